"""The reports of many plans as one: what tools read stays one document, people get a table of the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from plandraft.core.columns import columns
from plandraft.core.finding import Report
from plandraft.rendering.reports.checked import Checked
from plandraft.rendering.reports.github import to_github
from plandraft.rendering.reports.json_report import as_json, report_json
from plandraft.rendering.reports.junit import to_junit
from plandraft.rendering.reports.sarif import to_sarif
from plandraft.rendering.reports.text import to_report_text


def _json(checked: Sequence[Checked]) -> str:
    return as_json({"files": [{"file": one.file, **report_json(one)} for one in checked]})


def _text(checked: Sequence[Checked]) -> str:
    return "".join(map(to_report_text, checked)) + to_table(checked)


def _statistics(checked: Sequence[Checked]) -> str:
    """How often each rule fired in all files together."""
    findings = tuple(chain.from_iterable(one.report.findings for one in checked))
    unread = tuple(chain.from_iterable(one.read.not_understood for one in checked))
    read = replace(checked[0].read, not_understood=unread)
    return to_statistics(replace(checked[0], report=Report(findings=findings), read=read)) + to_table(checked)


def to_table(checked: Sequence[Checked]) -> str:
    """A row a file: errors, warnings, hints, lines not understood; the worst come last, where one looks first."""
    if not checked:
        return ""
    one = checked[0]
    head = (one.tr("errors"), one.tr("warnings"), one.tr("hints"), one.tr("unread"))
    rows = [((*one.report.badness, len(one.read.not_understood)), one.file) for one in checked]
    widths = [max(len(name), 6) for name in ("errors", "warnings", "hints", "unread")]
    lines = ["  ".join(_right(name, width) for name, width in zip(head, widths, strict=True)) + one.tr("  file")]
    for counts, file in sorted(rows):
        lines.append(
            "  ".join(str(count).rjust(width) for count, width in zip(counts, widths, strict=True)) + f"  {file}"
        )
    return "".join(f"{line}\n" for line in lines)


def _right(text: str, width: int) -> str:
    """Right-aligned on a terminal, where a Chinese character takes two columns."""
    return " " * (width - columns(text)) + text


MANY_REPORTS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "text": _text,
    "json": _json,
    "sarif": lambda checked: to_sarif(*checked),
    "github": lambda checked: "".join(map(to_github, checked)),
    "junit": lambda checked: to_junit(*checked),
    "statistics": _statistics,
}
"""The forms of a report over many plans by name; each takes at least one and gives a text that ends in a line feed."""


def to_statistics(checked: Checked) -> str:
    """One line a rule that fired: count, code, severity, name, how many can be fixed; most frequent first."""
    findings = checked.report.findings
    counts = Counter(finding.code for finding in findings)
    fixable = Counter(finding.code for finding in findings if finding.fix is not None)
    known = {finding.code: finding for finding in findings}
    lines = [
        f"{count:>5}  {code}  {known[code].severity.value:<8} {known[code].rule}"
        + (f"  ({fixable[code]} {checked.tr('fixable')})" if fixable[code] else "")
        for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    unread = len(checked.read.not_understood)
    lines += [f"{unread:>5}  {checked.tr('lines not understood')}"] if unread else []
    return "".join(f"{line}\n" for line in lines)
