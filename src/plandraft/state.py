"""The state folder: recorded replies and what an unfinished run was begun with."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plandraft.errors import OutputError, StateError


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


class Run:
    """One drafting job known by what it was asked with, so that the same command goes on where it stopped.

    Its day is frozen: a run taken up after midnight asks the same questions as before.
    """

    def __init__(self, folder: Path, identity: Mapping[str, object]) -> None:
        text = json.dumps(identity, ensure_ascii=False, sort_keys=True, default=str)
        self.key = hashlib.sha256(text.encode()).hexdigest()[:24]
        self._path = folder / "runs" / f"{self.key}.json"

    def begin(self, today: dt.date) -> dt.date:
        """The day the run counts as: that of its unfinished beginning, else today.

        Raises:
            StateError: The state folder cannot be written.
        """
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
            if not known["done"]:
                return dt.date.fromisoformat(known["as_of"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self._save(today, done=False)
        return today

    def finish(self, as_of: dt.date) -> None:
        """Mark the run as done; the same command then starts a new day's run."""
        self._save(as_of, done=True)

    def _save(self, as_of: dt.date, *, done: bool) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps({"as_of": as_of.isoformat(), "done": done}).encode())
        except (OSError, OutputError) as error:
            raise StateError(
                f"cannot write the state folder {self._path.parent}: {error}",
                hint="set PLANDRAFT_HOME to a folder you may write to",
            ) from None
