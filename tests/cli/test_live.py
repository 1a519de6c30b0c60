"""The plan on a terminal while it is written: a pseudo-terminal, and what arrives on it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from plandraft.cli.growing import LEFT_OUT, window
from plandraft.cli.main import main
from tests.office import CLINIC, Office, offline_answers, working

ROWS, COLUMNS = 16, 60


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """What the office says."""
    return offline_answers(CLINIC, strategy="sections")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


def on_a_terminal(*arguments: Any) -> tuple[int, str]:
    """Run a command with stderr on a terminal of its own; returns the exit status and what arrived there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    command = [sys.executable, "-m", "plandraft", *map(str, arguments)]
    env = os.environ | {"PLANDRAFT_LANG": "en"}  # without the COLUMNS and LINES that readline sets behind Python's back
    running = subprocess.Popen(command, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env=env)
    os.close(theirs)
    arrived, end = bytearray(), time.monotonic() + 120
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                arrived += os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
    os.close(ours)
    return running.wait(20), arrived.decode("utf-8", "replace")


def drafted(answers: dict[str, str], *more: Any, tmp_path: Path) -> tuple[int, str]:
    """A draft of the clinic's plan, slowly enough to be seen."""
    office = Office(answers, pause_s=0.01)
    with working(office) as server:
        given = ("--model", "m", "--base-url", server.url, "--strategy", "sections", "-o", tmp_path / "plan.md")
        return on_a_terminal("draft", CLINIC, *given, *more)


def test_the_plan_grows_and_only_the_bar_remains(answers: dict[str, str], tmp_path: Path) -> None:
    """No drawing is higher than the terminal, so none scrolls away what stood there before."""
    status, arrived = drafted(answers, tmp_path=tmp_path)
    assert status in (0, 1), arrived
    assert "▌" in arrived
    assert "三、工作措施" in arrived
    ups = [len(run) // len("\x1b[1A\x1b[2K") for run in re.findall(r"(?:\x1b\[1A\x1b\[2K)+", arrived)]
    assert max(ups) > 8
    assert max(ups) < ROWS
    last = arrived[arrived.rindex("\x1b[1A") :]
    assert "▌" not in last
    assert "m: " in last
    assert "findings:" in last
    assert arrived.rindex("\x1b[?25h") > arrived.rindex("\x1b[?25l")  # the cursor is there again


def test_a_run_that_is_taken_up_shows_what_there_is_already(answers: dict[str, str], tmp_path: Path) -> None:
    """What the journal answers is never shown as being written."""
    office = Office(answers, pause_s=0.01, left=1)
    with working(office) as server:
        given = ["--model", "m", "--base-url", server.url, "--strategy", "sections"]
        stopped = CliRunner().invoke(main, ["draft", str(CLINIC), *given])
        assert stopped.exit_code == 3
        office.left = 1000
        status, arrived = on_a_terminal("resume", "-o", tmp_path / "plan.md")
    assert status in (0, 1), arrived
    assert "▌" in arrived
    assert "指导思想\r\n▌" not in arrived


def test_it_can_be_switched_off(answers: dict[str, str], tmp_path: Path) -> None:
    """Then there is the bar alone."""
    status, arrived = drafted(answers, "--no-live", tmp_path=tmp_path)
    assert status in (0, 1)
    assert "▌" not in arrived
    assert "m: " in arrived


def test_without_a_model_there_is_the_bar_alone(tmp_path: Path) -> None:
    """The offline draft is there at once."""
    status, arrived = on_a_terminal("draft", CLINIC, "-o", tmp_path / "plan.md")
    assert status == 0, arrived
    assert "指导思想" not in arrived


def test_where_stderr_is_no_terminal_a_line_a_step_is_told(answers: dict[str, str], tmp_path: Path) -> None:
    """As for a log; pieces are not told."""
    with working(Office(answers)) as server:
        given = ["--model", "m", "--base-url", server.url, "--strategy", "sections", "-o", str(tmp_path / "plan.md")]
        done = CliRunner().invoke(main, ["draft", str(CLINIC), *given])
    told = [line.split() for line in done.stderr.splitlines() if line.startswith("[")]
    assert sorted(words[1] for words in told[:3]) == ["frame", "measures", "measures"]
    assert {words[0] for words in told[:3]} == {"[1/3]", "[2/3]", "[3/3]"}
    assert "delta" not in done.stderr
    assert "\x1b" not in done.stderr
    assert "▌" not in done.stderr


EVIL = "\x1b[2J\x1b]0;甲\x07\x9b31m\u202e\u2066\r[bold red]乙[/bold red]:smile:[link=http://x]"


def test_a_model_s_words_do_nothing_to_the_terminal(answers: dict[str, str], tmp_path: Path) -> None:
    """Neither escapes nor markup: what arrives is what the bar and the drawing need, and text."""
    evil = {asked: text.replace("职工", json.dumps(EVIL)[1:-1]) for asked, text in answers.items()}
    _, arrived = drafted(evil, tmp_path=tmp_path)
    live = arrived[: arrived.index("findings:")]
    assert "[bold red]乙[/bold red]:smile:[link=http://x]" in live.replace("\r\n", "")
    assert not re.search("\x1b\\[2J|\x1b\\]|\x07|\x9b|\u202e|\u2066", arrived)
    assert set(re.findall("\x1b\\[[^A-Za-z]*([A-Za-z])", arrived)) <= set("mAKhl")


def text(*open_at: int, lines: int = 40) -> str:
    """A text of numbered lines of two rows each, some of them being written."""
    return "\n".join(f"{n}：" + "字" * 35 + ("▌" if n in open_at else "") for n in range(lines))


@pytest.mark.parametrize("height", [0, 1, 2, 3, 7, 13, 200])
@pytest.mark.parametrize("open_at", [(), (3,), (0, 20, 39), tuple(range(40))])
def test_no_view_is_higher_or_wider_than_the_terminal(height: int, open_at: tuple[int, ...]) -> None:
    """However much is being written."""
    rows = window(text(*open_at), width=COLUMNS, height=height)
    assert len(rows) <= height
    assert all(len(row) <= COLUMNS / 1.5 for row in rows)
    assert not open_at or height == 0 or "▌" in "".join(rows)


def test_every_place_that_is_written_is_in_view() -> None:
    """What lies between is left out, and that is said."""
    rows = window(text(3, 20, 30), width=COLUMNS, height=13)
    assert sum("▌" in row for row in rows) == 3
    assert rows.count(LEFT_OUT) == 3
    assert window(text(lines=3), width=COLUMNS, height=13) == window(text(lines=3), width=COLUMNS, height=99)
    assert window(text(), width=COLUMNS, height=4)[-1].startswith("字")
