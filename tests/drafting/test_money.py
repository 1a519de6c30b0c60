"""What the money is for: the profile's own lines as they are, or a split that adds up to the yuan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plandraft.core.plan import BudgetItem, Measure, Origin, Plan
from plandraft.core.profile import Budget
from plandraft.core.replies import BudgetShape, ReviewedBudgetShape
from plandraft.drafting.money import (
    REMAINDER,
    all_spent,
    paid_from,
    proposed_split,
    reviewed_items,
    spending_of,
    split_money,
    with_notes,
)
from tests.drafting.briefs import brief_of

SHARES = [("职工慰问", 0.4), ("文体活动", 0.35), ("其他", 0.25)]
LINES = [{"name": "职工慰问", "amount": 120000}, {"name": "文体活动", "amount": 90000}]


def shape(purpose: str, amount: float, number: str = "", note: str = "") -> BudgetShape:
    """One line of an answer."""
    return BudgetShape(id=number, purpose=purpose, amount=amount, note=note)


def amounts(items: tuple[BudgetItem, ...]) -> list[tuple[str, str, Decimal | None]]:
    """What each item is for."""
    return [(item.id, item.purpose, item.amount) for item in items]


def test_the_profile_s_lines_are_taken_as_they_are() -> None:
    """They are facts: nobody proposed them."""
    items = spending_of(Budget.model_validate({"total": 210000, "lines": LINES}), SHARES)
    assert amounts(items) == [("B1", "职工慰问", Decimal(120000)), ("B2", "文体活动", Decimal(90000))]
    assert all(item.origin == Origin.PROFILE and not item.proposed for item in items)
    assert items[1].sources == ("profile:/budget/lines/1",)


def test_what_the_lines_leave_of_the_total_is_an_item_of_its_own() -> None:
    """So that the plan's money is the profile's; that it is for other things is our proposal."""
    *_, rest = spending_of(Budget.model_validate({"total": 215000.5, "lines": LINES}), SHARES)
    assert (rest.id, rest.purpose, rest.amount) == ("B3", REMAINDER, Decimal("5000.5"))
    assert (rest.origin, rest.proposed) == (Origin.PROPOSED, ("amount",))


@pytest.mark.parametrize("budget", [None, {}, {"total": 0}])
def test_no_money_makes_no_items(budget: dict[str, Any] | None) -> None:
    """Nothing is made up."""
    assert spending_of(Budget.model_validate(budget) if budget is not None else None, SHARES) == ()


def test_lines_without_a_total_have_no_remainder() -> None:
    """What else there is nobody knows."""
    assert len(spending_of(Budget.model_validate({"lines": LINES}), SHARES)) == 2


totals = st.one_of(st.integers(1, 10**9).map(Decimal), st.decimals(1, 10**8, places=2))
weights = st.lists(st.floats(0.01, 1000), min_size=1, max_size=12)


@given(totals, weights)
def test_a_split_adds_up_to_the_yuan(total: Decimal, shares: list[float]) -> None:
    """Whatever the total and the shares; no part is negative."""
    parts = split_money(total, shares)
    assert sum(parts) == total
    assert len(parts) == len(shares)
    assert all(part >= 0 for part in parts)


@given(st.integers(100_000, 10**8).map(Decimal), st.lists(st.floats(1, 10), min_size=1, max_size=8))
def test_parts_are_round_and_near_their_share(total: Decimal, shares: list[float]) -> None:
    """Hundreds of yuan, but for the last one, which takes what is left."""
    parts = split_money(total, shares)
    assert all(part % 100 == 0 for part in parts[:-1])
    for part, share in zip(parts, shares, strict=True):
        assert abs(float(part) - float(total) * share / sum(shares)) <= 50 * len(shares) + 1


@pytest.mark.parametrize("shares", [[], [0.0], [0.0, 0.0]])
def test_no_shares_make_no_parts(shares: list[float]) -> None:
    """Where nothing is known nothing is divided."""
    assert split_money(Decimal(1000), shares) == []


def test_without_lines_the_total_is_split_as_unions_usually_do() -> None:
    """As a proposal, before anything is asked."""
    items = spending_of(Budget(total=Decimal(31000)), SHARES)
    assert amounts(items) == [
        ("B1", "职工慰问", Decimal(12400)),
        ("B2", "文体活动", Decimal(10900)),
        ("B3", "其他", Decimal(7700)),
    ]
    assert all(item.proposed == ("amount",) and item.origin == Origin.PROPOSED for item in items)


purposes = st.text(st.sampled_from("慰问文体培训帮扶"), min_size=1, max_size=6)
shapes = st.builds(
    shape,
    purposes,
    st.one_of(st.floats(-1e6, 1e9), st.integers(0, 10**6).map(float)),
    st.sampled_from(["B1", "b2", " B3 ", "B9", "", "甲"]),
)


@example([shape("体", 1.24e-07), shape("体", 181.0), shape("体", 1.0)], 8899)
@given(st.lists(shapes, max_size=8), st.integers(1, 10**8))
def test_whatever_is_answered_the_items_come_to_the_total(said: list[BudgetShape], total: int) -> None:
    """Ids differ, so that a measure is paid from one item."""
    brief = brief_of(budget={"total": total})
    items = proposed_split(said, brief)
    assert sum(item.amount or 0 for item in items) == total
    assert len({item.id for item in items}) == len(items)
    assert all(item.purpose and item.amount is not None and item.amount >= 0 for item in items)
    assert all(item.proposed == ("amount",) for item in items)


_SAID = st.builds(
    ReviewedBudgetShape,
    id=st.sampled_from(["", "B1", "b2", "B3", "B5", "B6", "B7", "新"]),
    purpose=st.sampled_from(["慰问", "文体", "机动", ""]),
    amount=st.integers(0, 50_000).map(float),
    note=st.just(""),
    measures=st.just([]),
)


@given(
    st.lists(st.integers(1, 9), min_size=2, max_size=6, unique=True),
    st.lists(_SAID, max_size=7),
)
def test_whatever_a_second_reading_makes_of_the_money_ids_differ_and_the_total_stays(
    numbers: list[int], said: list[ReviewedBudgetShape]
) -> None:
    """Also where an earlier answer has left out some of the usual items, so that the ids have gaps."""
    items = tuple(
        BudgetItem(id=f"B{n}", purpose=f"用途{n}", amount=Decimal(1000 * n), proposed=("amount",)) for n in numbers
    )
    found = reviewed_items(items, said, {})
    Plan(budget=found)
    assert sum(item.amount or 0 for item in found) == sum(item.amount or 0 for item in items)


def test_an_item_that_a_second_reading_adds_has_its_own_note() -> None:
    """Not that of another under whose id it came."""
    items = tuple(
        BudgetItem(id=number, purpose=number, amount=Decimal(5000), proposed=("amount",)) for number in ("B1", "B5")
    )
    said = [
        ReviewedBudgetShape(id="B1", purpose="慰问", amount=4000, note="走访", measures=["M1"]),
        ReviewedBudgetShape(id="B5", purpose="文体", amount=5000, note="四场比赛", measures=["M2"]),
        ReviewedBudgetShape(id="B5", purpose="机动", amount=1000, note="零星支出", measures=[]),
    ]
    found = reviewed_items(items, said, {"M1", "M2"})
    assert [(i.id, i.note, i.measure_ids) for i in found] == [
        ("B1", "走访", ("M1",)),
        ("B5", "四场比赛", ("M2",)),
        ("B6", "零星支出", ()),
    ]


def test_a_proposed_split_that_adds_up_is_taken_as_it_is() -> None:
    """Known ids stay, an item of its own has the next free one."""
    brief = brief_of(budget={"total": 10000})
    free = len(brief.spending) + 1
    items = proposed_split([shape("慰问", 6000, "b2", "春节走访"), shape("读书", 4000)], brief)
    assert amounts(items) == [("B2", "慰问", Decimal(6000)), (f"B{free}", "读书", Decimal(4000))]
    assert items[0].note == "春节走访"


def test_one_that_does_not_add_up_is_scaled_and_one_of_a_single_item_is_none() -> None:
    """What share each has is the answer's; of one item there is nothing to learn."""
    brief = brief_of(budget={"total": 10000})
    scaled = proposed_split([shape("慰问", 3000), shape("读书", 1000)], brief)
    assert [item.amount for item in scaled] == [7500, 2500]
    assert proposed_split([shape("慰问", 10000)], brief) == brief.spending
    assert proposed_split([], brief) == brief.spending


def test_no_answer_changes_the_profile_s_own_lines() -> None:
    """It may say what is paid from them."""
    brief = brief_of(budget={"total": 300000, "lines": LINES})
    items = proposed_split([shape("吃喝", 1, "B1", "节日走访"), shape("旅游", 299999, "B7")], brief)
    assert amounts(items) == amounts(brief.spending)
    assert [item.note for item in items] == ["节日走访", "", ""]


def test_measures_are_paid_from_the_items_that_they_name() -> None:
    """An unknown item pays for nothing, several pay together; saying it twice changes nothing."""
    items = spending_of(Budget.model_validate({"lines": LINES}), SHARES)
    paid = {"M1": " b1", "M2": "B1", "M3": "B9", "M4": "B2", "M5": "B1、B2", "M6": "B21"}
    made = paid_from(items, paid)
    assert [item.measure_ids for item in made] == [("M1", "M2", "M5"), ("M4", "M5")]
    assert paid_from(made, paid) == made


def test_an_item_without_a_note_says_what_is_paid_from_it() -> None:
    """The titles of its first measures; a note that was written stays."""
    items = spending_of(Budget.model_validate({"lines": LINES}), SHARES)
    measures = tuple(Measure(id=f"M{n}", title=f"走访{n}") for n in range(1, 6))
    noted = items[1].model_copy(update={"note": "一次运动会", "measure_ids": ("M5",)})
    budget = (items[0].model_copy(update={"measure_ids": ("M1", "M2", "M3", "M4")}), noted)
    made = with_notes(Plan(measures=measures, budget=budget))
    assert [item.note for item in made.budget] == ["走访1、走访2、走访3", "一次运动会"]


def test_a_proposed_item_that_nothing_is_done_with_gives_its_money_to_the_others() -> None:
    """The total stays; the profile's own items and locked ones stay as they are."""
    said = brief_of(budget={"total": 30000}).spending
    spent = tuple(i if i.id == "B2" else i.model_copy(update={"measure_ids": ("M1",)}) for i in said)
    left = all_spent(Plan(budget=spent)).budget
    assert [item.id for item in left] == [item.id for item in said if item.id != "B2"]
    assert sum(item.amount or 0 for item in left) == 30000
    locked = tuple(item.model_copy(update={"locked": item.id == "B3"}) for item in spent)
    assert all_spent(Plan(budget=locked)).budget == locked
    own = brief_of(budget={"total": 210000, "lines": LINES}).spending
    paid = (own[0].model_copy(update={"measure_ids": ("M1",)}), *own[1:])
    assert all_spent(Plan(budget=paid)).budget == paid
    assert all_spent(Plan(budget=said)).budget == said
