"""Briefs for organisations made up here, one for each sector."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plandraft.core.brief import Brief
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.drafting import make_brief
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve

AS_OF = dt.date(2026, 11, 24)

FACTS: dict[str, dict[str, Any]] = {
    "hospital": {
        "period": "2027",
        "priorities": ["改善夜班职工休息条件", "开展急救技能比武"],
        "required_events": [{"title": "召开职工代表大会", "month": 3}, {"title": "护士节座谈会", "month": 5}],
    },
    "school": {
        "period": "2026-2027",
        "priorities": ["建设教工阅览角", "办好青年教师教学展示"],
        "required_events": [{"title": "教职工代表大会", "month": 4}],
    },
    "university": {"period": "2027", "priorities": ["推动二级教代会规范运行"]},
    "enterprise": {
        "period": "2027",
        "priorities": ["续签集体合同", "推广班组创新成果"],
        "required_events": [{"title": "职工技能大赛", "date": "2027-09-17"}],
    },
    "utility": {"period": "2027", "priorities": ["改善抢修班组值守条件"]},
    "government": {"period": "2027", "priorities": ["健全干部职工谈心谈话制度"]},
    "community": {"period": "2027", "priorities": ["建好户外劳动者驿站"]},
    "logistics": {"period": "2027", "priorities": ["改善食堂值班条件"]},
    "other": {"period": "2027", "priorities": ["丰富职工文化生活"]},
}


def brief_of(sector: Sector, **facts: Any) -> Brief:
    """A brief for a made-up organisation; facts given replace the sector's own."""
    profile = Profile.model_validate(
        {
            "name": "青禾试验单位工会委员会",
            "short_name": "单位工会",
            "sector": sector,
            "headcount": 300,
            "members": 290,
            "departments": [
                {"name": "工会办公室", "duties": ["会员服务"]},
                {"name": "人事部", "duties": ["培训"]},
                {"name": "总务部", "duties": ["食堂", "休息场所"]},
            ],
            "bodies": [{"name": "女职工委员会"}, {"name": "文体小组"}],
            "last_year": {"unfinished": ["更新会员电子名册"]},
            "requirements": [{"text": "开展安全隐患排查", "document": "关于加强冬季安全的通知"}],
            **FACTS[sector],
            **facts,
        }
    )
    knowledge = load_knowledge()
    calendar = resolve(
        load_observances(),
        period=profile.period,
        sector=profile.sector,
        working_months=profile.working_months,
    )
    return make_brief(profile, calendar=calendar, knowledge=knowledge, as_of=AS_OF)


@pytest.fixture(params=list(Sector), ids=str)
def brief(request: pytest.FixtureRequest) -> Brief:
    """A brief of each sector in turn."""
    return brief_of(request.param)
