"""Files and folders that somebody named become a list of files, in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plandraft.core.sample import Skipped
from plandraft.documents.formats import refusal_by_name
from plandraft.documents.names import is_noise
from plandraft.documents.refusal import Unreadable
from plandraft.documents.texts import too_large
from plandraft.messages import tr


@dataclass(frozen=True, kw_only=True)
class NamedPath:
    """What lies at one path that was named.

    Attributes:
        path: As it was named.
        named: Whether the path is the file itself, so that a fault in it is the reader's to hear.
        files: Files to read, sorted by their path.
        skipped: What is not even opened, and why.
    """

    path: Path
    named: bool
    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


def find(path: str | os.PathLike[str]) -> NamedPath:
    """The file at a path, or all files of the folder at it and below.

    Raises:
        Unreadable: There is nothing, or nothing that could be a sample.
    """
    named = Path(path)
    if not os.path.lexists(named):
        raise Unreadable(str(named), tr("there is no such file or folder"), hint=tr("check the name"))
    if named.is_dir():
        return _folder(named)
    refused = refusal_by_name(str(named)) or _no_file(named)
    if refused is not None:
        raise refused
    return NamedPath(path=named, named=True, files=(named,))


def _folder(folder: Path) -> NamedPath:
    files: list[Path] = []
    skipped: list[Skipped] = []
    for file in _below(folder, skipped):
        if is_noise(str(file.relative_to(folder))):
            continue
        refused = _no_file(file) or refusal_by_name(str(file))
        if refused is not None:
            skipped.append(refused.skipped)
        else:
            files.append(file)
    return NamedPath(path=folder, named=False, files=tuple(sorted(files)), skipped=tuple(skipped))


def _below(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """All files; links to folders are followed once, so that a loop of links ends."""
    seen: set[tuple[int, int]] = set()

    def forbidden(error: OSError) -> None:
        name = str(error.filename)
        skipped.append(
            Unreadable(
                name,
                tr("the folder cannot be opened: {strerror}", strerror=error.strerror),
                hint=tr("check the rights"),
            ).skipped
        )

    for root, folders, files in os.walk(folder, followlinks=True, onerror=forbidden):
        identity = _identity(Path(root))
        if identity in seen:
            folders.clear()
            skipped.append(
                Unreadable(root, tr("a link to a folder that is read already"), hint=tr("nothing to do")).skipped
            )
            continue
        seen.add(identity)
        folders[:] = sorted(name for name in folders if not is_noise(name))
        yield from (Path(root, name) for name in sorted(files))


def _identity(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_dev, found.st_ino


def _no_file(file: Path) -> Unreadable | None:
    """Why a path is no file with bytes in it: a link into nothing or in a circle, a pipe, a device."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return Unreadable(str(file), tr("it is a link to nothing, or is gone"), hint=tr("check what it points at"))
    except OSError as error:
        return Unreadable(
            str(file),
            tr("it cannot be opened: {strerror}", strerror=error.strerror),
            hint=tr("check the link and the rights"),
        )
    return None if stat.S_ISREG(mode) else Unreadable(str(file), tr("it is no ordinary file"), hint=tr("name a file"))


def content(file: Path, *, limit: int) -> bytes:
    """The bytes of a file, never more than ``limit``.

    Raises:
        Unreadable: Gone, forbidden, or too large.
    """
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(limit + 1) if size <= limit else b""
    except FileNotFoundError:
        raise Unreadable(
            str(file), tr("there is no such file; it may be gone meanwhile"), hint=tr("check the name")
        ) from None
    except OSError as error:
        raise Unreadable(
            str(file), tr("it cannot be opened: {strerror}", strerror=error.strerror), hint=tr("check the rights")
        ) from None
    if size > limit or len(data) > limit:
        raise too_large(str(file), max(size, len(data)), limit)
    return data
