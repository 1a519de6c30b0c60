"""Wrong fields through the whole flow: a fault costs a question about its node, and nothing else is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plandraft.core.gap import GAP
from plandraft.core.plan import Plan
from tests.drafting.offline_answers import Wire, drafted, undisturbed, with_value


def is_said(plan: Plan) -> bool:
    """Whether every field that a plan needs holds something, if only the name of a gap."""
    goals = all(g.text and g.indicator for g in plan.goals)
    measures = all(m.area and m.title and m.actions and m.owner and m.indicator for m in plan.measures)
    timed = all(n.timing.is_set or GAP.search(n.timing.note) for n in (*plan.measures, *plan.schedule))
    return goals and measures and timed and all(e.title and e.owner for e in plan.schedule)


WRONG: list[tuple[tuple[str | int, ...], Any]] = [
    *((("goals", 2, field), value) for field in ("text", "indicator", "area") for value in (None, {}, [])),
    *(
        (("measures", 3, field), value)
        for field in ("area", "title", "actions", "goals", "owner", "partners", "months", "indicator")
        for value in (None, {}, [])
    ),
    *((("schedule", 5, field), value) for field in ("month", "title", "measures", "owner") for value in (None, {}, [])),
    (("measures", 3, "owner"), "外事侨务处"),
    (("measures", 3, "months"), [13]),
    (("measures", 3, "months"), "外事侨务处"),
    (("measures", 3, "goals"), ["G99"]),
    (("schedule", 5, "month"), 13),
    (("schedule", 5, "owner"), "外事侨务处"),
    (("schedule", 5, "measures"), ["M99"]),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[f"{'.'.join(map(str, p))}={v!r}" for p, v in WRONG])
def test_one_wrong_field_costs_one_small_question_at_most(path: tuple[str | int, ...], value: Any) -> None:
    """Asked about, computed, or named as a gap; every other node is as it was."""
    expected, _ = undisturbed("whole")
    model = Wire({"whole": [with_value(*path, value=value)]})
    plan = drafted(model, "whole").plan
    assert [ask.prompt for ask in model.asked] in (["whole"], ["whole", "repair"])
    assert is_said(plan)
    assert (len(plan.goals), len(plan.measures)) == (len(expected.plan.goals), len(expected.plan.measures))
    same = sum(old == new for old, new in zip(expected.plan.nodes(), plan.nodes(), strict=False))
    assert same >= len(list(plan.nodes())) - 2 or path[0] == "schedule"


def test_three_wrong_fields_cost_one_small_question() -> None:
    """The faulty nodes go together, and the whole is never asked for again."""

    def spoilt(text: str) -> str:
        for path, value in (
            (("measures", 3, "owner"), None),
            (("measures", 5, "goals"), None),
            (("goals", 1, "text"), {}),
        ):
            text = with_value(*path, value=value)(text)
        return text

    model = Wire({"whole": [spoilt]})
    draft = drafted(model, "whole")
    assert [ask.prompt for ask in model.asked] == ["whole", "repair"]
    assert is_said(draft.plan)
    assert not draft.report.errors


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("months", "3—5月", (3, 4, 5)),
        ("months", ["3月", "10月12日"], (3, 10)),
        ("months", 6.0, (6,)),
        ("actions", "走访困难职工。", ("走访困难职工。",)),
        ("actions", [{"text": "走访困难职工。"}], ("走访困难职工。",)),
        ("actions", {"1": "走访。", "2": "慰问。"}, ("走访。", "慰问。")),
    ],
)
def test_what_can_be_understood_is_not_asked_about(field: str, value: Any, expected: tuple[object, ...]) -> None:
    """A text where a list should be, a list where a text should be, months in words."""
    model = Wire({"whole": [with_value("measures", 3, field, value=value)]})
    measure = drafted(model, "whole").plan.measures[3]
    assert not any(node.id == "M4" for ask in model.asked[1:] for node in ask.inputs.nodes)  # type: ignore[attr-defined]
    assert (measure.timing.months if field == "months" else measure.texts) == expected


def test_items_under_keys_of_their_own_and_items_of_words_are_items() -> None:
    """Goals as an object by number, areas as a list of names."""
    expected, _ = undisturbed("sections")

    def by_number(text: str) -> str:
        frame = json.loads(text)
        frame["goals"] = {f"G{n}": goal for n, goal in enumerate(frame["goals"], 1)}
        frame["areas"] = [area["name"] for area in frame["areas"]]
        return json.dumps(frame, ensure_ascii=False)

    draft = drafted(Wire({"frame": [by_number]}), "sections")
    assert draft.plan.goals == expected.plan.goals
    assert draft.plan.areas() == expected.plan.areas()


@pytest.mark.parametrize("item", [None, 7, {}, []])
def test_an_item_that_says_nothing_is_left_out_and_told(item: Any) -> None:
    """No node of gaps is made of it."""
    draft = drafted(Wire({"whole": [with_value("measures", 1, value=item)]}), "whole")
    assert len(draft.plan.measures) == len(undisturbed("whole")[0].plan.measures) - 1
    assert any("/measures/1：应为对象" in note for note in draft.notes)
    assert is_said(draft.plan)


def test_an_unknown_origin_claims_nothing() -> None:
    """It is not taken for the profile's."""
    model = Wire({"whole": [with_value("measures", 3, "origin", value="职代会")]})
    assert drafted(model, "whole").plan.measures[3].origin == "practice"
    words = Wire({"whole": [with_value("measures", 3, "origin", value="上级要求")]})
    assert drafted(words, "whole").plan.measures[3].origin == "required"
