"""What is to be said beside a plan, and of which of its words: its gaps and proposals, and what its report finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plandraft.core.background import Background
from plandraft.core.blocks import IDS, PREAMBLE, SIGNATURE, TITLE, Block
from plandraft.core.finding import Finding
from plandraft.core.gap import GAP, gaps_in
from plandraft.core.plan import AnyNode, BudgetItem, Entry, Goal, Ideology, Measure, Plan
from plandraft.core.printed import CLOSING, IDEOLOGY
from plandraft.core.remarks import RemarkKind, SideRemark, gap_remarks, money_remark, remarks_of
from plandraft.core.texts import one_line
from plandraft.core.wording import entry_words
from plandraft.rendering.review_page.marked_words import in_row, quoted_at
from plandraft.rendering.review_page.view import NoteKind
from plandraft.rendering.review_page.words import Say

_SHOWN = 16
_PROPOSED: dict[RemarkKind, str] = {
    "proposed_node": "proposed_node",
    "proposed_value": "proposed_value_text",
    "proposed_figures": "proposed_figures",
}
_PARTS = {"title": TITLE, "preamble": PREAMBLE, "signature": SIGNATURE, "closing": IDS[CLOSING]}
_WHOLE = 0.8
"""Words that are more of their paragraph than this are not marked in it: it is about all of it (our choice)."""
_LEAST_QUOTE = 4
"""Shorter words of unknown place are looked for nowhere: they stand in too many (our choice)."""


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


def spans_of_entries(block: Block, plan: Plan) -> dict[str, tuple[int, int]]:
    """Where the entries of a month stand in its paragraph, by id; empty for another block."""
    entries = [node for node in block.nodes if isinstance(node, Entry)]
    said = [(entry.id, entry_words(entry, plan.period, after_month=block.is_month)) for entry in entries]
    return {one.node: (one.start, one.end) for one in in_row(block.text, said)}


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
    nodes = {node.id: node for node in plan.nodes()}
    texts = {(node, field): text for node, field, text in plan.strings()}
    places = background.places or ("",) * len(background.report.findings)
    for finding, place in zip(background.report.findings, places, strict=True):
        if GAP.fullmatch(finding.evidence):  # said already, as what is to be filled in
            continue
        block, span, row = _home(finding, plan, blocks, texts)
        node = nodes.get(finding.node)
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


def _home(
    finding: Finding, plan: Plan, blocks: Sequence[Block], texts: dict[tuple[str, str], str]
) -> tuple[int | None, tuple[int, int] | None, int | None]:
    """Block, words and row of a table; the words of a plan read from elsewhere may stand where they are found."""
    rows = [item.id for item in plan.budget]
    if finding.node in rows:
        at = next((n for n, block in enumerate(blocks) if block.table is not None), None)
        return at, None, rows.index(finding.node) if at is not None else None
    field = texts.get((finding.node, finding.field), "")
    quote = field[finding.span.start : finding.span.end] if finding.span and field else finding.evidence
    offset = finding.span.start if finding.span else None
    own = [*_candidates(finding, plan, blocks)]
    for at in own:
        within = spans_of_entries(blocks[at], plan).get(finding.node)
        start, end = within or (0, len(blocks[at].text))
        found = quoted_at(blocks[at].text[start:end], field, quote, offset)
        if found is not None:
            return at, (start + found[0], start + found[1]), None
        if within is not None:
            return at, within, None
    if own:
        return own[0], None, None
    elsewhere = [n for n, block in enumerate(blocks) if quote in block.text] if len(quote) >= _LEAST_QUOTE else []
    if len(elsewhere) == 1:
        start = blocks[elsewhere[0]].text.find(quote)
        return elsewhere[0], (start, start + len(quote)), None
    return None, None, None


def _candidates(finding: Finding, plan: Plan, blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks in which a finding's words may stand, in their order."""
    root, _, number = finding.field.partition("/")
    part = IDS[IDEOLOGY] if finding.node == plan.ideology.id else _PARTS.get(root, "") if finding.node == "P" else ""
    lead = one_line(plan.leads[int(number)].text) if finding.node == "P" and root == "leads" and number else ""
    node = plan.node(finding.node)
    area = one_line(node.area) if isinstance(node, Measure) and root == "area" else ""
    for at, block in enumerate(blocks):
        if area:
            hit = block.level == 2 and block.text.endswith(area)
        elif lead:
            hit = not block.nodes and not block.level and block.text in lead
        elif part:
            hit = block.part == part and not block.level
        else:
            hit = any(own.id == finding.node for own in block.nodes)
        if hit:
            yield at


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
