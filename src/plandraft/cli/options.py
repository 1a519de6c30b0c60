"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from plandraft.cli.echo import echo
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.core.model_limits import ModelLimits
    from plandraft.core.settings import Settings
    from plandraft.models.costs.budget import RunBudget

_MOST_DIGITS = 12
"""A trillion seconds, tokens or yuan are no bound."""
_Command = TypeVar("_Command", bound=Callable[..., Any])

samples_option = click.option(
    "--samples", multiple=True, help="File or folder of old plans. Repeatable.", metavar="PATH"
)

live_option = click.option(
    "--live/--no-live", default=True, help="Show the plan on the terminal while a model writes it.  [default: live]"
)
strategy_option = click.option(
    "--strategy",
    type=click.Choice(["auto", "whole", "sections"]),
    default="auto",
    show_default=True,
    help="Ask once for everything, or step by step.",
)

fallback_option = click.option(
    "--fallback",
    type=click.Choice(["none", "offline"]),
    default="none",
    show_default=True,
    help="Fill what the model could not give from the offline draft, and only that.",
)


OUTPUT_HELP = "File to write: .docx, .pdf, .md, .json, .html, .xlsx or .ics. Repeatable."

force_option = click.option("--force", is_flag=True, help="Write over a file that somebody else made or changed.")


def endpoint_options(command: _Command) -> _Command:
    """``--base-url`` and ``--api-key-env``."""
    for option in (
        click.option("--api-key-env", metavar="NAME", help="Environment variable that holds the key for --base-url."),
        click.option("--base-url", help="Address of an OpenAI-compatible endpoint.", metavar="URL"),
    ):
        command = option(command)
    return command


def model_options(command: _Command) -> _Command:
    """``--model``, ``--base-url`` and ``--api-key-env``."""
    named = click.option("--model", help="Model name, offline, or replay:FOLDER. Default: offline.")
    return named(endpoint_options(command))


def limits_options(command: _Command) -> _Command:
    """``--patience``, ``--context-window`` and ``--max-reply-tokens``; the command takes them as one ``limits``."""

    @functools.wraps(command)
    def limited(
        *args: Any, patience: float | None, context_window: int | None, max_reply_tokens: int | None, **rest: Any
    ) -> Any:
        from plandraft.core.model_limits import ModelLimits

        given = ModelLimits(patience=patience, context_window=context_window, max_reply_tokens=max_reply_tokens)
        return command(*args, limits=given, **rest)

    made: Any = limited
    for option in (
        click.option(
            "--max-reply-tokens", type=click.IntRange(256), metavar="N", help="Most tokens of a reply.  [by the model]"
        ),
        click.option(
            "--context-window",
            type=click.IntRange(1024),
            metavar="N",
            help="Tokens of prompt and reply together.  [by the model, or as the endpoint tells]",
        ),
        click.option(
            "--patience",
            type=click.FloatRange(1, 86_400),
            metavar="SECONDS",
            help="How long one reply may take; what has come by then is kept.  [900]",
        ),
    ):
        made = option(made)
    return made  # type: ignore[no-any-return]


def _amount(value: str) -> Decimal:
    try:
        amount = Decimal(value)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0 or amount.adjusted() > _MOST_DIGITS:
        raise click.BadParameter(tr("{value!r} is no number above 0", value=value))
    return amount


def budget_options(command: _Command) -> _Command:
    """``--max-calls``, ``--max-tokens``, ``--max-cost`` and ``--timeout``; the command takes them as one ``budget``.

    It is a ``RunBudget`` whose time begins with the command, or None where nothing is bounded.
    """
    made = click.option("--timeout", type=_amount, metavar="SECONDS", help="Stop the run after so long.")
    return batch_budget_options(made(command))


def batch_budget_options(command: _Command) -> _Command:
    """The same without ``--timeout``."""

    @functools.wraps(command)
    def bounded(
        *args: Any,
        max_calls: int | None,
        max_tokens: int | None,
        max_cost: Decimal | None,
        timeout: Decimal | None = None,
        **rest: Any,
    ) -> Any:
        return command(*args, budget=_budget(max_calls, max_tokens, max_cost, timeout), **rest)

    made: Any = bounded
    for option in (
        click.option("--max-cost", type=_amount, metavar="AMOUNT", help="Stop at this cost, in the price's currency."),
        click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="Stop at so many tokens, both ways."),
        click.option(
            "--max-calls", type=click.IntRange(1), metavar="N", help="Stop at so many calls, retries included."
        ),
    ):
        made = option(made)
    return made  # type: ignore[no-any-return]


class WordLook(NamedTuple):
    """What was said on the command line of how Word files look."""

    layout: str | None = None
    template: str | None = None
    style_from: str | None = None


def word_options(command: _Command) -> _Command:
    """``--layout``, ``--template`` and ``--style-from``; the command takes them as one ``look``."""

    @functools.wraps(command)
    def looking(*args: Any, layout: str | None, template: str | None, style_from: str | None, **rest: Any) -> Any:
        return command(*args, look=WordLook(layout, template, style_from), **rest)

    made: Any = looking
    for option in (
        click.option("--style-from", metavar="DOCX", help="For Word and PDF: look like this old plan of your own."),
        click.option("--template", metavar="DOTX", help="For Word and PDF: take styles, page, head and foot from it."),
        click.option("--layout", metavar="YAML", help="For Word and PDF: house rules; docs/word.md has their keys."),
    ):
        made = option(made)
    return made  # type: ignore[no-any-return]


def config_option(command: _Command) -> _Command:
    """``--config`` and ``--kind``; the command takes them as one ``config``, see ``settings_near``."""

    @functools.wraps(command)
    def configured(*args: Any, config: str | None, kind: str | None, **rest: Any) -> Any:
        return command(*args, config=Configured(config, kind), **rest)

    made: Any = configured
    for option in (
        click.option(
            "--kind", metavar="KIND", help="Kind of plan, or a folder of one's own.  [default: by profile and name]"
        ),
        click.option(
            "--config",
            type=click.Path(dir_okay=False),
            help="A plandraft.toml. Default: beside the first file named or above it, else of the working folder.",
        ),
    ):
        made = option(made)
    return made  # type: ignore[no-any-return]


class Configured(NamedTuple):
    """What was said of settings on the command line."""

    file: str | None
    kind: str | None


NO_CONFIG = Configured(None, None)
"""Nothing was said of them."""


def settings_near(config: Configured, *files: str | None, limits: ModelLimits | None = None) -> Settings:
    """The organisation's settings: of the file named, else of the ``plandraft.toml`` near the files.

    ``limits`` go before those of the file.

    Raises:
        UsageError: That file cannot be understood.
        InputError: So it is with a file or a folder that it names.
    """
    from plandraft.api.settings import settings_for, with_kind

    found = settings_for(config.file, *files)
    _tell_parent(found.place, config, files)
    found = found.with_limits(limits) if limits is not None else found
    return with_kind(found, config.kind) if config.kind else found


def _tell_parent(place: str, config: Configured, files: tuple[str | None, ...]) -> None:
    """Say which settings count where they lie neither beside the files nor in the working folder."""
    if not place or config.file is not None:
        return
    beside = [Path(file) for file in files if file]
    near = {(file if file.is_dir() else file.parent).resolve() for file in beside} | {Path.cwd()}
    if Path(place).parent not in near:
        echo(tr("settings: {place}", place=place), err=True)


def _budget(calls: int | None, tokens: int | None, money: Decimal | None, seconds: Decimal | None) -> RunBudget | None:
    if (calls, tokens, money, seconds) == (None, None, None, None):
        return None
    from plandraft.models.costs.budget import RunBudget

    time_s = None if seconds is None else float(seconds)
    return RunBudget(max_calls=calls, max_tokens=tokens, max_cost=money, max_seconds=time_s)
