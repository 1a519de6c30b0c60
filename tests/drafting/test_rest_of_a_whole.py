"""What is still missing of a plan that was asked for in one go is asked for with no more than that needs."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.core.ask import Ask
from tests.drafting.offline_answers import Wire, drafted, share, undisturbed, with_value


def whole_asks(wire: Wire) -> list[Ask]:
    """The questions for everything, and for the rest of it."""
    drafted(wire, "whole")
    return [ask for ask in wire.asked if ask.prompt == "whole"]


def said(ask: Ask) -> str:
    """What a question adds to the part that all share."""
    return ask.messages[1].content


@pytest.mark.parametrize("part", ["opening", "ideology", "goals", "closing"])
def test_a_question_without_measures_names_the_demands_alone(part: str) -> None:
    """Neither what is usual in an area nor how measures are written."""
    first, rest = whole_asks(Wire({"whole": [with_value(part, value=[] if part == "goals" else "")]}))
    inputs: Any = first.inputs
    demands = [matter.text for area in inputs.areas for matter in area.matters]
    for word in ("可选 ", "必有 ", "经费 B", "- actions：", "【样本条目】"):
        assert word not in said(rest)
    assert "可选 " in said(first)
    assert demands
    assert [text for text in demands if text not in said(rest)] == []
    assert len(said(rest)) < len(said(first)) / 2


def test_only_areas_that_lack_measures_are_shown() -> None:
    """Of a reply that was cut in its measures: what is claimed already is not given out again."""
    first, rest = whole_asks(Wire({"whole": [share(0.45)]}))
    before, inputs = first.inputs, rest.inputs
    claimed = {claim for measure in inputs.known.measures for claim in measure.claims}  # type: ignore[attr-defined]
    shown, everything = ({m.id for a in each.areas for m in a.matters} for each in (inputs, before))  # type: ignore[attr-defined]
    assert claimed
    assert shown
    assert not claimed & shown
    assert claimed | shown >= everything


def test_lines_of_the_calendar_are_asked_for_in_proportion() -> None:
    """Half the measures have half the lines."""
    first, rest = whole_asks(Wire({"whole": [share(0.6)]}))
    lines = [int(said(ask).split("你写的合计不超过 ")[1].split(" 行")[0]) for ask in (first, rest)]
    counts = [ask.inputs.measure_count for ask in (first, rest)]  # type: ignore[attr-defined]
    assert counts[1] < counts[0]
    assert abs(lines[1] - lines[0] * counts[1] / counts[0]) <= 2


@pytest.mark.parametrize("part", ["goals", "measures"])
def test_a_list_that_is_missing_three_times_comes_with_the_fourth_question(part: str) -> None:
    """In the same plan, without the groups of a plan in parts."""
    wire = Wire({"whole": [with_value(part, value=[])] * 3})
    draft = drafted(wire, "whole")
    expected = undisturbed("whole")[0]
    assert (wire.count("whole"), wire.count("measures"), wire.count("frame")) == (4, 0, 0)
    assert len(getattr(draft.plan, part)) == len(getattr(expected.plan, part))
    assert draft.strategy == "whole"


def test_an_answer_of_no_use_at_all_is_asked_for_again_once() -> None:
    """Then the steps are asked: smaller questions may do what the large one could not."""
    wire = Wire({"whole": [lambda _: "不会"] * 9})
    draft = drafted(wire, "whole")
    assert wire.count("whole") == 2
    assert draft.strategy == "sections"
