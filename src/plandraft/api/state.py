"""The state folder, and files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plandraft.errors import OutputError


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
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror}", hint="check the folder, or name another with -o"
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OutputError(
            f"cannot write {path}: {error.strerror}", hint="is the disk full, or the file open?"
        ) from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
