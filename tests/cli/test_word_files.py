"""Word files as an office uses the commands: its own looks, versions, and what is in the way."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main
from plandraft.rendering import to_json
from tests.rendering.plans import full_plan
from tests.rendering.test_layout import template


def run(*words: object) -> Result:
    """A command that nobody sits in front of."""
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan's own file."""
    file = tmp_path / "plan.json"
    file.write_text(to_json(full_plan()), encoding="utf-8")
    return file


def body_size(file: Path) -> float:
    """The size of its text in points."""
    return float(docx.Document(str(file)).styles["Normal"].font.size.pt)


def test_house_rules_stand_in_the_settings_or_on_the_command_line(plan: Path) -> None:
    """Those of the line go first; the file is named relative to the settings."""
    folder, out = plan.parent, plan.parent / "plan.docx"
    (folder / "house.yaml").write_text("正文: {字号: 小四}\n", encoding="utf-8")
    (folder / "other.yaml").write_text("正文: {字号: 四号}\n", encoding="utf-8")
    assert run("render", plan, "-o", out).exit_code == 0
    assert body_size(out) == 16
    (folder / "plandraft.toml").write_text('[word]\nlayout = "house.yaml"\n', encoding="utf-8")
    assert run("render", plan, "-o", out).exit_code == 0
    assert body_size(out) == 12
    assert run("render", plan, "-o", out, "--layout", folder / "other.yaml").exit_code == 0
    assert body_size(out) == 14


def test_an_old_plan_gives_its_looks_and_that_is_told(plan: Path) -> None:
    """So that the office sees what was taken."""
    old = plan.parent / "old.docx"
    (plan.parent / "house.yaml").write_text("正文: {字体: 宋体, 字号: 小四}\n", encoding="utf-8")
    run("render", plan, "-o", old, "--layout", plan.parent / "house.yaml")
    made = run("render", plan, "-o", plan.parent / "new.docx", "--style-from", old)
    assert made.exit_code == 0
    assert "正文 宋体 12磅" in made.stderr
    assert body_size(plan.parent / "new.docx") == 12


def test_a_look_needs_a_word_file(plan: Path) -> None:
    """Nothing is written where it would have no effect."""
    made = run("render", plan, "-o", plan.parent / "plan.md", "--layout", "house.yaml")
    assert made.exit_code == 2
    assert not (plan.parent / "plan.md").exists()


def test_a_template_that_is_the_target_is_not_written_over(plan: Path) -> None:
    """Not with --force either."""
    ours, content = plan.parent / "ours.docx", template()
    ours.write_bytes(content)
    made = run("render", plan, "-o", ours, "--template", ours, "--force")
    assert made.exit_code == 2
    assert ours.read_bytes() == content


@pytest.mark.parametrize("lock", ["~$plan.docx", ".~lock.plan.docx#"])
def test_a_file_that_is_open_elsewhere_is_left_alone(plan: Path, lock: str) -> None:
    """Word and LibreOffice say so by a file beside it; it is named, and what to do."""
    out = plan.parent / "plan.docx"
    run("render", plan, "-o", out)
    before = out.read_bytes()
    (plan.parent / lock).write_bytes(b"")
    made = run("render", plan, "-o", out)
    assert made.exit_code == 2
    assert lock in made.stderr
    assert out.read_bytes() == before


def test_without_libreoffice_nothing_is_drafted_for_a_pdf(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before any work."""
    monkeypatch.setenv("PLANDRAFT_SOFFICE", "/nowhere/soffice")
    made = run("render", plan, "-o", plan.parent / "plan.pdf", "-o", plan.parent / "plan.md")
    assert made.exit_code == 2
    assert "LibreOffice" in made.stderr
    assert not (plan.parent / "plan.md").exists()


def test_versions_are_listed_compared_and_brought_back(plan: Path) -> None:
    """As one would: write, write again, look what changed, take it back, and take that back."""
    out = plan.parent / "plan.docx"
    run("render", plan, "-o", out)
    assert "no earlier version" in run("versions", out).stderr
    goal = full_plan().goals[0].model_copy(update={"text": "教职工诉求三天有回音"})
    changed = full_plan().model_copy(update={"goals": (goal, *full_plan().goals[1:])})
    plan.write_text(to_json(changed), encoding="utf-8")
    run("render", plan, "-o", out)
    listed = run("versions", out).stdout.splitlines()
    assert [line.split()[0] for line in listed] == [f"{out}@1", "*"]
    assert "三天有回音" in run("diff", out).stdout
    assert run("diff", f"{out}@1", out).stdout == run("diff", out).stdout == run("diff", out, "--version", 1).stdout
    assert run("undo", out).exit_code == 0
    assert run("diff", f"{out}@1", out).stdout == ""
    assert run("redo", out).exit_code == 0
    assert "三天有回音" in run("diff", out).stdout
    assert run("undo", out, "--to", 9).exit_code == 2
    assert run("diff", f"{out}@9", out).exit_code == 2


def test_a_difference_becomes_a_page(plan: Path) -> None:
    """Every word escaped, nothing from elsewhere; what it would write over is asked about."""
    other, page = plan.parent / "other.json", plan.parent / "diff.html"
    goal = full_plan().goals[0].model_copy(update={"text": "教职工诉求件件有<b>回音"})
    other.write_text(to_json(full_plan().model_copy(update={"goals": (goal,)})), encoding="utf-8")
    assert run("diff", plan, other, "--html", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<ins>&lt;b&gt;</ins>" in text
    assert "<del>文体活动每月不断" in text
    assert "http" not in text.replace("http-equiv", "")
    page.write_text("theirs", encoding="utf-8")
    assert run("diff", plan, other, "--html", page).exit_code == 2
    assert page.read_text(encoding="utf-8") == "theirs"
    assert run("diff", plan, other, "--html", plan).exit_code == 2


def test_what_a_calendar_file_cannot_hold_is_told(plan: Path) -> None:
    """Entries without a time, by their names."""
    made = run("render", plan, "-o", plan.parent / "plan.ics", "-o", plan.parent / "plan.xlsx")
    assert made.exit_code == 0
    assert "家访慰问" in made.stderr
