"""A disk that fails in one process: built from ``disk.c`` where there is a C compiler."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.children import WAIT_S, started

SOURCE = Path(__file__).with_name("disk.c")
CALLS = ("write", "sync", "rename", "truncate")
KILL = 0


def compiled(folder: Path) -> Path | None:
    """The library; None where nothing compiles C, or libraries are preloaded in another way."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    built = folder / "disk.so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", built, SOURCE, "-ldl"], check=True)
    return built


@dataclass(frozen=True)
class Fault:
    """What happens at the n-th call of a kind.

    Attributes:
        call: The kind, of ``CALLS``.
        error: The errno; 0 is a kill in its place.
        on: Whether every later one fails as well, as on a full disk.
    """

    call: str
    error: int
    on: bool = False

    @property
    def name(self) -> str:
        """For the test's id."""
        how = "kill" if self.error == KILL else errno.errorcode[self.error]
        return f"{self.call}-{how}{'-on' if self.on else ''}"

    def env(self, at: int, folder: Path, told: Path) -> dict[str, str]:
        """What a process is told of it."""
        named = {"FAULT_FOLDER": folder, "FAULT_CALL": self.call, "FAULT_AT": at, "FAULT_ERROR": self.error}
        env = {name: str(value) for name, value in (named | {"FAULT_TOLD": told}).items()}
        return env | ({"FAULT_ON": "1"} if self.on else {})


FAULTS = [
    *(Fault(call, error, on) for call in CALLS for error, on in ((errno.EIO, False), (errno.ENOSPC, True))),
    *(Fault(call, KILL) for call in CALLS),
]


def struck(
    fault: Fault, folder: Path, work: Callable[..., None], given: Callable[[int], tuple[Any, ...]], *, step: int = 1
) -> Iterator[tuple[int, int | None]]:
    """Do some work in a child with a fault at every call, or every ``step``-th; ends where there are no more calls.

    Args:
        fault: The fault.
        folder: Only files in here count.
        work: Done in the child.
        given: What it is given, by the number of the call that fails.
        step: A tenth of the suite strikes every tenth call.

    Yields:
        The number of the call and the child's exit code.
    """
    at = 1 + step // 2
    while True:
        told = folder.parent / f"struck-{fault.name}-{at}"
        child = started(work, *given(at), env=fault.env(at, folder, told))
        child.join(WAIT_S)
        if not told.exists():
            return
        yield at, child.exitcode
        at += step
