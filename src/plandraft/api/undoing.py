"""``undo`` and ``redo``: a file as it was before it was written over, and back again; nothing is lost by either."""

from __future__ import annotations

from pathlib import Path

from plandraft.api.outputs import is_ours, remember
from plandraft.api.settings import PathLike
from plandraft.api.state import write_atomically
from plandraft.api.versions import Version, held, keep, present, version_file, versions_of
from plandraft.arguments import checked
from plandraft.errors import InputError
from plandraft.messages import tr


@checked
def undo(path: PathLike, *, to: int | None = None) -> Version:
    """Bring back what a file held before; what it holds now is kept, so that this can be undone.

    Args:
        path: The file.
        to: The number of the version that comes back; else the one that the present state was made from.

    Raises:
        InputError: There is no such state.
        OutputError: The file cannot be written.
    """
    file = Path(path)
    versions = versions_of(file)
    if not versions:
        raise InputError(
            tr("{file} has no earlier version", file=file), hint=tr("one is kept when the file is written over")
        )
    now = present(file)
    if to is None:
        to = versions[-1].number if now is None else now.parent  # None: gone, or edited since it was written
    return _bring_back(file, to, tr("nothing stands before the present version"))


@checked
def redo(path: PathLike) -> Version:
    """Go forward again after ``undo``: to the newest state that was made from the present one.

    Raises:
        InputError: There is none.
        OutputError: The file cannot be written.
    """
    file = Path(path)
    now = present(file)
    after = [one.number for one in versions_of(file) if now is not None and one.parent == now.number]
    return _bring_back(file, after[-1] if after else 0, tr("nothing stands after the present version"))


def _bring_back(path: Path, number: int, none: str) -> Version:
    known = {one.number: one for one in versions_of(path)}
    if not number:
        raise InputError(f"{path}: {none}", hint=tr("plandraft versions {path} lists what is kept", path=path))
    content, there = version_file(path, number).read_bytes(), held(path)
    if there is not None and there != content:
        keep(path, there, by_hand=not is_ours(path))
    write_atomically(path, content)
    if not known[number].by_hand:
        remember(path, content)
    return known[number]
