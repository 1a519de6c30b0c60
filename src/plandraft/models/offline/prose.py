"""The opening and the closing of a plan: each sentence says something of this body, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.models.offline.blanks import staff
from plandraft.models.offline.demands import thing_of, title_of

_MOST_NAMED = 4
"""Demands and results that a sentence names (our choice)."""


def opening(brief: Brief, room: int) -> str:
    """The body's situation, what last year brought and left over, and what this period is about.

    Args:
        brief: The job's material.
        room: Characters it is to have.
    """
    profile, last = brief.profile, brief.profile.last_year
    word = staff(profile.sector)
    people = "、".join(
        f"{name}{count}人"
        for name, count in ((word, profile.headcount), ("会员", profile.members), (f"女{word}", profile.women))
        if count
    )
    results = [*last.done, *(f"{figure.name}{figure.value}" for figure in last.figures)][:_MOST_NAMED]
    focus = [m for m in brief.matters if m.kinds != ("event",) and "unfinished" not in m.kinds] or list(brief.matters)
    titles = "、".join(title_of(matter) for matter in focus[:_MOST_NAMED])
    sentences = [
        (1, f"{profile.name}现有{people}。" if people else ""),
        (4, f"{'；'.join(profile.facts)}。" if profile.facts else ""),
        (3, f"{last_period(brief)}{'，'.join(results)}。" if results else ""),
        (2, f"{'；'.join(last.unfinished)}，留到{this_period(brief)}接着办。" if last.unfinished else ""),
        (1, f"{profile.period.label}的重点是{titles}。" if titles else ""),
    ]
    return _fitted(sentences, room) or f"{profile.name}{profile.period.label}工作安排如下。"


def closing(brief: Brief, room: int) -> str:
    """Who leads and who helps with what, to whom progress is reported, who checks the money, what is done at the end.

    Args:
        brief: The job's material.
        room: Characters it is to have.
    """
    profile, owners = brief.profile, brief.owners
    union = owners[0].name if owners else profile.called
    audit = next((o.name for o in owners if o.offered and "audit" in o.roles), "")
    helping = "、".join([body.name for body in profile.departments if "工会" not in body.name][:3])
    things = [thing_of(matter) for matter in brief.matters if matter.kinds != ("event",)] or [profile.name]
    first, last = "、".join(things[:2]), things[-1]
    way = sum(map(ord, profile.name)) % 3
    lead = (
        f"{union}牵头，{helping}配合，{first}每季度向{profile.called}报一次进展。",
        f"{first}的进展由承办的{helping}按季送{union}，其余各项由{union}办理。",
        f"{union}每季度听取{helping}关于{first}的进展，卡住的当场商定办法。",
    )
    end = (
        f"{year_end(brief)}对照完成标志逐项打勾，{last}等没有办完的写明原因，转入{next_period(brief)}。",
        f"{year_end(brief)}由{union}逐条对账，{last}如有未办完的，说明缘由并列入{next_period(brief)}。",
        f"{last}等各项到{year_end(brief)}一并核对，办没办成都向会员说清，剩下的转{next_period(brief)}。",
    )
    spent = "、".join(item.purpose for item in brief.spending[:2])
    money = (
        f"{spent}等支出按程序审批，{audit}每半年查一次，结果告知{profile.called}会员。",
        f"{audit}每半年检查{spent}等开支，{profile.called}向会员公布账目。",
        f"{spent}等开支先审批后使用，账目由{audit}检查，{profile.called}按期公布。",
    )
    said = lead[way] if helping else f"{union}牵头，{first}每季度向{profile.called}会员说一次进展。"
    return _fitted([(1, said), (3, money[way] if audit and spent else ""), (2, end[way])], room)


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
        if rank == 1 or used + len(text) <= room * 1.2:
            kept.add(at)
            used += len(text)
    return "".join(text for at, (_, text) in enumerate(sentences) if at in kept)
