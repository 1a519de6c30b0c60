"""Headings hold several measures, name what these are about, and say it plainly where all know each other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from tests.offline.answers import shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.sector import Sector

PRIORITIES = ["值班室改造", "师徒结对12对", "提案办结率提高到95%", "交通安全"]


def headings(sector: Sector, **facts: Any) -> Counter[str]:
    """How many measures stand under each heading."""
    return Counter(shape.area for shape in shapes_of(brief_of(sector, **facts)))


@pytest.mark.parametrize("sector", list(Sector), ids=str)
@pytest.mark.parametrize("length", [1200, 2400, 4200])
def test_no_heading_holds_one_measure(sector: Sector, length: int) -> None:
    """What has one goes with the field that is nearest."""
    assert min(headings(sector, length_chars=length, priorities=PRIORITIES).values()) >= 2


@pytest.mark.parametrize("sector", [Sector.HOSPITAL, Sector.SCHOOL, Sector.ENTERPRISE, Sector.GOVERNMENT], ids=str)
def test_no_two_headings_say_the_same(sector: Sector) -> None:
    """A word of one stands in no other."""
    found = headings(sector, length_chars=4200, priorities=PRIORITIES)
    words = Counter(word for heading in found for word in heading.replace("与", "、").replace("和", "、").split("、"))
    assert max(words.values()) == 1


def test_a_heading_names_what_stands_under_it() -> None:
    """Counselling is health, a pair of master and learner is no contest."""
    shapes = shapes_of(brief_of(Sector.ENTERPRISE, length_chars=3000, priorities=["心理减压", "师徒结对12对"]))
    (counselling,) = [shape for shape in shapes if shape.title == "心理减压"]
    (pairs,) = [shape for shape in shapes if "师徒" in shape.title]
    assert "身心健康" in counselling.area
    assert "带徒育才" in pairs.area


@pytest.mark.parametrize(
    "facts", [{"headcount": 30, "members": 30}, {"headcount": 90, "members": 90, "tone": "亲切、口语"}]
)
def test_where_all_know_each_other_two_plain_headings_are_enough(facts: dict[str, Any]) -> None:
    """What is demanded first, what comes round every year second."""
    brief = brief_of(Sector.SCHOOL, length_chars=1300, priorities=["值班室改造", "嗓音保护"], **facts)
    shapes = shapes_of(brief)
    assert len({shape.area for shape in shapes}) == 2
    assert len({shape.area for shape in shapes if shape.claims and shape.title in ("值班室改造", "嗓音保护")}) == 1
