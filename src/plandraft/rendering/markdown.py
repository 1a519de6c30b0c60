"""A plan as Markdown that reads as a Chinese plan does and can be read back to the same plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.rendering.lines import (
    entry_fields,
    entry_line,
    goal_fields,
    goal_line,
    measure_fields,
    measure_line,
    month_of,
)
from plandraft.rendering.marks import comment, digest, meant, shown

NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
BLOCKS = ("title", "preamble", "ideology", "closing", "signature")
"""Texts of the plan that stand as paragraphs."""


def to_markdown(plan: Plan) -> str:
    """The plan with ids, links and origins in trailing comments."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield comment("plan", _plan_data(plan))
    yield f"# {shown(plan.title)}"
    yield from _paragraph(shown(plan.preamble))
    yield from ("", "## 一、指导思想", "", shown(plan.ideology.text))
    yield from ("", "## 二、工作目标", "")
    for n, goal in enumerate(plan.goals, 1):
        yield _node_line(f"{n}. ", goal_line(goal), goal, goal_fields(goal_line(goal)), ("area",))
    yield from ("", "## 三、工作措施")
    yield from _measures(plan.measures)
    yield from ("", "## 四、活动安排")
    yield from _schedule(plan)
    if plan.closing:
        yield from ("", "## 五、组织实施", "", shown(plan.closing))
    yield from ("", "---", "", f"{shown(plan.signature.organisation)}  ", _date(plan.signature.date))


def _paragraph(text: str) -> tuple[str, ...]:
    return ("", text) if text else ()


def _measures(measures: tuple[Measure, ...]) -> Iterator[str]:
    area, areas, number = None, 0, 0
    for measure in measures:
        if measure.area != area:
            area, areas, number = measure.area, areas + 1, 0
            yield from ("", f"### （{chinese_number(areas)}）{shown(measure.area)}", "")
        number += 1
        line = measure_line(measure)
        fields = measure_fields(line) | {"area": meant(shown(measure.area))}
        yield _node_line(f"{number}. ", line, measure, fields, ("goal_ids",))


def _schedule(plan: Plan) -> Iterator[str]:
    heading: int | str | None = ""
    for entry in plan.schedule:
        month = month_of(entry)
        if month != heading:
            heading = month
            yield from ("", f"### {month}月" if month else "### 全年", "")
        line = entry_line(entry, month)
        yield _node_line("- ", line, entry, entry_fields(line, month), ("measure_ids", "observance"))


def _node_line(
    lead: str, visible: str, node: Goal | Measure | Entry, fields: dict[str, Any], hidden: tuple[str, ...]
) -> str:
    """The visible line, and a comment with what it does not show; with the whole node where words fall short."""
    data = node.model_dump(mode="json")
    kept = {"id": node.id} | {k: data[k] for k in (*hidden, "locked", "sources") if data[k]}
    if data["origin"] != "practice":
        kept["origin"] = data["origin"]
    rebuilt = type(node).model_validate(kept | fields)
    if rebuilt != node:
        kept |= {"full": data, "of": digest(visible)}
    return f"{lead}{visible} {comment('node', kept)}"


def _plan_data(plan: Plan) -> dict[str, Any]:
    data = plan.model_dump(mode="json")
    kept = {k: data[k] for k in ("format_version", "organisation", "sector", "period", "drafting_date", "high_water")}
    kept["ideology"] = {k: v for k, v in data["ideology"].items() if k != "text"}
    full = {}
    for name, text in block_texts(plan).items():
        if meant(shown(text)) != text:
            full[name] = [text, digest(shown(text))]
    return kept | ({"full": full} if full else {})


def block_texts(plan: Plan) -> dict[str, str]:
    """The plan's own paragraphs by name."""
    return {
        "title": plan.title,
        "preamble": plan.preamble,
        "ideology": plan.ideology.text,
        "closing": plan.closing,
        "signature": plan.signature.organisation,
    }


def chinese_number(number: int) -> str:
    """1–99 as 一 to 九十九, more in digits.

    >>> chinese_number(21)
    '二十一'
    """
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return NUMBERS[ones - 1]
    return ("" if tens == 1 else NUMBERS[tens - 1]) + "十" + (NUMBERS[ones - 1] if ones else "")


def _date(day: dt.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
