"""``plandraft model``: what an endpoint serves, and what it can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import endpoint_options

if TYPE_CHECKING:
    from plandraft.api import ModelFindings
    from plandraft.models.capabilities.capabilities import Capabilities
    from plandraft.models.capabilities.context_windows import ContextWindow
    from plandraft.models.probe.results import FormResult, StreamResult

_YES_NO = {True: "yes", False: "no", None: "not known"}


@click.group()
def model() -> None:
    """Look at an endpoint: the models it serves, and how they can be asked."""


@model.command("list")
@endpoint_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(base_url: str | None, api_key_env: str | None, as_json: bool) -> None:
    """List the models that the endpoint says it serves."""
    from plandraft import api

    names = api.list_models(base_url=base_url, api_key_env=api_key_env)
    if as_json:
        echo_json(names)
        return
    for name in names:
        echo(name)
    if not names:
        echo("the endpoint's list of models is empty", err=True)


@model.command()
@click.argument("name")
@endpoint_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def test(name: str, base_url: str | None, api_key_env: str | None, as_json: bool) -> None:
    """Find out how the model NAME can be asked, with some tiny calls, and remember it.

    Drafts then make no call that would be refused. After an update of the server, test again: what was remembered
    before is forgotten.
    """
    from plandraft import api
    from plandraft.models.probe.probe import MOST_PROBE_CALLS, MOST_PROBE_TOKENS, USUAL_PROBE_CALLS

    echo(f"{USUAL_PROBE_CALLS} calls, at most {MOST_PROBE_CALLS}; at most {MOST_PROBE_TOKENS} tokens", err=True)
    found = api.probe_model(name, base_url=base_url, api_key_env=api_key_env)
    if as_json:
        from pydantic import TypeAdapter

        echo_json(TypeAdapter(type(found)).dump_python(found, mode="json", by_alias=True))
        return
    for what, said in _lines(found):
        echo(f"{what:<12} {said}".rstrip())


def _lines(tested: ModelFindings) -> Iterator[tuple[str, str]]:
    found, capabilities = tested.found, tested.found.capabilities
    yield "model", f"{tested.model}{_answers_as(tested)}"
    yield (
        "address",
        tested.base_url + (f", under {capabilities.path}: set --base-url to that" if capabilities.path else ""),
    )
    for note in tested.notes:
        yield "", note
    yield "key", "accepted" if tested.key_sent else "none was sent, none was asked for"
    yield "listed", _YES_NO[found.listed] if found.listed is not None else "the endpoint has no list of its models"
    for at, form in enumerate(found.forms):
        yield "" if at else "forms", _form(form)
    yield "streaming", _stream(found.streaming)
    yield "limit", _limit(capabilities)
    yield "temperature", "accepted" if capabilities.temperature else "refused: left out"
    yield "rules as", {"user": "part of the question"}.get(capabilities.system, f"{capabilities.system} message")
    yield "thinking", "must be switched off" if capabilities.thinking_off else _YES_NO[found.thinks]
    yield (
        "window",
        f"{tested.window.context_tokens} tokens, reply {tested.window.reply_tokens} ({tested.window.source})",
    )
    yield "counting", tested.counted
    bounds = (
        "enforced: owners, ids and numbers are given as lists and limits" if capabilities.bounds else "not enforced"
    )
    yield "bounds", bounds
    yield "drafts use", f"{capabilities.form}{', streamed' if capabilities.streams(True) else ''}"
    yield "remembered", _remembered(tested)
    usage = found.usage
    yield "paid", f"{found.calls} calls, {usage.prompt_tokens} + {usage.completion_tokens} tokens told"


def _answers_as(tested: ModelFindings) -> str:
    own = tested.found.answers_as
    return f", answers as {own}" if own and own != tested.model else ""


def _form(found: FormResult) -> str:
    if not found.accepted:
        return f"{found.form:<8} {'refused' if found.accepted is False else 'not known'}: {found.said}"
    words = (
        {True: "followed", False: "not followed"} if found.form == "text" else {True: "enforced", False: "not enforced"}
    )
    seen = words[found.enforced] if found.enforced is not None else f"not known whether enforced: {found.said}"
    return f"{found.form:<8} accepted, {seen} ({found.seconds:.1f} s)"


def _stream(found: StreamResult) -> str:
    if not found.accepted:
        return f"no: {found.said}"
    first = f"first content after {found.first_s:.1f} s, " if found.first_s is not None else ""
    odd = f", but {found.said}" if found.said else ""
    return f"yes{odd}, tokens {'told' if found.usage else 'not told'}, {first}all after {found.whole_s:.1f} s"


def _window(window: ContextWindow) -> str:
    return f"{window.context_tokens} tokens, of them at most {window.reply_tokens} of a reply ({window.source})"


def _limit(capabilities: Capabilities) -> str:
    name = "refused: left out" if capabilities.limit == "none" else capabilities.limit
    return f"{name}, at most {capabilities.most_tokens}" if capabilities.most_tokens else name


def _remembered(tested: ModelFindings) -> str:
    kept = (
        f"since {tested.kept_since} for {tested.kept_days} days"
        if tested.kept_since
        else "no: the state folder cannot be written"
    )
    if tested.before_since is None:
        return f"{kept}; nothing before"
    differences_from = tested.before.differences_from(tested.found.capabilities)
    return f"{kept}; before, since {tested.before_since}: {differences_from or 'the same'}"


COMMANDS = (model,)
