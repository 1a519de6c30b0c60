"""Files that somebody names as text of their own: ordinary, of a size one can type, and text; never a pipe or a device.

Settings, knowledge, kinds, profiles, plans in JSON and registers of names are read here, so that all have one set of
guards. Nothing of a file's content stands in what is said of it: the name may have been of another file.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from plandraft.messages import tr

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
                raise NotText(tr("is no ordinary file"), tr("name a file"))
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise NotThere(tr("cannot be read: there is no such file"), tr("check the name")) from None
    except IsADirectoryError:
        raise NotText(tr("is a folder"), tr("name the file in it")) from None
    except OSError as error:
        raise NotText(
            tr("cannot be read: {strerror}", strerror=error.strerror), tr("check the name and the rights")
        ) from None
    except ValueError:
        raise NotText(tr("is no name of a file"), tr("check the name")) from None
    if len(data) > limit:
        raise NotText(tr("is larger than {limit} bytes", limit=limit), tr("is it the right file?"))
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
    raise NotText(tr("is not a text file"), tr("save it as UTF-8 text"))
