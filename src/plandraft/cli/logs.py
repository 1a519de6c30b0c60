"""``-v``: the package's logs on stderr, between the lines of progress."""

from __future__ import annotations

import logging

import click


class _Stderr(logging.Handler):
    """Writes to whatever stderr is at the moment: a progress bar takes its place for a while."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


def show_logs(verbosity: int) -> None:
    """Once ``-v`` shows runs, waits and refused manners, twice every call; prompts never."""
    if not verbosity:
        return
    handler = _Stderr()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("plandraft")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbosity == 1 else logging.DEBUG)
    click.get_current_context().call_on_close(lambda: logger.removeHandler(handler))
