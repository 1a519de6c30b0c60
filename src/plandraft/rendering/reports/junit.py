"""The report as JUnit XML: each rule a test case, so that a build server shows which rules a plan fails."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict

from plandraft.core.finding import Finding, Severity
from plandraft.rendering.reports.checked import Checked


def to_junit(*checked: Checked) -> str:
    """A suite a file."""
    root = ET.Element("testsuites")
    root.extend(map(_suite, checked))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(checked: Checked) -> ET.Element:
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
        ET.SubElement(suite, "system-out").text = "\n".join(map(_clean, checked.not_understood()))
    return suite


def _lines(checked: Checked, findings: list[Finding]) -> str:
    return "\n".join(_clean(f"{checked.where(one)}: {one.severity} {one.message}") for one in findings)


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )
