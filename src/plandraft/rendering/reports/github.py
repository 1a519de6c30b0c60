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
    said = checked.whereabouts(place.line) if place is not None else None
    if place is not None and said is None:
        properties |= {"line": str(place.line), "col": str(place.column)}
    properties["title"] = f"{finding.code} {finding.rule}"
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = finding.message
    if said is not None or place is None:
        message = f"{said.said(checked.lang) if said is not None else checked.pointer(finding) or '/'}: {message}"
    return f"::{_LEVELS[finding.severity]} {shown}::{_data(message)}"


def _unread(checked: Checked, unread: Unread) -> str:
    said = checked.whereabouts(unread.line)
    properties = {"file": checked.file} | ({"line": str(unread.line)} if unread.line and said is None else {})
    properties["title"] = checked.tr("not understood")
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = unread.said(checked.lang)
    return f"::notice {shown}::{_data(text if said is None else f'{said.said(checked.lang)}: {text}')}"


def _data(text: str) -> str:
    """Escaped as the runner's command parser asks for."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
