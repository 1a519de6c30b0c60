"""A plan's fields as one text: every place leads back to its field."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from plandraft.checks.once import Once
from plandraft.checks.text import PlanText, text_of
from plandraft.core.plan import Plan
from tests.checks.base_plan import PLAN, changed


def test_a_match_leads_back_to_its_field() -> None:
    """With the field's own text, and offsets within it."""
    plan = changed((("M1", "actions", ["登记需求。", "逐户走访。"]),))
    ((_, place),) = PlanText(plan).finditer(re.compile("逐户"))
    assert (place.node, place.field, place.text, place.span) == ("M1", "actions/1", "逐户", (0, 2))
    assert place.sentence == "逐户走访"


def test_nothing_reaches_over_the_end_of_a_field() -> None:
    """Whatever a pattern would like."""
    plan = Plan(title="甲计划", closing="乙部门")
    assert list(PlanText(plan).finditer(re.compile(r"计划[\s\S]*乙"))) == []
    assert PlanText(plan).place(0, 3) is not None
    assert PlanText(plan).place(0, 4) is None
    assert PlanText(Plan()).place(0, 1) is None


def test_sentences_are_those_of_the_fields() -> None:
    """Without the marks that end them, each with its place."""
    plan = Plan(preamble="登记需求。逐户走访！", closing="按月检查")
    assert [(s.field, s.text) for s in PlanText(plan).sentences] == [
        ("preamble", "登记需求"),
        ("preamble", "逐户走访"),
        ("closing", "按月检查"),
    ]


@given(st.lists(st.text(alphabet="走访。；！\n \x1f甲", max_size=12), min_size=1, max_size=4), st.text(max_size=3))
def test_every_place_is_in_its_field(texts: list[str], words: str) -> None:
    """For any fields and any words, also where the fields hold what parts them."""
    plan = changed((("M1", "actions", texts),))
    text = PlanText(plan)
    fields = {(node, field): written for node, field, written in plan.strings()}
    for place in [*text.find(words), *text.sentences]:
        assert fields[(place.node, place.field)] == place.whole
        assert 0 <= place.start < place.end <= len(place.whole)
    assert all(place.text == words for place in text.find(words))


def test_a_plan_s_text_is_made_once_and_another_plan_s_anew() -> None:
    """Told apart by identity, so that an equal copy is read again."""
    assert text_of(PLAN) is text_of(PLAN)
    assert text_of(PLAN) is not text_of(PLAN.model_copy())
    made: list[object] = []
    once: Once[object, int] = Once(lambda source: made.append(source) or len(made))
    first, second = object(), object()
    assert [once(first), once(first), once(second), once(first)] == [1, 1, 2, 3]
