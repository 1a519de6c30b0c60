"""The report as workflow commands of GitHub Actions: annotations beside the lines of a pull request."""

from __future__ import annotations

from plandraft.core.finding import Finding, Severity
from plandraft.core.source_map import Unread
from plandraft.rendering.reports.checked import Checked

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def to_github(checked: Checked) -> str:
    """One ``::error file=…,line=…,col=…,title=…::message`` a finding, one notice a line not understood."""
    commands = [_command(checked, finding) for finding in checked.report.findings]
    commands += [_unread(checked, unread) for unread in checked.read.not_understood]
    return "".join(f"{command}\n" for command in commands)


def _command(checked: Checked, finding: Finding) -> str:
    place = checked.place(finding)
    properties = {"file": checked.file}
    if place is not None:
        properties |= {"line": str(place.line), "col": str(place.column)}
    properties["title"] = f"{finding.code} {finding.rule}"
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = finding.message if place is not None else f"{checked.pointer(finding) or '/'}: {finding.message}"
    return f"::{_LEVELS[finding.severity]} {shown}::{_data(message)}"


def _unread(checked: Checked, unread: Unread) -> str:
    properties = {"file": checked.file} | ({"line": str(unread.line)} if unread.line else {})
    properties["title"] = checked.say("未读懂", "not understood")
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::notice {shown}::{_data(unread.said(checked.lang))}"


def _data(text: str) -> str:
    """Escaped as the runner's command parser asks for."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
