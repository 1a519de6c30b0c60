"""Commands about the runs that are kept: ``resume`` and ``runs``."""

from __future__ import annotations

import json

import click

from plandraft.cli.options import live_option
from plandraft.cli.output import check_targets, deliver, summarise
from plandraft.cli.progress import progress


@click.command()
@click.argument("run", required=False)
@click.option("-o", "--output", "outputs", multiple=True, help="File to write: .md, .json, .docx or .html. Repeatable.")
@live_option
def resume(run: str | None, outputs: tuple[str, ...], live: bool) -> None:
    """Take RUN up where it stopped; without a name, the newest that was not finished.

    Nothing that was answered is asked again, and the files the run was begun with are not needed.
    """
    check_targets(outputs)
    from plandraft import api

    with progress(run or "resume", live=live) as on_event:
        made = api.resume(run, on_event=on_event)
    deliver(made.plan, outputs)
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
        about = f"{one.replies}/{one.asks} answered, {tokens} tokens"
        reason = f"  ({one.reason})" if one.reason else ""
        click.echo(f"{one.id}  {one.state:<8} {one.touched[:16]}  {one.model}  {one.organisation}  {about}{reason}")
    if not found:
        click.echo("no run is kept: a draft with a model makes one", err=True)


@runs.command()
@click.argument("run")
@click.option("--prompts", is_flag=True, help="Show prompts and replies in full.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def show(run: str, prompts: bool, as_json: bool) -> None:
    """Show what is kept of RUN: asks, replies, failures, tokens."""
    from plandraft import api

    found = api.show_run(run)
    if as_json:
        click.echo(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    one = found.summary
    click.echo(f"{one.id}  {one.state}  {one.organisation}  {one.period}  {one.model} at {one.base_url or 'default'}")
    for said in found.asks:
        name = (said.ask or {}).get("prompt", "damaged")
        outcome = f"failed: {said.failure['message']}" if said.failure else "answered" if said.reply else "open"
        click.echo(f"  {said.id[:12]}  {name:<10} {len(said.calls)} calls  {outcome}")
        if prompts:
            for message in (said.ask or {}).get("messages", []):
                click.echo(f"--- {message.get('role', '')}\n{message.get('content', '')}")
            click.echo(f"--- reply\n{(said.reply or {}).get('text', '')}")


@runs.command()
@click.option(
    "--older-than", "days", type=click.FloatRange(0), required=True, metavar="DAYS", help="Untouched so long."
)
def clean(days: float) -> None:
    """Forget the runs that nobody has worked on for some days."""
    from plandraft import api

    gone = api.clean_runs(older_than_days=days)
    click.echo(f"forgot {len(gone)} runs", err=True)


COMMANDS = (resume, runs)
