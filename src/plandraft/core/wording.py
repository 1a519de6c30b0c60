"""A plan as numbered parts of sentences, for every format that is read on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.rendering.escapes import paragraphs, shown
from plandraft.rendering.lines import plain_sum, sentences
from plandraft.rendering.months import by_month, heading_of, label
from plandraft.rendering.numbering import chinese_number

_STOPS = ("。", "！", "？", "!", "?", "；")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Paragraphs under a heading of the second level; without one where ``heading`` is empty."""

    heading: str = ""
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the plan under a heading of the first level."""

    heading: str
    groups: tuple[Group, ...]


def parts_of(plan: Plan) -> tuple[Part, ...]:
    """The parts that hold something, numbered 一、 then （一） then 1. (GB/T 9704—2012, 7.3.3)."""
    parts = (
        ("指导思想", _texts(plan.ideology.text)),
        ("工作目标", _items(map(_goal, plan.goals))),
        ("工作措施", _measures(plan)),
        ("活动安排", _schedule(plan)),
        ("组织实施", _texts(plan.closing)),
    )
    there = [(name, groups) for name, groups in parts if groups]
    return tuple(
        Part(heading=f"{chinese_number(n)}、{name}", groups=groups) for n, (name, groups) in enumerate(there, 1)
    )


def with_tail(text: str, tail: str) -> str:
    """A sentence with a bracket at its end, closed by a full stop one way or the other.

    >>> with_tail("开会", "（3月）"), with_tail("开会。", "（3月）")
    ('开会（3月）。', '开会。（3月）')
    """
    text = text.strip()
    return f"{text}{tail}" if text.endswith(_STOPS) else f"{text}{tail}。"


def _texts(text: str) -> tuple[Group, ...]:
    found = tuple(paragraphs(text))
    return (Group(texts=found),) if found else ()


def _items(texts: Iterable[str], heading: str = "") -> tuple[Group, ...]:
    found = tuple(f"{n}.{text}" for n, text in enumerate(texts, 1))
    return (Group(heading=heading, texts=found),) if found else ()


def _goal(goal: Goal) -> str:
    return with_tail(goal.text, f"（指标：{goal.indicator}）" if goal.indicator else "")


def _measures(plan: Plan) -> tuple[Group, ...]:
    named = [area for area in plan.areas() if shown(area)]
    groups: tuple[Group, ...] = ()
    for area in plan.areas():
        heading = f"（{chinese_number(named.index(area) + 1)}）{area}" if area in named else ""
        groups += _items((_measure(measure, plan) for measure in plan.measures if measure.area == area), heading)
    return groups


def _measure(measure: Measure, plan: Plan) -> str:
    facts = (
        ("责任部门", measure.owner),
        ("完成时间", label(measure.timing, plan.period)),
        ("经费", f"{plain_sum(measure.budget)}元" if measure.budget is not None else ""),
    )
    told = "；".join(f"{name}：{value}" for name, value in facts if value)
    tail = f"（{told}）" if told else ""
    if not measure.texts:
        return with_tail(measure.title, tail)
    title = with_tail(measure.title, "") if shown(measure.title) else ""
    return title + with_tail(sentences(measure.texts), tail)


def _schedule(plan: Plan) -> tuple[Group, ...]:
    groups: tuple[Group, ...] = ()
    for number, (month, own) in enumerate(by_month(plan.schedule, plan.period), 1):
        groups += _items((_entry(entry, plan) for entry in own), f"（{chinese_number(number)}）{month}")
    return groups


def _entry(entry: Entry, plan: Plan) -> str:
    when = label(entry.timing, plan.period)
    told = f"{when}，" if when not in ("", heading_of(entry.timing, plan.period)) else ""
    return with_tail(told + entry.title, f"（{entry.owner}）" if entry.owner else "")
