"""The state folder, and files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from plandraft.errors import OutputError
from plandraft.models.whole_files import write_whole


def state_folder(env: Mapping[str, str]) -> Path:
    """``PLANDRAFT_HOME``, else the platform's folder for an application's data."""
    import click

    return Path(env.get("PLANDRAFT_HOME") or click.get_app_dir("plandraft"))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        OutputError: The folder is missing or not writable.
    """
    try:
        write_whole(path, content, mode=0o666 & ~_umask())
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror}",
            hint="check the folder, or name another with -o; is the disk full, or the file open?",
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
