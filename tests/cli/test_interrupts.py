"""Ctrl-C, which a terminal sends to all processes of a command: one status, no traceback, and how to go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from plandraft.cli.main import CommandGroup
from plandraft.exit_status import ExitStatus
from plandraft.rendering import to_markdown
from tests.rendering.plans import full_plan

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"


CHECK = ("check", "plans", "--jobs", "2", "--profile", str(PROFILES / "hospital.yaml"))
MANY = ("many", str(PROFILES), "--into", "made")


@pytest.mark.parametrize(
    ("command", "later_s"), [(CHECK, 0.2), (CHECK, 2.0), (MANY, 0)], ids=["beginning", "checking", "drafting"]
)
def test_an_interrupt_ends_all_processes_without_a_traceback(
    command: tuple[str, ...], later_s: float, tmp_path: Path
) -> None:
    """Wherever it strikes: while processes start, or in the middle of a plan."""
    (tmp_path / "plans").mkdir()
    for at in range(600):
        (tmp_path / "plans" / f"{at}.md").write_text(to_markdown(full_plan()), encoding="utf-8")
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    arguments = [sys.executable, "-m", "plandraft", *command]
    running = subprocess.Popen(arguments, cwd=tmp_path, text=True, start_new_session=True, **pipes)
    assert running.stderr is not None
    running.stderr.readline()  # it has begun
    time.sleep(later_s)
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=60)[1]
    assert "Traceback" not in said
    assert "再执行同一命令" in said.splitlines()[-1]  # the plans are in Chinese
    assert running.returncode == ExitStatus.INTERRUPTED


def test_an_interrupt_while_a_question_is_asked_is_one_too() -> None:
    """Such as whether a file may be written over; nothing was written."""

    @click.group(cls=CommandGroup)
    def group() -> None:
        pass

    @group.command()
    def asks() -> None:
        raise click.Abort

    ended = CliRunner().invoke(group, ["asks"])
    assert ended.exit_code == ExitStatus.INTERRUPTED
    assert "interrupted" in ended.stderr
