"""Which files of some paths are profiles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plandraft.api.settings import FILE_NAME, PathLike
from plandraft.arguments import checked
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.profiles import SUFFIXES


@checked
def profile_files(paths: Iterable[PathLike]) -> tuple[Path, ...]:
    """Files as they are named; of folders, at any depth, the files that end as profiles do. Each once.

    Raises:
        UsageError: A folder holds none.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        for file in _files_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _files_in(folder: Path) -> list[Path]:
    files = sorted(file for file in folder.rglob("*") if _is_profile(file.relative_to(folder)) and file.is_file())
    if not files:
        raise UsageError(
            tr("{folder} holds no profile", folder=folder),
            hint=tr("profiles end in {suffixes}", suffixes=", ".join(SUFFIXES)),
        )
    return files


def _is_profile(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in SUFFIXES and path.name != FILE_NAME and not hidden
