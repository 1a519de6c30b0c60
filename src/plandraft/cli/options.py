"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

samples_option = click.option(
    "--samples", multiple=True, help="File or folder of old plans. Repeatable.", metavar="PATH"
)

strategy_option = click.option(
    "--strategy",
    type=click.Choice(["auto", "whole", "sections"]),
    default="auto",
    show_default=True,
    help="Ask once for everything, or step by step.",
)


def model_options(command: _Command) -> _Command:
    """``--model``, ``--base-url`` and ``--api-key-env``."""
    for option in (
        click.option("--api-key-env", metavar="NAME", help="Environment variable that holds the key for --base-url."),
        click.option("--base-url", help="Address of an OpenAI-compatible endpoint.", metavar="URL"),
        click.option("--model", help="Model name, offline, or replay:FOLDER. Default: offline."),
    ):
        command = option(command)
    return command
