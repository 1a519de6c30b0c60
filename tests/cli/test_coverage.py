"""``plandraft coverage`` as people call it: a text, JSON or a page, and an exit status for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html as reader

import plandraft
from plandraft.cli.main import main
from plandraft.core.plan import Plan

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"


@pytest.fixture(scope="module")
def drafted() -> Plan:
    """A plan for the clinic, which takes up all that is demanded."""
    return plandraft.draft(PROFILE).plan


def saved(plan: Plan, file: Path) -> Path:
    """A plan's file."""
    plandraft.save_plan(plan, file)
    return file


@pytest.fixture
def plan(drafted: Plan, tmp_path: Path) -> Path:
    """Its file."""
    return saved(drafted, tmp_path / "plan.json")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["coverage", *map(str, arguments)])


def without(plan: Plan, claim: str) -> Plan:
    """The plan without the measures of one demand, and without their words."""
    measures = tuple(measure for measure in plan.measures if claim not in measure.claims)
    kept = {measure.id for measure in measures}
    schedule = tuple(entry for entry in plan.schedule if set(entry.measure_ids) <= kept)
    return plan.model_copy(update={"measures": measures, "schedule": schedule})


def test_each_demand_is_shown_with_what_serves_it(drafted: Plan, plan: Path) -> None:
    """Nothing is left: exit status 0."""
    result = _run(plan)
    assert result.exit_code == 0
    for matter in drafted.matters:
        assert f"{'、'.join(matter.ids)} {matter.text}" in result.stdout
    assert f"共 {len(drafted.matters)} 项" in result.stdout
    assert result.stderr == ""


def test_a_demand_that_is_not_taken_up_is_exit_status_1(drafted: Plan, tmp_path: Path) -> None:
    """So is one for which a named gap stands."""
    open_file = saved(without(drafted, "P1"), tmp_path / "open.json")
    assert _run(open_file).exit_code == 1
    gone = next(measure for measure in drafted.measures if "P1" in measure.claims)
    missing = gone.model_copy(update={"title": "【待补：关心值班职工生活的工作措施】", "actions": ()})
    measures = tuple(missing if measure is gone else measure for measure in drafted.measures)
    gap_file = saved(drafted.model_copy(update={"measures": measures}), tmp_path / "gap.json")
    assert _run(gap_file).exit_code == 1
    states = {one["matter"]["id"]: one["state"] for one in json.loads(_run(gap_file, "--json").stdout)}
    assert (states["P1"], set(states.values())) == ("gap", {"claimed", "gap"})


def test_json_goes_to_stdout_alone(drafted: Plan, plan: Path) -> None:
    """What a program reads."""
    result = _run(plan, "--json")
    found = json.loads(result.stdout)
    assert [one["matter"]["id"] for one in found] == [matter.id for matter in drafted.matters]
    assert all(one["measures"] and one["owners"] and one["entries"] for one in found)
    assert result.exit_code == 0


def test_a_page_is_written_to_a_file(drafted: Plan, plan: Path, tmp_path: Path) -> None:
    """The exit status is that of the demands, and stdout stays empty."""
    page = tmp_path / "coverage.html"
    result = _run(plan, "-o", page)
    assert (result.exit_code, result.stdout, str(page) in result.stderr) == (0, "", True)
    table = reader.fromstring(page.read_text(encoding="utf-8"))
    assert len([*table.iter("tr")]) == 1 + len(drafted.matters)
    lacking = saved(without(drafted, "P1"), tmp_path / "open.json")
    assert _run(lacking, "-o", page).exit_code == 1


def test_another_profile_s_demands_are_looked_for(plan: Path, tmp_path: Path) -> None:
    """One that has been added since is not taken up."""
    later = tmp_path / "later.yaml"
    text = PROFILE.read_text(encoding="utf-8")
    later.write_text(text.replace("priorities: [", "priorities: [新建职工停车棚, "), encoding="utf-8")
    states = {
        one["matter"]["text"]: one["state"] for one in json.loads(_run(plan, "--json", "--profile", later).stdout)
    }
    assert states.pop("新建职工停车棚") == "open"
    assert set(states.values()) == {"claimed"}
    assert _run(plan, "--profile", later).exit_code == 1
    assert _run(plan, "--profile", PROFILE).exit_code == 0


def test_a_plan_that_nobody_here_wrote_needs_a_profile(tmp_path: Path) -> None:
    """Its words are looked through; without a profile nobody knows what was demanded."""
    foreign = tmp_path / "plan.txt"
    lines = "院工会2027年工作计划\n一、工作措施\n1.完善院务公开栏。每月更换内容。\n2.走访困难职工。\n"
    foreign.write_text(lines, encoding="utf-8")
    refused = _run(foreign)
    assert (refused.exit_code, "--profile" in refused.stderr, refused.stdout) == (2, True, "")
    result = _run(foreign, "--profile", PROFILE, "--json")
    states = {one["matter"]["text"]: one["state"] for one in json.loads(result.stdout)}
    assert (states["完善院务公开栏"], states["组织急救技能练兵"]) == ("worded", "open")
    assert result.exit_code == 1


@pytest.mark.parametrize("name", ["coverage.docx", "coverage", "missing/coverage.html"])
def test_a_page_that_cannot_be_written_is_refused_before_anything_is_read(
    plan: Path, tmp_path: Path, name: str
) -> None:
    """Wrong usage, and no file appears."""
    result = _run(plan, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert not (tmp_path / name).exists()


def test_a_plan_that_is_not_there_is_said(tmp_path: Path) -> None:
    """With its name."""
    result = _run(tmp_path / "none.json")
    assert (result.exit_code, "none.json" in result.stderr) == (2, True)
