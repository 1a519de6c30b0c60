"""A plan as Markdown that reads as a Chinese plan does and can be read back to the same plan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.rendering.comments import comment, exact
from plandraft.rendering.escapes import meant, paragraphs, shown
from plandraft.rendering.lines import (
    Said,
    entry_line,
    goal_line,
    measure_line,
    read_entry,
    read_goal,
    read_measure,
)
from plandraft.rendering.months import by_month
from plandraft.rendering.numbering import chinese_number
from plandraft.rendering.signing import read_signature, signature_lines


def to_markdown(plan: Plan) -> str:
    """The plan with ids, links and origins in trailing comments."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield comment("plan", _plan_data(plan))
    yield f"# {shown(plan.title)}"
    yield from _text(plan.preamble)
    yield from ("", "## 一、指导思想", *_text(plan.ideology.text))
    yield from ("", "## 二、工作目标", "")
    for n, goal in enumerate(plan.goals, 1):
        line = goal_line(goal)
        yield _node_line(f"{n}. ", line, goal, read_goal(line), ("area",))
    yield from ("", "## 三、工作措施")
    yield from _measures(plan)
    yield from ("", "## 四、活动安排")
    yield from _schedule(plan)
    if plan.closing:
        yield from ("", "## 五、组织实施", *_text(plan.closing))
    yield from ("", "---", "", "  \n".join(signature_lines(plan.signature)))


def _text(text: str) -> Iterator[str]:
    for paragraph in paragraphs(text):
        yield from ("", shown(paragraph))


def _measures(plan: Plan) -> Iterator[str]:
    for number, (area, own) in enumerate(groupby(_printed_measures(plan), key=lambda m: m.area), 1):
        yield from ("", f"### （{chinese_number(number)}）{shown(area)}", "")
        for n, measure in enumerate(own, 1):
            line = measure_line(measure, plan.period)
            yield _node_line(f"{n}. ", line, measure, read_measure(line, shown(area), plan.period), ("goal_ids",))


def _schedule(plan: Plan) -> Iterator[str]:
    for heading, own in by_month(plan.schedule, plan.period):
        yield from ("", f"### {heading}", "")
        for entry in own:
            line = entry_line(entry, plan.period)
            said = read_entry(line, heading, plan.period)
            yield _node_line("- ", line, entry, said, ("measure_ids", "observance"))


def _node_line(lead: str, line: str, node: Goal | Measure | Entry, said: Said, hidden: tuple[str, ...]) -> str:
    """The visible line, and a comment with what it does not show and what its words do not give back."""
    data = node.model_dump(mode="json")
    kept = {"id": node.id} | {k: data[k] for k in (*hidden, "locked", "sources") if data[k]}
    if data["origin"] != "practice":
        kept["origin"] = data["origin"]
    rebuilt = type(node).model_validate(said.fields | {"id": node.id})
    short = [name for name in said.fields if name in said.unclear or getattr(rebuilt, name) != getattr(node, name)]
    if short:
        kept["exact"] = {name: exact(_value(node, data, name), said.basis[name]) for name in short}
    return f"{lead}{line} {comment('node', kept)}"


def _value(node: Goal | Measure | Entry, data: dict[str, Any], name: str) -> Any:
    value = getattr(node, name)
    return str(value) if isinstance(value, Decimal) else data[name]


def _printed_measures(plan: Plan) -> list[Measure]:
    return [measure for area in plan.areas() for measure in plan.measures if measure.area == area]


def _plan_data(plan: Plan) -> dict[str, Any]:
    data = plan.model_dump(mode="json")
    kept = {k: data[k] for k in ("format_version", "organisation", "sector", "period", "drafting_date", "high_water")}
    kept["ideology"] = {k: v for k, v in data["ideology"].items() if k != "text"}
    return kept | {k: v for k, v in (("exact", _exact(plan)), ("order", _order(plan)), ("loose", _loose(plan))) if v}


def _exact(plan: Plan) -> dict[str, Any]:
    """The plan's own texts that their words do not give back."""
    found: dict[str, Any] = {}
    if meant(shown(plan.title)) != plan.title:
        found["title"] = exact(plan.title, shown(plan.title))
    for name, text in (("preamble", plan.preamble), ("ideology", plan.ideology.text), ("closing", plan.closing)):
        words = [shown(paragraph) for paragraph in paragraphs(text)]
        if "\n".join(map(meant, words)) != text:
            found[name] = exact(text, "\n".join(words))
    signed = signature_lines(plan.signature)
    if read_signature(signed) != plan.signature:
        found["signature"] = exact(plan.signature.model_dump(mode="json"), "\n".join(signed))
    return found


def _order(plan: Plan) -> dict[str, Any]:
    """The plan's own order of measures and entries, where another one is printed."""
    printed: dict[str, list[str]] = {
        "measures": [measure.id for measure in _printed_measures(plan)],
        "schedule": [entry.id for _, own in by_month(plan.schedule, plan.period) for entry in own],
    }
    own = {"measures": [m.id for m in plan.measures], "schedule": [e.id for e in plan.schedule]}
    return {name: {"plan": own[name], "printed": ids} for name, ids in printed.items() if ids != own[name]}


def _loose(plan: Plan) -> list[str]:
    """Ids that are named but not there: only those may stay so when the file is read again."""
    named = {i for m in plan.measures for i in m.goal_ids} | {i for e in plan.schedule for i in e.measure_ids}
    return sorted(named - {node.id for node in plan.nodes()})
