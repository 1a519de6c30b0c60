"""The reports of many plans as one: what tools read stays one document, people get a table of the files."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from plandraft.core.finding import Report
from plandraft.rendering.reports.checked import Checked
from plandraft.rendering.reports.github import to_github
from plandraft.rendering.reports.json_report import to_report_json
from plandraft.rendering.reports.junit import to_junit
from plandraft.rendering.reports.sarif import to_sarif
from plandraft.rendering.reports.statistics import to_statistics
from plandraft.rendering.reports.text import to_report_text


def _json(checked: Sequence[Checked]) -> str:
    files: list[dict[str, Any]] = [{"file": one.file, **json.loads(to_report_json(one))} for one in checked]
    return json.dumps({"files": files}, ensure_ascii=False, indent=2) + "\n"


def _sarif(checked: Sequence[Checked]) -> str:
    """One run: a service shows it as one list of findings, by file."""
    logs = [json.loads(to_sarif(one)) for one in checked]
    runs = [log["runs"][0] for log in logs]
    whole = runs[0]
    whole["results"] = [result for run in runs for result in run["results"]]
    notes = [note for run in runs for note in run["invocations"][0]["toolExecutionNotifications"]]
    told = {json.dumps(note, sort_keys=True): note for note in notes}
    whole["invocations"][0]["toolExecutionNotifications"] = list(told.values())
    return json.dumps(logs[0], ensure_ascii=False, indent=2) + "\n"


def _junit(checked: Sequence[Checked]) -> str:
    """A suite a file."""
    root = ET.Element("testsuites")
    for one in checked:
        root.extend(ET.fromstring(to_junit(one)))  # noqa: S314 - it was written a moment ago
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


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
    say = checked[0].say
    head = (say("错误", "errors"), say("警告", "warnings"), say("提示", "hints"), say("未读懂", "unread"))
    rows = [((*one.report.badness, len(one.read.not_understood)), one.file) for one in checked]
    widths = [max(len(name), 6) for name in ("errors", "warnings", "hints", "unread")]
    lines = ["  ".join(_right(name, width) for name, width in zip(head, widths, strict=True)) + say("  文件", "  file")]
    for counts, file in sorted(rows):
        lines.append(
            "  ".join(str(count).rjust(width) for count, width in zip(counts, widths, strict=True)) + f"  {file}"
        )
    return "".join(f"{line}\n" for line in lines)


def _right(text: str, width: int) -> str:
    """Right-aligned on a terminal, where a Chinese character takes two columns."""
    return " " * (width - len(text) - sum(not char.isascii() for char in text)) + text


MANY_REPORTS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": lambda checked: "".join(map(to_github, checked)),
    "junit": _junit,
    "statistics": _statistics,
}
"""The forms of a report over many plans by name; each takes at least one and gives a text that ends in a line feed."""
