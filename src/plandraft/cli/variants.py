"""Several drafts of one profile: ``draft -n``, ``compare`` and ``merge``."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import OUTPUT_HELP, Configured, config_option, force_option, settings_near
from plandraft.cli.output import check_targets, deliver, house_for, read_profile, say, show_estimate, show_findings
from plandraft.cli.progress import progress
from plandraft.errors import UsageError
from plandraft.exit_status import gravest
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.api.laying import House
    from plandraft.core.profile import Profile


def check_several(outputs: Sequence[str], number: int, *, merge: bool, keep: str | None = None) -> list[str]:
    """The files to write; options that do not go together are refused before anything is asked or paid.

    Raises:
        UsageError: ``--merge`` of one draft, or several drafts without a file or with ``--keep``.
    """
    if merge and number < 2:
        raise UsageError(tr("--merge needs several drafts"), hint=tr("add -n 3"))
    if keep is not None and number > 1:
        raise UsageError(tr("--keep goes with one draft"), hint=tr("leave -n out"))
    if number > 1 and not outputs:
        raise UsageError(tr("several drafts need a file"), hint=tr("-o plan.docx writes plan-1.docx, plan-2.docx …"))
    several = [numbered(name, at) for name in outputs for at in range(1, number + 1) if number > 1]
    return several + (list(outputs) if merge or number == 1 else [])


def numbered(name: str, number: int) -> str:
    """The file of one of several drafts.

    >>> Path(numbered("plans/plan.docx", 2)).name
    'plan-2.docx'
    """
    file = Path(name)
    return str(file.with_name(f"{file.stem}-{number}{file.suffix}"))


def estimate_several(facts: Profile, number: int, chosen: dict[str, Any]) -> None:
    """Print what each of several drafts would take."""
    from plandraft import api

    first = chosen["options"]
    for at in range(number):
        if number > 1:
            echo(tr("draft {at}:", at=at + 1))
        options = dataclasses.replace(first, variant=first.variant + at)
        show_estimate(api.estimate(facts, **chosen | {"options": options}), chosen["model"])


def draft_several(
    facts: Profile,
    number: int,
    outputs: Sequence[str],
    *,
    merge: bool,
    told: Sequence[str],
    house: House,
    **chosen: Any,
) -> None:
    """Make, write and compare several drafts, and merge them where that is wanted; the worst exit status stands."""
    from plandraft import api
    from plandraft.rendering.comparison import comparison_text

    with progress(chosen["model"]) as on_event:
        drafts = api.draft_variants(facts, number, **chosen, on_event=on_event)
    statuses = []
    for at, made in enumerate(drafts, 1):
        echo(tr("draft {at}:", at=at), err=True)
        deliver(made, [numbered(name, at) for name in outputs], house, settings=chosen["settings"])
        statuses.append(say(made, told=told))
    settings = chosen["settings"]
    echo(comparison_text(api.compare_drafts(drafts, profile=facts, settings=settings)), nl=False)
    if merge:
        echo(tr("merged:"), err=True)
        plan = api.merge_drafts(drafts, profile=facts, settings=settings)
        deliver(plan, outputs, house, profile=facts, settings=settings)
        report = api.check(plan, profile=facts, as_of=plan.drafting_date, settings=settings)
        statuses.append(show_findings(report))
    click.get_current_context().exit(gravest(*statuses))


@click.command()
@click.argument("plans", nargs=-1, required=True, metavar="PLAN…")
@click.option("--profile", help="The organisation's profile: its demands and its length.")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def compare(plans: tuple[str, ...], profile: str | None, config: Configured, as_json: bool) -> None:
    """Show drafts of one plan side by side: how far each is done, what it does for each demand. Asks no model."""
    from plandraft import api
    from plandraft.rendering.comparison import comparison_json, comparison_text

    settings = settings_near(config, plans[0], profile)
    facts = read_profile(profile, settings)[0] if profile else None
    found = api.compare_drafts(plans, profile=facts, settings=settings)
    echo(comparison_json(found) if as_json else comparison_text(found), nl=False)


@click.command()
@click.argument("plans", nargs=-1, required=True, metavar="PLAN…")
@click.option("--profile", help="The organisation's profile: its demands and its length.")
@click.option(
    "--take",
    "taken",
    multiple=True,
    metavar="WHAT=N",
    help="Take a demand (P3=2) or a part (opening, ideology, goals, budget, closing) from the N-th PLAN. Repeatable.",
)
@config_option
@click.option("-o", "--output", "outputs", multiple=True, help=OUTPUT_HELP)
@force_option
def merge(
    plans: tuple[str, ...],
    profile: str | None,
    taken: tuple[str, ...],
    config: Configured,
    outputs: tuple[str, ...],
    force: bool,
) -> None:
    """Put the best parts of several drafts of one plan into one. Asks no model."""
    check_targets(outputs, reads=(profile,), takes_up=plans, force=force)
    take = dict(_take(given, len(plans)) for given in taken)
    from plandraft import api

    settings = settings_near(config, plans[0], profile)
    house = house_for(outputs, settings=settings)
    facts = read_profile(profile, settings)[0] if profile else None
    plan = api.merge_drafts(plans, take=take, profile=facts, settings=settings)
    deliver(plan, outputs, house, profile=facts, settings=settings)
    status = show_findings(api.check(plan, profile=facts, as_of=plan.drafting_date, settings=settings))
    if status:
        click.get_current_context().exit(status)


def _take(given: str, plans: int) -> tuple[str, int]:
    """``P3=2`` as the demand and the position of the second plan, from 0."""
    what, _, number = given.partition("=")
    if not what.strip() or not number.strip().isdecimal() or not 1 <= int(number) <= plans:
        raise UsageError(
            tr("--take {given}: it is WHAT=N, N a plan from 1 to {plans}", given=given, plans=plans),
            hint=tr("--take P3=2"),
        )
    return what.strip(), int(number) - 1


COMMANDS = (compare, merge)
