"""Several drafts of one profile from Python: made together, compared, merged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft.api import list_runs
from plandraft.core.ask import Reply
from plandraft.core.draft import Draft
from plandraft.core.events import Event
from plandraft.core.plan import Plan
from plandraft.errors import KeyRejected, UsageError
from plandraft.offline import ANSWERERS, OfflineModel
from tests.loopback import Answer, completion, error, serving

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "examples" / "samples"
DAY = dt.date(2026, 11, 20)
TEXT = """
name: 榆岸仪表厂工会委员会
sector: enterprise
period: 2027
length_chars: 1000
departments: [综合办公室, 生产部]
priorities: [建成职工书屋, 夜班窗口开到凌晨两点]
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A small profile, drafted in one go."""
    file = tmp_path / "me.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-canary")


class Office:
    """A server that answers each of the drafts' asks as the offline model does."""

    def __init__(self, profile: Path, number: int) -> None:
        self.asked: Counter[str] = Counter()
        self._answers: dict[str, str] = {}
        offline = OfflineModel(ANSWERERS)
        options = plandraft.options_for("m")
        for draft in plandraft.draft_variants(profile, number, as_of=DAY, options=options):
            for exchange in draft.exchanges:
                reply = offline.ask(exchange.ask)
                assert isinstance(reply, Reply)
                self._answers["\n".join(message.content for message in exchange.ask.messages)] = reply.text

    def __call__(self, request: dict[str, Any]) -> Answer:
        text = "\n".join(str(message["content"]) for message in request["messages"])
        self.asked[text] += 1
        return completion(self._answers[text])


def several(profile: Path, number: int, url: str, **more: Any) -> tuple[Draft, ...]:
    """Drafts of an endpoint's model."""
    return plandraft.draft_variants(profile, number, as_of=DAY, model="m", base_url=url, **more)


def test_the_first_is_the_draft_and_the_others_differ(profile: Path) -> None:
    """Standing work apart the offline model says one thing; what it was shown differs as well."""
    drafts = plandraft.draft_variants(profile, 3, samples=SAMPLES, as_of=DAY)
    assert drafts[0].plan == plandraft.draft(profile, samples=SAMPLES, as_of=DAY).plan
    assert len({draft.plan.version for draft in drafts}) == 3
    shown = [frozenset(item.id for item in draft.exchanges[0].ask.inputs.brief.samples) for draft in drafts]
    assert len(set(shown)) == 3


def test_each_has_its_run_and_each_request_goes_out_once(profile: Path) -> None:
    """None is answered by another's reply, and the same call asks nothing again."""
    office = Office(profile, 3)
    with serving(office) as server:
        drafts = several(profile, 3, server.url)
        paid = len(server.requests)
        assert several(profile, 3, server.url)[2].plan == drafts[2].plan
        assert len(server.requests) == paid
    assert set(office.asked.values()) == {1}
    assert {run.id for run in list_runs()} == {draft.run for draft in drafts}
    assert len({draft.run for draft in drafts}) == 3


def test_a_budget_bounds_them_together(profile: Path) -> None:
    """Reached, the drafts are what there is; the same call without it goes on."""
    office = Office(profile, 3)
    with serving(office) as server:
        drafts = several(profile, 3, server.url, budget=plandraft.RunBudget(max_calls=2))
        assert len(server.requests) == 2
        assert any(draft.stopped for draft in drafts)
        assert not any(draft.stopped for draft in several(profile, 3, server.url))
    assert set(office.asked.values()) == {1}


def test_a_refused_key_is_said_once(profile: Path) -> None:
    """Not as drafts full of gaps."""
    with serving(lambda request: error(401, "bad key")) as server, pytest.raises(KeyRejected):
        several(profile, 2, server.url)


def test_events_say_which_draft_they_belong_to(profile: Path) -> None:
    """By its number from 1."""
    events: list[Event] = []
    plandraft.draft_variants(profile, 2, as_of=DAY, on_event=events.append)
    assert {event.about for event in events} == {"1", "2"}


def test_no_draft_is_no_number(profile: Path) -> None:
    """Nothing is asked."""
    with pytest.raises(UsageError, match="0 drafts"):
        plandraft.draft_variants(profile, 0)


def test_drafts_plans_and_files_are_compared_alike(profile: Path, tmp_path: Path) -> None:
    """A plan that has no report is checked."""
    drafts = plandraft.draft_variants(profile, 2, as_of=DAY)
    file = tmp_path / "second.json"
    plandraft.save_plan(drafts[1].plan, file)
    of_drafts = plandraft.compare_drafts(drafts)
    of_files = plandraft.compare_drafts([drafts[0].plan, file], profile=profile, as_of=DAY)
    assert [draft.name for draft in of_files.drafts] == ["1", "second.json"]
    unnamed = [each.model_copy(update={"name": ""}) for each in of_drafts.drafts]
    assert [each.model_copy(update={"name": ""}) for each in of_files.drafts] == unnamed
    assert of_drafts.drafts[0].wanted == 1000
    assert of_files.matters == of_drafts.matters


def test_what_one_draft_lacks_comes_from_another(profile: Path) -> None:
    """And the merged plan has fewer faults than either."""
    good, other = (draft.plan for draft in plandraft.draft_variants(profile, 2, as_of=DAY))
    torn = [_without(good, "P1", owner=""), _without(other, "P2", owner="")]
    made = plandraft.merge_drafts(torn, profile=profile, as_of=DAY)
    owners = {claim: measure.owner for measure in made.measures for claim in measure.claims}
    assert owners["P1"]
    assert owners["P2"]
    faults = [plandraft.check(plan, profile=profile, as_of=DAY).badness for plan in (made, *torn)]
    assert faults[0] < min(faults[1:])


def _without(plan: Plan, matter: str, **update: Any) -> Plan:
    measures = tuple(m.model_copy(update=update) if matter in m.claims else m for m in plan.measures)
    return plan.model_copy(update={"measures": measures})


def test_drafts_of_two_organisations_are_not_merged(profile: Path) -> None:
    """Nor compared; nor is nothing."""
    plan = plandraft.draft(profile, as_of=DAY).plan
    other = plan.model_copy(update={"organisation": "青穗仪表厂工会委员会"})
    for function in (plandraft.compare_drafts, plandraft.merge_drafts):
        with pytest.raises(UsageError, match="not of one organisation"):
            function([plan, other])
        with pytest.raises(UsageError, match="no draft"):
            function([])
