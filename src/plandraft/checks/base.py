"""What every rule is: a code, a name, why it exists, an example each way, and one method."""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity, Span
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan

Need = Literal["profile", "calendar", "knowledge", "leaks", "links"]
Example = tuple[tuple[str, str, Any], ...]
"""Fields to set on a plan without faults: (node id, field, value)."""

WHY_NOT: dict[Need, str] = {
    "profile": "没有单位概况（--profile）",
    "calendar": "计划期未知，无法推算日历",
    "knowledge": "没有知识数据",
    "leaks": "没有样本的泄漏名单（--samples）",
    "links": "文件中没有写明目标、措施、安排之间的对应关系",
}


class Rule(ABC):
    """A rule. Subclasses document what they look for, why, and the source of the norm.

    Attributes:
        code: Stable, never used again: PD and three digits, the first one the family.
        name: States the fault in kebab-case.
        severity: Errors are against the schema, the profile, the calendar, the leak list or a norm's *must*.
        needs: What the context must hold; without it the rule reports "not checked".
        askable: Whether one question to a model can mend it.
        message_zh: What is wrong, with the finding's parameters in braces.
        message_en: The same in English.
        suggestion: What to do.
        bad: Changes to a plan without faults after which the rule fires.
        good: Changes after which it stays silent.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    needs: ClassVar[tuple[Need, ...]] = ()
    askable: ClassVar[bool] = False
    message_zh: ClassVar[str]
    message_en: ClassVar[str]
    suggestion: ClassVar[str] = ""
    bad: ClassVar[Example]
    good: ClassVar[Example] = ()

    @abstractmethod
    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """Yield what is wrong; never raise, whatever the plan holds."""

    def missing(self, context: CheckContext) -> Need | None:
        """What the context lacks for this rule."""
        for need in self.needs:
            if need == "links":
                if not context.links_read:
                    return need
            elif getattr(context, need) is None:
                return need
        return None

    def finding(
        self,
        node: str,
        field: str = "",
        *,
        text: str = "",
        found: re.Match[str] | tuple[int, int] | None = None,
        fix: Patch | None = None,
        severity: Severity | None = None,
        **params: str | int,
    ) -> Finding:
        """A finding of this rule.

        Args:
            node: Id of the node, ``P`` for the plan.
            field: Field of the node.
            text: The field's text.
            found: Match or (start, end) in the text; what it covers becomes the evidence.
            fix: A patch that mends it.
            severity: Another severity than the rule's, where data are unverified.
            params: What the messages' braces stand for.
        """
        start, end = (found.span() if isinstance(found, re.Match) else found) if found else (0, len(text))
        return Finding(
            code=self.code,
            rule=self.name,
            severity=severity or self.severity,
            node=node,
            field=field,
            span=Span(start=start, end=end) if text else None,
            message=self.message_zh.format(**params),
            params=params,
            evidence=text[start:end],
            suggestion=self.suggestion,
            fix=fix,
            askable=self.askable,
        )


def message_in(rule: Rule, finding: Finding, lang: Literal["zh", "en"]) -> str:
    """A finding's message in a language."""
    return (rule.message_zh if lang == "zh" else rule.message_en).format(**finding.params)


def explain(rule: Rule) -> str:
    """Everything about a rule as text: its documentation, then the examples."""
    lines = [f"{rule.code} {rule.name} ({rule.severity})", "", inspect.getdoc(type(rule)) or ""]
    lines += [
        "",
        "Bad:",
        *_shown(rule.bad),
        "",
        "Good:",
        *(_shown(rule.good) or ["    the same plan without it"]),
    ]
    return "\n".join(lines)


def _shown(example: Example) -> list[str]:
    return [
        f"    {node} {field}: {value if value not in ('', (), None) else '（空）'}" for node, field, value in example
    ]
