"""Processes beside each other: a run is held by one, different runs share the file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plandraft.errors import StateError
from plandraft.journal import JournaledModel
from plandraft.journal.locks import RunLock
from plandraft.journal.store import connect
from tests.journal.desk import Clerk, ask, header, journal, reply

ROOT = Path(__file__).parents[2]
MANY = 8
_HOLD = """
import sys
from pathlib import Path
from tests.journal.desk import header, journal
kept = journal(Path(sys.argv[1]))
run = kept.begin(header())
print("held", flush=True)
sys.stdin.read()
run.close()
kept.close()
"""
_ASK = """
import sys
from pathlib import Path
from plandraft.journal import JournaledModel
from plandraft.journal.locks import RunLock
from tests.journal.desk import Clerk, ask, header, journal, reply
kept = journal(Path(sys.argv[1]))
run = kept.begin(header(sys.argv[2] * 12))
for n in range(20):
    JournaledModel(Clerk(reply(sys.argv[2])), run).ask(ask(f"{sys.argv[2]} {n}"))
run.close()
kept.close()
"""


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of this Python that runs the code."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(command, cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_the_second_process_is_told_that_the_run_is_held(tmp_path):
    """By which process, and since when; killed as hard as can be, it holds nothing any more."""
    kept = journal(tmp_path)
    with started(_HOLD, tmp_path) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            with pytest.raises(StateError, match=f"process {other.pid} on ") as caught:
                kept.begin(header())
            assert header().run_id in caught.value.message
            assert "2026-11-20" in caught.value.message
            assert caught.value.hint
            assert kept.runs()[0].state == "running"
            kept.begin(header("9" * 12)).close()
        finally:
            other.kill()
    assert {run.state for run in kept.runs()} == {"stopped"}
    kept.begin(header()).close()
    kept.close()


def test_a_listing_is_no_hindrance_to_a_beginning(tmp_path):
    """Lists look whether a run is held; who begins it in that moment is not told that it is."""
    kept = journal(tmp_path)
    look = RunLock(tmp_path / "locks", header().run_id)
    assert look.take()
    over = threading.Timer(0.1, look.give_back)
    over.start()
    kept.begin(header()).close()
    over.join()
    kept.close()


def test_processes_write_one_file_side_by_side(tmp_path):
    """Nothing of either is lost."""
    others = [started(_ASK, tmp_path, key) for key in ("a", "b")]
    for other in others:
        other.communicate(timeout=30)
        assert other.returncode == 0
    kept = journal(tmp_path)
    assert [(run.asks, run.replies) for run in kept.runs()] == [(20, 20), (20, 20)]
    idle = Clerk(reply("c"))
    run = kept.begin(header("a" * 12))
    assert JournaledModel(idle, run).ask(ask("b 7")).text == "b"
    assert idle.asked == []
    run.close()
    kept.close()


def test_a_new_file_is_made_by_many_at_once(tmp_path):
    """None of them is told that another one holds it."""
    begin = threading.Barrier(MANY)

    def opened(number: int) -> None:
        path = tmp_path / str(number) / "journal.sqlite"
        path.parent.mkdir(exist_ok=True)
        begin.wait()
        connect(path).close()

    with ThreadPoolExecutor(MANY) as others:
        for number in range(30):
            assert list(others.map(opened, [number] * MANY)) == [None] * MANY
