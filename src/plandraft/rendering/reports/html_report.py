"""The report as a review page: the plan with what was found in it, and where that stands in the file."""

from __future__ import annotations

from plandraft.core.background import Background
from plandraft.core.finding import Finding
from plandraft.rendering.reports.checked import Checked
from plandraft.rendering.review_page.page import review_html


def to_html_report(checked: Checked) -> str:
    """The plan as it was understood, its findings beside its words, lines not understood, rules not checked."""
    background = Background(
        report=checked.report,
        lang=checked.lang,
        places=tuple(_place(checked, finding) for finding in checked.report.findings),
        unread=tuple((_line(checked, entry.line), entry.said(checked.lang)) for entry in checked.read.not_understood),
        file=checked.file,
    )
    return review_html(checked.read.plan, background)


def _place(checked: Checked, finding: Finding) -> str:
    """By heading and paragraph, or by line; empty in a plan that is no text, where the page itself says the place."""
    place = checked.place(finding)
    return _line(checked, place.line) if place is not None else ""


def _line(checked: Checked, line: int | None) -> str:
    said = checked.whereabouts(line)
    if said is not None:
        return said.said(checked.lang)
    return checked.tr("line {line}", line=line) if line else ""
