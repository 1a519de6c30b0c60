"""``import``: a plan that was edited in Word comes back; ``diff``: what stands between two plans."""

from __future__ import annotations

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import force_option
from plandraft.cli.output import check_targets, deliver


@click.command(name="import")
@click.argument("plan")
@click.option("--against", metavar="FILE", help="The plan that PLAN was written from, where it does not carry it.")
@click.option("-o", "--output", "outputs", multiple=True, help="File to write the plan to. Repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as a patch by ids.")
@force_option
def import_command(plan: str, against: str | None, outputs: tuple[str, ...], as_json: bool, force: bool) -> None:
    """Take back PLAN, a Word file of ours that somebody has edited: say what was changed, write the plan with it.

    What was edited is locked: later drafting and filling leave it as it is.
    """
    check_targets(outputs, takes_up=(plan, against), force=force)
    from plandraft import api
    from plandraft.rendering.reports.edits import count_text, edits_json, edits_text

    came = api.import_plan(plan, against=against)
    echo(edits_json(came.patch) if as_json else edits_text(came.patch, came.before, came.plan), nl=False)
    for unread in came.read.not_understood:
        where = came.read.whereabouts.get(unread.line) if came.read.whereabouts and unread.line else None
        place = f"{where.said('zh')}：" if where else ""
        echo(f"未采用：{place}{unread.said('zh')}", err=True)
    for comment in came.comments:
        echo(f"批注：{comment}", err=True)
    echo(count_text(came.patch), err=True)
    if outputs:
        deliver(came.plan, outputs)


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as a patch by ids.")
def diff(before: str, after: str, as_json: bool) -> None:
    """Say what plan B changes of plan A: two versions, two models' drafts, last year's plan and this year's."""
    from plandraft import api
    from plandraft.rendering.reports.edits import count_text, edits_json, edits_text

    found = api.diff_plans(before, after)
    echo(edits_json(found.patch) if as_json else edits_text(found.patch, found.before, found.after), nl=False)
    echo(count_text(found.patch), err=True)


COMMANDS = (import_command, diff)
