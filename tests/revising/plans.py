"""A small plan of an invented hospital's union, its profile, and the ground on which instructions are read."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import plandraft
from plandraft.api.days import days_of
from plandraft.api.kinds import kind_of_profile
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.scheduling import time_of, with_entries
from plandraft.core.settings import AS_SHIPPED
from plandraft.drafting.brief import make_brief
from plandraft.knowledge import knowledge_for
from plandraft.revising import Ground

PROFILE = Profile.model_validate(
    {
        "name": "清河县中医院工会委员会",
        "short_name": "医院工会",
        "kind": "union",
        "sector": "hospital",
        "period": 2027,
        "headcount": 420,
        "members": 410,
        "women": 260,
        "departments": ["工会办公室", "宣传科", "医务科", "护理部", "总务科", "团委"],
        "bodies": ["女职工委员会", "文体协会", "经费审查委员会"],
        "budget": {"total": 160000, "lines": [{"name": "困难帮扶", "amount": 50000}]},
        "required_events": [{"title": "岗位技能竞赛", "month": 6}],
        "avoid": ["出省旅游", "购物卡"],
    }
)


def _when(*months: int, **more: Any) -> dict[str, Any]:
    return {"months": list(months), **more}


def _do(text: str, line: str, *months: int, **more: Any) -> dict[str, Any]:
    return {"text": text, "line": line, "timing": _when(*months, **more)}


MEASURES: list[dict[str, Any]] = [
    {
        "title": "读书节",
        "owner": "宣传科",
        "partners": ["团委"],
        "goal_ids": ["G1"],
        "actions": [
            _do("向各科室征集书目，列出30种。", "书目征集", 3),
            _do("举办开幕式，当天换书。", "读书节", 4),
            _do("评出20名读书之星，张榜公布。", "读书之星评选", 10),
        ],
    },
    {
        "title": "岗位技能竞赛",
        "owner": "医务科",
        "goal_ids": ["G2"],
        "claims": ["E1"],
        "indicator": "参赛率不低于80%",
        "actions": [
            _do("各科室先赛一轮，选出选手。", "科室选拔", 5),
            _do("分六个项目决赛，当场公布成绩。", "岗位技能竞赛", 6),
            _do("失分最多的三步补练一遍。", "失分项补练", 7),
        ],
    },
    {"title": "送清凉", "owner": "工会办公室", "actions": [_do("到露天岗位送清凉，覆盖120人。", "送清凉", 7)]},
    {
        "title": "困难职工帮扶",
        "owner": "工会办公室",
        "goal_ids": ["G3"],
        "actions": [
            _do("走访困难职工64户，逐户登记。", "春节前走访慰问", 1),
            _do("每月汇总一次困难情况，当月答复。", "困难情况汇总", rhythm="monthly"),
        ],
    },
    {
        "title": "职工书屋更新",
        "owner": "宣传科",
        "actions": [_do("9月底前更新图书300册。", "职工书屋更新", 9, deadline=True)],
    },
    {"title": "职工健步走", "owner": "文体协会", "actions": [_do("分四队走五公里，沿途设补给点。", "健步走", 10)]},
    {"title": "摄影展", "owner": "文体协会", "actions": [_do("收集岗位照片80幅，在大厅展出两周。", "摄影展", 10)]},
    {
        "title": "心理讲座",
        "owner": "护理部",
        "goal_ids": ["G4"],
        "actions": [_do("每季度举办心理讲座，全年4场。", "心理讲座", 3, 6, 9, 12)],
    },
    {"title": "女职工健康讲座", "owner": "女职工委员会", "actions": [_do("请妇科医师讲课，当场答疑。", "健康讲座", 3)]},
    {
        "title": "职工代表大会",
        "owner": "医院工会",
        "actions": [
            _do("征集提案，会前七天发材料。", "提案征集", 2),
            _do("审议工作报告和经费报告。", "职工代表大会", 3),
            _do("逐件答复提案，公布结果。", "提案答复", 4),
        ],
    },
]


_WHEN_HELD = {"id": "E1", "text": "岗位技能竞赛", "kinds": ["event"], "timing": {"months": [6]}}


def _item(number: int, purpose: str, amount: int, measures: list[str], note: str = "") -> dict[str, Any]:
    return {"id": f"B{number}", "purpose": purpose, "amount": amount, "measure_ids": measures, "note": note}


def _area(number: int) -> str:
    return "文体" if number in (1, 6, 7) else "服务"


@cache
def plan() -> Plan:
    """The plan, its calendar made from its actions."""
    raw = {
        "organisation": PROFILE.name,
        "sector": "hospital",
        "period": {"year": 2027},
        "drafting_date": "2026-11-30",
        "title": "清河县中医院工会委员会2027年工作计划",
        "preamble": "医院工会有会员410人。2027年先办好6月的岗位技能竞赛。",
        "goals": [
            {"id": "G1", "text": "全年读书节参加人数不少于200人。"},
            {"id": "G2", "text": "6月底前，岗位技能竞赛参赛率不低于80%。"},
            {"id": "G3", "text": "困难职工走访64户，一户一档。"},
            {"id": "G4", "text": "全年心理讲座4场。"},
        ],
        "measures": [{"id": f"M{n}", "area": _area(n), **measure} for n, measure in enumerate(MEASURES, 1)],
        "budget": [
            _item(1, "困难帮扶", 50000, ["M4"], "困难职工帮扶"),
            _item(2, "文体活动", 60000, ["M1", "M6", "M7"], "读书节、职工健步走、摄影展"),
            _item(3, "技能竞赛", 30000, ["M2"], "奖品和场地，合计3万元"),
            _item(4, "其他", 10000, ["M5", "M8"]),
        ],
        "matters": [_WHEN_HELD],
        "closing": "工会主席负总责，经费审查委员会每半年查一次账。",
        "signature": {"organisation": PROFILE.name, "date": "2026-11-30"},
    }
    made = Plan.model_validate(raw)
    timed = tuple(m.model_copy(update={"timing": time_of(m.actions, made.period)}) for m in made.measures)
    return with_entries(made.model_copy(update={"measures": timed}))


@cache
def ground() -> Ground:
    """What is known of the hospital."""
    days = days_of(PROFILE.period, PROFILE.sector, PROFILE.working_months)
    knowledge = knowledge_for(kind_of_profile(PROFILE, AS_SHIPPED).kind, AS_SHIPPED)
    return Ground.of(make_brief(PROFILE, calendar=days, knowledge=knowledge, as_of=dt.date(2026, 11, 30)), plan())


def revised(*instructions: str, **more: Any) -> plandraft.Revised:
    """What ``plandraft.revise`` makes of instructions for it."""
    return plandraft.revise(plan(), list(instructions), profile=PROFILE, **more)
