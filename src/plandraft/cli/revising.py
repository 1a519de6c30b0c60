"""``revise``: a plan is changed on somebody's word, point by point."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import (
    Configured,
    budget_options,
    config_option,
    force_option,
    limits_options,
    model_options,
    settings_near,
)
from plandraft.cli.output import check_foreign, check_targets, deliver, house_for, read_profile
from plandraft.cli.progress import progress
from plandraft.errors import UsageError
from plandraft.exit_status import ExitStatus
from plandraft.messages import tr
from plandraft.rendering.formats import SUFFIX_FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandraft.api import Revised
    from plandraft.api.laying import House
    from plandraft.core.model_limits import ModelLimits
    from plandraft.core.profile import Profile
    from plandraft.core.revision import Point
    from plandraft.core.settings import Settings
    from plandraft.core.source_map import ReadPlan
    from plandraft.models.costs.budget import RunBudget


@click.command()
@click.argument("plan")
@click.argument("instructions", nargs=-1, required=True, metavar="INSTRUCTION…")
@click.option("--profile", required=True, help="The organisation's profile.")
@model_options
@limits_options
@config_option
@budget_options
@click.option("-y", "--yes", is_flag=True, help="Accept every point; nodes edited by hand are left alone.")
@click.option("--unlock", multiple=True, metavar="ID", help="Change this node although it was edited by hand; or all.")
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print points, patch and new findings as JSON.")
@click.option("-o", "--output", "outputs", multiple=True, help="File to write instead of PLAN. Repeatable.")
@force_option
def revise(
    plan: str,
    instructions: tuple[str, ...],
    profile: str,
    outputs: tuple[str, ...],
    yes: bool,
    unlock: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
    force: bool,
    config: Configured,
    limits: ModelLimits,
    budget: RunBudget | None,
    **chosen: Any,
) -> None:
    """Change PLAN on somebody's word, show what changes, and write what is accepted.

    \b
    plandraft revise plan.docx "技能竞赛推迟到十月，交给女工委" --profile me.yaml
    plandraft revise plan.json "经费压缩一成" "摄影展不搞了" --profile me.yaml --yes

    What is moved, given to somebody else, dropped, renamed, united, or has another amount or number is understood
    without a model; --model is asked about the rest. What is not understood is said, and all else stays as it is.
    Without -o the plan is written back into its own file.
    """  # noqa: D301  # click reads the mark
    from plandraft import api

    read = api.open_plan(plan)
    targets = _targets(plan, outputs, profile, read, force=force, writes=not dry_run and (yes or not as_json))
    settings = settings_near(config, plan, profile, limits=limits)
    house = house_for(targets, settings=settings)
    facts, _ = read_profile(profile, settings)
    with progress(chosen["model"], live=False) as on_event:
        made = api.revise(
            read,
            instructions,
            profile=facts,
            **chosen,
            unlock=unlock,
            budget=budget,
            on_event=on_event,
            settings=settings,
        )
    taken = _taken(made, yes=yes or dry_run or as_json, asks=not (dry_run or as_json), shows=not as_json)
    _finish(made, taken, () if dry_run or (as_json and not yes) else targets, facts, settings, house, as_json=as_json)


def _targets(
    plan: str, outputs: tuple[str, ...], profile: str, read: ReadPlan, *, force: bool, writes: bool
) -> tuple[str, ...]:
    """The files to write; the plan's own where none is named and it is one of ours."""
    if outputs:
        check_targets(outputs, reads=(profile,), takes_up=(plan,), force=force)
        return outputs
    if not read.links_read or Path(plan).suffix.lower() not in SUFFIX_FORMATS:
        if not writes:
            return ()
        raise UsageError(
            tr("{plan} was not written by plandraft and cannot be written back as it was", plan=plan),
            hint=tr("name another file: -o changed.docx"),
        )
    if writes:
        check_foreign([plan], reads=(profile,), force=force)
    return (plan,)


def _taken(made: Revised, *, yes: bool, asks: bool, shows: bool) -> list[Point] | None:
    """The points that are accepted; None where nobody could be asked."""
    from plandraft.rendering.reports.revision import point_text

    can_ask = asks and not yes and somebody_is_there()
    taken: list[Point] | None = [] if yes or can_ask or not asks else None
    every = can_ask is False
    for number, point in enumerate(made.points, 1):
        if shows:
            echo(point_text(number, point, made.before, made.plan), nl=False)
        if taken is None:
            continue
        if point.state == "done":
            wanted = every or click.confirm(tr("   Accept it?"), default=True, err=True)
        else:
            wanted = (
                point.state == "locked"
                and can_ask
                and click.confirm(tr("   Change it all the same?"), default=False, err=True)
            )
        if wanted:
            taken.append(point)
    return taken


def somebody_is_there() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _finish(
    made: Revised,
    taken: Sequence[Point] | None,
    targets: Sequence[str],
    facts: Profile,
    settings: Settings,
    house: House,
    *,
    as_json: bool,
) -> None:
    """Write what was accepted, and say what was not done and what the checks now find."""
    from plandraft import api
    from plandraft.core.difference import difference
    from plandraft.rendering.reports.revision import fresh_text, revision_json

    if taken is None:
        echo(tr("nothing was written: accept all with --yes, or point by point on a terminal"), err=True)
        taken, targets = made.done, ()
    unlock = [node for point in taken for node in point.locked]
    plan, unfit = made.accept(taken, unlock=unlock)
    for point in unfit:
        echo(tr("not accepted: “{words}” hangs together with what was turned down", words=point.words), err=True)
    is_all = plan == made.plan
    fresh = made.findings if is_all else api.new_findings_of(made.before, plan, facts, settings)
    patch = difference(made.before, plan)
    if as_json:
        echo(revision_json(made.points, patch, fresh), nl=False)
    else:
        echo(fresh_text(fresh), nl=False, err=True)
    if patch.changes and targets:
        deliver(plan, targets, house, profile=facts, settings=settings)
    elif not patch.changes:
        echo(tr("nothing was changed, and no file was written"), err=True)
    left = [point for point in made.undone if point.state != "same" and point not in taken]
    if left and not as_json:
        echo(tr("{n} points were not done", n=len(left)), err=True)
    if left or any(finding.severity.weight > 2 for finding in fresh):
        click.get_current_context().exit(ExitStatus.FINDINGS)


COMMANDS = (revise,)
"""What this module adds to the command line."""
