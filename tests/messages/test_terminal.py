"""What a terminal adds: colours for a report, and a reader that leaves early is no fault."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from plandraft.cli.echo import in_colours

REPORT = """M1  走访慰问
  计划.md:7:3: {severity} PD702 用了半角标点
      逐户走访, 登记
              ^
      → 改用全角标点
"""


@pytest.mark.parametrize(("severity", "colour"), [("错误", "31"), ("error", "31"), ("警告", "33"), ("提示", "34")])
def test_a_report_has_colours_and_the_same_words(severity: str, colour: str) -> None:
    """The severity has its own; taken out again, everything is as it was."""
    report = REPORT.format(severity=severity)
    shown = in_colours(report)
    assert f"\x1b[{colour}m\x1b[1m{severity} PD702" in shown
    assert re.sub(r"\x1b\[\d+m", "", shown) == report


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
@pytest.mark.parametrize("command", [["rules"], ["schema", "plan"], ["calendar", "2027"]])
def test_a_reader_that_has_seen_enough_is_no_error(command: list[str]) -> None:
    """As behind ``| head -1``: nothing on stderr, and the status of a command that went well."""
    running = subprocess.Popen(
        [sys.executable, "-c", "import sys; from plandraft.cli.main import main; main(sys.argv[1:])", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    assert running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 0
    running.stderr.close()
