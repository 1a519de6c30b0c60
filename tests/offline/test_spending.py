"""Money follows what its item names; what the employer pays for is none of the organisation's own money."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.offline.answers import frame_of, shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.sector import Sector
from plandraft.offline.spending import parts_of


def with_lines(*names: str, **facts: Any) -> Brief:
    """A factory whose budget has these lines, alike in size."""
    lines = [{"name": name, "amount": 60000} for name in names]
    budget = {"total": 60000 * len(names), "lines": lines}
    return brief_of(Sector.ENTERPRISE, budget=budget, **{"length_chars": 3000, "required_events": [], **facts})


def paid_titles(brief: Brief, purpose: str) -> list[str]:
    """The measures that an item pays for."""
    (number,) = [item.id for item in brief.spending if item.purpose == purpose]
    return [measure.title for measure in shapes_of(brief) if measure.budget == number]


def test_money_for_contests_has_a_contest() -> None:
    """Not only whatever else may be paid from it: pairs of masters and learners are training."""
    brief = with_lines("慰问", "竞赛", "文体", "培训与其他", priorities=["青年技工师带徒20对"])
    assert any("竞赛" in title or "比武" in title for title in paid_titles(brief, "竞赛"))
    assert "青年技工师带徒" not in paid_titles(brief, "竞赛")


@pytest.mark.parametrize("purpose", ["文体活动", "困难帮扶", "节日慰问"])
def test_each_line_of_the_profile_is_spent(purpose: str) -> None:
    """On something that the line means."""
    assert paid_titles(with_lines("节日慰问", "困难帮扶", "文体活动"), purpose)


def test_what_the_employer_pays_is_in_no_line() -> None:
    """Rooms, vehicles and protective gear are the employer's; the closing says so where there is a table of money."""
    brief = with_lines("慰问", "其他", priorities=["装卸岗位防护用品更新", "值班室改造"])
    budgets = {measure.title: measure.budget for measure in shapes_of(brief)}
    assert budgets["装卸岗位防护用品更新"] == budgets["值班室改造"] == ""
    assert "装卸岗位防护用品更新、值班室改造所需费用由单位行政列支" in frame_of(brief).closing
    without = brief_of(Sector.ENTERPRISE, priorities=["值班室改造"], budget=None)
    assert "行政列支" not in frame_of(without).closing


@given(st.integers(8_000, 900_000))
def test_a_proposed_split_adds_up_and_no_note_comes_twice(total: int) -> None:
    """Each demand that costs money has an item of its own; what it buys stands beside it."""
    brief = brief_of(
        Sector.COMMUNITY, budget={"total": total}, priorities=["暖新驿站增加到9个", "骑手交通安全"], length_chars=2400
    )
    rows = frame_of(brief).budget
    assert sum(row.amount for row in rows) == total
    assert max(Counter(row.note for row in rows).values()) == 1
    own = {row.purpose: row.amount for row in rows}
    assert own["暖新驿站增加到9个"] > own["骑手交通安全"]
    assert {measure.budget for measure in shapes_of(brief) if measure.budget} >= {row.id for row in rows}


def test_a_purpose_names_several_things() -> None:
    """Each of them is looked for."""
    assert parts_of("竞赛与培训、慰问") == ["竞赛", "培训", "慰问"]


def test_a_proposed_purpose_names_only_what_is_done() -> None:
    """No birthday without a cake, no contest where there is only a talk; meetings and the rest are a small part."""
    facts: dict[str, Any] = {"headcount": 60, "members": 60, "women": 20, "length_chars": 1600, "required_events": []}
    brief = brief_of(Sector.GOVERNMENT, budget={"total": 50000}, priorities=["交通安全"], **facts)
    rows = {row.purpose: row.amount for row in frame_of(brief).budget}
    said = "".join(shape.model_dump_json() for shape in shapes_of(brief))
    assert not any("生日" in purpose for purpose in rows)
    assert all("竞赛" in said or "比武" in said for purpose in rows if "竞赛" in purpose)
    assert sum(amount for purpose, amount in rows.items() if "其他" in purpose) <= 0.1 * 50000


def test_festivals_pay_for_no_cool_drinks() -> None:
    """节日慰问 is for festivals; what is brought to hot posts is paid from whatever else may pay for it."""
    brief = with_lines("节日慰问", "劳动保护", priorities=["焊接岗位高温防护"])
    assert "焊接岗位高温防护" in paid_titles(brief, "劳动保护")
    other = with_lines("节日慰问", "其他", priorities=["焊接岗位高温防护"])
    assert "焊接岗位高温防护" not in paid_titles(other, "节日慰问")


def test_two_purposes_without_anything_between_are_two() -> None:
    """竞赛培训 has a contest beside the training."""
    brief = with_lines("节日慰问", "竞赛培训", priorities=["师徒结对12对"])
    assert any("竞赛" in title or "比武" in title for title in paid_titles(brief, "竞赛培训"))
