"""A small plan without faults, and everything the rules may know about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from plandraft.checks.base import Example
from plandraft.core.context import CheckContext
from plandraft.core.headings import read_headings
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList, condensed, run_keys
from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve

AS_OF = dt.date(2026, 11, 24)
PROFILE = Profile.model_validate(
    {
        "name": "青禾县医院工会",
        "sector": "hospital",
        "period": 2027,
        "working_months": [2, 3],
        "departments": ["工会办公室", "护理部"],
        "budget": {"total": 100000},
        "priorities": ["走访困难职工家庭"],
    }
)
PLAN = Plan.model_validate(
    {
        "organisation": "青禾县医院工会",
        "sector": "hospital",
        "period": {"year": 2027},
        "title": "青禾县医院工会2027年工作计划",
        "ideology": {"text": "以习近平新时代中国特色社会主义思想为指导，服务职工。"},
        "goals": [{"id": "G1", "text": "困难职工家庭走访全覆盖", "indicator": "走访率100%"}],
        "measures": [
            {
                "id": "M1",
                "area": "帮扶",
                "title": "走访困难职工家庭",
                "actions": ["由工会小组逐户登记需求。"],
                "goal_ids": ["G1"],
                "owner": "工会办公室",
                "timing": {"months": [2]},
            },
            {
                "id": "M2",
                "area": "竞赛",
                "title": "举办护理操作比赛",
                "actions": ["各护理单元派出两名选手参加。"],
                "goal_ids": ["G1"],
                "owner": "护理部",
                "timing": {"months": [3]},
            },
        ],
        "schedule": [
            {"id": "S1", "title": "走访困难职工家庭", "timing": {"months": [2]}, "measure_ids": ["M1"]},
            {"id": "S2", "title": "举办护理操作比赛", "timing": {"months": [3]}, "measure_ids": ["M2"]},
        ],
        "closing": "各部门按月检查。",
        "signature": {"organisation": "青禾县医院工会", "date": "2026-11-24"},
    }
)

HEADINGS = """一、指导思想
二、工作目标
三、工作措施
（一）帮扶
1.走访困难职工家庭
（二）竞赛
1.举办护理操作比赛
四、活动安排"""
"""The numbered lines of its text."""


def context(**changed: Any) -> CheckContext:
    """Everything the rules may know."""
    calendar = resolve(
        load_observances(), period=Period(year=2027), sector=Sector.HOSPITAL, working_months=PROFILE.working_months
    )
    known = {
        "as_of": AS_OF,
        "knowledge": load_knowledge(),
        "calendar": calendar,
        "profile": PROFILE,
        "leaks": LeakList(strings=frozenset({"月光镇中心医院"})),
        "headings": read_headings(enumerate(HEADINGS.splitlines(), 1)),
    }
    return CheckContext(**(known | changed))


def context_of(example: Example) -> CheckContext:
    """The context with an example's fields of profile and context set."""
    facts = {field: value for node, field, value in example if node == "profile"}
    profile = Profile.model_validate(PROFILE.model_dump(mode="json") | facts)
    told = {field: value for node, field, value in example if node == "context"}
    days = resolve(
        load_observances(), period=profile.period, sector=profile.sector, working_months=profile.working_months
    )
    readers: dict[str, Callable[[Any], Any]] = {
        "as_of": lambda day: day if isinstance(day, dt.date) else dt.date.fromisoformat(day),
        "leaks": _leaks,
        "headings": lambda text: read_headings(enumerate(text.splitlines(), 1)),
    }
    read = {field: readers.get(field, lambda value: value)(value) for field, value in told.items()}
    return context(**({"profile": profile, "calendar": days} | read))


def changed(example: Example) -> Plan:
    """The plan with an example's fields set."""
    data = PLAN.model_dump(mode="json")
    nodes = {"P": data, "I1": data["ideology"]}
    nodes |= {n["id"]: n for name in ("goals", "measures", "schedule") for n in data[name]}
    for node, field, value in example:
        if node not in ("profile", "context"):
            nodes[node][field] = value
    return Plan.model_validate(data)


def _leaks(told: list[str] | dict[str, list[str]]) -> LeakList:
    """A leak list as an example writes it: the strings, or strings and the sentences of which it keeps keys alone."""
    if isinstance(told, dict):
        runs = frozenset(key for run in told.get("runs", ()) for *_, key in run_keys(condensed(run)[0]))
        return LeakList(strings=frozenset(told.get("strings", ())), runs=runs)
    return LeakList(strings=frozenset(told))
