"""A closing says who leads by name, and a long one has two paragraphs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.plan import Plan
from plandraft.drafting.closing import with_closing_done
from tests.drafting.briefs import brief_of

LEADERS: list[dict[str, Any]] = [{"name": "季云", "post": "工会主席"}, {"name": "容秋", "post": "副主席"}]


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        (
            "工会主席牵头，副主席负责调度；逾期的由工会主席约谈。",
            "工会主席季云牵头，副主席容秋负责调度；逾期的由工会主席约谈。",
        ),
        ("工会副主席牵头。", "工会副主席容秋牵头。"),
        ("由工会委员会负责。", "由工会委员会负责。"),
        ("工会主席季云牵头。", "工会主席季云牵头。"),
    ],
    ids=["each once", "a deputy is no chair", "no post", "named already"],
)
def test_a_post_is_followed_by_its_name(closing: str, said: str) -> None:
    """Once, where the closing speaks of it."""
    assert with_closing_done(Plan(closing=closing), brief_of(leaders=LEADERS).profile).closing == said


def test_a_name_that_stands_elsewhere_is_enough() -> None:
    """A draft says a name once."""
    plan = Plan(preamble="工会主席季云带队。", closing="工会主席牵头。")
    assert with_closing_done(plan, brief_of(leaders=LEADERS).profile) == plan


@given(
    st.lists(st.text("分工督查对账", min_size=4, max_size=60).map(lambda said: f"{said}。"), max_size=12).map("".join)
)
def test_a_long_closing_has_two_paragraphs(closing: str) -> None:
    """Not a word is changed; the last one is short enough to go to the next page with the signature."""
    made = with_closing_done(Plan(closing=closing), brief_of().profile).closing
    assert made.replace("\n", "") == closing
    assert len(made.rpartition("\n")[2]) <= 112
    assert made.count("\n") == (len(closing) > 112)
    assert "\n" not in made or made[made.index("\n") - 1] == "。"
