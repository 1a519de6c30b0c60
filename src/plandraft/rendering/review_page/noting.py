"""What is to be said beside a plan, and of which of its words: its gaps and proposals, and what its report finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plandraft.core.background import Background
from plandraft.core.blocks import IDS, Block
from plandraft.core.gap import GAP, gaps_in
from plandraft.core.plan import AnyNode, BudgetItem, Entry, Goal, Ideology, Measure, Plan
from plandraft.core.printed import IDEOLOGY
from plandraft.core.remarks import RemarkKind, SideRemark, gap_remarks, money_remark, remarks_of
from plandraft.core.texts import one_line
from plandraft.rendering.review_page.finding_homes import PrintedWords, spans_of_entries
from plandraft.rendering.review_page.view import NoteKind
from plandraft.rendering.review_page.words import Say

_SHOWN = 16
_PROPOSED: dict[RemarkKind, str] = {
    "proposed_node": "proposed_node",
    "proposed_value": "proposed_value_text",
    "proposed_figures": "proposed_figures",
}
_WHOLE = 0.8
"""Words that are more of their paragraph than this are not marked in it: it is about all of it (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Remarked:
    """A note before it has a number.

    Attributes:
        block: Which block it stands beside; None where its words are not printed.
        span: Start and end of its words in the block's text; None where it is about all of it.
        row: Which row of the block's table it is about; None for none.
    """

    kind: NoteKind
    text: str
    code: str = ""
    advice: str = ""
    place: str = ""
    quote: str = ""
    block: int | None = None
    span: tuple[int, int] | None = None
    row: int | None = None


def remarked(plan: Plan, blocks: Sequence[Block], background: Background, say: Say) -> list[Remarked]:
    """All of them, in the order of the printed words; what is not printed comes last."""
    found = [*_of_plan(plan, blocks, say), *_of_report(plan, blocks, background, say)]
    last = len(blocks)
    return sorted(found, key=lambda one: (last if one.block is None else one.block, one.row or -1, one.span or (0, 0)))


def _of_plan(plan: Plan, blocks: Sequence[Block], say: Say) -> Iterator[Remarked]:
    """Gaps and proposals; a gap that one node names twice is one."""
    seen: set[tuple[str, str]] = set()
    for at, block in enumerate(blocks):
        for remark in remarks_of(block.text, block.nodes):
            node = _node_at(block, plan, remark.start)
            if remark.kind != "missing":
                yield _proposal(remark, at, block, _place(node, block, say), say)
            elif (key := (node.id if node else block.key, remark.quote)) not in seen:
                seen.add(key)
                yield _gap(remark, at, _place(node, block, say), say)
        if block.table is not None:
            yield from _of_money(plan, at, block, say)


def _gap(remark: SideRemark, block: int, place: str, say: Say) -> Remarked:
    what = "、".join(gaps_in(remark.quote))
    span = (remark.start, remark.start + len(remark.quote))
    return Remarked(kind="gap", text=say("missing_text", what=what), place=place, block=block, span=span)


def _proposal(remark: SideRemark, at: int, block: Block, place: str, say: Say) -> Remarked:
    span = None if remark.quote == block.text else (remark.start, remark.start + len(remark.quote))
    text, quote = say(_PROPOSED[remark.kind]), remark.quote if span else ""
    return Remarked(kind="proposal", text=text, place=place, quote=quote, block=at, span=span)


def _of_money(plan: Plan, at: int, block: Block, say: Say) -> Iterator[Remarked]:
    if money_remark(plan.budget):
        yield Remarked(kind="proposal", text=say("proposed_money"), place=_place(None, block, say), block=at)
    for row, item in enumerate(plan.budget):
        for remark in (*gap_remarks(one_line(item.purpose)), *gap_remarks(one_line(item.note))):
            yield replace(_gap(remark, at, _place(item, block, say), say), span=None, row=row)


def _of_report(plan: Plan, blocks: Sequence[Block], background: Background, say: Say) -> Iterator[Remarked]:
    if background.report is None:
        return
    words = PrintedWords(plan, blocks)
    places = background.places or ("",) * len(background.report.findings)
    for finding, place in zip(background.report.findings, places, strict=True):
        if GAP.fullmatch(finding.evidence):  # said already, as what is to be filled in
            continue
        block, span, row = words.home(finding)
        node = words.node(finding.node)
        beside = blocks[block] if block is not None else None
        if span and block is not None and span[1] - span[0] > _WHOLE * len(blocks[block].text):
            span = None
        said = " · ".join(dict.fromkeys(filter(None, (place, _place(node, beside, say)))))
        yield Remarked(
            kind=finding.severity.value,
            text=finding.message,
            code=finding.code,
            advice=finding.suggestion,
            place=said,
            quote=finding.evidence,
            block=block,
            span=span,
            row=row,
        )


def _node_at(block: Block, plan: Plan, start: int) -> AnyNode | None:
    if len(block.nodes) == 1:
        return block.nodes[0]
    spans = spans_of_entries(block, plan)
    return next((node for node in block.nodes if (at := spans.get(node.id)) and at[0] <= start < at[1]), None)


def _place(node: AnyNode | None, block: Block | None, say: Say) -> str:
    """How a reader finds a node: its id and its first words; else the part it belongs to."""
    if node is not None and not isinstance(node, Ideology):
        return f"{node.id} {_short(node)}".strip()
    part = IDS[IDEOLOGY] if node is not None else block.part if block is not None else ""
    return say(f"part_{part}") if part else say("whole_plan")


def _short(node: Goal | Measure | Entry | BudgetItem) -> str:
    words = node.text if isinstance(node, Goal) else node.purpose if isinstance(node, BudgetItem) else node.title
    text = one_line(words)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
