"""Where in the printed plan the words of a finding stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from plandraft.core.blocks import IDS, PREAMBLE, SIGNATURE, TITLE, Block
from plandraft.core.finding import Finding
from plandraft.core.plan import AnyNode, Entry, Measure, Plan
from plandraft.core.printed import CLOSING, IDEOLOGY
from plandraft.core.texts import one_line
from plandraft.core.wording import entry_words
from plandraft.rendering.review_page.marked_words import in_row, quoted_at

_PARTS = {"title": TITLE, "preamble": PREAMBLE, "signature": SIGNATURE, "closing": IDS[CLOSING]}
_LEAST_QUOTE = 4
"""Shorter words of unknown place are looked for nowhere: they stand in too many (our choice)."""


class FindingHome(NamedTuple):
    """A block by its number, the words in it, and the row of its table; None for what is not known."""

    block: int | None = None
    span: tuple[int, int] | None = None
    row: int | None = None


def spans_of_entries(block: Block, plan: Plan) -> dict[str, tuple[int, int]]:
    """Where the entries of a month stand in its paragraph, by id; empty for another block."""
    entries = [node for node in block.nodes if isinstance(node, Entry)]
    said = [(entry.id, entry_words(entry, plan.period, after_month=block.is_month)) for entry in entries]
    return {one.node: (one.start, one.end) for one in in_row(block.text, said)}


class PrintedWords:
    """A plan's printed blocks, so that the homes of many findings are found quickly."""

    def __init__(self, plan: Plan, blocks: Sequence[Block]) -> None:
        self._plan, self._blocks = plan, blocks
        self._nodes = {node.id: node for node in plan.nodes()}
        self._texts = {(node, field): text for node, field, text in plan.strings()}
        self._rows = {item.id: row for row, item in enumerate(plan.budget)}
        self._money = next((at for at, block in enumerate(blocks) if block.table is not None), None)
        self._spans: dict[int, dict[str, tuple[int, int]]] = {}

    def node(self, number: str) -> AnyNode | None:
        """The plan's node with an id."""
        return self._nodes.get(number)

    def home(self, finding: Finding) -> FindingHome:
        """Where a finding's words stand; those of a plan read from elsewhere may stand wherever they are found once."""
        if finding.node in self._rows:
            return (
                FindingHome(self._money, None, self._rows[finding.node]) if self._money is not None else FindingHome()
            )
        field = self._texts.get((finding.node, finding.field), "")
        quote = field[finding.span.start : finding.span.end] if finding.span and field else finding.evidence
        offset = finding.span.start if finding.span else None
        own = [*self._candidates(finding)]
        for at in own:
            within = self._spans_in(at).get(finding.node)
            start, end = within or (0, len(self._blocks[at].text))
            found = quoted_at(self._blocks[at].text[start:end], field, quote, offset)
            if found is not None:
                return FindingHome(at, (start + found[0], start + found[1]))
            if within is not None:
                return FindingHome(at, within)
        return FindingHome(own[0]) if own else self._anywhere(quote)

    def _anywhere(self, quote: str) -> FindingHome:
        places = [at for at, block in enumerate(self._blocks) if len(quote) >= _LEAST_QUOTE and quote in block.text]
        if len(places) != 1:
            return FindingHome()
        start = self._blocks[places[0]].text.find(quote)
        return FindingHome(places[0], (start, start + len(quote)))

    def _candidates(self, finding: Finding) -> Iterator[int]:
        """The blocks in which a finding's words may stand, in their order."""
        root, _, number = finding.field.partition("/")
        node = self._nodes.get(finding.node)
        if finding.node == self._plan.ideology.id:
            yield from self._texts_of(IDS[IDEOLOGY])
        elif finding.node == "P" and root == "leads" and number.isdecimal():
            lead = one_line("".join(lead.text for lead in self._plan.leads[int(number) :][:1]))
            yield from (at for at, block in enumerate(self._blocks) if _says_no_node(block) and block.text in lead)
        elif finding.node == "P":
            yield from self._texts_of(_PARTS.get(root, ""))
        elif isinstance(node, Measure) and root == "area":
            area = one_line(node.area)
            yield from (at for at, block in enumerate(self._blocks) if block.level == 2 and block.text.endswith(area))
        else:
            yield from self._saying.get(finding.node, ())

    def _texts_of(self, part: str) -> Iterator[int]:
        yield from (at for at, block in enumerate(self._blocks) if block.part == part and not block.level)

    @cached_property
    def _saying(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, block in enumerate(self._blocks):
            for node in block.nodes:
                found.setdefault(node.id, []).append(at)
        return found

    def _spans_in(self, at: int) -> dict[str, tuple[int, int]]:
        if at not in self._spans:
            self._spans[at] = spans_of_entries(self._blocks[at], self._plan)
        return self._spans[at]


def _says_no_node(block: Block) -> bool:
    return not block.nodes and not block.level
