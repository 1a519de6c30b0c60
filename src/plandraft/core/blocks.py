"""The printed plan paragraph by paragraph, each with a key by which it is known again in a file that was edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plandraft.core.calendar_rows import MONTH, OWNER, WORK, calendar_rows
from plandraft.core.part_order import PART_NAMES, PrintedPart
from plandraft.core.plan import AnyNode, Plan
from plandraft.core.printed import SCHEDULE, LineGroup, Part, printed
from plandraft.core.spending import MoneyTable

PREFIX = "_pd_"
"""What the name of a bookmark around a printed paragraph begins with; behind it stands the paragraph's key."""
CARRIED = "{urn:plandraft:plan}plan"
"""The root element of the custom XML part that holds the plan as JSON."""
NOTE_KEY, ANNEX_KEY = "annex_note", "annex"
"""The keys of 附件说明 and of the annex's first line: what stands behind them is a view of the plan."""


TITLE, PREAMBLE, SIGNATURE = "title", "preamble", "signature"
"""What stands before and behind the parts."""
CalendarForm = Literal["list", "table"]
"""How the calendar is printed: in paragraphs, as everywhere, or as the table of a Word file."""
CALENDAR_KEY = "calendar"
"""The key of the heads of the calendar's table."""
IDS: dict[str, PrintedPart] = {name: part for part, name in PART_NAMES.items()}
"""The parts by what stands in their headings."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph.

    Attributes:
        key: Letters, digits and underscores; a node's is its id.
        part: The part it belongs to, ``title``, ``preamble`` or ``signature``.
        text: Its words.
        level: 1 for the heading of a part, 2 for one below it, 0 for a text.
        nodes: What it says: none, one node, or the entries of a month.
        table: What stands in the table right behind it.
        row: Whether it is a row of the calendar's table, its cells separated by tabs.
    """

    key: str
    part: str
    text: str
    level: int = 0
    nodes: tuple[AnyNode, ...] = ()
    table: MoneyTable | None = None
    row: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it says a month's entries together."""
        return bool(self.nodes) and self.key != self.nodes[0].id


def edge_key(edge: str, number: int = 0) -> str:
    """The key of a paragraph before or behind the parts."""
    return f"{edge}_{number}"


def part_key(part: str) -> str:
    """The key of a part's heading."""
    return f"part_{part}"


def heading_key(part: str, group: int) -> str:
    """The key of a heading below that."""
    return f"heading_{part}_{group}"


def text_key(part: str, group: int, number: int) -> str:
    """The key of a paragraph that says no node.

    Args:
        part: The part it stands in.
        group: Which group of the part, from 0.
        number: Which paragraph of the group, from 0.
    """
    return f"text_{part}_{group}_{number}"


def month_key(group: int) -> str:
    """The key of a month's paragraph."""
    return f"month_{group}"


def blocks_of(plan: Plan, *, calendar: CalendarForm = "list") -> tuple[Block, ...]:
    """All paragraphs from the title to the signature, without those that say nothing.

    Args:
        plan: The plan.
        calendar: Its form; a table has a block a row, the heads first.
    """
    words = printed(plan)
    title = [words.title] if words.title else []
    return (
        *_edge(TITLE, title),
        *_edge(PREAMBLE, words.preamble),
        *(
            block
            for part in words.parts
            for block in (_table(part, plan) if calendar == "table" and part.name == SCHEDULE else _part(part))
        ),
        *_edge(SIGNATURE, words.signature),
    )


def _edge(edge: str, texts: Sequence[str]) -> Iterator[Block]:
    yield from (Block(key=edge_key(edge, n), part=edge, text=text) for n, text in enumerate(texts))


def _part(part: Part) -> Iterator[Block]:
    name = IDS[part.name]
    blocks = [Block(key=part_key(name), part=name, text=part.heading, level=1)]
    for number, group in enumerate(part.groups):
        blocks += _group(group, number, name)
    *before, last = blocks
    yield from before
    yield replace(last, table=part.table)


def _table(part: Part, plan: Plan) -> Iterator[Block]:
    """The calendar as a table; without the column of owners where it would be empty."""
    name = IDS[part.name]
    yield Block(key=part_key(name), part=name, text=part.heading, level=1)
    rows = calendar_rows(plan)
    with_owner = any(row.owner for row in rows)
    heads = (MONTH, WORK, OWNER) if with_owner else (MONTH, WORK)
    if rows:
        yield Block(key=CALENDAR_KEY, part=name, text="\t".join(heads), row=True)
    before = ""
    for row in rows:
        cells = row.cells(with_owner=with_owner, is_first=row.month != before)
        before = row.month
        yield Block(key=row.entry.id, part=name, text="\t".join(cells), nodes=(row.entry,), row=True)


def _group(group: LineGroup, number: int, part: PrintedPart) -> Iterator[Block]:
    if group.heading:
        yield Block(key=heading_key(part, number), part=part, text=group.heading, level=2)
    yield from (Block(key=text_key(part, number, n), part=part, text=text) for n, text in enumerate(group.lead))
    is_month = PART_NAMES[part] == SCHEDULE and not group.heading
    for text, nodes in zip(group.lines, group.said, strict=True):
        yield Block(key=month_key(number) if is_month else nodes[0].id, part=part, text=text, nodes=nodes)
