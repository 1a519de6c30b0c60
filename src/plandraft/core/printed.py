"""What is printed of a plan, word for word: every format shows these words, and their length is the plan's length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plandraft.core.months import by_month, heading_of
from plandraft.core.numerals import chinese_number
from plandraft.core.part_order import PART_NAMES, USUAL, parts_in_order
from plandraft.core.period import Period
from plandraft.core.plan import AnyNode, Entry, Measure, Plan, Signature
from plandraft.core.spending import MoneyTable, spending_table, spending_words
from plandraft.core.texts import one_line, paragraphs
from plandraft.core.wording import entry_words, goal_words, measure_words

IDEOLOGY, GOALS, MEASURES, SCHEDULE, SPENDING, CLOSING = (PART_NAMES[part] for part in USUAL)
"""The parts of a plan, in their usual order."""
FEWEST_LINES = 5.5
"""With fewer lines a month than this, on average, a calendar has no heading a month (our choice)."""


@dataclass(frozen=True, kw_only=True)
class LineGroup:
    """What stands below one heading of the second level.

    Attributes:
        heading: As printed, with its number; empty where there is none.
        name: The area, or the month; empty where there is none.
        lead: Paragraphs before the nodes.
        nodes: All nodes of the group, also those that say nothing.
        lines: The nodes as paragraphs.
        said: For each of the lines, the nodes that it says: one, or the entries of a month.
    """

    heading: str = ""
    name: str = ""
    lead: tuple[str, ...] = ()
    nodes: tuple[AnyNode, ...] = ()
    lines: tuple[str, ...] = ()
    said: tuple[tuple[AnyNode, ...], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The paragraphs below the heading."""
        return self.lead + self.lines


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the plan under a heading of the first level."""

    name: str
    heading: str
    groups: tuple[LineGroup, ...]
    table: MoneyTable | None = None


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A whole plan from title to signature."""

    title: str
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    signature: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Every heading, paragraph and cell."""
        yield self.title
        yield from self.preamble
        for part in self.parts:
            yield part.heading
            for group in part.groups:
                yield group.heading
                yield from group.texts
            if part.table is not None:
                yield from (cell for row in (part.table.heads, *part.table.rows) for cell in row)
        yield from self.signature


def printed(plan: Plan) -> Printed:
    """The words of a plan; what is empty leaves none."""
    return Printed(
        title=one_line(plan.title),
        preamble=paragraphs(plan.preamble),
        parts=printed_parts(plan),
        signature=signature_lines(plan.signature),
    )


def printed_length(plan: Plan) -> int:
    """Characters from title to signature as they are printed, blanks left out, annex apart."""
    return sum(len("".join(line.split())) for line in printed(plan).lines())


def printed_parts(plan: Plan) -> tuple[Part, ...]:
    """The parts that hold something, in the plan's order, numbered 一、 then （一） then 1. (GB/T 9704—2012, 7.3.3)."""
    table = spending_table(plan.budget)
    groups: dict[str, tuple[LineGroup, ...]] = {
        IDEOLOGY: _prose(plan.ideology.text),
        GOALS: _numbered(plan.goals, goal_words) if plan.goals else (),
        MEASURES: _areas(plan),
        SCHEDULE: _calendar(plan.schedule, plan.period),
        SPENDING: _prose(spending_words(plan.budget, plan.period)),
        CLOSING: _prose(plan.closing),
    }
    there = [name for name in (PART_NAMES[part] for part in parts_in_order(plan.parts)) if groups[name]]
    return tuple(
        Part(
            name=name,
            heading=f"{chinese_number(n)}、{name}",
            groups=groups[name],
            table=table if name == SPENDING else None,
        )
        for n, name in enumerate(there, 1)
    )


def chinese_date(day: dt.date | None) -> str:
    """A day as it stands under a document: no zeros before (GB/T 9704—2012, 7.3.5.4).

    >>> chinese_date(dt.date(2026, 3, 8))
    '2026年3月8日'
    """
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def signature_lines(signature: Signature) -> tuple[str, ...]:
    """Organisation and date, or what stands in its place; what is missing has no line."""
    date = chinese_date(signature.date) or one_line(signature.note)
    return tuple(line for line in (one_line(signature.organisation), date) if line)


def has_month_headings(entries: Sequence[Entry], period: Period | None) -> bool:
    """Whether a calendar is full enough for a heading a month; work of no month does not count."""
    months = [heading_of(entry.timing, period) for entry in entries if entry.timing.months]
    return len(months) >= FEWEST_LINES * max(1, len(set(months)))


def _prose(text: str) -> tuple[LineGroup, ...]:
    found = paragraphs(text)
    return (LineGroup(lead=found),) if found else ()


def _numbered(
    nodes: Sequence[AnyNode],
    words: Callable[..., str],
    *,
    heading: str = "",
    name: str = "",
    lead: tuple[str, ...] = (),
) -> tuple[LineGroup, ...]:
    said = [(node, line) for node in nodes if (line := words(node))]
    lines = tuple(f"{n}.{line}" for n, (_, line) in enumerate(said, 1))
    own = tuple((node,) for node, _ in said)
    return (LineGroup(heading=heading, name=name, lead=lead, nodes=tuple(nodes), lines=lines, said=own),)


def _areas(plan: Plan) -> tuple[LineGroup, ...]:
    """Measures by area, those of none before all headings."""

    def words(measure: Measure) -> str:
        return measure_words(measure, plan.period)

    loose = tuple(measure for measure in plan.measures if not one_line(measure.area))
    groups = _numbered(loose, words) if loose else ()
    for number, area in enumerate((area for area in plan.areas() if one_line(area)), 1):
        own = tuple(measure for measure in plan.measures if measure.area == area)
        heading = f"（{chinese_number(number)}）{one_line(area)}"
        groups += _numbered(own, words, heading=heading, name=area, lead=paragraphs(plan.lead(area)))
    return groups


def _calendar(entries: Sequence[Entry], period: Period | None) -> tuple[LineGroup, ...]:
    months = by_month(entries, period)
    if not has_month_headings(entries, period):
        return tuple(_month(month, tuple(own), period) for month, own in months)
    groups: tuple[LineGroup, ...] = ()
    for number, (month, own) in enumerate(months, 1):
        heading = f"（{chinese_number(number)}）{month}"
        groups += _numbered(own, lambda entry: _stopped([entry_words(entry, period)]), heading=heading, name=month)
    return groups


def _month(month: str, own: tuple[Entry, ...], period: Period | None) -> LineGroup:
    """A month without a heading of its own: one paragraph."""
    words = [(entry, said) for entry in own if (said := entry_words(entry, period, after_month=True))]
    lines = (f"{month}：{_stopped(said for _, said in words)}",) if words else ()
    return LineGroup(name=month, nodes=own, lines=lines, said=(tuple(entry for entry, _ in words),) if lines else ())


def _stopped(words: Iterable[str]) -> str:
    said = "；".join(filter(None, words))
    return said if said.endswith(("。", "！", "？")) or not said else f"{said}。"
