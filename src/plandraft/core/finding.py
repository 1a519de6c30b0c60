"""What the checks say of a plan."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.patch import Patch
from plandraft.messages.language import Lang as Lang


class Severity(StrEnum):
    """How grave a finding is; the order of grief is error, warning, hint."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def weight(self) -> int:
        """Greater is graver."""
        return {"error": 3, "warning": 2, "hint": 1}[self.value]


class Span(FrozenModel):
    """Code points ``start`` to ``end`` (exclusive) of a node's field."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Finding(FrozenModel):
    """One fault, with its place and its reason.

    Attributes:
        code: The rule's stable code, such as PD201.
        rule: The rule's readable name, such as measure-without-owner.
        severity: error, warning or hint.
        node: Id of the node; ``P`` for the plan as a whole.
        field: Field of the node, ``actions/2`` for one of several; empty for the node as a whole.
        span: Where in the field the evidence stands.
        message: What is wrong, in Chinese.
        params: What the message is made of, so that it can be said in another language.
        evidence: The offending words, as they stand in the plan.
        suggestion: What to do, in Chinese.
        fix: A computed patch that mends it.
        askable: Whether one small question to a model can mend it.
    """

    code: str
    rule: str
    severity: Severity
    node: str
    field: str = ""
    span: Span | None = None
    message: str
    params: dict[str, str | int] = Field(default_factory=dict)
    evidence: str = ""
    suggestion: str = ""
    fix: Patch | None = None
    askable: bool = False

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes it the same finding after the plan has changed elsewhere."""
        return (self.code, self.node, self.field)


class NotChecked(FrozenModel):
    """A rule that could not be applied because its data is missing; the reason in Chinese and in English."""

    code: str
    why: str
    why_en: str = ""


class Report(FrozenModel):
    """Everything the checks say of one plan.

    Attributes:
        findings: What is wrong, in the order of the plan.
        not_checked: Rules whose data is missing.
        accepted: Findings that marks in the plan accept; they count for nothing and are not forgotten.
        switched_off: Codes of rules that a choice leaves out.
    """

    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    accepted: tuple[Finding, ...] = ()
    switched_off: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity error."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def badness(self) -> tuple[int, int, int]:
        """Numbers of errors, warnings and hints: smaller is better."""
        counts = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return (counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.HINT])
