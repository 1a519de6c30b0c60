"""The opening and the closing of a plan: each sentence says something of this body, as many as there is room for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plandraft.core.avoided import is_of_style
from plandraft.core.brief import Brief
from plandraft.core.profile import Figure, Profile
from plandraft.offline.job import Job, way_of
from plandraft.offline.owners import departments_of
from plandraft.offline.room import with_room
from plandraft.offline.slots import facts_for, filled, housed_in, is_homely, leaders_of, staff
from plandraft.offline.when import period_words
from plandraft.offline.words import word as word_of
from plandraft.shipped import read

_TERSE = 90
"""With less room than this an opening leaves what the period is about to the goals (our choice)."""
_SHORT_ROOM = 60
"""With less room than this a closing is one sentence without names (our choice)."""
_LONGEST_LIST = 45
"""Characters of a list of departments up to which it is read (our choice)."""
_HOW_FAR = re.compile(r"未|没|延期|推迟|搁置|滞后|不足|偏低|还差")
"""Words of a thing left over that say themselves that it is not done."""
_RATE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)[%％]")
_ENDS = ("事不求多，件件办实", "说到的都办到", "一件一件办给大家看")
_NOT = re.compile("不|禁止|严禁|避免|取消|停止")
_HELD = re.compile("的[^的]{0,60}(?:活动|团建|演出|汇演|慰问|仪式|会|赛)$")
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
    figures = [_figure_said(figure, jobs) for figure in last.figures]
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
    who = housed_in(profile)
    sentences = [
        (1, f"{who}现有{people}{facts}。" if people else f"{profile.name}{facts}。" if facts else ""),
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


def _figure_said(figure: Figure, jobs: Sequence[Job]) -> str:
    """A figure of last year; one that a demand is to raise or lower, with how far that is."""
    said = f"{figure.name}{figure.value}"
    for job in jobs:
        target = job.subject.target if job.subject is not None else None
        if target is None or target.start != figure.value or target.subject not in figure.name:
            continue
        rates = [_RATE.fullmatch(text) for text in (figure.value, target.number)]
        if all(rates):
            less, more = sorted(Decimal(rate[1]) for rate in rates if rate is not None)
            return f"{said}，离{target.number}还差{(more - less).normalize():f}个百分点"
    return said


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
    way, words = way_of(brief, "closing"), period_words(brief.profile.period)
    named = [job.title for job in jobs if not job.is_only_event] or [brief.profile.called]
    values = facts_for(brief)
    values |= {
        "head": _head(brief.profile, values["issuer"]),
        "contacts": _contacts(brief.profile, values["issuer"], room),
        "first": named[0],
        "last": named[-1],
        "yearend": words["year_end"],
        "next": words["next"],
    }

    def said(part: str, number: int) -> str:
        wordings: list[str] = read("plandraft.offline", "closing")[part]
        return filled(wordings[number % len(wordings)], values)

    at_home = is_homely(brief.profile)
    if at_home or room < _SHORT_ROOM:
        kept_from = _kept_from(brief.profile.avoid).replace("全部工作", "")
        return said("homely" if at_home else "brief", way) + kept_from + _not_ours(brief, jobs, is_short=True)
    sentences = [
        (1, said("lead", way)),
        (2, _not_ours(brief, jobs)),
        (2, _kept_from(brief.profile.avoid)),
        (4, said("money", way // 3) if brief.spending else ""),
        (3, said("end", way // 9)),
    ]
    return "".join(with_room(sentences, room, always=_ALWAYS))


def _head(profile: Profile, issuer: str) -> str:
    leaders = leaders_of(profile)
    if not leaders:
        return f"{issuer}牵头"
    return f"{leaders}分头牵头" if "、" in leaders else f"{leaders}负总责"


def _contacts(profile: Profile, issuer: str, room: int) -> str:
    """Who has somebody to ask: the departments by name, all of them in one word where there is little room."""
    helping = "、".join(body.name for body in departments_of(profile) if body.name != issuer)
    is_long = len(helping) > _LONGEST_LIST or (room < _ROOMY and helping.count("、") >= _NAMED_ALL)
    return f"{'各部门' if is_long else helping}各定一名联络员，" if helping else ""


def _kept_from(avoid: Sequence[str]) -> str:
    """What the profile wants to have left out, as a rule for all that is done.

    >>> _kept_from(["占用课堂时间", "聚餐", "不得发放购物卡", "占用周末的团建"])
    '各项活动不占用课堂时间，不得发放购物卡；不安排聚餐、占用周末的团建。'
    >>> _kept_from(["喊口号"])
    ''
    """
    avoid = [text for text in avoid if not is_of_style(text)]
    held = [text for text in avoid if not _NOT.match(text) and (not _ACTS.match(text) or _HELD.search(text))]
    done = [text if _NOT.match(text) else f"不{text}" for text in avoid if text not in held]
    said = [f"各项活动{'，'.join(done)}"] if done else []
    said += [f"不安排{'、'.join(held)}" if done else f"全部工作不安排{'、'.join(held)}"] if held else []
    return f"{'；'.join(said)}。" if said else ""


def _called(job: Job) -> str:
    """What a measure is about, without the value that it is to reach."""
    target = job.subject.target if job.subject is not None else None
    return target.subject.removesuffix("参加率").removesuffix("率") if target is not None and target.verb else job.title


def _is_rate(job: Job) -> bool:
    target = job.subject.target if job.subject is not None else None
    return target is not None and bool(target.verb)


def _not_ours(brief: Brief, jobs: Sequence[Job], *, is_short: bool = False) -> str:
    """What the employer pays for, where the plan has a table of the organisation's own money."""
    known = [(job, job.playbook) for job in jobs if job.playbook is not None]
    titles = [_called(job) for job, playbook in known if playbook.employer]
    titles += [filled(playbook.works, job.values) for job, playbook in known if playbook.works and not _is_rate(job)]
    if not titles or not brief.spending:
        return ""
    if is_short:
        return f"{'、'.join(titles)}由{facts_for(brief)['admin']}行政列支。"
    return f"{'、'.join(titles)}所需费用由{facts_for(brief)['admin']}行政列支，不占工会经费。"
