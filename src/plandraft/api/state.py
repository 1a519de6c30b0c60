"""The state folder, and files that are whole or not there."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from plandraft.errors import OutputError
from plandraft.messages import tr
from plandraft.whole_files import write_whole


def state_folder(env: Mapping[str, str]) -> Path:
    """``PLANDRAFT_HOME``, else the platform's folder for an application's data."""
    import click

    return Path(env.get("PLANDRAFT_HOME") or click.get_app_dir("plandraft"))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all; one that is there keeps its rights, a link its place.

    Raises:
        OutputError: The folder is missing or not writable.
    """
    try:
        place = path.resolve()
        write_whole(place, content, mode=_mode_of(place))
    except OSError as error:
        raise OutputError(
            tr("cannot write {path}: {strerror}", path=path, strerror=error.strerror),
            hint=tr("check the folder, or name another with -o; is the disk full, or the file open?"),
        ) from None


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
