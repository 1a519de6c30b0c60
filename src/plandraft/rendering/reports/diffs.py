"""What a change makes of a plan, as a diff of what is printed, or of its own file."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from plandraft.core.plan import Plan


def plan_diff(before: Plan, after: Plan, *, file: str) -> str:
    """A unified diff of the two plans as Markdown; empty where nothing changed that is printed.

    Args:
        before: The plan as it was.
        after: The plan as it is.
        file: Name that the diff bears.
    """
    from plandraft.rendering.markdown import to_markdown  # a report without a diff renders nothing

    return lines_diff(*(to_markdown(plan).splitlines() for plan in (before, after)), file=file, around=1)


def lines_diff(before: Sequence[str], after: Sequence[str], *, file: str, around: int = 0) -> str:
    """A unified diff of the lines of a file, with so many lines around each change.

    Args:
        before: The lines as they were.
        after: The lines as they are.
        file: Name that the diff bears.
        around: Lines shown round each change.
    """
    old, new = ([f"{line}\n" for line in lines] for lines in (before, after))
    return "".join(difflib.unified_diff(old, new, fromfile=file, tofile=f"{file} (mended)", n=around))
