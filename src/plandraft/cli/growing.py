"""The plan on the terminal while it is written, above the bar that counts the answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.cells import chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.progress import Progress
from rich.text import Text

from plandraft.drafting.live import LivePlan
from plandraft.drafting.plan_text import WRITING

LOOKS_A_SECOND = 5
"""How often the terminal is drawn anew (our choice: fluent to the eye, and a look costs some milliseconds)."""
LEFT_OUT = "⋮"
"""Stands for lines that are left out."""


@contextmanager
def growing(bar: Progress) -> Iterator[LivePlan]:
    """Show the plan that the events tell of, no higher than the terminal; when it is done only the bar remains."""
    plan = LivePlan()
    with Live(_View(plan, bar), console=bar.console, refresh_per_second=LOOKS_A_SECOND) as shown:
        try:
            yield plan
        finally:
            shown.update(bar.get_renderable())


class _View:
    """As much of the plan as the terminal is high, and the bar below it."""

    def __init__(self, plan: LivePlan, bar: Progress) -> None:
        self._plan, self._bar = plan, bar

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self._plan.text
        if text:
            rows = window(text, width=options.max_width, height=console.size.height - 3)
            yield Text("\n".join((*rows, "")), no_wrap=True, overflow="crop")
        yield self._bar.get_renderable()


def window(text: str, *, width: int, height: int) -> list[str]:
    """The rows of a text to show: all of them, else the ends of what is being written, else the end.

    Args:
        text: Plain text, with ``WRITING`` where it goes on.
        width: Of a row, in cells; a Chinese character takes two.
        height: Most rows.
    """
    if height < 1:
        return []
    rows = [row for line in text.split("\n") for row in (chop_cells(line, width) or [""])]
    if len(rows) <= height:
        return rows
    places = [at for at, row in enumerate(rows) if WRITING in row][-(height // 2 or 1) :]
    if not places:
        return rows[-height:]
    own = max(1, height // len(places) - 1)
    kept: list[str] = []
    before = -1
    for place in places:
        start = max(before + 1, place - own + 1)
        kept += [LEFT_OUT] * (start > before + 1) + rows[start : place + 1]
        before = place
    return kept[-height:]
