"""What a change makes of a plan, as a diff of what is printed."""

from __future__ import annotations

import difflib

from plandraft.core.plan import Plan


def plan_diff(before: Plan, after: Plan, *, file: str) -> str:
    """A unified diff of the two plans as Markdown; empty where nothing changed that is printed."""
    from plandraft.rendering.markdown import to_markdown  # a report without a diff renders nothing

    old, new = (to_markdown(plan).splitlines(keepends=True) for plan in (before, after))
    return "".join(difflib.unified_diff(old, new, fromfile=file, tofile=f"{file} (mended)", n=1))
