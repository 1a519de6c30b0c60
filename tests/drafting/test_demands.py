"""Nothing that a profile demands is lost: it is claimed by a measure, or a named gap stands for it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.api.material import gather
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.coverage import coverage
from plandraft.core.draft import Draft
from plandraft.core.finding import Report
from plandraft.core.profile import Profile
from plandraft.drafting import DraftOptions, draft_flow
from plandraft.drivers.threads import run
from plandraft.models.costs.tokens import estimating_counter
from plandraft.offline import ANSWERERS, OfflineModel

OFFLINE = OfflineModel(ANSWERERS)
SECTORS = ("hospital", "school", "enterprise", "utility", "government", "community", "other")

words = st.text(
    st.sampled_from("职工食堂改造通勤夜班护士减压提案办结率培训书屋安全慰问竞赛档案入会平台健康"),
    min_size=4,
    max_size=14,
)
months = st.integers(1, 12)
events = st.builds(lambda title, month: {"title": title, "month": month}, words, months)
requirements = st.builds(lambda text, document: {"text": text, "document": document}, words, words)
profiles = st.fixed_dictionaries(
    {
        "name": st.just("云岭试验单位工会"),
        "sector": st.sampled_from(SECTORS),
        "period": st.sampled_from(["2027", "2026-2027"]),
        "headcount": st.integers(20, 3000),
        "departments": st.just(["办公室", "人事部", "后勤部"]),
        "priorities": st.lists(words, max_size=6, unique=True),
        "required_events": st.lists(events, max_size=4, unique_by=lambda event: event["title"]),
        "requirements": st.lists(requirements, max_size=3, unique_by=lambda one: one["text"]),
        "last_year": st.fixed_dictionaries({"unfinished": st.lists(words, max_size=3, unique=True)}),
        "length_chars": st.sampled_from([800, 1500, 2500]),
    }
)


class Careless:
    """A model that answers as the offline one does, and then spoils what it said."""

    name = "careless"

    def __init__(self, spoil: Callable[[str, dict[str, Any]], Any]) -> None:
        self._spoil = spoil

    def ask(self, ask: Ask) -> Answer:
        """Answer, spoilt."""
        reply = OFFLINE.ask(ask)
        assert isinstance(reply, Reply)
        said = self._spoil(ask.prompt, json.loads(reply.text))
        return dataclasses.replace(reply, text=said if isinstance(said, str) else json.dumps(said, ensure_ascii=False))

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)


def forgets_ids(_: str, reply: dict[str, Any]) -> dict[str, Any]:
    """Names no demand by its id."""
    for node in (*reply.get("goals", []), *reply.get("measures", [])):
        if "claims" in node:
            node["claims"] = []
    return reply


def makes_ids_up(_: str, reply: dict[str, Any]) -> dict[str, Any]:
    """Names demands that nobody has."""
    for node in (*reply.get("goals", []), *reply.get("measures", [])):
        if "claims" in node:
            node["claims"] = ["P77", "甲", "U0"]
    return reply


def doubles(_: str, reply: dict[str, Any]) -> dict[str, Any]:
    """Writes each measure twice."""
    return reply | {"measures": [m for m in reply.get("measures", []) for _ in range(2)]}


def speaks_english(prompt: str, reply: dict[str, Any]) -> dict[str, Any]:
    """Answers measures in another language."""
    if prompt in ("measures", "whole"):
        for measure in reply["measures"]:
            measure |= {"title": "Carry out activities", "actions": [], "claims": []}
    return reply


def says_nothing(prompt: str, reply: dict[str, Any]) -> Any:
    """Is of no use where measures are asked for."""
    return "I cannot." if prompt in ("measures", "whole", "open") else reply


CARELESS = [forgets_ids, makes_ids_up, doubles, speaks_english, says_nothing]


def drafted(profile: Profile, model: Any, *, checked: bool = False) -> Draft:
    """A draft through the whole flow; unless it is to be ``checked`` nothing is patched, which is much quicker."""
    material = gather(profile, None, DraftOptions(), day=dt.date(2026, 11, 26), counter=estimating_counter(1.0))
    tools = material.tools if checked else dataclasses.replace(material.tools, check=lambda plan: Report())
    made: Draft = run(draft_flow(material.brief, material.options, tools), model, workers=1)
    return made


@settings(max_examples=30, deadline=None)
@given(profiles)
def test_a_model_that_claims_by_id_leaves_no_demand_open(facts: dict[str, Any]) -> None:
    """And each demand's measure has an owner, a time and a line of the calendar."""
    profile = Profile.model_validate(facts)
    covered = coverage(drafted(profile, OFFLINE).plan, profile)
    assert {one.state for one in covered} <= {"claimed"}
    assert all(one.owners and one.entries for one in covered)


@pytest.mark.parametrize("spoil", CARELESS, ids=lambda spoil: spoil.__name__)
@settings(max_examples=10, deadline=None)
@given(facts=profiles)
def test_whatever_a_model_does_a_demand_is_claimed_or_a_named_gap(
    spoil: Callable[[str, dict[str, Any]], Any], facts: dict[str, Any]
) -> None:
    """Never silence."""
    profile = Profile.model_validate(facts)
    covered = coverage(drafted(profile, Careless(spoil)).plan, profile)
    assert {one.state for one in covered} <= {"claimed", "gap"}


@settings(max_examples=4, deadline=None)
@given(profiles)
def test_what_is_mended_afterwards_loses_no_demand(facts: dict[str, Any]) -> None:
    """Checks and repairs look at the plan: each demand is claimed by a measure still, or is a named gap."""
    profile = Profile.model_validate(facts)
    for model in (OFFLINE, Careless(forgets_ids)):
        covered = coverage(drafted(profile, model, checked=True).plan, profile)
        assert {one.state for one in covered} <= {"claimed", "gap"}


@settings(max_examples=15, deadline=None)
@given(profiles)
def test_the_calendar_says_what_the_measures_say(facts: dict[str, Any]) -> None:
    """Every line is a view of one action: its words and its time; its measure says who does it."""
    plan = drafted(Profile.model_validate(facts), OFFLINE).plan
    measures = {measure.id: measure for measure in plan.measures}
    for entry in plan.schedule:
        measure_id, number = entry.action.split("/")
        action = measures[measure_id].actions[int(number)]
        assert (entry.title, entry.owner, entry.measure_ids) == (action.line, "", (measure_id,))
        assert set(entry.timing.months) <= set(action.timing.months)
