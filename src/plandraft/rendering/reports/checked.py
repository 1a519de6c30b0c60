"""A plan that was checked: what every form of a report is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.pointers import pointer_of
from plandraft.core.source_map import Place, ReadPlan

Lang = Literal["zh", "en"]


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
    """

    file: str
    read: ReadPlan
    report: Report
    rules: Sequence[RuleCard] = ()
    version: str = ""
    lang: Lang = "zh"

    def place(self, finding: Finding) -> Place | None:
        """Line and column of a finding's words; None in a plan that is no text."""
        return self.read.source_map.place(finding.node, finding.field, finding.span.start if finding.span else 0)

    def pointer(self, finding: Finding) -> str:
        """JSON pointer of a finding's field."""
        return pointer_of(self.read.plan, finding.node, finding.field)

    def text_of(self, finding: Finding) -> str:
        """The whole field in which a finding's words stand; empty for a finding about a node."""
        written = (
            (node, name) == (finding.node, finding.field) and text for node, name, text in self.read.plan.strings()
        )
        return next((text for text in written if text), "")

    def say(self, zh: str, en: str) -> str:
        """The words of the report's language."""
        return zh if self.lang == "zh" else en
