"""``plandraft model``: what an endpoint serves, and what it can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import endpoint_options
from plandraft.messages import marked, tr

if TYPE_CHECKING:
    from plandraft.api import ModelFindings
    from plandraft.models.capabilities.capabilities import Capabilities
    from plandraft.models.capabilities.context_windows import ContextWindow
    from plandraft.models.probe.results import FormResult, StreamResult

_YES_NO = {True: marked("yes"), False: marked("no"), None: marked("not known")}


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
        echo(tr("the endpoint's list of models is empty"), err=True)


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

    echo(
        tr(
            "{usual_probe_calls} calls, at most {most_probe_calls}; at most {most_probe_tokens} tokens",
            usual_probe_calls=USUAL_PROBE_CALLS,
            most_probe_calls=MOST_PROBE_CALLS,
            most_probe_tokens=MOST_PROBE_TOKENS,
        ),
        err=True,
    )
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
        tested.base_url
        + (tr(", under {path}: set --base-url to that", path=capabilities.path) if capabilities.path else ""),
    )
    for note in tested.notes:
        yield "", note
    yield "key", "accepted" if tested.key_sent else tr("none was sent, none was asked for")
    yield (
        "listed",
        tr(_YES_NO[found.listed]) if found.listed is not None else tr("the endpoint has no list of its models"),
    )
    for at, form in enumerate(found.forms):
        yield "" if at else "forms", _form(form)
    yield "streaming", _stream(found.streaming)
    yield "limit", _limit(capabilities)
    yield "temperature", "accepted" if capabilities.temperature else tr("refused: left out")
    yield (
        tr("rules as"),
        {"user": tr("part of the question")}.get(capabilities.system, f"{capabilities.system} message"),
    )
    yield "thinking", tr("must be switched off") if capabilities.thinking_off else tr(_YES_NO[found.thinks])
    yield (
        "window",
        tr(
            "{context_tokens} tokens, reply {reply_tokens} ({source})",
            context_tokens=tested.window.context_tokens,
            reply_tokens=tested.window.reply_tokens,
            source=tested.window.source,
        ),
    )
    yield "counting", tested.counted
    bounds = (
        tr("enforced: owners, ids and numbers are given as lists and limits")
        if capabilities.bounds
        else tr("not enforced")
    )
    yield "bounds", bounds
    yield tr("drafts use"), f"{capabilities.form}{', streamed' if capabilities.streams(True) else ''}"
    yield "remembered", _remembered(tested)
    usage = found.usage
    yield (
        "paid",
        tr(
            "{calls} calls, {prompt_tokens} + {completion_tokens} tokens told",
            calls=found.calls,
            prompt_tokens=usage.prompt_tokens,
            completion_tokens=usage.completion_tokens,
        ),
    )


def _answers_as(tested: ModelFindings) -> str:
    own = tested.found.answers_as
    return tr(", answers as {own}", own=own) if own and own != tested.model else ""


def _form(found: FormResult) -> str:
    if not found.accepted:
        return f"{found.form:<8} {'refused' if found.accepted is False else tr('not known')}: {found.said}"
    words = (
        {True: "followed", False: tr("not followed")}
        if found.form == "text"
        else {True: "enforced", False: tr("not enforced")}
    )
    seen = (
        words[found.enforced]
        if found.enforced is not None
        else tr("not known whether enforced: {said}", said=found.said)
    )
    return tr("{form:<8} accepted, {seen} ({seconds:.1f} s)", form=found.form, seen=seen, seconds=found.seconds)


def _stream(found: StreamResult) -> str:
    if not found.accepted:
        return tr("no: {said}", said=found.said)
    first = tr("first content after {first_s:.1f} s, ", first_s=found.first_s) if found.first_s is not None else ""
    odd = tr(", but {said}", said=found.said) if found.said else ""
    return tr(
        "yes{odd}, tokens {usage}, {first}all after {whole_s:.1f} s",
        odd=odd,
        usage=tr("told") if found.usage else tr("not told"),
        first=first,
        whole_s=found.whole_s,
    )


def _window(window: ContextWindow) -> str:
    return tr(
        "{context_tokens} tokens, of them at most {reply_tokens} of a reply ({source})",
        context_tokens=window.context_tokens,
        reply_tokens=window.reply_tokens,
        source=window.source,
    )


def _limit(capabilities: Capabilities) -> str:
    name = tr("refused: left out") if capabilities.limit == "none" else capabilities.limit
    return (
        tr("{name}, at most {most_tokens}", name=name, most_tokens=capabilities.most_tokens)
        if capabilities.most_tokens
        else name
    )


def _remembered(tested: ModelFindings) -> str:
    kept = (
        tr("since {kept_since} for {kept_days} days", kept_since=tested.kept_since, kept_days=tested.kept_days)
        if tested.kept_since
        else tr("no: the state folder cannot be written")
    )
    if tested.before_since is None:
        return tr("{kept}; nothing before", kept=kept)
    differences_from = tested.before.differences_from(tested.found.capabilities)
    return tr(
        "{kept}; before, since {before_since}: {differences_from}",
        kept=kept,
        before_since=tested.before_since,
        differences_from=differences_from or tr("the same"),
    )


COMMANDS = (model,)
