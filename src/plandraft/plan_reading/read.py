"""One plan file, or one document, becomes a plan with the places of its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plandraft import rendering
from plandraft.core.checking import MARK, ignored_in, with_marks
from plandraft.core.sample import Document
from plandraft.core.source_map import ReadPlan, Unread
from plandraft.core.whereabouts import whereabouts_of
from plandraft.errors import PlanError
from plandraft.messages import tr
from plandraft.typed_files import NotText, NotThere, typed_text

_MOST_PLAN_BYTES = 20_000_000
"""A plan in JSON has some hundred thousand at most (our choice)."""


def read_plan(plan: Path | Document) -> ReadPlan:
    """Read a plan: our own JSON, Markdown and Word exactly, any other text as well as it can be understood.

    Marks such as ``<!-- plandraft: ignore PD302 -->`` are taken out of the text and kept in ``ignored``.

    Args:
        plan: A file, or a document that was read already.

    Raises:
        PlanError: The file is missing, empty or not readable as a plan.
        InputError: It takes too long, or cannot be taken apart.
    """
    if isinstance(plan, Path) and plan.suffix.lower() == ".json":
        return ReadPlan(plan=rendering.from_json(_json(plan), file=str(plan)), links_read=True)
    from plandraft.documents import read_document  # heavy, as all that follows; a plan in JSON needs none of it
    from plandraft.documents.budget import within_budget

    document = plan if isinstance(plan, Document) else read_document(plan)
    size = sum(3 * len(line.text) for line in document.lines)
    return within_budget(lambda: _of_document(document), file=document.file, size=size)


def _of_document(document: Document) -> ReadPlan:
    from plandraft.documents.formats import TEXTS

    bare = replace(document, lines=tuple(replace(line, text=MARK.sub("", line.text)) for line in document.lines))
    read = _ours(bare) or _foreign(bare)
    lines = [(line.number, line.text) for line in document.lines]
    places = with_marks(read.source_map, lines)
    by_line = Path(document.file).suffix.lower() in TEXTS  # an editor shows the numbers of their lines
    where = None if by_line else whereabouts_of(bare.lines, read.headings or ())
    return replace(read, source_map=places, ignored=ignored_in(lines, places), whereabouts=where)


def _ours(document: Document) -> ReadPlan | None:
    """A file that we wrote: Markdown whose first line says so, or a Word file that carries its plan."""
    if document.carried:
        return _returned(document)
    first = next((line.text for line in document.lines if line.text.strip()), "")
    if not document.file.lower().endswith(".md") or "<!-- plandraft " not in first:
        return None
    return rendering.from_markdown("\n".join(line.text for line in document.lines))


def _returned(document: Document) -> ReadPlan | None:
    """A Word file with the edits made in it; one whose plan cannot be read any more is read as anybody's."""
    try:
        return rendering.from_word(document)
    except PlanError as error:
        why = Unread.saying("the plan in the file cannot be read, so it is read as any file ({why})", why=error.message)
        read = _foreign(document)
        return replace(read, not_understood=(why, *read.not_understood))


def _foreign(document: Document) -> ReadPlan:
    from plandraft.plan_reading.foreign import read_foreign

    return read_foreign(document)


def _json(file: Path) -> str:
    try:
        return typed_text(file, limit=_MOST_PLAN_BYTES)
    except NotThere:
        raise PlanError(
            tr("there is no file {file}", file=file), hint=tr("check the name; plans end in .json, .md, .txt or .docx")
        ) from None
    except NotText as error:
        raise PlanError(f"{file} {error.why}", hint=error.hint or tr("a plan JSON is UTF-8 text")) from None
