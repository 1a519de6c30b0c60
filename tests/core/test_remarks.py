"""What is said beside a printed plan: gaps, and figures that are proposals."""

from __future__ import annotations

from decimal import Decimal

from plandraft.core.plan import BudgetItem, Goal, Measure, Origin
from plandraft.core.remarks import money_remark, remarks_of
from plandraft.core.wording import goal_words, measure_words


def said(text: str, *nodes: Goal | Measure) -> list[tuple[str, str]]:
    """Each remark's words and the beginning of what is said, where the words stand where it says."""
    found = remarks_of(text, nodes)
    assert all(text[one.start :].startswith(one.quote) for one in found)
    return [(one.quote, one.text[:6]) for one in found]


def test_a_gap_says_what_is_missing() -> None:
    """Each of them, in the order of the words."""
    assert said("由【待补：责任部门】在【待补：日期】办") == [
        ("【待补：责任部门】", "缺：责任部门"),
        ("【待补：日期】", "缺：日期。请"),
    ]


def test_a_proposed_indicator_is_named_where_it_stands() -> None:
    """Not where the same words stand before it."""
    goal = Goal(id="G1", text="答复率100%是底线", indicator="答复率100%", proposed=("indicator",))
    text = f"1.{goal_words(goal)}"
    (remark,) = remarks_of(text, (goal,))
    assert remark.start == text.rindex("答复率100%")


def test_proposed_figures_and_proposed_measures_are_said_of_the_title() -> None:
    """Of the whole paragraph where there is none."""
    measure = Measure(id="M1", title="走访", actions=("走访两次。",), proposed=("actions",), origin=Origin.PROPOSED)
    assert [quote for quote, _ in said(f"2.{measure_words(measure, None)}", measure)] == ["走访", "走访"]
    bare = measure.model_copy(update={"title": ""})
    text = measure_words(bare, None)
    assert {quote for quote, _ in said(text, bare)} == {text}


def test_what_is_a_fact_has_no_remark() -> None:
    """Nor has a practice without figures."""
    goal = Goal(id="G1", text="件件有答复", indicator="100%")
    assert remarks_of(goal_words(goal), (goal,)) == ()


def test_proposed_sums_are_named_together() -> None:
    """All of them, or which."""
    items = [
        BudgetItem(id="B1", purpose="慰问", amount=Decimal(1), origin=Origin.PROFILE),
        BudgetItem(id="B2", purpose="文体", amount=Decimal(2), origin=Origin.PROPOSED),
    ]
    assert money_remark(items).startswith("“文体”的金额")
    assert money_remark(items[1:]).startswith("各项")
    assert money_remark(items[:1]) == ""
