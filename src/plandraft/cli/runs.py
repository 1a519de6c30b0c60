"""Commands about the runs that are kept: ``resume`` and ``runs``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import (
    NO_CONFIG,
    OUTPUT_HELP,
    budget_options,
    force_option,
    limits_options,
    live_option,
    settings_near,
)
from plandraft.cli.output import check_targets, deliver, house_for, masked_line, summarise
from plandraft.cli.progress import progress
from plandraft.core.columns import padded
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.core.model_limits import ModelLimits
    from plandraft.journal import RunSummary, Said
    from plandraft.models.costs.budget import RunBudget


@click.command()
@click.argument("run", required=False)
@budget_options
@limits_options
@live_option
@click.option("-o", "--output", "outputs", multiple=True, help=OUTPUT_HELP)
@force_option
def resume(
    run: str | None, outputs: tuple[str, ...], live: bool, force: bool, limits: ModelLimits, budget: RunBudget | None
) -> None:
    """Take RUN up where it stopped; without a name, the newest that was not finished.

    Nothing that was answered is asked again, and the files the run was begun with are not needed.
    """
    check_targets(outputs, force=force)
    house = house_for(outputs)
    from plandraft import api

    with progress(run or "resume", live=live) as on_event:
        made = api.resume(run, budget=budget, on_event=on_event, settings=settings_near(NO_CONFIG, limits=limits))
    deliver(made, outputs, house)
    summarise(made)


@click.group(invoke_without_command=True)
@click.pass_context
def runs(context: click.Context) -> None:
    """List the runs that are kept, the newest first."""
    if context.invoked_subcommand is not None:
        return
    from plandraft import api

    found = api.list_runs()
    for one in found:
        tokens = one.usage.prompt_tokens + one.usage.completion_tokens
        about = tr(
            "{replies}/{asks} answered, {tokens} tokens, cost {cost}",
            replies=one.replies,
            asks=one.asks,
            tokens=tokens,
            cost=one.cost or tr("unknown"),
        )
        reason = f"  ({one.reason})" if one.reason else ""
        echo(
            f"{one.id}  {padded(tr(one.state), 8)} {one.touched[:16]}  {one.model}  {one.organisation}  {about}{reason}"
        )
    if not found:
        echo(tr("no run is kept: a draft with a model makes one"), err=True)


@runs.command()
@click.argument("run")
@click.option("--prompts", is_flag=True, help="Show prompts and replies in full.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def show(run: str, prompts: bool, as_json: bool) -> None:
    """Show what is kept of RUN: asks, replies, failures, tokens, cost, and what the checks found."""
    from plandraft import api

    found = api.show_run(run)
    if as_json:
        echo_json(found.model_dump(mode="json"))
        return
    _show_summary(found.summary)
    for said in found.asks:
        _show_ask(said)
        for one in (said.ask or {}).get("masked", []):
            echo("  " + masked_line(one["kind"], one["text"], one["shown"], own=one["own"]))
        if prompts:
            _show_texts(said)
    _show_findings(found.draft)


def _show_summary(one: RunSummary) -> None:
    echo(
        tr(
            "{id}  {state}  {organisation}  {period}  {model} at {base_url}",
            id=one.id,
            state=tr(one.state),
            organisation=one.organisation,
            period=one.period,
            model=one.model,
            base_url=one.base_url or tr("default"),
        )
    )
    echo(
        tr(
            "  {calls} calls  {model_dump}  cost {cost}",
            calls=one.calls,
            model_dump=_tokens(one.usage.model_dump()),
            cost=one.cost or tr("unknown"),
        )
    )
    if one.cost:
        echo(tr("  price: {price}", price=one.cost.price))


def _show_ask(said: Said) -> None:
    name = (said.ask or {}).get("prompt", "damaged")
    elsewhere = tr(" in run {source}", source=said.source) if said.source else ""
    outcome = (
        tr("failed: {message}", message=said.failure["message"])
        if said.failure
        else f"answered{elsewhere}"
        if said.reply
        else "open"
    )
    usages = [call["usage"] for call in said.calls]
    spent = {name: sum(usage[name] for usage in usages) for name in (usages[0] if usages else ())}
    tokens = f"  {_tokens(spent)}" if spent else ""
    echo(
        tr(
            "  {id}  {name:<10} {n} calls{tokens}  {outcome}",
            id=said.id[:12],
            name=name,
            n=len(said.calls),
            tokens=tokens,
            outcome=outcome,
        )
    )


def _show_texts(said: Said) -> None:
    for message in (said.ask or {}).get("messages", []):
        echo(f"--- {message.get('role', '')}\n{message.get('content', '')}")
    echo(tr("--- reply\n{get}", get=(said.reply or {}).get("text", "")))


def _show_findings(draft: Mapping[str, Any] | None) -> None:
    if draft is None:
        echo(tr("no draft is kept: the run never came to its end"))
        return
    findings = draft["report"].get("findings", ())
    echo(tr("findings of the draft: {n}", n=len(findings)))
    for one in findings:
        echo(f"  {tr(str(one.get('severity')))} {one.get('code')} {one.get('node')} {one.get('message')}")


def _tokens(usage: Mapping[str, int]) -> str:
    """Both ways, with what of it was cached and thought."""
    prompt = tr(
        "{prompt_tokens} prompt ({cached_tokens} cached)",
        prompt_tokens=usage["prompt_tokens"],
        cached_tokens=usage["cached_tokens"],
    )
    return tr(
        "{prompt} + {completion_tokens} completion ({reasoning_tokens} reasoning) tokens",
        prompt=prompt,
        completion_tokens=usage["completion_tokens"],
        reasoning_tokens=usage["reasoning_tokens"],
    )


@runs.command()
@click.option(
    "--older-than", "days", type=click.FloatRange(0), required=True, metavar="DAYS", help="Untouched so long."
)
def clean(days: float) -> None:
    """Forget the runs that nobody has worked on for some days."""
    from plandraft import api

    gone = api.clean_runs(older_than_days=days)
    echo(tr("forgot {n} runs", n=len(gone)), err=True)


COMMANDS = (resume, runs)
