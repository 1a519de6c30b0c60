"""Progress of many plans on stderr: a bar where it is a terminal, one line a plan where it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from plandraft.cli.echo import echo
from plandraft.cli.silence import told_when_silent
from plandraft.core.texts import plain
from plandraft.messages import tr

if TYPE_CHECKING:
    from rich.progress import Progress

    from plandraft.api.results import Row
    from plandraft.core.events import Event


class ShownProfile(Protocol):
    """What shows how far many plans are."""

    def event(self, event: Event) -> None:
        """Something happened to one of them."""

    def ended(self, row: Row) -> None:
        """One has come to its end."""


@contextmanager
def many_progress(total: int) -> Iterator[ShownProfile]:
    """Show how many plans are made: a bar where stderr is a terminal, one line a plan where it is not."""
    if not sys.stderr.isatty():
        lines = _Lines(total)
        with told_when_silent(lines.silent) as lines.heard:
            yield lines
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    text = TextColumn("{task.description}", markup=False)
    columns = (text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        yield _Bar(bars, total)


class _Lines:
    def __init__(self, total: int) -> None:
        self._total, self._ended = total, 0
        self.heard: Callable[[], None] = lambda: None

    def silent(self, seconds: float) -> None:
        echo(
            tr(
                "drafting ({ended}/{total} plans done, no reply for {seconds:.0f} s)",
                ended=self._ended,
                total=self._total,
                seconds=seconds,
            ),
            err=True,
        )

    def event(self, event: Event) -> None:
        if event.kind == "reply":
            self.heard()
        if event.kind in ("wait", "note"):
            echo(": ".join(filter(None, (event.kind, event.about, event.message))), err=True)

    def ended(self, row: Row) -> None:
        self._ended += 1
        if row.state != "not_begun":  # of these the summary says all there is to say
            echo(f"[{self._ended}/{self._total}] {row.profile}: {_in_words(row)}", err=True)


class _Bar:
    def __init__(self, bars: Progress, total: int) -> None:
        self._bars, self._failed = bars, 0
        self._task = bars.add_task("drafting", total=total)

    def event(self, event: Event) -> None:
        if event.kind == "note":
            said = plain(": ".join(filter(None, ("note", event.about, event.message))))
            self._bars.console.print(said, markup=False, emoji=False, highlight=False)
        elif event.kind == "wait":
            self._bars.update(self._task, description=f"{self._words()} ({plain(event.message)[:60]})")

    def ended(self, row: Row) -> None:
        self._failed += row.state != "done"
        self._bars.update(self._task, advance=1, description=self._words())

    def _words(self) -> str:
        return tr("drafting, {failed} failed", failed=self._failed) if self._failed else "drafting"


def _in_words(row: Row) -> str:
    said = f"{row.state}: {row.error}" if row.error else row.state
    if row.errors is None:
        return said
    written = ", ".join(row.files) or "nothing"
    return tr(
        "{said}, {errors} errors, {warnings} warnings, {hints} hints; wrote {written}",
        said=said,
        errors=row.errors,
        warnings=row.warnings,
        hints=row.hints,
        written=written,
    )
