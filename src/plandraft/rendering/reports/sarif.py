"""The report as SARIF 2.1.0, for code-scanning pages and editors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from plandraft.core.finding import Finding, NotChecked, Severity
from plandraft.core.source_map import Unread
from plandraft.core.texts import json_shown
from plandraft.rendering.reports.checked import Checked

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def to_sarif(*checked: Checked) -> str:
    """One run with the rules that were applied, over at least one plan; regions in code points, columns from 1.

    Many plans are one run too: a service shows it as one list of findings, by file.
    """
    order = {rule.code: at for at, rule in enumerate(checked[0].rules)}
    rules = [
        {
            "id": rule.code,
            "name": "".join(part.capitalize() for part in rule.name.split("-")),
            "shortDescription": {"text": rule.name.replace("-", " ")},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in checked[0].rules
    ]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "plandraft", "semanticVersion": checked[0].version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(one, finding, order) for one in checked for finding in one.report.findings),
            *(_accepted(one, finding, order) for one in checked for finding in one.report.accepted),
        ],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(checked)}],
    }
    return json_shown({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""Where the standard publishes its schema; named in the file, never fetched."""


def _result(checked: Checked, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    place = checked.place(finding)
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.file)}}
    said = checked.whereabouts(place.line) if place is not None else None
    if place is not None and said is None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
        if finding.evidence and "\n" not in finding.evidence:
            physical["region"]["endColumn"] = place.column + len(finding.evidence)
    logical = {"fullyQualifiedName": checked.pointer(finding) or "/"}
    logical |= {"name": said.said(checked.lang)} if said is not None else {}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}。{finding.suggestion}" if finding.suggestion else finding.message},
        "locations": [{"physicalLocation": physical, "logicalLocations": [logical]}],
        "partialFingerprints": {"plandraft/v1": "/".join(finding.place)},
    }
    return result | ({"ruleIndex": order[finding.code]} if finding.code in order else {})


def _accepted(checked: Checked, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    """A finding that a mark in the plan accepts: services show it as suppressed."""
    name = PurePath(checked.file).name
    why = checked.tr("<!-- plandraft: ignore {code} --> in {name}", code=finding.code, name=name)
    return _result(checked, finding, order) | {"suppressions": [{"kind": "inSource", "justification": why}]}


def _notes(checked: Sequence[Checked]) -> list[dict[str, Any]]:
    """Rules that were not checked, each once however many plans lack its data, and lines that were not understood."""
    notes: list[dict[str, Any]] = []
    told: set[NotChecked] = set()
    switched: set[str] = set()
    for one in checked:
        missing = [each for each in one.report.not_checked if each not in told]
        told.update(missing)
        notes += [{"level": "note", "descriptor": {"id": each.code}, "message": {"text": each.why}} for each in missing]
        off = [code for code in one.report.switched_off if code not in switched]
        switched.update(off)
        notes += [_switched_off(one, code) for code in off]
        notes += [_unread(one, unread) for unread in one.read.not_understood]
    return notes


def _switched_off(checked: Checked, code: str) -> dict[str, Any]:
    text = checked.tr("switched off")
    return {"level": "note", "descriptor": {"id": code}, "message": {"text": f"{code}: {text}"}}


def _unread(checked: Checked, unread: Unread) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.file)}}
    where = checked.whereabouts(unread.line)
    if unread.line is not None and where is None:
        physical["region"] = {"startLine": unread.line}
    said = f"{checked.tr('not understood')}: {unread.said(checked.lang)}"
    said = f"{where.said(checked.lang)}: {said}" if where is not None else said
    return {
        "level": "warning",
        "descriptor": {"id": "not-understood"},
        "message": {"text": said},
        "locations": [{"physicalLocation": physical}],
    }


def _uri(file: str) -> str:
    return quote(PurePath(file).as_posix())
