"""The opening and the closing of a plan: each sentence says something of this body, as many as there is room for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.models.offline.job import Job, way_of
from plandraft.models.offline.owners import departments_of
from plandraft.models.offline.room import with_room
from plandraft.models.offline.slots import facts_for, is_homely, leaders_of, staff
from plandraft.models.offline.when import period_words
from plandraft.models.offline.words import word as word_of

_TERSE = 90
"""With less room than this an opening leaves what the period is about to the goals (our choice)."""
_SHORT_ROOM = 60
"""With less room than this a closing is one sentence without names (our choice)."""
_LONGEST_LIST = 45
"""Characters of a list of departments up to which it is read (our choice)."""
_HOW_FAR = re.compile(r"未|没|延期|推迟|搁置|滞后|不足|偏低|还差")
"""Words of a thing left over that say themselves that it is not done."""
_ENDS = ("事不求多，件件办实", "说到的都办到", "一件一件办给大家看")
_NOT = re.compile("不|禁止|严禁|避免|取消|停止")
_HELD = re.compile("的.*(?:活动|团建|演出|汇演|慰问|仪式|会|赛)$")
"""What is held, however it begins: 占用周末的团建."""
_ACTS = re.compile("占用|发放?|给|使用|写|提|搞|组织|安排|举办|开展|影响|增加|强制|摊派|喊|收取|公布|泄露|要求")
"""How something begins that is done, not held."""
_ALWAYS = 2
"""Rank up to which a sentence stands however little room there is."""
_MOST_NAMED = 4
"""Results that a sentence names, and two figures (our choice)."""
_MOST_FOCUS = 6
"""Priorities that a sentence names: rather all of them (our choice)."""
_NAMED_ALL = 3
"""Departments up to whose number a closing of one sheet names them."""
_ROOMY = 90
"""Room of a closing from which on it names more of them (our choice)."""


def opening(brief: Brief, jobs: Sequence[Job], room: int) -> str:
    """The body's situation, what last year brought and left over, and what this period is about.

    Args:
        brief: The job's material.
        jobs: The measures of its demands.
        room: Characters it is to have.
    """
    profile, last = brief.profile, brief.profile.last_year
    if is_homely(profile):
        return _at_home(brief, jobs, room)
    way, words = way_of(brief, "opening"), period_words(profile.period)
    word = staff(profile.sector)
    covered = word_of("covered", profile.sector)
    people = "、".join(
        f"{name}{count}人"
        for name, count in ((covered, profile.headcount), ("会员", profile.members), (f"女{word}", profile.women))
        if count
    )
    figures = [f"{figure.name}{figure.value}" for figure in last.figures]
    results = [*last.done, *figures][: _MOST_NAMED + 2]
    named = [job for job in jobs if not job.is_only_event]
    focus = [j for j in named if any("priority" in m.kinds for m in j.matters)] or named or list(jobs)
    titles = "、".join(job.title for job in focus[:_MOST_FOCUS])
    period = profile.period.label
    left = _left(brief, way)
    ways_focus = (
        f"{period}集中力量办几件事：{titles}。",
        f"{period}的重点是{titles}。",
        f"围绕{titles}，{period}工作安排如下。",
    )
    facts = f"，{'，'.join(profile.facts)}" if profile.facts else ""
    sentences = [
        (1, f"{profile.name}现有{people}{facts}。" if people else f"{profile.name}{facts}。" if facts else ""),
        (
            2,
            f"{words['before']}{'，'.join(results)}{left}。" if results else left.lstrip("；") + "。" if left else "",
        ),
        (1, ways_focus[way % len(ways_focus)] if titles and (room > _TERSE or not (results or left)) else ""),
    ]
    return "".join(with_room(sentences, room, always=_ALWAYS)) or f"{profile.name}{period}工作安排如下。"


def _at_home(brief: Brief, jobs: Sequence[Job], room: int) -> str:
    """The same as people say it who all know each other."""
    profile, last = brief.profile, brief.profile.last_year
    words, way = period_words(profile.period), way_of(brief, "opening")
    word = staff(profile.sector)
    counts = (("咱们", profile.headcount), ("会员", profile.members), (f"女{word}", profile.women))
    people = "，".join(f"{name}{count}人" for name, count in counts if count)
    known = [job for job in jobs if any("priority" in matter.kinds for matter in job.matters)]
    fresh = [job.title for job in known if not any("unfinished" in matter.kinds for matter in job.matters)]
    told = "；".join(last.unfinished)
    is_told = any(_HOW_FAR.search(text) for text in last.unfinished)
    first = ("头一件就办它", "先把它补上", "第一个办它")[way % 3]
    left = f"{told}{'' if is_told else '没办成'}，{words['this']}{first}" if told else ""
    done = "，".join((*last.done, *(f"{figure.name}{figure.value}" for figure in last.figures)))
    before = f"{words['before']}{'；'.join(part for part in (done, left) if part)}。" if done or left else ""
    fresh = fresh if room > _TERSE or not before else []
    focus = f"{'再就是' if left else words['this'] + '就办'}{'、'.join(fresh)}{_ends(way, room)}。" if fresh else ""
    facts = "，".join((people, *profile.facts) if people else profile.facts)
    return (f"{facts}。" if facts else "") + before + focus


def _ends(way: int, room: int) -> str:
    return f"，{_ENDS[way % len(_ENDS)]}" if room > _TERSE else ""


def _left(brief: Brief, way: int) -> str:
    """What last year left over, in the words in which the profile says how far it has come."""
    unfinished, this = brief.profile.last_year.unfinished, period_words(brief.profile.period)["this"]
    if not unfinished:
        return ""
    is_told = all(_HOW_FAR.search(text) for text in unfinished)
    undone = "" if is_told else ("尚未完成", "没有按期办完", "还没有办完")[way % 3]
    ends = (f"{this}接着办完", f"排在{this}前面办", f"{this}补上")
    return f"；{'、'.join(unfinished)}{undone}，{ends[way % 3]}"


def closing(brief: Brief, jobs: Sequence[Job], room: int) -> str:
    """Who leads and who helps with what, to whom progress is reported, who checks the money, what is done at the end.

    Args:
        brief: The job's material.
        jobs: The measures of its demands.
        room: Characters it is to have.
    """
    profile, values = brief.profile, facts_for(brief)
    issuer, audit, way = values["issuer"], values["audit"], way_of(brief, "closing")
    leaders = leaders_of(profile)
    head = (
        f"{leaders}负总责" if leaders and "、" not in leaders else f"{leaders}分头牵头" if leaders else f"{issuer}牵头"
    )
    helping = "、".join(body.name for body in departments_of(profile) if body.name != issuer)
    is_long = len(helping) > _LONGEST_LIST or (room < _ROOMY and helping.count("、") >= _NAMED_ALL)
    contacts = f"{'各部门' if is_long else helping}各定一名联络员，" if helping else ""
    words = period_words(profile.period)
    year_ends, following = words["year_end"], words["next"]
    if room < _SHORT_ROOM or is_homely(profile):
        brief_ways = (
            f"{head}，每月末逐项核对，没赶上的说明原因、重定日期；{year_ends}请会员评一评。",
            f"{head}，办完一件销号一件，没办成的说明原因；{year_ends}请会员逐项打分。",
            f"{head}，每季度末在{values['board']}贴一次进度；{year_ends}没办完的写明原因和新日期。",
            f"{head}，月底在墙上打一次勾，没打上的当面说清；{year_ends}大家来评。",
            f"{head}，两个月碰一次头，卡住的当场定人；{year_ends}办成几件、差几件都告诉大家。",
        )
        return brief_ways[way % len(brief_ways)] + _not_ours(brief, jobs, is_short=True)
    named = [job.title for job in jobs if not job.is_only_event] or [profile.called]
    first, last = named[0], named[-1]
    lead = (
        f"{head}，{contacts}每月末逐项核对“{first}”等的进度，逾期的五日内说明原因、重定日期，连续两次逾期由{values['chair']}约谈。",
        f"{head}，{contacts}每月报一次进度，“{first}”的进度单独报；卡住的事当月由工会委员会商定谁来办、几日办成。",
        f"{head}，{contacts}每季度末对一次“{first}”等的进度，办完的销号，没赶上的当面说明原因并定下新日期。",
        f"{head}，{contacts}月底把“{first}”等办到哪一步贴在{values['board']}，拖了的写明原因和新日子，拖两回的由{values['chair']}上门问。",
        f"{head}，{contacts}两个月碰一次头，先说“{first}”，要人要钱的当场记下、十天内给答复。",
    )
    end = (
        f"{year_ends}由会员给“{last}”等逐项打分，低于80分的写出改法，列入{following}首批任务。",
        f"{year_ends}在{values['board']}公布“{last}”等的完成情况，没办成的写清卡在哪里、{following}几月办。",
        f"{year_ends}向会员报告“{last}”等办成了什么、花了多少钱，没办完的写明原因和新的日期。",
    )
    money = (
        f"预算调整先经工会委员会集体讨论，{audit}每半年查一次账。",
        f"开支凭预算和审批单办理，各项不互相挤占，{audit}每半年核对一次。",
        f"确需调剂的由工会委员会集体决定，{audit}事后核查。",
    )
    sentences = [
        (1, lead[way % len(lead)]),
        (2, _not_ours(brief, jobs)),
        (3, _kept_from(profile.avoid)),
        (4, money[way // 3 % 3] if brief.spending else ""),
        (3, end[way // 9 % 3]),
    ]
    return "".join(with_room(sentences, room, always=_ALWAYS))


def _kept_from(avoid: Sequence[str]) -> str:
    """What the profile wants to have left out, as a rule for all that is done.

    >>> _kept_from(["占用课堂时间", "聚餐", "不得发放购物卡", "占用周末的团建"])
    '各项活动不占用课堂时间，不得发放购物卡；不安排聚餐、占用周末的团建。'
    """
    held = [text for text in avoid if not _NOT.match(text) and (not _ACTS.match(text) or _HELD.search(text))]
    done = [text if _NOT.match(text) else f"不{text}" for text in avoid if text not in held]
    said = [f"各项活动{'，'.join(done)}"] if done else []
    said += [f"不安排{'、'.join(held)}" if done else f"全部工作不安排{'、'.join(held)}"] if held else []
    return f"{'；'.join(said)}。" if said else ""


def _called(job: Job) -> str:
    """What a measure is about, without the value that it is to reach."""
    target = job.subject.target if job.subject is not None else None
    return target.subject.removesuffix("参加率").removesuffix("率") if target is not None and target.verb else job.title


def _not_ours(brief: Brief, jobs: Sequence[Job], *, is_short: bool = False) -> str:
    """What the employer pays for, where the plan has a table of the organisation's own money."""
    titles = [_called(job) for job in jobs if job.playbook is not None and job.playbook.employer]
    if not titles or not brief.spending:
        return ""
    if is_short:
        return f"{'、'.join(titles)}由{facts_for(brief)['admin']}行政列支。"
    return f"{'、'.join(titles)}所需费用由{facts_for(brief)['admin']}行政列支，不占工会经费。"
