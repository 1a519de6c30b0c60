"""The one way from this program to a terminal: what a file, a model or an endpoint wrote is shown and not obeyed.

Commands print with ``echo`` and ``echo_json``, never with ``click.echo`` or into a stream; a test says so. What draws
(progress bars, the live view) has its own ways and takes its texts through ``plain`` as well.
"""

from __future__ import annotations

from typing import Any

import click

from plandraft.core.texts import json_shown, plain


def echo(message: Any = "", *, nl: bool = True, err: bool = False) -> None:
    """Print a text; an escape sequence or a character that turns the order of words stands there as its number.

    Args:
        message: What to print.
        nl: Whether a line's end follows.
        err: On stderr instead of stdout.
    """
    click.echo(plain(str(message)), nl=nl, err=err)


def echo_json(value: Any) -> None:
    """Print a value as JSON on stdout."""
    echo(json_shown(value), nl=False)
