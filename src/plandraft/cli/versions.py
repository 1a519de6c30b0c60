"""``undo``, ``redo`` and ``versions``: what a plan's file held before."""

from __future__ import annotations

from pathlib import Path

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.errors import InputError
from plandraft.messages import tr


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False))
@click.option("--to", type=click.IntRange(1), metavar="N", help="The version to bring back.  [default: the one before]")
def undo(plan: str, to: int | None) -> None:
    """Bring back what PLAN held before it was last written over. `redo` goes forward again; nothing is lost."""
    from plandraft.api.undoing import undo as bring_back

    version = bring_back(Path(plan), to=to)
    echo(
        tr(
            "{plan}: version {number} ({at:%Y-%m-%d %H:%M}) is back; to go forward again: plandraft redo {plan}",
            plan=plan,
            number=version.number,
            at=version.at,
        ),
        err=True,
    )


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False))
def redo(plan: str) -> None:
    """Take back an `undo` of PLAN."""
    from plandraft.api.undoing import redo as go_forward

    version = go_forward(Path(plan))
    echo(
        tr("{plan}: version {number} ({at:%Y-%m-%d %H:%M}) is back", plan=plan, number=version.number, at=version.at),
        err=True,
    )


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def versions(plan: str, as_json: bool) -> None:
    """List the kept versions of PLAN, the present one marked; `diff PLAN@1 PLAN` compares two of them."""
    from plandraft.api.versions import present, versions_of

    file = Path(plan)
    kept = versions_of(file)
    if not kept and not file.exists():
        raise InputError(tr("there is no file {plan}, nor a kept version of it", plan=plan), hint=tr("check the name"))
    now = present(file)
    if as_json:
        echo_json([one.model_dump(mode="json") | {"present": one == now} for one in kept])
        return
    for one in kept:
        who = tr("edited by hand" if one.by_hand else "written by plandraft")
        mark = "*" if one == now else " "
        echo(
            tr(
                "{mark} {plan}@{number}  {at:%Y-%m-%d %H:%M}  {size:,} bytes  {who}",
                mark=mark,
                plan=plan,
                number=one.number,
                at=one.at,
                size=one.size,
                who=who,
            )
        )
    if not kept:
        echo(
            tr(
                "{plan} has no earlier version yet: when it is written over, what it held is kept in .plandraft/",
                plan=plan,
            ),
            err=True,
        )
    elif now is None and file.exists():
        echo(tr("* {plan}  as it is now (edited since it was written, not kept yet)", plan=plan))


COMMANDS = (undo, redo, versions)
