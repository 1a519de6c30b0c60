"""Which suffix is which format. Quick to import: what writes a format is loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from plandraft.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from plandraft.core.plan import Plan


def _markdown(plan: Plan) -> bytes:
    from plandraft.rendering.markdown import to_markdown

    return to_markdown(plan).encode("utf-8", "replace")


def _json(plan: Plan) -> bytes:
    from plandraft.rendering.json_files import to_json

    return to_json(plan).encode("utf-8", "replace")


def to_docx(plan: Plan, *, created: dt.date | None = None) -> bytes:
    """The plan laid out after GB/T 9704—2012, as the bytes of a ``.docx`` file: the same plan, the same bytes.

    Args:
        plan: Any plan; what it lacks is left out.
        created: The file's own date; else the plan's drafting date, else the first day of its period.
    """
    from plandraft.rendering.docx import make_docx  # python-docx takes 80 ms to load

    return make_docx(plan, created)


def to_html(plan: Plan) -> str:
    """The plan as one HTML page that needs nothing else, to be read or printed."""
    from plandraft.rendering.html import make_html

    return make_html(plan)


SUFFIX_FORMATS: dict[str, Callable[[Plan], bytes]] = {
    ".md": _markdown,
    ".json": _json,
    ".docx": to_docx,
    ".html": lambda plan: to_html(plan).encode("utf-8", "replace"),
}
"""How each suffix is written; the one list of formats, which the options of commands show too."""


def render(plan: Plan, suffix: str) -> bytes:
    """The plan as a file's content; the suffix in capitals or small letters.

    Raises:
        UsageError: No format has this suffix.
    """
    write = SUFFIX_FORMATS.get(suffix.lower())
    if write is None:
        raise UsageError(f"no format ends in {suffix or 'nothing'}", hint=f"use {', '.join(SUFFIX_FORMATS)}")
    return write(plan)
