"""``plandraft check`` of many plans: a bar while they are read, one report, a table of the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from plandraft.cli.check_report import checked_plan, tell_hidden
from plandraft.cli.echo import echo, echo_report
from plandraft.errors import UsageError
from plandraft.exit_status import ExitStatus
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.api.many_plans import CheckedPlan
    from plandraft.core.finding import Report
    from plandraft.rendering.reports import Checked


def check_files(plans: Sequence[str], *, style: str, **given: Any) -> tuple[list[Report], ExitStatus]:
    """Check files and folders and show one report.

    Returns:
        The reports, and the status that files which could not be read come to: fine unless one was named.
    """
    from plandraft import api
    from plandraft.rendering.reports.many import MANY_REPORTS

    if style not in MANY_REPORTS:
        raise UsageError(
            tr("--format {style} is for one plan", style=style),
            hint=tr("for many: {many_reports}", many_reports=", ".join(MANY_REPORTS)),
        )
    looked = list(_told(api.check_many(plans, **given), plans))
    checked = [
        checked_plan(one.file, one.read, one.report, one.lang)
        for one in looked
        if one.read is not None and one.report is not None
    ]
    if checked:
        echo_report(MANY_REPORTS[style](checked)) if style == "text" else echo(MANY_REPORTS[style](checked), nl=False)
    refused = [(one, one.error) for one in looked if one.error is not None]
    for _, error in refused:
        echo(tr("plandraft: {message}", message=error.message), err=True)
    if style in ("text", "statistics"):
        tell_hidden(checked)
        _summarise(checked, len(refused))
    unread = not checked or any(one.named for one, _ in refused)
    return [one.report for one in checked], ExitStatus.INPUT if unread else ExitStatus.FINE


def _summarise(checked: Sequence[Checked], refused: int) -> None:
    if not checked:
        return
    badness = [one.report.badness for one in checked]
    errors, warnings, hints = (sum(column) for column in zip(*badness, strict=True))
    flawed, first = sum(bool(one[0]) for one in badness), checked[0]
    said = first.tr(
        "{n} plans, {flawed} with errors; {errors} errors, {warnings} warnings, {hints} hints",
        n=len(checked),
        flawed=flawed,
        errors=errors,
        warnings=warnings,
        hints=hints,
    )
    unread = first.tr("; {refused} could not be read", refused=refused) if refused else ""
    echo(said + unread, err=True)


def _told(looked: Iterator[CheckedPlan], plans: Sequence[str]) -> Iterator[CheckedPlan]:
    """The same, with a bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield from looked
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from plandraft import api

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("checking", total=len(api.plan_files(plans)))
        for one in looked:
            bars.update(task, advance=1)
            yield one
