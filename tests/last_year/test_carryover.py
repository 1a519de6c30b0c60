"""What becomes of last year, item by item, against the profile and against the new plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import plandraft
from plandraft.cli.main import main
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.errors import InputError
from tests.last_year.material import PLAN, SUMMARY

FACTS = {
    "name": "清河县中医院工会委员会",
    "sector": "hospital",
    "period": 2027,
    "last_year": {"done": ["召开职工代表大会"], "unfinished": ["职工休息室改造"]},
    "priorities": ["走访困难职工80户"],
    "avoid": ["摄影展"],
}
PROFILE = Profile.model_validate(FACTS)
NEW = Plan.model_validate(
    {
        "title": "清河县中医院工会委员会2027年工作计划",
        "measures": [
            {"id": "M1", "title": "岗位技能竞赛", "indicator": "参赛率不低于85%"},
            {"id": "M2", "title": "走访困难职工", "actions": ["走访困难职工64户，逐户登记。"]},
            {"id": "M3", "title": "职工休息室改造", "actions": ["6月底前完工。"]},
        ],
    }
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Last year's plan."""
    file = tmp_path / "计划.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def states(old: Path, **more: object) -> dict[str, str]:
    """The state of each measure of last year."""
    return {one.id: one.state for one in plandraft.carryover(old, profile=PROFILE, **more) if one.id[0] == "M"}


def test_against_the_profile(old: Path) -> None:
    """Unfinished and done as the profile says; raised where it demands more; else dropped, with the reason."""
    assert states(old) == {"M1": "dropped", "M2": "raised", "M3": "unfinished", "M4": "dropped", "M5": "done"}
    why = {one.id: one.why for one in plandraft.carryover(old, profile=PROFILE)}
    assert "64户 → 80户" in why["M2"]
    assert "avoid" in why["M4"]
    assert "没有再提到" in why["M1"]


def test_against_the_new_plan(old: Path) -> None:
    """What the plan takes up is continued or raised; what it does not is done or dropped."""
    found = {one.id: one for one in plandraft.carryover(old, profile=PROFILE, plan=NEW)}
    assert {key: one.state for key, one in found.items() if key[0] == "M"} == {
        "M1": "raised",
        "M2": "continued",
        "M3": "unfinished",
        "M4": "dropped",
        "M5": "done",
    }
    assert found["M1"].taken_up == ("M1",)
    assert "78% → 85%" in found["M1"].why
    assert "接着办" in found["M3"].why
    assert found["G1"].state == "raised"


def test_a_summary_says_itself_what_is_done(tmp_path: Path) -> None:
    """Each of its sentences is an item; what it calls unfinished is."""
    file = tmp_path / "总结.txt"
    file.write_text(SUMMARY, encoding="utf-8")
    found = plandraft.carryover(file, profile=PROFILE)
    assert [one.text for one in found if one.state == "unfinished"] == [
        "职工休息室改造没有按期完成",
        "心理讲座尚未覆盖夜班人员",
    ]
    assert {one.state for one in found} <= {"unfinished", "done", "raised", "continued"}


def test_the_plan_against_itself_is_continued(old: Path) -> None:
    """Nothing is raised, nothing dropped, of a plan that stays as it is."""
    facts = PROFILE.model_copy(update={"last_year": PROFILE.last_year.model_copy(update={"unfinished": ()})})
    found = plandraft.carryover(old, profile=facts, plan=old)
    assert {one.state for one in found} == {"continued"}


def test_last_year_of_another_organisation_is_refused(old: Path) -> None:
    """In clear words, and with the way round it for a body that has changed its name."""
    other = PROFILE.model_copy(update={"name": "滨海市第一中学工会"})
    with pytest.raises(InputError, match="不是“滨海市第一中学工会”的"):
        plandraft.carryover(old, profile=other)
    assert plandraft.carryover(old, profile=other, anyway=True)


def test_on_the_terminal_and_as_json(old: Path, tmp_path: Path) -> None:
    """The same items both ways."""
    profile = tmp_path / "me.json"
    profile.write_text(json.dumps(FACTS, ensure_ascii=False), encoding="utf-8")
    command = ["carryover", str(old), "--profile", str(profile)]
    shown = CliRunner().invoke(main, command)
    assert shown.exit_code == 0, shown.output
    assert "未完成（1 项）" in shown.stdout
    rows = json.loads(CliRunner().invoke(main, [*command, "--json"]).stdout)
    assert len(rows) == 7
    assert all(row["text"][:8] in shown.stdout for row in rows)
