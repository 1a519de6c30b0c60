"""The folder of a library, and how a new state takes the old one's place.

    library.json      which format, made with what, and the name of the folder that is in use
    books-…/          catalogue.sqlite and words/ (the search engine's files); never changed once in use
    building.lock     held by the one process that builds; the system frees it when that process dies

A build works in a new ``books-…`` folder that nobody knows of. Only when all is written does ``library.json`` change,
in one step. A process killed at any moment leaves the old state in use, and litter that the next build removes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from plandraft.errors import SampleError
from plandraft.messages import tr
from plandraft.private_state import private_folder, shut_all

FORMAT = 3
_POINTER, _LOCK, _BOOKS = "library.json", "building.lock", "books-"
_BOOKS_NAME = re.compile(rf"{_BOOKS}[0-9a-f]{{12}}")
_KIND = "plandraft library"
CATALOGUE, WORDS = "catalogue.sqlite", "words"


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """What ``library.json`` says.

    Attributes:
        format: Version of the folder's format.
        made_with: Identity of the code and the knowledge that read the plans.
        books: Name of the folder in use; a new one for each new state.
        built: Day of the build.
    """

    format: int
    made_with: str
    books: str
    built: str


def is_library(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder holds a library, of whatever format."""
    return _read(Path(folder)) is not None


def pointer(folder: Path) -> Pointer | None:
    """What is in use; None where there is no library or one of another format."""
    found = _read(folder)
    if found is None or found.get("format") != FORMAT:
        return None
    texts = [found.get(key) for key in ("made_with", "books", "built")]
    if not all(isinstance(text, str) for text in texts):
        return None
    made_with, books, built = map(str, texts)
    if not _BOOKS_NAME.fullmatch(books):
        return None
    return Pointer(format=FORMAT, made_with=made_with, books=books, built=built)


def check_target(folder: Path) -> None:
    """Refuse a folder in which something else lies.

    Raises:
        SampleError: Not a folder, or not empty and no library.
    """
    if folder.exists() and not folder.is_dir():
        raise SampleError(tr("{folder} is a file", folder=folder), hint=tr("name a folder for the library"))
    if not folder.is_dir() or is_library(folder):
        return
    own = (_LOCK, _POINTER, f"{_POINTER}.new")
    foreign = [f.name for f in folder.iterdir() if f.name not in own and not _is_books(f)]
    if foreign:
        raise SampleError(
            tr("{folder} is not empty and holds no library ({foreign} lies in it)", folder=folder, foreign=foreign[0]),
            hint=tr("name an empty or a new folder"),
        )


@contextmanager
def building(folder: Path, *, wait_s: float) -> Iterator[None]:
    """Hold the folder's lock; litter of killed builds is removed before and what is out of use after.

    Raises:
        SampleError: Another process builds, or the folder cannot be written.
    """
    check_target(folder)
    try:
        private_folder(folder)
        with FileLock(folder / _LOCK, timeout=wait_s):
            _sweep(folder)
            try:
                yield
            finally:
                _sweep(folder)
    except Timeout:
        raise SampleError(
            tr("another process is building the library in {folder}", folder=folder),
            hint=tr("try again when it has finished"),
        ) from None
    except (OSError, sqlite3.Error) as error:
        raise SampleError(
            tr("the library in {folder} cannot be written: {error}", folder=folder, error=error),
            hint=tr("check space and rights"),
        ) from None


def new_books(folder: Path, *, copy_of: Pointer | None) -> Path:
    """A new folder to work in: empty, or with the state in use.

    The engine never changes a file it has written, so its files are linked and not copied where the system can.
    """
    books = folder / f"{_BOOKS}{uuid.uuid4().hex[:12]}"
    private_folder(books)
    private_folder(books / WORDS)
    if copy_of is not None:
        old = folder / copy_of.books
        shutil.copyfile(old / CATALOGUE, books / CATALOGUE)
        for file in (old / WORDS).iterdir():
            if file.suffix != ".lock":
                _link(file, books / WORDS / file.name)
    return books


def publish(folder: Path, pointed: Pointer) -> None:
    """Put a finished state in use, in one step."""
    for file in (folder / pointed.books).rglob("*"):
        if file.is_file():
            _to_disk(file)
    shut_all(folder / pointed.books)
    new = folder / f"{_POINTER}.new"
    new.write_text(json.dumps({"kind": _KIND, **asdict(pointed)}, indent=1) + "\n", encoding="utf-8")
    new.chmod(0o600)
    _to_disk(new)
    new.replace(folder / _POINTER)


def _read(folder: Path) -> dict[str, object] | None:
    try:
        found = json.loads((folder / _POINTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("kind") == _KIND else None


def _sweep(folder: Path) -> None:
    """Remove what is not in use; what a reader on Windows still holds open stays until the next time."""
    found = _read(folder)
    in_use = found and found.get("books")
    for books in folder.glob(f"{_BOOKS}*"):
        if books.name == in_use:
            shut_all(books)
        elif _is_books(books):
            shutil.rmtree(books, ignore_errors=True)


def _is_books(folder: Path) -> bool:
    """Whether a folder is one of ours, by its name: whatever else lies there is somebody's."""
    return bool(_BOOKS_NAME.fullmatch(folder.name)) and folder.is_dir() and not folder.is_symlink()


def _link(source: Path, target: Path) -> None:
    if source.suffix == ".json":
        shutil.copyfile(source, target)
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _to_disk(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
