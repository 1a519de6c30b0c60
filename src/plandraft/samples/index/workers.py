"""Files are read by several processes; their records come back in the files' order."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path

from plandraft.core.knowledge import Knowledge
from plandraft.processes import by_processes
from plandraft.samples.index.records import FileRecord, Recorder

PARALLEL_FROM = 200
"""Files from which starting processes (half a second each) pays (our choice)."""
_CHUNK = 16
_MOST = 16
Task = tuple[str, str | None]
"""A path and the digest it had when it was read last."""

_recorder: Recorder | None = None


def records(tasks: Sequence[Task], knowledge: Knowledge, *, workers: int | None) -> Iterator[FileRecord]:
    """The record of each file.

    Processes start afresh, so that no lock of another thread is inherited. A script that calls this without
    ``if __name__ == "__main__"`` cannot be started afresh: its files are then read by this process alone.
    """
    number = _number(len(tasks)) if workers is None else workers
    if number < 2 or is_worker():
        yield from _serial(tasks, knowledge)
        return
    with _kept(knowledge) as file:
        yield from by_processes(
            _record,
            tasks,
            workers=number,
            chunk=_CHUNK,
            alone=lambda rest: _serial(rest, knowledge),
            begin=_begin,
            given=(file,),
        )


def is_worker() -> bool:
    """Whether this process was started by another one, also while it still runs its script again.

    While it does, the module ``__mp_main__`` is that script, and ``__main__`` is not.
    """
    return parent_process() is not None or sys.modules.get("__mp_main__") is not sys.modules.get("__main__")


def _number(tasks: int) -> int:
    return 1 if tasks < PARALLEL_FROM else min(os.cpu_count() or 1, _MOST)


def _serial(tasks: Sequence[Task], knowledge: Knowledge) -> Iterator[FileRecord]:
    recorder = Recorder(knowledge)
    return (recorder.record(path, digest) for path, digest in tasks)


@contextmanager
def _kept(knowledge: Knowledge) -> Iterator[str]:
    """The knowledge in a file: more than a pipe holds cannot be handed to a process that may die while starting."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "knowledge.json"
        file.write_text(knowledge.model_dump_json(), encoding="utf-8")
        yield str(file)


def _begin(file: str) -> None:
    global _recorder
    _recorder = Recorder(Knowledge.model_validate_json(Path(file).read_text(encoding="utf-8")))


def _record(task: Task) -> FileRecord:
    assert _recorder is not None
    return _recorder.record(*task)
