"""What an organisation decides once reaches everything: prompts, offline drafts, their findings, old plans, runs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import plandraft
from plandraft.api import draft_many, preview_asks, sample_items
from plandraft.api.jobs import job_for, resumed_job
from plandraft.api.model_choice import Endpoint
from plandraft.api.settings import settings_for
from plandraft.api.terms import Terms
from plandraft.cli.main import main
from plandraft.core.ask import Ask
from plandraft.core.settings import Settings
from plandraft.errors import InputError, UsageError

DAY = dt.date(2026, 11, 26)
REFERENCE = "青禾市工运规划"
AREA = "滨水俱乐部"
PROFILE = """
name: 青禾县云岭水务有限公司工会委员会
short_name: 云岭水务工会
sector: utility
period: 2027
headcount: 120
members: 110
women: 30
departments: [综合部, 生产运行部, 安全环保部]
priorities: [沿河漫步和观鸟每月一次]
"""
KNOWLEDGE = f"""
references:
  - id: city_plan
    kind: document
    canonical: {REFERENCE}
    short: {REFERENCE}
    pattern: {REFERENCE}
    weight: 9
    cite: {{since: 2026-01-01}}
areas:
  - id: walking
    names: {{all: {AREA}}}
    function: 漫步
    terms: {{all: [观鸟, 沿河漫步]}}
    expect: {{all: required}}
    intents: {{all: 让久坐的人走起来}}
wording:
  doubtful: {{观鸟: 看鸟}}
"""
TOML = 'knowledge = ["ours.yaml"]\n[check]\nignore = ["PD7"]\nselect = ["PD103", "PD706"]\n'


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with an organisation's settings beside it."""
    (tmp_path / "ours.yaml").write_text(KNOWLEDGE, encoding="utf-8")
    (tmp_path / "plandraft.toml").write_text(TOML, encoding="utf-8")
    file = tmp_path / "me.yaml"
    file.write_text(PROFILE, encoding="utf-8")
    return file


def text_of(asks: tuple[Ask, ...]) -> str:
    """All that would be sent."""
    return "\n".join(ask.text for ask in asks)


def test_own_references_and_areas_stand_in_the_prompts(profile: Path) -> None:
    """Found beside the profile; ``Settings()`` is everything as it ships."""
    asks, _ = preview_asks(profile, "whole", as_of=DAY)
    assert REFERENCE in text_of(asks)
    assert AREA in text_of(asks)
    shipped, _ = preview_asks(profile, "whole", as_of=DAY, settings=Settings())
    assert REFERENCE not in text_of(shipped)
    assert AREA not in text_of(shipped)


def test_the_command_line_shows_the_same_prompt(profile: Path) -> None:
    """``prompt`` finds the settings beside the profile, or takes those of ``--config``."""
    shown = CliRunner().invoke(main, ["prompt", str(profile), "--step", "whole"])
    assert REFERENCE in shown.stdout
    empty = profile.with_name("empty.toml")
    empty.write_text("")
    other = CliRunner().invoke(main, ["prompt", str(profile), "--step", "whole", "--config", str(empty)])
    assert other.exit_code == 0
    assert REFERENCE not in other.stdout


def test_an_offline_draft_has_the_own_area_and_is_checked_by_the_own_rules(profile: Path) -> None:
    """The draft's own report is the one that ``check`` makes of it with the same settings."""
    made = plandraft.draft(profile, as_of=DAY)
    assert AREA in {measure.area for measure in made.plan.measures}
    assert {finding.code for finding in made.findings} == {"PD706"}
    again = plandraft.check(made.plan, profile=profile, as_of=DAY)
    assert [f.code for f in again.findings] == [f.code for f in made.findings]
    shipped = plandraft.draft(profile, as_of=DAY, settings=plandraft.Settings())
    assert AREA not in {measure.area for measure in shipped.plan.measures}
    assert "PD706" not in {finding.code for finding in shipped.findings}


def test_a_rule_s_number_and_an_own_word_reach_the_findings_of_a_draft(profile: Path) -> None:
    """A word that this house does not want, and a length that it takes more strictly than others."""
    file = profile.with_name("plandraft.toml")
    strict = plandraft.CheckChoice(settings={"PD103": {"low": 0.999, "high": 1.001}})
    made = plandraft.draft(profile, as_of=DAY, settings=plandraft.load_settings(file, check=strict))
    assert "观鸟" in {finding.evidence for finding in made.findings if finding.code == "PD706"}
    assert "PD103" in {finding.code for finding in made.findings}
    assert "PD103" not in {finding.code for finding in plandraft.draft(profile, as_of=DAY).findings}


def test_the_command_line_drafts_as_python_does(profile: Path) -> None:
    """Byte by byte the same plan."""
    target = profile.with_name("plan.json")
    done = CliRunner().invoke(main, ["draft", str(profile), "-o", str(target)])
    assert done.exit_code in (0, 1), done.stderr
    made = plandraft.draft(profile)
    assert json.loads(target.read_text(encoding="utf-8"))["measures"] == [
        measure.model_dump(mode="json") for measure in made.plan.measures
    ]
    assert AREA in target.read_text(encoding="utf-8")


def test_many_drafts_have_the_settings_near_the_first(profile: Path) -> None:
    """One value for all of them."""
    (outcome,) = draft_many([profile], as_of=DAY)
    assert outcome.draft is not None
    assert AREA in {measure.area for measure in outcome.draft.plan.measures}


def test_old_plans_are_read_and_chosen_with_the_own_areas(profile: Path) -> None:
    """An item of an old plan that speaks of the own area is shown for it."""
    old = profile.with_name("old.txt")
    old.write_text(
        "青禾县云岭水务有限公司工会2026年工作计划\n二、工作措施\n"
        "1、每月组织沿河漫步，先公布路线，再登记参加名单，年底由工会小组评议并公布结果。\n",
        encoding="utf-8",
    )
    areas = {area.area: area for area in sample_items(profile, samples=old, as_of=DAY)}
    assert any("沿河漫步" in item.text for item in areas["walking"].items)
    assert "walking" not in {area.area for area in sample_items(profile, samples=old, as_of=DAY, settings=Settings())}


def test_a_run_goes_on_with_the_settings_it_was_begun_with(
    profile: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """They are frozen with it: that the files are gone changes nothing."""
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")

    choice = Endpoint(model="m", base_url="http://127.0.0.1:9/v1", api_key_env="PLANDRAFT_API_KEY")
    job_for(profile, Terms(endpoint=choice, settings=settings_for(None, profile))).close()
    for file in (profile, profile.with_name("ours.yaml"), profile.with_name("plandraft.toml")):
        file.unlink()
    job = resumed_job(None)
    try:
        assert job.material.settings.check.ignore == ("PD7",)
        report = job.material.tools.check(plandraft.Plan(organisation="甲", preamble="青禾"))
        assert {missing.code for missing in report.not_checked} <= {"PD103", "PD706"}
        assert job.material.settings.knowledge[0].sections["references"][0]["id"] == "city_plan"
    finally:
        job.close()


def test_a_file_that_does_not_fit_stops_a_draft_before_it_begins(profile: Path) -> None:
    """One message, with the file and the key."""
    profile.with_name("ours.yaml").write_text("areas:\n  - id: walking\n    nams: {all: 走}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ours\.yaml: areas \(walking\)"):
        plandraft.draft(profile, as_of=DAY)
    profile.with_name("plandraft.toml").write_text("knowledg = []\n")
    with pytest.raises(UsageError, match="no key knowledg"):
        plandraft.draft(profile, as_of=DAY)
