"""Files that somebody names as text of their own: ordinary, of a size one can type, and text; never a pipe or a device.

Settings, knowledge, kinds, profiles, plans in JSON and registers of names are read here, so that all have one set of
guards. Nothing of a file's content stands in what is said of it: the name may have been of another file.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

MOST_TYPED_BYTES = 1_000_000
"""A file that a person writes is a page or a few; a greater one is something else (our choice)."""
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")


class NotText(Exception):
    """A file that is not read as text.

    Args:
        why: A clause that follows the file's name, such as ``is a folder``.
        hint: What can be done about it; empty where that depends on what the file should be.
    """

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


class NotThere(NotText):
    """A file that does not exist."""


def typed_bytes(file: Path, *, limit: int = MOST_TYPED_BYTES) -> bytes:
    """The bytes of an ordinary file, never more than ``limit``.

    Raises:
        NotThere: There is no such file.
        NotText: A folder, a pipe or device, forbidden, or too large.
    """
    try:
        # without a wait: opening a pipe that nobody writes to would never come back
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotText("is no ordinary file", "name a file")
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise NotThere("cannot be read: there is no such file", "check the name") from None
    except IsADirectoryError:
        raise NotText("is a folder", "name the file in it") from None
    except OSError as error:
        raise NotText(f"cannot be read: {error.strerror}", "check the name and the rights") from None
    except ValueError:
        raise NotText("is no name of a file", "check the name") from None
    if len(data) > limit:
        raise NotText(f"is larger than {limit} bytes", "is it the right file?")
    return data


def typed_text(file: Path, *, encodings: tuple[str, ...] = ("utf-8-sig",), limit: int = MOST_TYPED_BYTES) -> str:
    """The text of an ordinary file; the first encoding counts in which it is text.

    Raises:
        NotText: As ``typed_bytes``, or its bytes are no text.
    """
    data = typed_bytes(file, limit=limit)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise NotText("is not a text file", "save it as UTF-8 text")
