"""The printed plan paragraph by paragraph, each with a key by which it is known again in a file that was edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plandraft.core.part_order import PART_NAMES, PrintedPart
from plandraft.core.plan import AnyNode, Plan
from plandraft.core.printed import SCHEDULE, Group, Part, printed
from plandraft.core.spending import Table

TITLE, PREAMBLE, SIGNATURE = "title", "preamble", "signature"
"""What stands before and behind the parts; also the beginnings of its keys."""
IDS: dict[str, PrintedPart] = {name: part for part, name in PART_NAMES.items()}
"""The parts by what stands in their headings."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph.

    Attributes:
        key: Letters, digits and underscores; a node's is its id, a month's is ``month_`` and its place.
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
    table: Table | None = None


def blocks_of(plan: Plan) -> tuple[Block, ...]:
    """All paragraphs from the title to the signature, without those that say nothing."""
    words = printed(plan)
    title = [words.title] if words.title else []
    return (
        *_texts(TITLE, TITLE, title),
        *_texts(PREAMBLE, PREAMBLE, words.preamble),
        *(block for part in words.parts for block in _part(part)),
        *_texts(SIGNATURE, SIGNATURE, words.signature),
    )


def _texts(name: str, part: str, texts: Sequence[str]) -> Iterator[Block]:
    yield from (Block(key=f"{name}_{n}", part=part, text=text) for n, text in enumerate(texts))


def _part(part: Part) -> Iterator[Block]:
    name = IDS[part.name]
    blocks = [Block(key=f"part_{name}", part=name, text=part.heading, level=1)]
    for number, group in enumerate(part.groups):
        blocks += _group(group, number, name)
    *before, last = blocks
    yield from before
    yield replace(last, table=part.table)


def _group(group: Group, number: int, part: PrintedPart) -> Iterator[Block]:
    if group.heading:
        yield Block(key=f"heading_{part}_{number}", part=part, text=group.heading, level=2)
    yield from _texts(f"text_{part}_{number}", part, group.lead)
    is_month = PART_NAMES[part] == SCHEDULE and not group.heading
    for text, nodes in zip(group.lines, group.said, strict=True):
        yield Block(key=f"month_{number}" if is_month else nodes[0].id, part=part, text=text, nodes=nodes)
