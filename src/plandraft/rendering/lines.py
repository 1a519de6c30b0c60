"""One visible line a node, and the node a visible line says."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.timing import Timing, read_timing
from plandraft.rendering.marks import meant, shown

_TAIL = re.compile(r"（((?:责任部门|配合部门|完成时间|完成标志|经费)：.*)）$")
_INDICATOR = re.compile(r"（指标：(.*)）$")
_OWNER = re.compile(r"（责任部门：(.*)）$")
_SENTENCE = re.compile(r".+?(?:[。！？]|$)", re.DOTALL)


def goal_line(goal: Goal) -> str:
    """A goal with its indicator."""
    tail = f"（指标：{shown(goal.indicator)}）" if goal.indicator else ""
    return shown(goal.text) + tail


def goal_fields(visible: str) -> dict[str, Any]:
    """The fields a goal's line says."""
    found = _INDICATOR.search(visible)
    text = visible[: found.start()] if found else visible
    return {"text": meant(text), "indicator": meant(found[1]) if found else ""}


def measure_line(measure: Measure) -> str:
    """A measure: title, actions, and in brackets who, when, how one sees it, and what it costs."""
    facts = (
        ("责任部门", measure.owner),
        ("配合部门", "、".join(measure.partners)),
        ("完成时间", measure.timing.label),
        ("完成标志", measure.indicator),
        ("经费", f"{_plain(measure.budget)}元" if measure.budget is not None else ""),
    )
    tail = "；".join(f"{name}：{shown(value)}" for name, value in facts if value)
    actions = "".join(shown(action) for action in measure.actions)
    return f"**{shown(measure.title)}**：{actions}" + (f"（{tail}）" if tail else "")


def measure_fields(visible: str) -> dict[str, Any]:
    """The fields a measure's line says."""
    found = _TAIL.search(visible)
    body = visible[: found.start()] if found else visible
    facts = _facts(found[1]) if found else {}
    title, _, actions = body.partition("**：") if body.startswith("**") else ("", "", body)
    partners = facts.get("配合部门", "")
    return {
        "title": meant(title.removeprefix("**")),
        "actions": [meant(s) for s in _SENTENCE.findall(actions) if s.strip()],
        "owner": meant(facts.get("责任部门", "")),
        "partners": [meant(p) for p in partners.split("、") if p],
        "timing": read_timing(meant(facts.get("完成时间", ""))),
        "indicator": meant(facts.get("完成标志", "")),
        "budget": _money(facts.get("经费", "")),
    }


def entry_line(entry: Entry, month: int | None) -> str:
    """An entry; its own time stands before it unless the heading's month says it all."""
    label = entry.timing.label
    own = f"【{shown(label)}】" if label and entry.timing != _whole(month) else ""
    tail = f"（责任部门：{shown(entry.owner)}）" if entry.owner else ""
    return own + shown(entry.title) + tail


def entry_fields(visible: str, month: int | None) -> dict[str, Any]:
    """The fields an entry's line says below a month's heading."""
    timing = _whole(month)
    own = re.match(r"【([^】]*)】", visible)
    if own is not None and not own[1].startswith("待补"):
        timing, visible = read_timing(meant(own[1])), visible[own.end() :]
    found = _OWNER.search(visible)
    title = visible[: found.start()] if found else visible
    return {"timing": timing, "title": meant(title), "owner": meant(found[1]) if found else ""}


def month_of(entry: Entry) -> int | None:
    """The month under whose heading an entry stands."""
    return entry.timing.months[0] if entry.timing.months else None


def _whole(month: int | None) -> Timing:
    return Timing.of(month) if month else Timing()


def _facts(text: str) -> dict[str, str]:
    parts = re.split(r"；(?=(?:责任部门|配合部门|完成时间|完成标志|经费)：)", text)
    return {name: value for name, _, value in (part.partition("：") for part in parts)}


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _money(text: str) -> str | None:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)元", text.strip())
    return found[1] if found else None
