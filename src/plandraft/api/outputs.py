"""Files that a command writes: nothing is written over that it reads, nor what somebody else made or changed.

What was written last to each path is remembered by its digest, so that a plan may be drafted again and again into one
file, and yet an edit made in between is not lost.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from plandraft.api.state import state_folder
from plandraft.api.versions import keep_and_write
from plandraft.arguments import checked
from plandraft.errors import OutputError
from plandraft.messages import tr
from plandraft.private_state import private_folder
from plandraft.typed_files import NotText, typed_bytes
from plandraft.whole_files import write_whole

_FOLDER = "outputs"
_MOST_BYTES = 100_000_000
"""A file that is greater was not written by us."""


@checked
def write_output(path: Path, content: bytes) -> None:
    """Write a result whole or not at all, and remember that it is ours; what stood there before is kept.

    Raises:
        OutputError: The folder is missing or not writable, or the file is open in Word or LibreOffice.
    """
    refuse_open([path])
    keep_and_write(path, content, by_hand_before=path.exists() and not is_ours(path))
    remember(path, content)


def remember(path: Path, content: bytes) -> None:
    """Remember that a file with this content is ours."""
    with suppress(OSError):  # where nothing can be remembered, the next command asks
        mark = _mark_of(path)
        private_folder(mark.parent.parent)
        private_folder(mark.parent)
        write_whole(mark, _digest(content).encode())


def is_ours(path: Path) -> bool:
    """Whether a file is as we wrote it last."""
    try:
        return typed_bytes(_mark_of(path)).decode("ascii", "replace") == _digest(typed_bytes(path, limit=_MOST_BYTES))
    except NotText:
        return False


def refuse_inputs(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Refuse a target that is read by the same command, or that lies in a folder that is.

    Raises:
        OutputError: One is; it names the file.
    """
    read = [path for path in inputs if path.exists()]
    for target in targets:
        for path in read:
            if target.exists() and _same(target, path):
                raise OutputError(
                    tr("{target} is what this command reads", target=target), hint=tr("name another file with -o")
                )
            if target.exists() and path.is_dir() and target.resolve().is_relative_to(path.resolve()):
                raise OutputError(
                    tr("{target} lies among what this command reads", target=target),
                    hint=tr("name a file elsewhere with -o"),
                )


def refuse_open(targets: Iterable[Path]) -> None:
    """Refuse a target that another program has open: it would write over ours, or ours would be under its window.

    Raises:
        OutputError: One is; it names the file by which that is known.
    """
    for target in targets:
        lock = next((file for file in _locks_of(target) if file.exists()), None)
        if lock is not None and target.exists():
            raise OutputError(
                tr("{target} is open in another program ({name} lies beside it)", target=target, name=lock.name),
                hint=tr(
                    "close it there, or name another file with -o; if it is open nowhere, delete {name}", name=lock.name
                ),
            )


def _locks_of(path: Path) -> Iterator[Path]:
    """What Word and WPS, and LibreOffice, put beside a file that they have open."""
    stem = len(path.stem)
    yield path.with_name(f"~${path.name[0 if stem <= 6 else 1 if stem == 7 else 2 :]}")
    yield path.with_name(f".~lock.{path.name}#")


def foreign(targets: Iterable[Path]) -> tuple[Path, ...]:
    """The targets that are there and not as we wrote them last."""
    return tuple(target for target in targets if target.exists() and not is_ours(target))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def _mark_of(path: Path) -> Path:
    """Where it is remembered what was written to a path; the path itself does not stand there."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    return state_folder(os.environ) / _FOLDER / f"{name}.last"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
