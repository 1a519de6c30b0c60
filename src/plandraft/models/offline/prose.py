"""The opening and the closing of a plan: each sentence says something of this body, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.models.offline.job import Job, way_of
from plandraft.models.offline.slots import facts_for, staff

_SHORT_ROOM = 60
"""With less room than this a closing is one sentence without names (our choice)."""
_MOST_NAMED = 4
"""Demands and results that a sentence names (our choice)."""


def opening(brief: Brief, jobs: Sequence[Job], room: int) -> str:
    """The body's situation, what last year brought and left over, and what this period is about.

    Args:
        brief: The job's material.
        jobs: The measures of its demands.
        room: Characters it is to have.
    """
    profile, last = brief.profile, brief.profile.last_year
    way = way_of(brief, "opening")
    word = staff(profile.sector)
    people = "、".join(
        f"{name}{count}人"
        for name, count in ((word, profile.headcount), ("会员", profile.members), (f"女{word}", profile.women))
        if count
    )
    figures = [f"{figure.name}{figure.value}" for figure in last.figures]
    results = [*last.done, *figures][: _MOST_NAMED + 2]
    named = [job for job in jobs if not job.is_event]
    focus = [j for j in named if "unfinished" not in j.matters[0].kinds] or named or list(jobs)
    titles = "、".join(job.title for job in focus[:_MOST_NAMED])
    period = profile.period.label
    ways_left = (
        f"；{'、'.join(last.unfinished)}，{this_period(brief)}接着办完",
        f"；留下的{'、'.join(last.unfinished)}，排在{this_period(brief)}前面办",
        f"；还欠着的是{'、'.join(last.unfinished)}，{this_period(brief)}补上",
    )
    left = ways_left[way % 3] if last.unfinished else ""
    ways_focus = (
        f"{period}集中力量办好{titles}。",
        f"{period}的重点是{titles}。",
        f"围绕{titles}，{period}工作安排如下。",
    )
    facts = f"，{'，'.join(profile.facts)}" if profile.facts else ""
    sentences = [
        (1, f"{profile.name}现有{people}{facts}。" if people else f"{profile.name}{facts}。" if facts else ""),
        (
            2,
            f"{last_period(brief)}{'，'.join(results)}{left}。"
            if results
            else left.lstrip("；") + "。"
            if left
            else "",
        ),
        (1, ways_focus[way % len(ways_focus)] if titles else ""),
    ]
    return _fitted(sentences, room) or f"{profile.name}{period}工作安排如下。"


def closing(brief: Brief, jobs: Sequence[Job], room: int) -> str:
    """Who leads and who helps with what, to whom progress is reported, who checks the money, what is done at the end.

    Args:
        brief: The job's material.
        jobs: The measures of its demands.
        room: Characters it is to have.
    """
    profile, values = brief.profile, facts_for(brief)
    issuer, audit = values["issuer"], values["audit"]
    way = way_of(brief, "closing")
    leaders = "、".join(f"{leader.post}{leader.name}" for leader in profile.leaders[:2] if leader.post)
    named = [f"“{job.title}”" for job in jobs if not job.is_event] or [profile.called]
    first, last = "".join(named[:2]), named[-1]
    head = (
        f"{leaders}负总责" if leaders and "、" not in leaders else f"{leaders}分头牵头" if leaders else f"{issuer}牵头"
    )
    lead = (
        f"{head}，每季度末逐项核对{first}等的进度，没赶上的当面说明原因、重定日期。",
        f"{head}，每月末把{first}等的进度记进一张表，逾期的由承办人到工会委员会上说明。",
        f"{head}，{first}各定一名联系人，每季度末报一次进度，逾期一次由{values['chair']}约谈。",
    )
    end = (
        f"{year_end(brief)}请会员给{last}等逐项打分，没有办完的写明原因，列入{next_period(brief)}头一批。",
        f"{year_end(brief)}在{values['board']}张贴{last}等的完成情况，没办成的写清卡在哪里、{next_period(brief)}几月办。",
        f"{year_end(brief)}向会员报账，{last}等办成的列明结果，没办完的写明原因，连同新日期转入{next_period(brief)}。",
    )
    money = (
        f"单笔支出按规定程序审批，预算调整先经工会委员会集体讨论，{audit}半年查一次账。",
        f"开支凭预算和审批单办理，超出预算的不报销，{audit}每半年核对一次。",
        f"各项支出不互相挤占，确需调剂的由工会委员会集体决定，{audit}事后核查。",
    )
    if room < _SHORT_ROOM:
        brief_ways = (
            f"每月末对照完成标志核对一次，没赶上的重定日期；{year_end(brief)}向会员报账。",
            f"{issuer}按月打勾销号，没办成的说明原因，{year_end(brief)}请会员逐项评一评。",
            f"各项由{head}，每季度末在{values['board']}贴一次进度，没办完的转{next_period(brief)}头一批。",
        )
        return brief_ways[way % 3]
    has_money = bool(brief.spending)
    sentences = [(1, lead[way % 3]), (3, money[way // 3 % 3] if has_money else ""), (2, end[way // 9 % 3])]
    return _fitted(sentences, room)


def this_period(brief: Brief) -> str:
    """本年度 or 本学年: 今年 would be another one in a plan that is signed before its year begins."""
    return "本学年" if _is_school_year(brief) else "本年度"


def next_period(brief: Brief) -> str:
    """下一年度 or 下一学年."""
    return "下一学年" if _is_school_year(brief) else "下一年度"


def year_end(brief: Brief) -> str:
    """年底 or 学年末."""
    return "学年末" if _is_school_year(brief) else "年底"


def last_period(brief: Brief) -> str:
    """上年 or 上学年."""
    return "上学年" if _is_school_year(brief) else "上年"


def _is_school_year(brief: Brief) -> bool:
    return brief.profile.period.kind == "school_year"


def _fitted(sentences: Sequence[tuple[int, str]], room: int) -> str:
    """The sentences in order, those of the lowest rank first as far as there is room; those of rank 1 in any case.

    Args:
        sentences: Rank and words; empty words do not count.
        room: Characters.
    """
    kept: set[int] = set()
    used = 0
    for at in sorted(range(len(sentences)), key=lambda n: sentences[n][0]):
        rank, text = sentences[at]
        if rank <= 2 or used + len(text) <= room * 1.2:
            kept.add(at)
            used += len(text)
    return "".join(text for at, (_, text) in enumerate(sentences) if at in kept)
