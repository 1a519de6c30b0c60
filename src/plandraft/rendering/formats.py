"""Which suffix is which format."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.core.plan import Plan
from plandraft.errors import UsageError
from plandraft.rendering.json_files import to_json
from plandraft.rendering.markdown import to_markdown


def _word(plan: Plan) -> bytes:
    from plandraft.rendering.docx import to_docx

    return to_docx(plan)


FORMATS: dict[str, Callable[[Plan], bytes]] = {
    ".md": lambda plan: to_markdown(plan).encode("utf-8", "replace"),
    ".json": lambda plan: to_json(plan).encode("utf-8", "replace"),
    ".docx": _word,
}
"""How each suffix is written."""


def render(plan: Plan, suffix: str) -> bytes:
    """The plan as a file's content.

    Raises:
        UsageError: No format has this suffix.
    """
    if suffix not in FORMATS:
        raise UsageError(f"no format ends in {suffix or 'nothing'}", hint=f"use {', '.join(FORMATS)}")
    return FORMATS[suffix](plan)
