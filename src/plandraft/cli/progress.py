"""Progress on stderr: a bar and the plan as it is written where it is a terminal, one line a step where it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from plandraft.cli.echo import echo
from plandraft.cli.silence import told_when_silent
from plandraft.core.texts import plain
from plandraft.messages import marked, tr

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from plandraft.core.events import Event

    Observe = Callable[[Event], None]

_SAID = ("wait", "note")


@contextmanager
def progress(model: str | None, *, live: bool = False) -> Iterator[Observe]:
    """Show what is asked and answered while the block runs; the plan too, where ``live`` and a model is asked."""
    if not sys.stderr.isatty():
        lines = _Lines()
        if model in (None, "offline"):
            yield lines
            return
        with told_when_silent(lines.silent) as lines.heard:
            yield lines
        return
    from rich.console import Console

    console = Console(stderr=True)
    if not live or model in (None, "offline"):
        bar = _bar(console)
        with bar:
            yield _counted(bar, model or "offline")
        return
    from plandraft.cli.growing import growing

    bar = _bar(console)
    count = _counted(bar, str(model))
    with growing(bar) as look:

        def on_event(event: Event) -> None:
            look(event)
            count(event)

        yield on_event


class _Lines:
    """One line for each answer, wait and note, and one for each half minute without any."""

    def __init__(self) -> None:
        self._sent = self._done = self._chars = 0
        self.heard: Callable[[], None] = lambda: None

    def __call__(self, event: Event) -> None:
        if event.kind == "delta":
            self._chars += len(event.text)
            return
        self.heard()
        if event.kind == "sent":
            self._sent += 1
        elif event.kind == "reply":
            self._done += 1
            echo(f"[{self._done}/{self._sent}] {tr(event.prompt)}", err=True)
        elif event.kind in _SAID:
            echo(f"{tr(event.kind)}: {event.message}", err=True)

    def silent(self, seconds: float) -> None:
        """Nothing came to its end for so long: say what is waited for, and how much is written."""
        waiting = self._sent - self._done
        if waiting:
            said = marked(
                "waiting for the model ({waiting} questions, {seconds:.0f} s, {chars} characters written); "
                "Ctrl-C stops, what has come is kept"
            )
            echo(tr(said, waiting=waiting, seconds=seconds, chars=self._chars), err=True)


def _bar(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    name = TextColumn("{task.description}", markup=False)
    return Progress(name, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console)


def _counted(bar: Progress, name: str) -> Observe:
    task = bar.add_task(name, total=0)
    total = 0

    def on_event(event: Event) -> None:
        nonlocal total
        if event.kind == "sent":
            total += 1
            bar.update(task, total=total, description=plain(f"{name}: {tr(event.prompt)}"))
        elif event.kind == "reply":
            bar.advance(task)
        elif event.kind in _SAID:
            bar.console.print(plain(f"{tr(event.kind)}: {event.message}"), markup=False, emoji=False, highlight=False)

    return on_event
