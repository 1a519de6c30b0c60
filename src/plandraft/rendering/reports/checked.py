"""A plan that was checked: what every form of a report is made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from plandraft.core.finding import Finding, Lang, Report, Severity
from plandraft.core.headings import LINE
from plandraft.core.plan import COLLECTIONS, AnyNode, Plan
from plandraft.core.source_map import Place, ReadPlan
from plandraft.core.whereabouts import Whereabouts
from plandraft.messages import marked, tr_in

SEVERITIES = {Severity.ERROR: marked("error"), Severity.WARNING: marked("warning"), Severity.HINT: marked("hint")}
"""What the weight of a finding is called in Chinese."""


class RuleCard(Protocol):
    """What a report says of a rule that ran."""

    code: str
    name: str
    severity: Severity


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A report beside the file it is about.

    Attributes:
        file: Name of the file as the user gave it.
        read: The plan with the places of its words.
        report: What the checks found, in ``lang`` already.
        rules: The rules that ran.
        version: Version of the program.
        lang: Language of the words around the findings.
        choices: Files and options that switch rules off.
    """

    file: str
    read: ReadPlan
    report: Report
    rules: Sequence[RuleCard] = ()
    version: str = ""
    lang: Lang = "zh"
    choices: tuple[str, ...] = ()

    def place(self, finding: Finding) -> Place | None:
        """Line and column of a finding's words; None in a plan that is no text."""
        return self.read.source_map.place(finding.node, finding.field, finding.span.start if finding.span else 0)

    def whereabouts(self, line: int | None) -> Whereabouts | None:
        """How the place of a line is said where nobody counts lines; None in a text."""
        return self.read.whereabouts.get(line) if self.read.whereabouts is not None and line else None

    def where(self, finding: Finding) -> str:
        """The place of a finding as people find it: by line, by heading and paragraph, or by JSON pointer."""
        place = self.place(finding)
        if place is None:
            return f"{self.file} {self.pointer(finding) or '/'}"
        return self.where_line(place.line, place.column)

    def where_line(self, line: int | None, column: int | None = None) -> str:
        """The same for a line, or a place in it."""
        said = self.whereabouts(line)
        if said is not None:
            return f"{self.file} {said.said(self.lang)}"
        return ":".join(str(part) for part in (self.file, line, column) if part)

    def not_understood(self) -> list[str]:
        """A sentence for each line that was not understood, with its place."""
        return [
            f"{self.where_line(unread.line)}: {self.tr('not understood')}: {unread.said(self.lang)}"
            for unread in self.read.not_understood
        ]

    def severity(self, finding: Finding) -> str:
        """The weight of a finding in the report's language."""
        return self.tr(finding.severity.value)

    def pointer(self, finding: Finding) -> str:
        """JSON pointer of a finding's field."""
        key = (finding.node, finding.field)
        if key not in self._pointers:
            self._pointers[key] = pointer_of(self.read.plan, *key)
        return self._pointers[key]

    def text_of(self, finding: Finding) -> str:
        """The whole field in which a finding's words stand; empty for a finding about a node."""
        return self._texts.get((finding.node, finding.field), "")

    def node(self, node_id: str) -> AnyNode | None:
        """The plan's node with an id."""
        return self._nodes.get(node_id)

    @cached_property
    def _nodes(self) -> dict[str, AnyNode]:
        return {node.id: node for node in self.read.plan.nodes()}

    @cached_property
    def _texts(self) -> dict[tuple[str, str], str]:
        return {(node, name): text for node, name, text in self.read.plan.strings()}

    @cached_property
    def _pointers(self) -> dict[tuple[str, str], str]:
        return {}

    def tr(self, text: str, /, **values: Any) -> str:
        """A message in the report's language."""
        return tr_in(self.lang, text, **values)


_TEXT_OF_MANY = re.compile(r"/(?:actions|leads)/\d+")
"""Fields of which findings name the text alone."""


def pointer_of(plan: Plan, node_id: str, field: str = "") -> str:
    """The JSON pointer of a node's field; of the whole plan (``""``) where the node is not there.

    Args:
        plan: The plan.
        node_id: Id of the node.
        field: As patches address it; empty for the whole node.

    >>> pointer_of(Plan(goals=({"id": "G7"},)), "G7", "text")
    '/goals/0/text'
    """
    tail = f"/{field}" if field and not field.startswith(LINE) else ""
    if _TEXT_OF_MANY.fullmatch(tail):
        tail += "/text"
    if node_id == "P":
        return tail
    if node_id == plan.ideology.id:
        return f"/ideology{tail}"
    for name in COLLECTIONS:
        for at, node in enumerate(getattr(plan, name)):
            if node.id == node_id:
                return f"/{name}/{at}{tail}"
    return ""
