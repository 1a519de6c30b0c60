"""One process works on a run at a time; the operating system gives the lock back when a process is killed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plandraft.errors import StateError
from plandraft.messages import tr
from plandraft.private_state import private_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock


LOOK_S = 0.5
"""Seconds for which who only looks whether a run is held may be in the way (our choice; a look takes microseconds)."""


class RunLock:
    """The lock of one run."""

    def __init__(self, folder: Path, run_id: str) -> None:
        self._path = folder / f"{run_id}.lock"
        self._lock: BaseFileLock | None = None

    def take(self, *, wait_s: float = 0.0) -> bool:
        """Take it; False where somebody else holds it for longer than ``wait_s``.

        Raises:
            StateError: The folder cannot be written.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, thread_local=False)
        try:
            private_folder(self._path.parent)
            lock.acquire(timeout=wait_s)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            raise StateError(
                tr("cannot lock {path}: {error}", path=self._path, error=error),
                hint=tr("set PLANDRAFT_HOME to a folder you may write to"),
            ) from None
        self._lock = lock
        return True

    def give_back(self) -> None:
        """Let others have it."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def is_held(self) -> bool:
        """Whether somebody holds it now."""
        if not self._path.exists():
            return False
        if not self.take():
            return True
        self.give_back()
        return False
