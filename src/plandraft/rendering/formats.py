"""Which suffix is which format. Quick to import: what writes a format is loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from plandraft.errors import UsageError
from plandraft.messages import tr

if TYPE_CHECKING:
    import datetime as dt

    from plandraft.core.background import Background
    from plandraft.core.plan import Plan
    from plandraft.rendering.layout import Layout


def _markdown(plan: Plan) -> bytes:
    from plandraft.rendering.markdown import to_markdown

    return to_markdown(plan).encode("utf-8", "replace")


def _json(plan: Plan) -> bytes:
    from plandraft.rendering.json_files import to_json

    return to_json(plan).encode("utf-8", "replace")


def to_docx(
    plan: Plan,
    *,
    created: dt.date | None = None,
    layout: Layout | None = None,
    template: bytes | None = None,
) -> bytes:
    """The plan laid out after GB/T 9704—2012, as the bytes of a ``.docx`` file: the same plan, the same bytes.

    Args:
        plan: Any plan; what it lacks is left out.
        created: The file's own date; else the plan's drafting date, else the first day of its period.
        layout: House rules; else the standard's.
        template: An organisation's own Word file or template, whose styles, page, head and foot are taken.

    Raises:
        UsageError: The template cannot be used.
    """
    from plandraft.rendering.docx import make_docx  # python-docx takes 80 ms to load
    from plandraft.rendering.layout import AS_THE_STANDARD

    return make_docx(plan, created, layout=layout or AS_THE_STANDARD, template=template)


def to_html(plan: Plan, background: Background | None = None) -> str:
    """The plan as its review page: one file that needs nothing else, to be worked through, printed or sent.

    Args:
        plan: Any plan; what it lacks is left out.
        background: What the checks found, and how the plan was made.
    """
    from plandraft.rendering.review_page.page import review_html

    return review_html(plan, background)


def to_pdf(plan: Plan, *, layout: Layout | None = None, template: bytes | None = None) -> bytes:
    """The Word file as PDF, printed by LibreOffice.

    Raises:
        OutputError: LibreOffice is not there, or could not do it.
        UsageError: The template cannot be used.
    """
    from plandraft.rendering.office import as_pdf

    return as_pdf(to_docx(plan, layout=layout, template=template))


def to_xlsx(plan: Plan) -> bytes:
    """The plan as a spreadsheet: tasks, months and money, sums as formulas."""
    from plandraft.rendering.xlsx import make_xlsx

    return make_xlsx(plan)


def to_ics(plan: Plan) -> bytes:
    """The plan's calendar as an iCalendar file."""
    from plandraft.rendering.ics import make_ics

    return make_ics(plan)


SUFFIX_FORMATS: dict[str, Callable[[Plan], bytes]] = {
    ".md": _markdown,
    ".json": _json,
    ".docx": to_docx,
    ".html": lambda plan: to_html(plan).encode("utf-8", "replace"),
    ".pdf": to_pdf,
    ".xlsx": to_xlsx,
    ".ics": to_ics,
}
"""How each suffix is written; the one list of formats, which the options of commands show too."""


_LAID_OUT: dict[str, Callable[..., bytes]] = {".docx": to_docx, ".pdf": to_pdf}
"""The formats whose looks a layout decides."""


def render(plan: Plan, suffix: str, *, layout: Layout | None = None, template: bytes | None = None) -> bytes:
    """The plan as a file's content; the suffix in capitals or small letters.

    Args:
        plan: The plan.
        suffix: Of the file, with its dot.
        layout: House rules for Word and PDF.
        template: An organisation's own Word file or template for them.

    Raises:
        UsageError: No format has this suffix, or the template cannot be used.
        OutputError: A PDF was asked for, and LibreOffice is not there.
    """
    write = SUFFIX_FORMATS.get(suffix.lower())
    if write is None:
        raise UsageError(
            tr("no format ends in {suffix}", suffix=suffix or tr("nothing")),
            hint=tr("use {suffix_formats}", suffix_formats=", ".join(SUFFIX_FORMATS)),
        )
    laid_out = _LAID_OUT.get(suffix.lower())
    return laid_out(plan, layout=layout, template=template) if laid_out else write(plan)
