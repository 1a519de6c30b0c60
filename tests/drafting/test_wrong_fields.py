"""Wrong fields through the whole flow: a fault costs a question about its node, and nothing else is lost."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from plandraft.core.gap import GAP
from plandraft.core.plan import Measure, Plan
from tests.drafting.offline_answers import Wire, drafted, undisturbed, with_value


def is_said(plan: Plan) -> bool:
    """Whether every field that a plan needs holds something, if only the name of a gap."""
    goals = all(g.text for g in plan.goals)
    measures = all(m.area and m.title and m.actions and m.owner for m in plan.measures)
    timed = all(n.timing.is_set or GAP.search(n.timing.note) for n in (*plan.measures, *plan.schedule))
    return goals and measures and timed and all(e.title and e.measure_ids for e in plan.schedule)


def answered(plan: Plan, at: int) -> Measure:
    """The measure that an answer has at a place; a plan puts what the profile demands first."""
    return next(measure for measure in plan.measures if measure.id == f"M{at + 1}")


def said(plan: Plan, path: tuple[str | int, ...]) -> dict[str, tuple[object, ...]]:
    """What all nodes say but the one at ``path``; links, order and calendar follow from the whole."""
    found: dict[str, tuple[object, ...]] = {g.id: (g.text, g.indicator, g.claims) for g in plan.goals}
    found |= {m.id: (m.title, m.texts, m.owner, m.partners, m.indicator, m.timing) for m in plan.measures}
    if path[0] == "goals":
        found |= {item.id: (item.purpose, item.measure_ids) for item in plan.budget}
    found.pop(f"{str(path[0])[0].upper()}{int(path[1]) + 1}", None)
    return found


def total(plan: Plan) -> Decimal:
    """The plan's money, which is the profile's whatever was answered."""
    return sum((item.amount or Decimal(0) for item in plan.budget), Decimal(0))


EMPTY = (None, {}, [])
WRONG: list[tuple[tuple[str | int, ...], Any]] = [
    *((("goals", 2, field), value) for field in ("text", "indicator", "area", "claims") for value in EMPTY),
    *(
        (("measures", 3, field), value)
        for field in ("area", "title", "actions", "claims", "owner", "partners", "indicator", "budget")
        for value in EMPTY
    ),
    *((("measures", 3, "actions", 0, field), value) for field in ("text", "when", "line") for value in EMPTY),
    *((("budget", 1, field), value) for field in ("id", "purpose", "amount", "note") for value in EMPTY),
    (("measures", 3, "owner"), "外事侨务处"),
    (("measures", 3, "claims"), ["P99", "甲"]),
    (("measures", 3, "budget"), "B99"),
    (("measures", 3, "actions", 0, "when"), "13月"),
    (("measures", 3, "actions", 0, "when"), "外事侨务处"),
    (("measures", 3, "actions", 0, "line"), "一" * 90),
    (("measures", 3, "actions", 0), 7),
    (("measures", 3, "partners"), ["外事侨务处"]),
    (("budget", 1, "amount"), -5),
    (("budget", 1, "amount"), "很多"),
    (("budget", 1, "amount"), 1e12),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[f"{'.'.join(map(str, p))}={v!r}" for p, v in WRONG])
def test_one_wrong_field_costs_one_small_question_at_most(path: tuple[str | int, ...], value: Any) -> None:
    """Asked about, computed, or named as a gap; every other node is as it was."""
    expected, asked = undisturbed("whole")
    model = Wire({"whole": [with_value(*path, value=value)]})
    plan = drafted(model, "whole").plan
    rounds = 2 if path[2:] == ("actions",) else 1  # all that is done, and then its time
    assert len(model.asked) <= len(asked) + rounds
    assert model.count("whole") == 1
    assert is_said(plan)
    assert (len(plan.goals), len(plan.measures)) == (len(expected.plan.goals), len(expected.plan.measures))
    assert said(plan, path) == said(expected.plan, path)
    assert total(plan) == total(expected.plan)


def test_three_wrong_fields_cost_one_small_question() -> None:
    """The faulty nodes go together, and the whole is never asked for again."""

    def spoilt(text: str) -> str:
        for path, value in (
            (("measures", 3, "owner"), None),
            (("measures", 5, "indicator"), None),
            (("goals", 1, "text"), {}),
        ):
            text = with_value(*path, value=value)(text)
        return text

    _, asked = undisturbed("whole")
    model = Wire({"whole": [spoilt]})
    draft = drafted(model, "whole")
    assert model.count("whole") == 1
    assert len(model.asked) <= len(asked) + 1
    assert is_said(draft.plan)
    assert not draft.report.errors


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("走访困难职工。", ("走访困难职工。",)),
        (["走访困难职工。"], ("走访困难职工。",)),
        ([{"text": "走访困难职工。"}], ("走访困难职工。",)),
        ({"1": {"text": "走访。"}, "2": {"text": "慰问。"}}, ("走访。", "慰问。")),
        ('[{"text": "走访。"}]', ("走访。",)),
    ],
)
def test_actions_in_another_form_are_understood(value: Any, texts: tuple[str, ...]) -> None:
    """A text where a list should be, items of words, an object by number, a list inside a string."""
    model = Wire({"whole": [with_value("measures", 3, "actions", value=value)]})
    assert answered(drafted(model, "whole").plan, 3).texts[: len(texts)] == texts


@pytest.mark.parametrize(
    ("when", "months"),
    [
        ("3—5月", (3, 4, 5)),
        (["3月", "10月12日"], (3, 10)),
        ([3, 10], (3, 10)),
        (6, (6,)),
        ("6月底前", (6,)),
        ("第二季度", (4, 5, 6)),
    ],
)
def test_times_in_another_form_are_understood(when: Any, months: tuple[int, ...]) -> None:
    """A list of months, a number, words; nobody is asked about them."""
    at = next(int(measure.id[1:]) - 1 for measure in undisturbed("whole")[0].plan.measures if not measure.claims)
    action = [{"text": "走访困难职工。", "when": when, "line": "走访"}]
    model = Wire({"whole": [with_value("measures", at, "actions", value=action)]})
    first = answered(drafted(model, "whole").plan, at).actions[0]
    assert first.timing.months == months


def test_keys_in_chinese_are_understood() -> None:
    """The plan is the same."""
    expected, _ = undisturbed("whole")
    names = {"text": "内容", "when": "时间", "line": "安排用语", "owner": "责任主体", "indicator": "完成标志"}

    def in_chinese(text: str) -> str:
        for name, chinese in names.items():
            text = text.replace(f'"{name}":', f'"{chinese}":')
        return text

    assert drafted(Wire({"whole": [in_chinese]}), "whole").plan == expected.plan


def test_items_under_keys_of_their_own_are_items() -> None:
    """Goals as an object by number, money as an object by its ids."""
    expected, _ = undisturbed("sections")

    def by_number(text: str) -> str:
        frame = json.loads(text)
        frame["goals"] = {f"G{n}": goal for n, goal in enumerate(frame["goals"], 1)}
        frame["budget"] = {item.pop("id"): item for item in frame["budget"]}
        return json.dumps(frame, ensure_ascii=False)

    draft = drafted(Wire({"frame": [by_number]}), "sections")
    assert draft.plan.goals == expected.plan.goals
    assert draft.plan.budget == expected.plan.budget


@pytest.mark.parametrize("item", [None, 7, {}, []])
def test_an_item_that_says_nothing_is_left_out_and_told(item: Any) -> None:
    """No node of gaps is made of it; the demand that it would have taken up is asked for again."""
    draft = drafted(Wire({"whole": [with_value("measures", 1, value=item)]}), "whole")
    assert any("/measures/1：应为对象" in said for said in draft.details)
    claimed = {claim for measure in draft.plan.measures for claim in measure.claims}
    assert claimed == {matter.id for matter in draft.plan.matters}
    assert is_said(draft.plan)


def test_an_unknown_claim_gives_no_origin() -> None:
    """A measure is the profile's, or demanded, only where it takes up what the profile says."""
    (at, claim) = next(
        (n, m.claims[0])
        for n, m in enumerate(undisturbed("whole")[0].plan.measures)
        if m.claims and m.origin == "profile"
    )
    spare = next(n for n, m in enumerate(undisturbed("whole")[0].plan.measures) if not m.claims)
    made_up = drafted(Wire({"whole": [with_value("measures", spare, "claims", value=["P77", "职代会"])]}), "whole")
    assert made_up.plan.measures[spare].origin == "practice"
    lower = drafted(Wire({"whole": [with_value("measures", at, "claims", value=[f" {claim.lower()} "])]}), "whole")
    assert lower.plan.measures[at].origin == "profile"
    assert lower.plan.measures[at].claims == (claim,)
