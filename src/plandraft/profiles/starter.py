"""A commented profile of a kind to start from, and whether a profile is still that example."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

from plandraft.core.finding import Lang
from plandraft.core.kind import PlanKind
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.core.start import EXAMPLE, StartBody
from plandraft.messages import tr_in

_COLUMN = 34
"""Where comments stand, in columns of a terminal (our choice)."""


def commented_profile(kind: PlanKind, sector: Sector | None = None) -> str:
    """A YAML profile with Chinese comments, of a kind that is told by its name or by its ``kind``; it can be loaded.

    Args:
        kind: The kind of plan that it is for.
        sector: The sector it says; None for the one that is usual for the kind.
    """
    start = kind.start
    name = start.name or f"{EXAMPLE}{next(iter(kind.issuers), kind.body or '部门')}"
    lines = (
        "# 本单位概况：计划里的事实只取自这里。不知道的项目整行删去即可，不要编造；带 # 的行是说明。",
        f"# 计划种类：{kind.name}",
        _line(f"name: {name}", "全称，用于标题和落款"),
        _line(f"short_name: {start.short_name or name}", "简称，用于正文"),
        _line(f"{'# ' if kind.signs.name_in(name)[0] else ''}kind: {kind.id}", "计划种类；plandraft kinds 列出全部"),
        _line(f"sector: {sector or start.sector}", " | ".join(Sector)),
        _line("period: 2027", "自然年写 2027，学年写 2027-2028"),
        "",
        _line("# working_months: [1, 2, 3]", "有工作安排的月份；不写则按行业默认"),
        *(_line(f"# {count.key}: {count.value}", count.says) for count in start.counts),
        "",
        _line("departments:", "能牵头一项工作的部门；职责写关键词，便于分工"),
        *_bodies(start.departments),
        *((_line("bodies:", "委员会、协会、小组"), *_bodies(start.bodies)) if start.bodies else ()),
        "",
        "# leaders:",
        f"#   - {{name: 张三, post: {start.post}}}",
        "",
        _line("# budget:", "单位：元。各分项之和不能超过总额"),
        "#   total: 300000",
        "#   lines:",
        f"#     - {{name: {start.purpose}, amount: 90000}}",
        "",
        "last_year:",
        _line("  done: []", "上年做成的事"),
        _line("  unfinished: []", "上年没做完、今年要接着做的事"),
        "",
        _line("priorities:", "今年的重点，三到五条"),
        *(f"  - {priority}" for priority in start.priorities),
        "",
        _line("required_events:", "必须安排的活动，写月份或日期"),
        *(f"  - {{title: {event.title}, month: {event.month}}}" for event in start.events),
        "",
        _line("requirements: []", "上级要求，如 {text: 开展安全生产月活动, document: 文件名称}"),
        _line("avoid: []", "不要写进计划的内容"),
        _line("tone: 平实", "文风"),
        _line("length_chars: 3000", "期望字数"),
        _line("facts: []", "其他可以引用的事实"),
    )
    return "\n".join(lines) + "\n"


def _bodies(bodies: Iterable[StartBody]) -> Iterable[str]:
    for body in bodies:
        yield f"  - name: {body.name}"
        if body.duties:
            yield f"    duties: [{', '.join(body.duties)}]"


def _line(said: str, comment: str) -> str:
    """A line with its comment; a Chinese character is two columns wide."""
    width = sum(2 if east_asian_width(character) in "WF" else 1 for character in said)
    return f"{said}{' ' * max(2, _COLUMN - width)}# {comment}"


def untouched(profile: Profile, *, lang: Lang = "zh") -> tuple[str, ...]:
    """A warning where the invented body's name still stands in the profile; empty where it does not.

    Args:
        profile: As it was loaded.
        lang: Language of the sentence.
    """
    fields = [field for field in ("name", "short_name") if EXAMPLE in getattr(profile, field)]
    if not fields:
        return ()
    return (
        tr_in(
            lang,
            "profile, {where}: “{example}” is the example's name; put in your own organisation's name and facts, a "
            "plan made from the example says nothing of yours",
            where=tr_in(lang, " and ").join(fields),
            example=EXAMPLE,
        ),
    )
