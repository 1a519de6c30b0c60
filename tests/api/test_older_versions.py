"""What an earlier version wrote is read for ever: ``format_1`` was written before actions had times."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import plandraft
from plandraft import api
from plandraft.core.plan import FORMAT_VERSION, Action
from plandraft.errors import StateError
from plandraft.journal import Journal, rows

OLD = Path(__file__).with_name("format_1")
PLANS = [OLD / "plan.json", OLD / "plan.md"]
PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"
ORGANISATION = "汀柳镇卫生院工会委员会"


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A folder of state with the old journal in it: a run that is done, and one that a bound has stopped."""
    folder = tmp_path / "home"
    folder.mkdir()
    shutil.copyfile(OLD / "journal.sqlite", folder / "journal.sqlite")
    monkeypatch.setenv("PLANDRAFT_HOME", str(folder))
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
    return folder


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.suffix)
def test_its_plans_are_read(file):
    """Bare texts become actions; the times stay with the measures, and the schedule is as it was."""
    assert '"format_version":1' in file.read_text(encoding="utf-8").replace(" ", "")
    plan = api.open_plan(file).plan
    assert (plan.format_version, plan.organisation, plan.sector) == (FORMAT_VERSION, ORGANISATION, "hospital")
    assert (len(plan.goals), len(plan.measures), len(plan.schedule)) == (6, 20, 36)
    (measure,) = (m for m in plan.measures if m.title == "完善院务公开栏")
    assert measure.actions[0] == Action(text="完善院务公开栏，4月底前召开一次协调会，明确分工和进度要求。")
    assert (measure.owner, measure.timing.months, measure.goal_ids) == ("院办公室", (4, 7, 10), ("G3",))
    assert all(entry.measure_ids and not entry.action for entry in plan.schedule)
    assert measure.sources == ("profile:/priorities/2",)


def test_both_files_hold_the_same_plan():
    """As they did when they were written."""
    one, other = (api.open_plan(file).plan for file in PLANS)
    assert one == other


@pytest.mark.parametrize("suffix", [".json", ".md"])
def test_its_plans_are_checked_mended_and_written_anew(tmp_path, suffix):
    """In today's format; nothing of their schedule is lost."""
    old = api.open_plan(PLANS[0]).plan
    assert not [found for found in api.check(old).findings if found.severity == "error"]
    mended = plandraft.fill(old, profile=PROFILE).plan
    assert {entry.id for entry in old.schedule} <= {entry.id for entry in mended.schedule}
    api.save_plan(mended, tmp_path / f"new{suffix}")
    assert api.open_plan(tmp_path / f"new{suffix}").plan == mended


def test_its_runs_are_listed_and_shown(home):
    """With their briefs, whose profile demanded nothing by number yet, and the draft."""
    stopped, done = api.list_runs()
    assert (stopped.state, done.state) == ("stopped", "done")
    assert (done.asks, done.replies, done.organisation) == (2, 2, "院工会")
    assert not stopped.damaged
    assert not done.damaged
    shown = api.show_run(done.id)
    assert [said.ask["prompt"] for said in shown.asks if said.ask] == ["whole", "repair"]
    journal = Journal(home)
    brief, kept = journal.header(stopped.id).brief, journal.draft(done.id)
    journal.close()
    assert (brief.profile.name, len(brief.areas), brief.matters) == (ORGANISATION, 17, ())
    assert kept is not None
    plan = rows.draft_from(kept, done.id, "m").plan
    assert (plan.format_version, plan.title) == (FORMAT_VERSION, f"{ORGANISATION}2027年工作计划")
    assert all(action.text for measure in plan.measures for action in measure.actions)


def test_its_runs_are_not_gone_on_with(home):
    """Their prompts are others than today's; it is said what to do instead."""
    for run in api.list_runs():
        with pytest.raises(StateError, match="other prompt templates") as caught:
            api.resume(run.id)
        assert "begin anew" in caught.value.hint
