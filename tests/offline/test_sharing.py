"""Whoever the profile lists has something to do: as the owner of what is theirs, else as a partner."""

from __future__ import annotations

from typing import Any

import pytest
from tests.offline.answers import shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.replies import MeasureShape
from plandraft.core.sector import Sector
from plandraft.drafting.areas import shares_of, sizes_of
from plandraft.offline.compose import composed


def works(**facts: Any) -> Brief:
    """A company of some size."""
    known: dict[str, Any] = {
        "length_chars": 3000,
        "departments": ["办公室", "生产部", "安环部", "人力资源部", "财务部", "后勤部", "质量部"],
        "budget": {"total": 200000},
        "required_events": [{"title": "职工代表大会", "month": 3}],
        "priorities": ["青年技工师带徒20对"],
    }
    return brief_of(Sector.ENTERPRISE, **{**known, **facts})


def made(brief: Brief) -> list[MeasureShape]:
    """All measures as they are in the end."""
    return list(composed(shares_of(brief), brief, sizes_of(brief)).measures)


def busy(shapes: list[MeasureShape]) -> set[str]:
    """All who lead or help."""
    return {name for shape in shapes for name in (shape.owner, *shape.partners)}


@pytest.mark.parametrize("department", ["财务部", "后勤部", "质量部", "人力资源部", "安环部", "宣传部", "信息中心"])
def test_each_department_has_work(department: str) -> None:
    """None is only counted."""
    assert department in busy(made(works(departments=["办公室", "生产部", department])))


def test_nobody_helps_with_everything() -> None:
    """No measure has more than three partners, and nobody helps with the audit of the union's own accounts."""
    shapes = made(works())
    assert max(len(shape.partners) for shape in shapes) <= 3
    assert all(not shape.partners for shape in shapes if shape.owner.startswith("经费审查"))


def test_a_plan_of_one_page_has_no_partners() -> None:
    """There is no room for them."""
    shapes = shapes_of(works(length_chars=900))
    assert not any(shape.partners for shape in shapes if not shape.claims)


def test_the_union_above_is_given_no_work() -> None:
    """It is reported to; it neither leads nor helps here."""
    brief = brief_of(
        Sector.COMMUNITY,
        name="河湾街道工会联合会",
        departments=["河湾区总工会", "社区服务中心", "站点联络组"],
        priorities=["入会率提高到60%", "骑手交通安全"],
        length_chars=2200,
    )
    assert not busy(made(brief)) & {"河湾区总工会"}


@pytest.mark.parametrize(
    ("priority", "departments", "owner"),
    [
        ("下村巡诊行车安全", ["综合办", "医疗组", "护理组"], "医疗组"),
        ("修复人员职业防护", ["办公室", "典藏保护部", "安全保卫部"], "典藏保护部"),
        ("店员久站防护", ["门店运营部", "行政部"], "门店运营部"),
    ],
)
def test_the_department_leads_whose_people_it_is_about(priority: str, departments: list[str], owner: str) -> None:
    """Not the one whose name has a word of the demand."""
    sector = Sector.HOSPITAL if "巡诊" in priority else Sector.OTHER
    brief = brief_of(sector, priorities=[priority], departments=departments, length_chars=1800)
    (own,) = [shape for shape in shapes_of(brief) if shape.claims and shape.title == priority]
    assert own.owner == owner


@pytest.mark.parametrize("title", ["质量检测技能比武", "弹性工时试行"])
def test_what_is_for_all_is_led_by_the_union(title: str) -> None:
    """A contest of everybody, and whatever is bargained for; the departments help."""
    brief = works(departments=["生产部", "质量检测中心", "人力资源部"], priorities=[title])
    (own,) = [shape for shape in shapes_of(brief) if shape.claims and title[:4] in shape.title]
    assert own.owner == brief.owners[0].name
    assert own.partners
