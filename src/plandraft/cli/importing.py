"""``import``: a plan that was edited in Word comes back; ``diff``: what stands between two plans."""

from __future__ import annotations

from pathlib import Path

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import OUTPUT_HELP, force_option
from plandraft.cli.output import check_page, check_targets, deliver, house_for
from plandraft.errors import UsageError
from plandraft.messages import spoken, tr


@click.command(name="import")
@click.argument("plan")
@click.option("--against", metavar="FILE", help="The plan that PLAN was written from, where it does not carry it.")
@click.option("-o", "--output", "outputs", multiple=True, help=OUTPUT_HELP)
@click.option("--json", "as_json", is_flag=True, help="Print the changes as a patch by ids.")
@force_option
def import_command(plan: str, against: str | None, outputs: tuple[str, ...], as_json: bool, force: bool) -> None:
    """Take back PLAN, a Word file of ours that somebody has edited: say what was changed, write the plan with it.

    What was edited is locked: later drafting and filling leave it as it is.
    """
    check_targets(outputs, takes_up=(plan, against), force=force)
    house = house_for(outputs)
    from plandraft import api
    from plandraft.rendering.reports.edits import change_count_text, edits_json, edits_text

    came = api.import_plan(plan, against=against)
    echo(edits_json(came.patch) if as_json else edits_text(came.patch, came.before, came.plan), nl=False)
    for unread in came.read.not_understood:
        where = came.read.whereabouts.get(unread.line) if came.read.whereabouts and unread.line else None
        place = f"{where.said(spoken())}: " if where else ""
        echo(tr("not taken: {said}", said=place + unread.said(spoken())), err=True)
    for comment in came.comments:
        echo(tr("comment: {comment}", comment=comment), err=True)
    echo(change_count_text(came.patch), err=True)
    if outputs:
        deliver(came.plan, outputs, house)


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", required=False)
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help="Compare A with its kept version N.")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as a patch by ids.")
@click.option("--html", metavar="FILE", help="Write a page that shows the changes word by word.")
@force_option
def diff(before: str, after: str | None, number: int | None, as_json: bool, html: str | None, force: bool) -> None:
    """Say what plan B changes of plan A: two versions, two models' drafts, last year's plan and this year's.

    A version that was written over is named `plan.docx@2` (`plandraft versions plan.docx` lists them). A alone is
    compared with what it held before.
    """
    if after is not None and number is not None:
        hint = tr("plandraft diff {before}@{number} {after}", before=before, number=number, after=after)
        raise UsageError(tr("--version compares A with a version of its own"), hint=hint)
    if html is not None:
        check_page(html, reads=(before, after), force=force)
    from plandraft import api
    from plandraft.api.differing import earlier
    from plandraft.rendering.reports.edits import change_count_text, edits_json, edits_text

    if after is None:
        before, after = earlier(before, number), before
    found = api.diff_plans(before, after)
    if html is not None:
        from plandraft.rendering.reports.diff_page import diff_page

        page = diff_page(found.patch, found.before, found.after, names=(before, after))
        api.write_output(Path(html), page.encode("utf-8", "replace"))
        echo(tr("wrote {html}", html=html), err=True)
    if as_json or html is None:
        echo(edits_json(found.patch) if as_json else edits_text(found.patch, found.before, found.after), nl=False)
    echo(change_count_text(found.patch), err=True)


COMMANDS = (import_command, diff)
