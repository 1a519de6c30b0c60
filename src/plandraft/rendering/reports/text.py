"""The report for people: findings by node, the offending words underlined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from plandraft.core.columns import columns
from plandraft.core.finding import Finding
from plandraft.core.plan import BudgetItem, Entry, Goal, Measure
from plandraft.rendering.reports.checked import Checked

AROUND_CHARS = 18
"""So many characters are shown on each side of the offending words."""


def to_report_text(checked: Checked) -> str:
    """One block a node, then what was not understood; places by line, by heading and paragraph in Word."""
    lines: list[str] = []
    for node, findings in groupby(checked.report.findings, key=lambda finding: finding.node):
        lines.append(_title(checked, node))
        for finding in findings:
            lines += _finding(checked, finding)
        lines.append("")
    lines += checked.not_understood()
    return "\n".join(lines) + "\n" if lines else ""


def _title(checked: Checked, node_id: str) -> str:
    node = checked.node(node_id)
    if isinstance(node, Goal):
        return f"{node_id}  {node.text}"
    if isinstance(node, Measure | Entry):
        return f"{node_id}  {node.title}"
    if isinstance(node, BudgetItem):
        return f"{node_id}  {node.purpose}"
    if node is not None:
        return f"{node_id}  {checked.tr('ideology')}"
    return f"P  {checked.read.plan.title or checked.tr('the plan as a whole')}"


def _finding(checked: Checked, finding: Finding) -> Iterator[str]:
    yield f"  {checked.where(finding)}: {checked.severity(finding)} {finding.code} {finding.message}"
    yield from _underlined(checked, finding)
    if finding.suggestion:
        mark = checked.tr(" (fixable)") if finding.fix is not None else ""
        yield f"      → {finding.suggestion}{mark}"


def _underlined(checked: Checked, finding: Finding) -> Iterator[str]:
    text = checked.text_of(finding)
    if not text or finding.span is None or text[finding.span.start : finding.span.end] != finding.evidence:
        if finding.evidence:
            yield f"      {finding.evidence}"
        return
    start, end = finding.span.start, min(finding.span.end, finding.span.start + 3 * AROUND_CHARS)
    before, words, after = text[max(0, start - AROUND_CHARS) : start], text[start:end], text[end : end + AROUND_CHARS]
    shown = "".join(char if char.isprintable() else " " for char in before + words + after)
    yield f"      {shown}"
    yield f"      {' ' * columns(before)}{'^' * max(1, columns(words))}"
