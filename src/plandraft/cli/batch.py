"""``plandraft batch``: drafts through an endpoint's batch API, at its lower price and within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import (
    Configured,
    batch_budget_options,
    config_option,
    limits_options,
    model_options,
    samples_option,
    settings_near,
    strategy_option,
)
from plandraft.cli.output import status_of, what_to_do
from plandraft.exit_status import gravest
from plandraft.messages import tr
from plandraft.rendering.formats import SUFFIX_FORMATS

if TYPE_CHECKING:
    from plandraft.batch.view import BatchView
    from plandraft.core.events import Event
    from plandraft.core.model_limits import ModelLimits


@click.group()
def batch() -> None:
    """Draft many plans through the endpoint's batch API: cheaper, and done within a day."""


@batch.command()
@click.argument("profiles", nargs=-1, required=True, metavar="PROFILE…")
@samples_option
@model_options
@limits_options
@click.option("--into", default=".", show_default=True, metavar="FOLDER", help="Where the plans will be written.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    default=[".md"],
    show_default=True,
    type=click.Choice(list(SUFFIX_FORMATS)),
    help="What each plan is written as. Repeatable.",
)
@strategy_option
@config_option
@batch_budget_options
def submit(profiles: tuple[str, ...], strategy: str, config: Configured, limits: ModelLimits, **chosen: Any) -> None:
    """Begin a draft for each PROFILE and send the first questions of all of them.

    The same command again sends nothing twice. Bounds are those of the whole batch.
    """
    from plandraft import api

    settings = settings_near(config, profiles[0], limits=limits)
    known = api.limits_of(chosen["model"], chosen["base_url"], settings)
    options = api.options_for(chosen["model"], limits=known, strategy=strategy)
    _report(api.submit_batch(profiles, options=options, settings=settings, on_event=_note, **chosen))


@batch.command()
@click.argument("name", required=False, metavar="[BATCH]")
def status(name: str | None) -> None:
    """Ask how far BATCH is; without a name, list all that are kept."""
    from plandraft import api

    found = api.batch_status(name)
    for view in found:
        _show(view)
    if not found:
        echo(tr("no batch is kept: plandraft batch submit makes one"), err=True)


@batch.command()
@click.argument("name", required=False, metavar="[BATCH]")
@click.option("--wait", is_flag=True, help="Go on until every plan is there.")
@click.option(
    "--every",
    "every_s",
    type=click.FloatRange(10),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How often --wait looks; 10 at least.",
)
@batch_budget_options
def collect(name: str | None, **chosen: Any) -> None:
    """Fetch what the endpoint has done for BATCH, write finished plans, and send what is asked next.

    Without a name, the newest that is not done. Bounds take the place of those it was submitted with.
    """
    from plandraft import api

    _report(api.collect_batch(name, on_event=_note, **chosen))


@batch.command()
@click.argument("name", metavar="BATCH")
def cancel(name: str) -> None:
    """Have nothing more done for BATCH; collect still fetches what was done by then."""
    from plandraft import api

    _show(api.cancel_batch(name, on_event=_note))


def _note(event: Event) -> None:
    if event.kind not in ("sent", "reply"):
        echo(f"{event.kind}: {event.message}", err=True)


def _show(view: BatchView) -> None:
    """The batch on stdout: one line about it, one a file at the endpoint, one a plan."""
    kept = view.batch
    done = sum(run.state == "done" for run in view.runs)
    about = tr("{done}/{n} plans, round {rounds}", done=done, n=len(view.runs), rounds=kept.rounds)
    echo(
        tr(
            "{id}  {state}  {begun}  {model} at {base_url}  {about}",
            id=kept.id,
            state=kept.state,
            begun=kept.begun[:16],
            model=kept.model,
            base_url=kept.base_url,
            about=about,
        )
    )
    for file in view.files:
        counts = tr(
            "{completed} + {failed} failed of {total}", completed=file.completed, failed=file.failed, total=file.total
        )
        said = f"  ({file.said})" if file.said else ""
        state = file.status if file.state == "sent" else f"{file.status or 'unknown'}, {file.state}"
        echo(f"  {file.remote or 'unsent'}  {file.at[:16]}  {state}  {counts}{said}")
    for run in view.runs:
        echo(f"  {run.run}  {run.state:<4}  {run.name}  {' '.join(run.files)}".rstrip())


def _report(view: BatchView) -> None:
    """The batch on stdout, what happened on stderr; the exit status is that of the plans that were written now."""
    _show(view)
    statuses = []
    names = {run.run: run for run in view.runs}
    for run, made in view.drafts.items():
        bad, warnings, hints = made.report.badness
        statuses.append(status_of(made))
        files = " ".join(names[run].files)
        echo(
            tr(
                "wrote {files}: {bad} errors, {warnings} warnings, {hints} hints",
                files=files,
                bad=bad,
                warnings=warnings,
                hints=hints,
            ),
            err=True,
        )
        for note in made.notes:
            echo(tr("  note: {note}", note=note), err=True)
        if made.missing:
            echo(f"  {what_to_do(made)}", err=True)
    if view.under_way:
        echo(tr("under way; then: plandraft batch collect {id} [--wait]", id=view.id), err=True)
    click.get_current_context().exit(gravest(*statuses))


COMMANDS = (batch,)
