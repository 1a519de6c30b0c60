"""``draft --keep`` as a user runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main

TEXT = """
name: 榆岸仪表厂工会委员会
sector: enterprise
period: 2027
length_chars: 1000
departments: [综合办公室, 生产部]
priorities: [建成职工书屋, 夜班窗口开到凌晨两点]
"""


def plandraft(*arguments: Any) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile that has changed since its plan was drafted and edited."""
    profile, plan = tmp_path / "me.yaml", tmp_path / "old.md"
    profile.write_text(TEXT, encoding="utf-8")
    assert plandraft("draft", profile, "-o", plan).exit_code == 0
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("**建成职工书屋**", "**把书屋办到车间门口**"), encoding="utf-8")
    assert "把书屋办到车间门口" in plan.read_text(encoding="utf-8")
    profile.write_text(TEXT.replace("夜班窗口开到凌晨两点", "夜班窗口开到天亮"), encoding="utf-8")
    return tmp_path


def test_edits_are_kept_and_counted(folder: Path) -> None:
    """The count goes to stderr; the new demand is in the plan, and the old one is not."""
    done = plandraft("draft", folder / "me.yaml", "--keep", folder / "old.md", "-o", folder / "new.md")
    assert done.exit_code == 0, done.output
    assert "保留了 1 处手工修改" in done.stderr
    text = (folder / "new.md").read_text(encoding="utf-8")
    assert "把书屋办到车间门口" in text
    assert "天亮" in text
    assert "凌晨两点" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-n", 2, "-o", "p.md"), "--keep goes with one draft"),
        (("-o", "nowhere/p.md"), "no folder"),
    ],
)
def test_options_that_do_not_go_together(folder: Path, arguments: tuple[Any, ...], said: str) -> None:
    """Refused before anything is drafted."""
    done = plandraft("draft", folder / "me.yaml", "--keep", folder / "old.md", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_plan_that_is_not_there_or_of_another_period_is_refused(folder: Path) -> None:
    """With what is wrong."""
    gone = plandraft("draft", folder / "me.yaml", "--keep", folder / "lost.md")
    assert gone.exit_code == 2
    assert "lost.md" in gone.stderr
    (folder / "me.yaml").write_text(TEXT.replace("2027", "2028"), encoding="utf-8")
    other = plandraft("draft", folder / "me.yaml", "--keep", folder / "old.md")
    assert other.exit_code == 2
    assert "2027" in other.stderr
