"""Progress on stderr: a bar where it is a terminal, one line a step where it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plandraft.models.events import Event

_SAID = ("wait", "note")


@contextmanager
def progress(model: str | None) -> Iterator[Callable[[Event], None]]:
    """Show what is asked and answered while the block runs."""
    if sys.stderr.isatty():
        with _bar(model or "offline") as show:
            yield show
        return
    counts = {"sent": 0, "done": 0}

    def on_event(event: Event) -> None:
        if event.kind == "sent":
            counts["sent"] += 1
        elif event.kind == "reply":
            counts["done"] += 1
            click.echo(f"[{counts['done']}/{counts['sent']}] {event.prompt}", err=True)
        elif event.kind in _SAID:
            click.echo(f"{event.kind}: {event.message}", err=True)

    yield on_event


@contextmanager
def _bar(name: str) -> Iterator[Callable[[Event], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task(name, total=0)
        total = 0

        def on_event(event: Event) -> None:
            nonlocal total
            if event.kind == "sent":
                total += 1
                shown.update(task, total=total, description=f"{name}: {event.prompt}")
            elif event.kind == "reply":
                shown.advance(task)
            elif event.kind in _SAID:
                shown.console.print(f"{event.kind}: {event.message}", markup=False)

        yield on_event
