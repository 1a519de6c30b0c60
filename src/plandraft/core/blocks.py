"""The printed plan paragraph by paragraph, each with a key by which it is known again in a file that was edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    """

    key: str
    part: str
    text: str
    level: int = 0
    nodes: tuple[AnyNode, ...] = ()
    table: MoneyTable | None = None

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


def blocks_of(plan: Plan) -> tuple[Block, ...]:
    """All paragraphs from the title to the signature, without those that say nothing."""
    words = printed(plan)
    title = [words.title] if words.title else []
    return (
        *_edge(TITLE, title),
        *_edge(PREAMBLE, words.preamble),
        *(block for part in words.parts for block in _part(part)),
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


def _group(group: LineGroup, number: int, part: PrintedPart) -> Iterator[Block]:
    if group.heading:
        yield Block(key=heading_key(part, number), part=part, text=group.heading, level=2)
    yield from (Block(key=text_key(part, number, n), part=part, text=text) for n, text in enumerate(group.lead))
    is_month = PART_NAMES[part] == SCHEDULE and not group.heading
    for text, nodes in zip(group.lines, group.said, strict=True):
        yield Block(key=month_key(number) if is_month else nodes[0].id, part=part, text=text, nodes=nodes)
