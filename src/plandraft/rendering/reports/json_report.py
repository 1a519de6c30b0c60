"""The report as JSON, in the published form."""

from __future__ import annotations

from typing import Any

from plandraft.core.finding import Finding
from plandraft.core.texts import json_shown
from plandraft.rendering.reports.checked import Checked


def to_report_json(checked: Checked) -> str:
    """The report of one plan."""
    return as_json(report_json(checked))


def as_json(content: dict[str, Any]) -> str:
    """A report's content as text."""
    return json_shown(content)


def report_json(checked: Checked) -> dict[str, Any]:
    """Findings, rules not checked, lines not understood; line and column are null for a plan that is no text.

    Of a Word file or a page they count its paragraphs and rows; ``place`` says where its reader finds them.
    """
    return {
        "findings": [_finding(checked, finding) for finding in checked.report.findings],
        "not_checked": [{"code": n.code, "why": n.why} for n in checked.report.not_checked],
        "accepted": [_finding(checked, finding) for finding in checked.report.accepted],
        "switched_off": list(checked.report.switched_off),
        "not_understood": [
            {
                "line": unread.line,
                "place": _place(checked, unread.line),
                "why": unread.why if checked.lang == "zh" else unread.why_en,
                "text": unread.text,
            }
            for unread in checked.read.not_understood
        ],
    }


def _place(checked: Checked, line: int | None) -> dict[str, Any] | None:
    """Below which headings and in which paragraph, from 1; null in a text, where the line says it."""
    found = checked.whereabouts(line)
    if found is None:
        return None
    return {"headings": list(found.headings), "paragraph": found.paragraph, "row": found.row}


def _finding(checked: Checked, finding: Finding) -> dict[str, Any]:
    place = checked.place(finding)
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "pointer": checked.pointer(finding),
        "line": place.line if place else None,
        "column": place.column if place else None,
        "place": _place(checked, place.line) if place else None,
        "message": finding.message,
        "evidence": finding.evidence,
        "suggestion": finding.suggestion,
        "fixable": finding.fix is not None,
    }
