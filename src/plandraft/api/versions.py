"""Earlier versions of files that are written over: kept beside them, brought back by ``undo``, compared by number.

They lie in ``.plandraft/NAME/`` beside the file, as whole files with its ending, and a log says which came from which.
Where nothing can be written there, as in the folder of a colleague, they lie in the state folder. Only their owner
reads them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from plandraft.api.settings import PathLike
from plandraft.api.state import state_folder, write_atomically
from plandraft.arguments import checked
from plandraft.core.frozen_model import FrozenModel
from plandraft.errors import InputError, OutputError
from plandraft.messages import tr
from plandraft.private_state import private_folder
from plandraft.typed_files import NotText, NotThere, typed_bytes, typed_text
from plandraft.whole_files import write_whole

FOLDER = ".plandraft"
MOST_VERSIONS = 20
"""Of one file; the oldest go first (our choice)."""
_MOST_BYTES = 100_000_000
_LOG = "log.json"
_NUMBERED = re.compile(r"(?P<file>.+)@(?P<number>[1-9]\d{0,8})")


class Version(FrozenModel):
    """A state of a file.

    Attributes:
        number: From 1, never used again.
        digest: SHA-256 of its content.
        size: In bytes.
        at: When it was written or first seen, in local time.
        parent: The number of the state that it was made from; 0 for none that is known.
        by_hand: Whether somebody else than this program wrote it.
    """

    number: int
    digest: str
    size: int
    at: dt.datetime
    parent: int = 0
    by_hand: bool = False


class Log(FrozenModel):
    """The states of a file, in the order in which they came."""

    versions: tuple[Version, ...] = ()
    last: int = 0

    def of(self, digest: str) -> Version | None:
        """The latest version with a content."""
        return next((one for one in reversed(self.versions) if one.digest == digest), None)

    def numbered(self, number: int) -> Version | None:
        """The version with a number."""
        return next((one for one in self.versions if one.number == number), None)


def keep_and_write(path: Path, content: bytes, *, by_hand_before: bool = False) -> None:
    """Write a file whole or not at all, after what it held before has been kept.

    Args:
        path: The file.
        content: What it will hold.
        by_hand_before: Whether somebody else than this program wrote what it holds now.

    Raises:
        OutputError: It cannot be written, or what it held cannot be kept; then it is as it was.
    """
    before = held(path)
    if before is None or before == content:
        write_atomically(path, content)
        return
    store = keep(path, before, by_hand=by_hand_before)
    write_atomically(path, content)
    store.add(content, parent=store.log().of(_digest(before)))


@checked
def versions_of(path: PathLike) -> tuple[Version, ...]:
    """The kept states of a file, oldest first, the present one among them where it was kept."""
    return next((store.log().versions for store in _stores(Path(path)) if store.log().versions), ())


def present(path: Path) -> Version | None:
    """The state that a file is in; None where that was not kept."""
    now = held(path)
    log = next((store.log() for store in _stores(path) if store.log().versions), Log())
    return log.of(_digest(now)) if now is not None else None


def version_file(path: Path, number: int) -> Path:
    """The file of a kept state.

    Raises:
        InputError: There is none of this number.
    """
    for store in _stores(path):
        if store.log().numbered(number) is not None and store.file(number).is_file():
            return store.file(number)
    kept = "、".join(str(one.number) for one in versions_of(path))
    raise InputError(
        tr("{path} has no version {number}", path=path, number=number),
        hint=tr("kept are {kept}", kept=kept) if kept else tr("a version is kept when the file is written over"),
    )


def named_file(name: PathLike) -> Path:
    """The file that a name means: ``plan.docx``, or ``plan.docx@2`` for a kept state of it.

    Raises:
        InputError: There is no such state.
    """
    path = Path(name)
    found = _NUMBERED.fullmatch(os.fspath(name))
    if found is None or path.exists():
        return path
    return version_file(Path(found["file"]), int(found["number"]))


class _Store:
    """The kept states of one file in one folder."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def file(self, number: int) -> Path:
        return self._folder / f"{number:04}{self._suffix}"

    def log(self) -> Log:
        try:
            return Log.model_validate_json(typed_text(self._folder / _LOG))
        except (NotText, ValidationError):
            return Log()

    def add(self, content: bytes, *, parent: Version | None, by_hand: bool = False) -> None:
        """Keep a state; one that is the latest of its content is not kept twice.

        Raises:
            OSError: It cannot be written.
        """
        try:
            private_folder(self._folder.parent)
            private_folder(self._folder)
            self._add(content, parent, by_hand=by_hand)
        except OSError:
            with suppress(OSError):  # no empty folder stays where nothing could be kept
                self._folder.rmdir()
                self._folder.parent.rmdir()
            raise

    def _add(self, content: bytes, parent: Version | None, *, by_hand: bool) -> None:
        log = self.log()
        known = log.of(_digest(content))
        if known is not None and self.file(known.number).is_file():
            return
        number = max([log.last, *(one.number for one in log.versions)]) + 1
        version = Version(
            number=number,
            digest=_digest(content),
            size=len(content),
            at=dt.datetime.now().astimezone().replace(microsecond=0),
            parent=parent.number if parent is not None else 0,
            by_hand=by_hand,
        )
        write_whole(self.file(number), content)
        ignored = self._folder.parent / ".gitignore"
        if self._folder.parent.name == FOLDER and not ignored.exists():
            write_whole(ignored, b"*\n")
        versions = (*(one for one in log.versions if one != known), version)
        self._write(Log(versions=versions[-MOST_VERSIONS:], last=number))
        for old in versions[:-MOST_VERSIONS]:
            self.file(old.number).unlink(missing_ok=True)

    def _write(self, log: Log) -> None:
        data = json.dumps(log.model_dump(mode="json"), ensure_ascii=False, indent=1)
        write_whole(self._folder / _LOG, data.encode())


def _stores(path: Path) -> Iterator[_Store]:
    """Beside the file, else in the state folder."""
    place = path.resolve()
    name = hashlib.sha256(os.fsencode(place)).hexdigest()[:32]
    yield _Store(place.parent / FOLDER / place.name, place.suffix)
    yield _Store(state_folder(os.environ) / "versions" / f"{name}.kept", place.suffix)


def keep(path: Path, content: bytes, *, by_hand: bool) -> _Store:
    """The store that now holds a state of a file.

    Raises:
        OutputError: None can be written to.
    """
    why = ""
    for store in _stores(path):
        try:
            log = store.log()
            store.add(content, parent=log.versions[-1] if log.versions else None, by_hand=by_hand)
        except OSError as error:
            why = error.strerror or str(error)
        else:
            return store
    raise OutputError(
        tr("what {path} held before cannot be kept: {why}", path=path, why=why),
        hint=tr("check the folder, or name another file with -o"),
    )


def held(path: Path) -> bytes | None:
    """What a file holds; None where it is not there.

    Raises:
        OutputError: It cannot be read, so that it could not be kept.
    """
    try:
        return typed_bytes(path, limit=_MOST_BYTES)
    except NotThere:
        return None
    except NotText as error:
        raise OutputError(
            tr("cannot write {path}: it {why}", path=path, why=error.why), hint=tr("name another file with -o")
        ) from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
