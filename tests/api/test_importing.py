"""A plan that was edited in Word comes back through the API and the command line."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

import plandraft
from plandraft.cli.main import main
from plandraft.errors import PlanError
from tests.rendering.plans import full_plan


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The full plan's Word file, with one goal reworded and one deleted."""
    file = tmp_path / "plan.docx"
    plandraft.save_plan(full_plan(), file)
    document = docx.Document(str(file))
    for paragraph in document.paragraphs:
        if "教职工诉求件件有回音" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("教职工诉求", "教职工意见")
        elif "文体活动每月不断" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
    document.save(str(file))
    return file


def test_edits_come_back_and_are_locked(word: Path) -> None:
    """So that drafting and filling leave them as they are."""
    came = plandraft.import_plan(word)
    assert [(one.op, one.node) for one in came.patch.changes][:2] == [("set", "G1"), ("remove", "G2")]
    (goal,) = came.plan.goals
    assert goal.text == "教职工意见件件有回音"
    assert goal.locked
    assert came.before == full_plan()
    assert not any(node.locked for node in came.plan.schedule)


def test_a_check_sees_links_and_places_of_a_word_file(word: Path) -> None:
    """The file is read as the plan that it carries, its places as an office finds them."""
    read = plandraft.open_plan(word)
    assert read.links_read
    assert read.plan.measures[0].goal_ids == ("G1",)
    place = read.source_map.place("M1", "title")
    assert place is not None
    assert read.whereabouts is not None
    assert "三、工作措施" in read.whereabouts[place.line].said("zh")


def test_a_file_that_carries_nothing_is_compared_with_the_plan_that_is_named(word: Path, tmp_path: Path) -> None:
    """Such as the text of the Word file, pasted from a mail."""
    text = tmp_path / "plan.txt"
    text.write_text("\n".join(p.text for p in docx.Document(str(word)).paragraphs), encoding="utf-8")
    with pytest.raises(PlanError, match="carries no plan"):
        plandraft.import_plan(text)
    came = plandraft.import_plan(text, against=full_plan())
    changes = {(one.op, one.node) for one in came.patch.changes}
    assert {("set", "G1"), ("remove", "G2")} <= changes
    assert any("标记已丢失" in one.why for one in came.read.not_understood)


def test_the_command_says_each_change_and_writes_the_plan(word: Path, tmp_path: Path) -> None:
    """In words on stdout, or as a patch."""
    target = tmp_path / "back.json"
    done = CliRunner().invoke(main, ["import", str(word), "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert "G1 目标“教职工诉求件件有回音” 内容：“教职工诉求件件有回音” → “教职工意见件件有回音”" in done.output
    assert "G2 删去目标“文体活动每月不断”" in done.output
    assert plandraft.open_plan(target).plan == plandraft.import_plan(word).plan
    patch = json.loads(CliRunner().invoke(main, ["import", str(word), "--json"]).stdout)
    assert patch["changes"][0]["node"] == "G1"


def test_a_damaged_carried_plan_is_told_and_the_file_read_as_anybody_s(word: Path) -> None:
    """The words are still there."""
    import zipfile

    damaged = word.with_name("damaged.docx")
    with zipfile.ZipFile(word) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b'"goals"', b'"goal') if name.startswith("customXml/item") else data)
    read = plandraft.open_plan(damaged)
    assert "读不出" in read.not_understood[0].why
    assert [goal.text for goal in read.plan.goals]
    with pytest.raises(PlanError):
        plandraft.import_plan(damaged)


def test_two_plans_are_compared_whoever_wrote_them(word: Path, tmp_path: Path) -> None:
    """Our JSON beside an edited Word file, and beside a text that was read as anybody's."""
    plan = tmp_path / "plan.json"
    plandraft.save_plan(full_plan(), plan)
    found = plandraft.diff_plans(plan, word)
    assert {("set", "G1"), ("remove", "G2")} <= {(one.op, one.node) for one in found.patch.changes}
    done = CliRunner().invoke(main, ["diff", str(plan), str(word)])
    assert done.exit_code == 0, done.output
    assert "G2 删去目标“文体活动每月不断”" in done.output
    assert CliRunner().invoke(main, ["diff", str(plan), str(plan)]).stdout == ""
