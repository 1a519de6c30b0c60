"""The report as JUnit XML: each rule a test case, so that a build server shows which rules a plan fails."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator

from plandraft.core.finding import Finding, Severity
from plandraft.rendering.reports.checked import Checked


def to_junit(checked: Checked) -> str:
    """A rule with errors or warnings fails; one without its data is skipped; hints stand in a passed case's output."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.report.findings:
        found[finding.code].append(finding)
    skipped = {missing.code: missing.why for missing in checked.report.not_checked}
    failing = [code for code, ones in found.items() if any(f.severity is not Severity.HINT for f in ones)]
    suite = ET.Element(
        "testsuite",
        name=checked.file,
        tests=str(len(checked.rules)),
        failures=str(len(failing)),
        skipped=str(len(skipped)),
        errors="0",
    )
    for rule in checked.rules:
        case = ET.SubElement(suite, "testcase", classname=f"plandraft.{rule.code[:3]}", name=f"{rule.code} {rule.name}")
        if rule.code in skipped:
            ET.SubElement(case, "skipped", message=_clean(skipped[rule.code]))
        elif rule.code in failing:
            failure = ET.SubElement(case, "failure", type=rule.code, message=_clean(found[rule.code][0].message))
            failure.text = _lines(checked, found[rule.code])
        elif rule.code in found:
            ET.SubElement(case, "system-out").text = _lines(checked, found[rule.code])
    if checked.read.not_understood:
        ET.SubElement(suite, "system-out").text = "\n".join(_clean(line) for line in _not_understood(checked))
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _not_understood(checked: Checked) -> Iterator[str]:
    for unread in checked.read.not_understood:
        where = checked.where_line(unread.line)
        yield f"{where}: {checked.say('未读懂', 'not understood')}: {unread.said(checked.lang)}"


def _lines(checked: Checked, findings: list[Finding]) -> str:
    lines = []
    for finding in findings:
        lines.append(_clean(f"{checked.where(finding)}: {finding.severity} {finding.message}"))
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )
