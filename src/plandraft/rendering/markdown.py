"""A plan as Markdown that reads as a Chinese plan does and can be read back to the same plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from plandraft.core.blocks import (
    IDS,
    PREAMBLE,
    SIGNATURE,
    TITLE,
    edge_key,
    heading_key,
    month_key,
    part_key,
    text_key,
)
from plandraft.core.numerals import chinese_number
from plandraft.core.plan import Action, Entry, Goal, Measure, Plan
from plandraft.core.printed import (
    CLOSING,
    GOALS,
    IDEOLOGY,
    MEASURES,
    SCHEDULE,
    LineGroup,
    Part,
    has_month_headings,
    printed_parts,
)
from plandraft.core.texts import paragraphs
from plandraft.core.wording import entry_words, goal_words, measure_words, without_brackets
from plandraft.rendering.action_memory import recall, remembered, time_said
from plandraft.rendering.comments import comment, exact
from plandraft.rendering.escapes import meant, on_one_line
from plandraft.rendering.leads import read_leads, words_of_leads
from plandraft.rendering.lines import ITEM, MARKDOWN, LineFields, owner_hints, read_entry, read_goal, read_measure
from plandraft.rendering.markdown_budget import budget_lines
from plandraft.rendering.month_lines import month_line, tellable
from plandraft.rendering.signing import read_signature, shown_signature

Keyed = Iterator[tuple[str, str]]
"""Lines, each with the key of the printed paragraph that it is (see ``core.blocks``); empty for what has none."""


def to_markdown(plan: Plan) -> str:
    """The plan with ids, links and origins in comments."""
    return "\n".join(line for _, line in keyed_lines(plan)) + "\n"


def keyed_lines(plan: Plan) -> Keyed:
    """The same line by line; a node that says nothing has the key of its id."""
    parts = printed_parts(plan)
    yield "", comment("plan", _plan_data(plan, parts))
    yield edge_key(TITLE), f"# {on_one_line(plan.title)}"
    yield from _text(plan.preamble, partial(edge_key, PREAMBLE))
    for part in parts:
        yield "", ""
        yield part_key(IDS[part.name]), f"## {part.heading}"
        yield from _part(part, plan)
    yield from (("", line) for line in ("", "---", ""))
    yield SIGNATURE, "  \n".join(shown_signature(plan.signature))


def _part(part: Part, plan: Plan) -> Keyed:
    name = IDS[part.name]
    if part.name == IDEOLOGY:
        yield from _text(plan.ideology.text, partial(text_key, name, 0))
    elif part.name == GOALS:
        yield "", ""
        yield from _numbered((goal.id, _goal(goal)) for goal in plan.goals)
    elif part.name == MEASURES:
        yield from _measures(part.groups, plan)
    elif part.name == SCHEDULE:
        yield from _schedule(part.groups, plan)
    elif part.name == CLOSING:
        yield from _text(plan.closing, partial(text_key, name, 0))
    else:
        yield from (("", line) for line in budget_lines(plan))


def _text(text: str, key: Callable[[int], str]) -> Keyed:
    for number, paragraph in enumerate(paragraphs(text)):
        yield "", ""
        yield key(number), on_one_line(paragraph)


def _goal(goal: Goal) -> str:
    line = goal_words(goal, MARKDOWN)
    return _node_line(line, goal, read_goal(line), {})


def _numbered(lines: Iterable[tuple[str, str]]) -> Keyed:
    """Items with their number; one that shows nothing has none, as on paper."""
    number = 0
    for key, line in lines:
        said = not line.startswith("<!--")
        number += said
        yield key, f"{number}. {line}" if said else f"- {line}"


def _measures(groups: Sequence[LineGroup], plan: Plan) -> Keyed:
    number = 0
    for at, group in enumerate(groups):
        number += bool(group.heading)
        if group.heading:
            yield "", ""
            yield heading_key("measures", at), f"### （{chinese_number(number)}）{on_one_line(group.name)}"
        for n, paragraph in enumerate(group.lead):
            line = on_one_line(paragraph)
            yield "", ""
            yield text_key("measures", at, n), f"{line} {comment('text', {})}" if ITEM.match(line) else line
        yield "", ""
        area = on_one_line(group.name)
        own = [node for node in group.nodes if isinstance(node, Measure)]
        yield from _numbered((node.id, _measure(node, area, plan)) for node in own)


def _measure(measure: Measure, area: str, plan: Plan) -> str:
    line = measure_words(measure, plan.period, MARKDOWN)
    said = read_measure(line, area, plan.period)
    if tuple(Action(text=text) for text in said.fields["actions"]) == measure.actions:
        return _node_line(line, measure, said, {})
    kept = remembered(measure.actions, plan.period)
    said.fields["actions"] = tuple(one.action for one in recall(said.words["actions"].raw, kept, plan.period))
    said.fields["timing"] = time_said(said, measure.actions, plan.period)
    return _node_line(line, measure, said, {"actions": kept})


def _schedule(groups: Sequence[LineGroup], plan: Plan) -> Keyed:
    headed = has_month_headings(plan.schedule, plan.period)
    if not headed:
        yield "", ""
    for at, group in enumerate(groups):
        own = [entry for entry in group.nodes if isinstance(entry, Entry)]
        words = [entry_words(entry, plan.period, MARKDOWN, after_month=not headed) for entry in own]
        if headed:
            yield "", ""
            yield heading_key("schedule", at), f"### {group.name}"
            yield "", ""
            yield from _entry_lines(own, words, group.name, plan)
        elif tellable(words):
            comments = [_entry_comment(*entry, group.name, plan) for entry in zip(own, words, strict=True)]
            yield month_key(at), month_line(group.name, [*zip(words, comments, strict=True)])
        else:
            yield from _entry_lines(own, [f"{group.name}：{said}" for said in words], "", plan)


def calendar_line(entry: Entry, month: str, plan: Plan) -> tuple[str, str]:
    """An entry's own line with its month before it, and the comment behind it."""
    words = f"{month}：{entry_words(entry, plan.period, MARKDOWN, after_month=True)}"
    return words, _entry_comment(entry, words, "", plan)


def _entry_lines(entries: Sequence[Entry], words: Sequence[str], month: str, plan: Plan) -> Keyed:
    """One line an entry, below the heading of its month or behind its month."""
    for entry, line in zip(entries, words, strict=True):
        yield entry.id, f"- {_joined(line, _entry_comment(entry, line, month, plan))}"


def _entry_comment(entry: Entry, words: str, month: str, plan: Plan) -> str:
    hints = owner_hints(words, on_one_line(without_brackets(entry.owner)))
    return _comment(entry, read_entry(words, month, plan.period, hints), hints)


def _node_line(line: str, node: Goal | Measure | Entry, said: LineFields, more: Mapping[str, Any]) -> str:
    return _joined(line, _comment(node, said, more))


def _joined(words: str, comment: str) -> str:
    return f"{words} {comment}".lstrip()


def _comment(node: Goal | Measure | Entry, said: LineFields, more: Mapping[str, Any]) -> str:
    """What a node's line does not show and what its words do not give back."""
    data = node.model_dump(mode="json", exclude_defaults=True)
    kept = {"id": node.id} | {name: value for name, value in data.items() if name not in said.fields} | {**more}
    rebuilt = type(node).model_validate(said.fields | {"id": node.id})
    short = [name for name in said.fields if name in said.unclear or getattr(rebuilt, name) != getattr(node, name)]
    if short:
        whole = node.model_dump(mode="json")
        kept["exact"] = {name: exact(_value(node, whole, name), said.basis[name]) for name in short}
    return comment("node", kept)


def _value(node: Goal | Measure | Entry, data: dict[str, Any], name: str) -> Any:
    value = getattr(node, name)
    return str(value) if isinstance(value, Decimal) else data[name]


def _plan_data(plan: Plan, parts: Sequence[Part]) -> dict[str, Any]:
    data = plan.model_dump(mode="json")
    kept = {k: data[k] for k in ("format_version", "organisation", "sector", "period", "drafting_date", "high_water")}
    more = {
        "ideology": plan.ideology.model_dump(mode="json", exclude_defaults=True, exclude={"text"}),
        "matters": [matter.model_dump(mode="json", exclude_defaults=True) for matter in plan.matters],
        "exact": _exact(plan, parts),
        "order": _order(plan, parts),
        "loose": _loose(plan),
        "retrospect": data.get("retrospect"),
        "budget_total": data.get("budget_total"),
        "unplaced": data.get("unplaced"),
        "parts": data.get("parts"),
        "made": data["made"],
    }
    return kept | {name: held for name, held in more.items() if held}


def _exact(plan: Plan, parts: Sequence[Part]) -> dict[str, Any]:
    """The plan's own texts that their words do not give back."""
    found: dict[str, Any] = {}
    if meant(on_one_line(plan.title)) != plan.title:
        found["title"] = exact(plan.title, on_one_line(plan.title))
    for name, text in (("preamble", plan.preamble), ("ideology", plan.ideology.text), ("closing", plan.closing)):
        words = [on_one_line(paragraph) for paragraph in paragraphs(text)]
        if "\n".join(map(meant, words)) != text:
            found[name] = exact(text, "\n".join(words))
    signed = shown_signature(plan.signature)
    if read_signature(signed) != plan.signature:
        found["signature"] = exact(plan.signature.model_dump(mode="json"), "\n".join(signed))
    leads = [(on_one_line(g.name), [*map(on_one_line, g.lead)]) for g in _groups(parts, MEASURES) if g.lead]
    if [(lead.area, lead.text) for lead in plan.leads] != read_leads(leads):
        found["leads"] = exact([lead.model_dump(mode="json") for lead in plan.leads], words_of_leads(leads))
    return found


def _groups(parts: Sequence[Part], name: str) -> tuple[LineGroup, ...]:
    return next((part.groups for part in parts if part.name == name), ())


def _order(plan: Plan, parts: Sequence[Part]) -> dict[str, Any]:
    """The plan's own order of measures and entries, where another one is printed."""
    own = {"measures": [m.id for m in plan.measures], "schedule": [e.id for e in plan.schedule]}
    names = {"measures": MEASURES, "schedule": SCHEDULE}
    printed = {key: [node.id for group in _groups(parts, name) for node in group.nodes] for key, name in names.items()}
    return {key: {"plan": own[key], "printed": ids} for key, ids in printed.items() if ids != own[key]}


def _loose(plan: Plan) -> list[str]:
    """Ids that are named but not there: only those may stay so when the file is read again."""
    named = {i for m in plan.measures for i in m.goal_ids}
    named |= {i for entry in plan.schedule for i in entry.measure_ids}
    named |= {i for item in plan.budget for i in item.measure_ids}
    named |= {entry.maker for entry in plan.schedule if entry.action}
    return sorted(named - {node.id for node in plan.nodes()})
