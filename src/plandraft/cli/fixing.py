"""``plandraft check --fix`` in the file of somebody else: what changed is listed, what remains is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plandraft.cli.check_report import checked_plan, print_report
from plandraft.cli.echo import echo
from plandraft.messages import tr, tr_in

if TYPE_CHECKING:
    from plandraft.api.mending import MendedFile
    from plandraft.core.finding import Report


def fix_file(plan: str, output: str | None, *, style: str, **given: Any) -> Report:
    """Mend a file where it stands, show the difference and each change, and report what remains."""
    from plandraft import api
    from plandraft.rendering.reports.diffs import lines_diff

    done = api.mend_file(plan, output=output, **given)
    echo(lines_diff(done.before, done.after, file=plan), nl=False, err=style != "text")
    for line in _told(done, plan):
        echo(line, err=True)
    if done.mended or output:
        echo(tr("wrote {file}", file=done.file), err=True)
    print_report(checked_plan(done.file, done.read, done.report, done.lang), style)
    return done.report


def _told(done: MendedFile, file: str) -> list[str]:
    """A line for each edit, and for each finding that could not be mended where it stands."""
    was = checked_plan(file, done.was, done.report, done.lang)
    lines = []
    for one in done.mended:
        for edit in one.edits:
            said = " → ".join(f"“{words}”" for words in (edit.old, edit.new) if words)
            sign = "" if edit.old and edit.new else "+ " if edit.new else "- "
            lines.append(f"{was.where_line(edit.line, edit.column)}: {one.finding.code} {sign}{said}")
    why = tr_in(done.lang, "to be mended by hand")
    lines += [f"{finding.code} {finding.message}（{why}）" for finding in done.left]
    return lines
