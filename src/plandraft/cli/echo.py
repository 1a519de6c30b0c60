"""The one way from this program to a terminal: what a file, a model or an endpoint wrote is shown and not obeyed.

Commands print with ``echo`` and ``echo_json``, never with ``click.echo`` or into a stream; a test says so. What draws
(progress bars, the live view) has its own ways and takes its texts through ``plain`` as well.
"""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import click

from plandraft.core.texts import json_shown, plain
from plandraft.messages import tr_in

_COLOURS = {"error": "red", "warning": "yellow", "hint": "blue"}
_FINDING = re.compile(r"(?P<place>  \S.*?: )(?P<severity>\w+) (?P<code>[A-Z]{2,6}\d{3})(?= )")


class ReaderGone(Exception):
    """Who reads what is printed has seen enough, as ``| head`` has."""


def echo(message: Any = "", *, nl: bool = True, err: bool = False) -> None:
    """Print a text; an escape sequence or a character that turns the order of words stands there as its number.

    Args:
        message: What to print.
        nl: Whether a line's end follows.
        err: On stderr instead of stdout.
    """
    _print(plain(str(message)), nl=nl, err=err)


def _print(shown: str, *, nl: bool, err: bool = False) -> None:
    try:
        click.echo(shown, nl=nl, err=err)
    except BrokenPipeError:
        if err:
            raise
        raise ReaderGone from None


def echo_report(report: str) -> None:
    """Print the report of a check; on a terminal its severities, its places and the marks below words have colours."""
    shown = plain(report)
    _print(in_colours(shown) if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else shown, nl=False)


def in_colours(report: str) -> str:
    """A report for people with the colours of a terminal; its words are the same."""
    return "\n".join(map(_line_in_colours, report.split("\n")))


def _line_in_colours(line: str) -> str:
    found = _FINDING.match(line)
    if found:
        severity = next((one for one in _COLOURS if found["severity"] in (one, tr_in("zh", one))), "hint")
        said = click.style(f"{found['severity']} {found['code']}", fg=_COLOURS[severity], bold=True)
        return f"{click.style(found['place'], dim=True)}{said}{line[found.end() :]}"
    if line and not line.startswith(" "):
        return click.style(line, bold=True)
    if line.strip() and not line.strip("^ "):
        return click.style(line, fg="red")
    return click.style(line, fg="green") if line.lstrip().startswith("→") else line


def echo_json(value: Any) -> None:
    """Print a value as JSON on stdout."""
    echo(json_shown(value), nl=False)
