"""Whatever a plan holds and whatever a model answers, filling loses no text, no gap and no link."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.ask import Answer, Ask, Failed, Reply
from plandraft.core.finding import Report
from plandraft.core.gap import gap, gaps_in
from plandraft.core.inputs import RepairInputs
from plandraft.core.plan import LINE_CHARS, Measure, Plan
from plandraft.core.scheduling import with_entries
from plandraft.filling.nodes import action_in
from tests.checks.base_plan import PROFILE
from tests.checks.texts import faulty_texts, timings
from tests.filling.plans import fault, look, mended, patches, viewed

WORDS = st.one_of(faulty_texts(), st.sampled_from(("", " ", "改了。", "护理部", "外星事务处", "G1", gap("人数"))))
VALUES: st.SearchStrategy[Any] = st.one_of(
    WORDS,
    st.lists(WORDS, max_size=3),
    st.lists(st.integers(0, 13), max_size=3),
    st.none(),
    st.dictionaries(st.sampled_from(("text", "months")), WORDS, max_size=2),
)
FIELDS = st.sampled_from(
    (
        "title",
        "text",
        "actions",
        *(f"actions/{at}" for at in range(4)),
        *(f"actions/{at}/{inner}" for at in range(3) for inner in ("when", "line")),
        "owner",
        "partners",
        "months",
        "indicator",
        "goal_ids",
        "measure_ids",
        "budget",
        "id",
    )
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Measures of several actions, right, wrong, locked and full of gaps, with their calendar."""
    data = viewed().model_dump(mode="json") | {"schedule": []}
    for measure in data["measures"]:
        measure["title"] = draw(st.one_of(st.just(measure["title"]), faulty_texts()))
        measure["actions"] = draw(
            st.lists(
                st.fixed_dictionaries(
                    {"text": faulty_texts(), "timing": timings(), "line": faulty_texts().map(lambda t: t[:LINE_CHARS])}
                ),
                max_size=3,
            )
        )
        measure["owner"] = draw(st.sampled_from(("", "护理部", "外星事务处", gap("责任部门"))))
        measure["partners"] = draw(st.lists(st.sampled_from((*PROFILE.owners, "外星事务处")), unique=True))
        measure["indicator"] = draw(st.one_of(st.just(""), faulty_texts()))
        measure["goal_ids"] = draw(st.lists(st.sampled_from(("G1", "G9")), unique=True))
        measure["locked"] = draw(st.booleans())
    return with_entries(Plan.model_validate(data))


@given(plan=plans(), data=st.data())
@settings(max_examples=80, deadline=None)
def test_filling_loses_nothing(plan: Plan, data: st.DataObject) -> None:
    """Answers are drawn: right ones, other nodes' fields, shorter lists, empty values, broken JSON."""
    faulty: set[tuple[str, str]] = set()

    def answering(ask: Ask) -> Answer:
        assert isinstance(ask.inputs, RepairInputs)
        faulty.update((node.id, fault.field) for node in ask.inputs.nodes for fault in node.faults)
        if data.draw(st.sampled_from((True, True, True, False))):
            ids = [node.id for node in ask.inputs.nodes]
            one = st.fixed_dictionaries(
                {"id": st.sampled_from([*ids, "M1", "S1", ""]), "field": FIELDS, "value": VALUES}
            )
            return Reply(text=json.dumps({"patches": data.draw(st.lists(one, max_size=6))}, ensure_ascii=False))
        return data.draw(st.sampled_from((Reply(text="{"), Failed(kind="refused", message="no"))))

    result, _ = mended(plan, answering)
    after = {measure.id: measure for measure in result.plan.measures}
    merged_away = {change.node: change.new for change in result.changes if not change.field}
    touched = faulty | {(change.node, change.field) for change in result.changes if change.by == "fix"}
    for measure in plan.measures:
        now = after[merged_away.get(measure.id, measure.id)]
        assert now == measure or not measure.locked
        texts = [action.text for action in now.actions]
        for at, action in enumerate(measure.actions):
            assert action.text in texts or (measure.id, f"actions/{at}") in touched
        assert len(now.actions) >= len(measure.actions)
        assert {name for name in measure.partners if name in PROFILE.owners} <= {*now.partners, now.owner}
        assert {goal for goal in measure.goal_ids if goal == "G1"} <= set(now.goal_ids)
        assert not measure.indicator.strip() or now.indicator.strip()
    asked_texts = {(change.node, change.field): change for change in result.changes if change.by == "model"}
    for (node, field), change in asked_texts.items():
        assert not gaps_in(change.old) or set(gaps_in(change.old)) <= set(gaps_in(change.new)) or _is_fact(change.new)
        assert change.new.strip(), (node, field)
        at = action_in(field.replace("/timing", "/when"))
        assert at is None or at < len(after[merged_away.get(node, node)].actions)
    assert result.plan == with_entries(result.plan)
    assert result.report.badness <= look(plan).badness


def _is_fact(text: str) -> bool:
    return any(name in text for name in PROFILE.owners)


FAULTY = ("title", "indicator", "owner", "partners", "goal_ids", "months", "actions/0", "actions/1", "actions/1/line")
TEXTS = (
    "工会小组逐户登记困难职工家庭的需求，按户建档。",
    f"走访{gap('走访户数')}困难职工家庭，送去慰问信。",
    "登记。",
    "工会小组逐户登记困难职工家庭的需求，并建立一户一档。",
    "走访六十户困难职工家庭，送去慰问信。",
    "",
)
NEW: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(TEXTS),
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3),
    st.sampled_from(
        ([], ["护理部"], ["工会办公室", "护理部"], "护理部", "外星事务处", ["G1"], [9], "每季度", "走访家庭")
    ),
)


@st.composite
def plain_plans(draw: st.DrawFn) -> Plan:
    """Measures whose every value can be called wrong."""
    data = viewed().model_dump(mode="json") | {"schedule": []}
    for measure in data["measures"]:
        times: list[dict[str, Any]] = draw(st.sampled_from(([{"months": [2]}, {"months": [3]}], [{}, {}])))
        texts = draw(st.lists(st.sampled_from(TEXTS[:3]), min_size=2, max_size=2))
        measure["actions"] = [
            {"text": text, "timing": time, "line": "走访"} for text, time in zip(texts, times, strict=True)
        ]
        measure["timing"] = {"months": [2, 3]} if times[0] else {}
        measure["owner"] = draw(st.sampled_from(("", "护理部", gap("责任部门"))))
        measure["partners"] = draw(st.sampled_from(([], ["护理部"], ["工会办公室", "外星事务处"])))
        measure["indicator"] = draw(st.sampled_from(TEXTS))
    return with_entries(Plan.model_validate(data))


@given(plan=plain_plans(), data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_pleases_the_checks_may_still_not_harm(plan: Plan, data: st.DataObject) -> None:
    """Checks that any other value would please: what is refused is refused for the harm it would do."""
    places = st.tuples(st.sampled_from(("M1", "M2")), st.sampled_from(FAULTY))
    wrong = data.draw(st.lists(places, unique=True, min_size=2, max_size=6))
    findings = {place: fault(*place) for place in wrong}

    def pleased(now: Plan) -> Report:
        left = (found for place, found in findings.items() if value_at(now, *place) == value_at(plan, *place))
        return Report(findings=tuple(left))

    def answering(ask: Ask) -> Answer:
        assert isinstance(ask.inputs, RepairInputs)
        told = [
            (node, field, data.draw(NEW))
            for node, field in (
                *((node.id, fault.field) for node in ask.inputs.nodes for fault in node.faults),
                *((node.id, data.draw(FIELDS)) for node in ask.inputs.nodes),
            )
        ]
        return patches(*told)

    result, _ = mended(plan, answering, checking=pleased)
    for before, now in zip(plan.measures, result.plan.measures, strict=True):
        of_it = {field for node, field in findings if node == before.id}
        assert now.title == before.title or "title" in of_it
        assert now.indicator == before.indicator or "indicator" in of_it
        assert (now.owner, now.partners) == (before.owner, before.partners) or of_it & {"owner", "partners"}
        assert {name for name in before.partners if name in PROFILE.owners} <= set(now.partners)
        assert set(before.goal_ids) <= set(now.goal_ids)
        assert len(now.actions) == len(before.actions)
        for at, (old, new) in enumerate(zip(before.actions, now.actions, strict=True)):
            assert new.text == old.text or f"actions/{at}" in of_it
            assert (new.timing, new.line) == (old.timing, old.line) or f"actions/{at}/line" in of_it
            assert_kept(old.text, new.text)
        assert_kept(before.title, now.title)
        assert_kept(before.indicator, now.indicator)
        assert not before.owner or now.owner.strip()
        assert not gaps_in(before.owner) or now.owner in (before.owner, *PROFILE.owners)
    assert result.plan == with_entries(result.plan)


def assert_kept(old: str, new: str) -> None:
    """Of a text whose fault was not quoted half is left, and its gaps."""
    assert len(new) >= len(old) / 2
    assert set(gaps_in(old)) <= set(gaps_in(new))


def value_at(plan: Plan, node_id: str, field: str) -> object:
    """A value as it stands in the plan; None where there is no such action."""
    holder = plan.node(node_id)
    assert isinstance(holder, Measure)
    at = action_in(field)
    if at is not None:
        action = holder.actions[at] if at < len(holder.actions) else None
        return None if action is None else action.line if field.endswith("/line") else action.text
    return holder.timing if field == "months" else getattr(holder, field)
