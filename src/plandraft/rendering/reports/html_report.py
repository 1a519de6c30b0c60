"""The report as one HTML page that needs nothing else: to read, to print, to send. Every word is escaped."""

from __future__ import annotations

import re
from typing import Any

from plandraft.core.finding import Finding
from plandraft.rendering.reports.checked import Checked

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def to_html_report(checked: Checked) -> str:
    """Findings in the order of the plan, lines not understood, rules not checked."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # the other forms do without it

    loader = PackageLoader("plandraft.rendering", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    rows = [_row(checked, finding) for finding in checked.report.findings]
    unread = [(_line(checked, entry.line), entry.said(checked.lang)) for entry in checked.read.not_understood]
    page = environment.get_template("report.html.j2").render(checked=checked, rows=rows, unread=unread)
    return _FORBIDDEN.sub("", page) + "\n"


def _line(checked: Checked, line: int | None) -> str:
    said = checked.whereabouts(line)
    return said.said(checked.lang) if said is not None else str(line or "")


def _row(checked: Checked, finding: Finding) -> dict[str, Any]:
    place = checked.place(finding)
    said = checked.whereabouts(place.line) if place else None
    by_line = f"{place.line}:{place.column}" if place else checked.pointer(finding) or "/"
    return {
        "where": said.said(checked.lang) if said is not None else by_line,
        "severity": checked.severity(finding),
        "mark": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "evidence": finding.evidence,
        "suggestion": finding.suggestion,
    }
