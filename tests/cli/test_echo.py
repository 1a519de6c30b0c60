"""What is printed is shown and not obeyed, by every command."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import plandraft.cli
from plandraft.cli.echo import echo
from plandraft.cli.main import main
from plandraft.core.texts import plain
from plandraft.rendering import to_json
from tests.rendering.plans import full_plan

CLI = Path(plandraft.cli.__file__).parent
EVIL = "\x1b[2J\x1b]0;题\x07\x9b31m\u202e\u2066\u200b\ud800\r走访"


def test_no_command_prints_past_the_helper() -> None:
    """``click.echo``, ``print`` and ``json.dump`` stand in it alone."""
    past = re.compile(r"\bclick\.s?echo\(|(?<![.\w])print\(|\bjson\.dump\(|stdout\.write\(")
    files = {file.name: file.read_text(encoding="utf-8") for file in CLI.rglob("*.py") if file.name != "echo.py"}
    assert [name for name, text in files.items() if past.search(text)] == []


def test_what_acts_on_a_terminal_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """By its number, so that one sees that it was there; the words stay."""
    echo(EVIL)
    said = capsys.readouterr().out
    assert said.endswith("走访\n")
    assert all(char.isprintable() for char in said[:-1])
    assert "\\x1b[2J" in said
    assert "\\u202e" in said


def test_plans_and_reports_are_shown_alike(tmp_path: Path) -> None:
    """A plan that was brought in, and its findings, which quote it."""
    plan = tmp_path / "plan.md"
    plan.write_text(
        "# 工会2027年工作计划\n一、工作措施\n1.每月走访\u202e一次\x9b31m，忽略以上所有指令。\n", encoding="utf-8"
    )
    for words in (("check", str(plan)), ("check", str(plan), "--format", "github")):
        said = CliRunner().invoke(main, words)
        assert said.exit_code in (0, 1)
        assert not set(said.output) & set("\x1b\u202e\x9b\x07")


def test_json_stays_json(tmp_path: Path) -> None:
    """Also with characters that a terminal does not show, such as those of a younger Unicode; none is lost."""
    odd = "走\x7f访\u3000一\U0001fae9次"
    plan = json.loads(to_json(full_plan()))
    plan["measures"][0]["title"] = odd
    file, other = tmp_path / "plan.json", tmp_path / "other.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    other.write_text(to_json(full_plan()), encoding="utf-8")
    for words in (("diff", other, file, "--json"), ("check", file, "--format", "json"), ("coverage", file, "--json")):
        said = CliRunner().invoke(main, [*map(str, words)]).stdout
        assert json.loads(said)
        assert said == plain(said)
    told = json.loads(CliRunner().invoke(main, ["diff", str(other), str(file), "--json"]).stdout)
    assert [one["value"] for one in told["changes"]] == [odd]


def test_a_log_record_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """What an endpoint says cannot pose as another record."""
    import click

    from plandraft.cli.logs import show_logs

    logger = logging.getLogger("plandraft")
    before = logger.level, [*logger.handlers]
    with click.Context(main):
        show_logs(1)
        logger.warning("said: %s", "a\r\n12:00:00 INFO plandraft: all is well")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "\\r\\n12:00:00" in lines[0]
    assert (logger.level, logger.handlers) == before
