"""``undo``, ``redo`` and ``versions``: what a plan's file held before."""

from __future__ import annotations

from pathlib import Path

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.errors import InputError


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False))
@click.option("--to", type=click.IntRange(1), metavar="N", help="The version to bring back.  [default: the one before]")
def undo(plan: str, to: int | None) -> None:
    """Bring back what PLAN held before it was last written over. `redo` goes forward again; nothing is lost."""
    from plandraft.api.undoing import undo as bring_back

    version = bring_back(Path(plan), to=to)
    echo(
        f"{plan}：已恢复为第 {version.number} 版（{version.at:%Y-%m-%d %H:%M}）；要撤回：plandraft redo {plan}",
        err=True,
    )


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False))
def redo(plan: str) -> None:
    """Take back an `undo` of PLAN."""
    from plandraft.api.undoing import redo as go_forward

    version = go_forward(Path(plan))
    echo(f"{plan}：已恢复为第 {version.number} 版（{version.at:%Y-%m-%d %H:%M}）", err=True)


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def versions(plan: str, as_json: bool) -> None:
    """List the kept versions of PLAN, the present one marked; `diff PLAN@1 PLAN` compares two of them."""
    from plandraft.api.versions import present, versions_of

    file = Path(plan)
    kept = versions_of(file)
    if not kept and not file.exists():
        raise InputError(f"there is no file {plan}, nor a kept version of it", hint="check the name")
    now = present(file)
    if as_json:
        echo_json([one.model_dump(mode="json") | {"present": one == now} for one in kept])
        return
    for one in kept:
        who = "手工改动" if one.by_hand else "本程序写出"
        mark = "*" if one == now else " "
        echo(f"{mark} {plan}@{one.number}  {one.at:%Y-%m-%d %H:%M}  {one.size:,} 字节  {who}")
    if not kept:
        echo(f"{plan} 还没有更早的版本：再次写出时，原来的内容会留在 .plandraft/ 中", err=True)
    elif now is None and file.exists():
        echo(f"* {plan}  现在的内容（上次写出后有人改过，尚未留存）")


COMMANDS = (undo, redo, versions)
