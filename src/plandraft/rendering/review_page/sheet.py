"""The plan as its reader sees it, its words marked where something is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plandraft.core.background import Background
from plandraft.core.blocks import SIGNATURE, TITLE, Block, blocks_of
from plandraft.core.gap import GAP
from plandraft.core.plan import Measure, Plan
from plandraft.core.wording import LABELS, without_brackets
from plandraft.rendering.review_page.finding_homes import spans_of_entries
from plandraft.rendering.review_page.marked_words import MarkedStretch, marked_runs
from plandraft.rendering.review_page.noting import Remarked, remarked
from plandraft.rendering.review_page.view import ContentsLine, LineRole, Note, ReviewSheet, Run, SheetLine, SheetRow
from plandraft.rendering.review_page.words import Say
from plandraft.rendering.tasks import ANNEX, task_table


def sheet_of(plan: Plan, background: Background, owners: Mapping[str, str], say: Say) -> ReviewSheet:
    """The sheet.

    Args:
        plan: The plan.
        background: What is known beside it.
        owners: The anchor of each owner by its name.
        say: The page's words.
    """
    blocks = blocks_of(plan)
    said = [(f"w{n}", one) for n, one in enumerate(remarked(plan, blocks, background, say), 1)]
    anchors = [_anchor(block) for block in blocks]
    notes = tuple(_note(number, one, plan, anchors) for number, one in said)
    own: list[list[_Beside]] = [[] for _ in blocks]
    for (number, one), note in zip(said, notes, strict=True):
        if one.block is not None:
            own[one.block].append((number, one, note))
    lines = tuple(
        _line(block, anchor, plan, owners, beside) for block, anchor, beside in zip(blocks, anchors, own, strict=True)
    )
    return ReviewSheet(
        lines=lines, contents=tuple(_contents(lines)), notes=notes, annex_name=ANNEX, annex=task_table(plan)
    )


_Beside = tuple[str, Remarked, Note]
_ROLES: tuple[LineRole, ...] = ("text", "part", "area")


def _anchor(block: Block) -> str:
    """That of the node it says, else the block's key, which no node's id is."""
    return block.nodes[0].id if len(block.nodes) == 1 else f"p-{block.key}"


def _note(number: str, one: Remarked, plan: Plan, anchors: Sequence[str]) -> Note:
    if one.block is None:
        target = ""
    elif one.row is not None:
        target = plan.budget[one.row].id
    else:
        target = number if one.span else anchors[one.block]
    return Note(
        id=number,
        kind=one.kind,
        text=one.text,
        code=one.code,
        advice=one.advice,
        place=one.place,
        target=target,
        quote=one.quote,
        is_marked=one.span is not None,
    )


def _line(block: Block, anchor: str, plan: Plan, owners: Mapping[str, str], beside: Sequence[_Beside]) -> SheetLine:
    marks = [
        MarkedStretch(start=one.span[0], end=one.span[1], note=number, kind=one.kind)
        for number, one, _ in beside
        if one.span is not None
    ]
    stretches = (*marks, *_gaps(block.text, marks), *_nodes(block, plan, owners))
    rows: tuple[SheetRow, ...] = ()
    heads: tuple[str, ...] = ()
    if block.table is not None:
        heads = block.table.heads
        ids = [item.id for item in plan.budget]
        rows = tuple(
            SheetRow(id=ids[n] if n < len(ids) else "", cells=tuple(_cell(cell) for cell in row))
            for n, row in enumerate(block.table.rows)
        )
    return SheetLine(
        id=anchor,
        role=_role(block),
        node=block.nodes[0].id if len(block.nodes) == 1 else "",
        runs=marked_runs(block.text, stretches),
        notes=tuple(note for _, one, note in beside if one.kind != "gap"),
        heads=heads,
        rows=rows,
    )


def _role(block: Block) -> LineRole:
    if block.part == TITLE:
        return "title"
    if block.part == SIGNATURE:
        return "signature"
    return _ROLES[block.level]


def _gaps(text: str, marks: Sequence[MarkedStretch]) -> Iterator[MarkedStretch]:
    """A gap that has no note of its own, since its node names it before, is marked all the same."""
    noted = {(mark.start, mark.end) for mark in marks}
    yield from (
        MarkedStretch(start=a, end=b, kind="gap")
        for a, b in (m.span() for m in GAP.finditer(text))
        if (a, b) not in noted
    )


def _nodes(block: Block, plan: Plan, owners: Mapping[str, str]) -> Iterator[MarkedStretch]:
    """Where the entries of a month stand, and the owner of a measure."""
    if len(block.nodes) > 1:
        for node, (start, end) in spans_of_entries(block, plan).items():
            yield MarkedStretch(start=start, end=end, node=node)
    for measure in block.nodes:
        name = without_brackets(measure.owner) if isinstance(measure, Measure) else ""
        start = block.text.rfind(f"{LABELS['owner']}：{name}") if name else -1
        if start >= 0:
            start += len(LABELS["owner"]) + 1
            yield MarkedStretch(start=start, end=start + len(name), node=owners[name])


def _cell(text: str) -> tuple[Run, ...]:
    return marked_runs(text, _gaps(text, ()))


def _contents(lines: Sequence[SheetLine]) -> Iterator[ContentsLine]:
    """Parts and areas; each with the notes below it that ask for more than a hint."""
    heads = [at for at, line in enumerate(lines) if line.role in ("part", "area")]
    for n, at in enumerate(heads):
        is_below = lines[at].role == "area"
        after = (later for later in heads[n + 1 :] if is_below or lines[later].role == "part")
        end = next(after, len(lines))
        number = sum(_asks(line) for line in lines[at:end])
        text = "".join(run.text for run in lines[at].runs)
        yield ContentsLine(target=lines[at].id, text=text, is_below=is_below, open=number)


def _asks(line: SheetLine) -> int:
    """How many gaps, errors and warnings stand in a line."""
    gaps = {name for run in line.runs if "gap" in run.kinds for name in run.notes}
    return len(gaps) + sum(note.kind in ("error", "warning") for note in line.notes)
