"""``-v``: the package's logs on stderr, between the lines of progress."""

from __future__ import annotations

import logging

import click

from plandraft.cli.echo import echo


class _Stderr(logging.Handler):
    """Writes to whatever stderr is at the moment: a progress bar takes its place for a while."""

    def emit(self, record: logging.LogRecord) -> None:
        echo(self.format(record), err=True)


class _OneLine(logging.Formatter):
    """A record a line: what an endpoint said cannot pose as another record."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  the name is the library's
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")


def show_logs(verbosity: int) -> None:
    """Once ``-v`` shows runs, waits and refused capabilities, twice every call; prompts never."""
    if not verbosity:
        return
    handler = _Stderr()
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("plandraft")
    before = logger.level

    def leave() -> None:
        logger.removeHandler(handler)
        logger.setLevel(before)

    logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbosity == 1 else logging.DEBUG)
    click.get_current_context().call_on_close(leave)
