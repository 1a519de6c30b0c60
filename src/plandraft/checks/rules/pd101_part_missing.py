"""A part that every plan has."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Words
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_PARTS = {
    "title": Words("标题", "title"),
    "ideology": Words("指导思想", "guiding thought (“指导思想”)"),
    "goals": Words("工作目标", "goals"),
    "measures": Words("工作措施", "measures"),
    "schedule": Words("活动安排", "schedule"),
}


class PartMissing(Rule):
    """A plan without title, ideology, goals, measures or schedule; some kinds of plan have no ideology.

    Why: the four parts and a title are what makes it a plan; without one nobody can sign it.
    Source: the schema of this project (ideology, goals, measures, schedule).
    """

    code = "PD101"
    name = "part-missing"
    severity = Severity.ERROR
    message_zh = "缺少{part}"
    message_en = "the plan has no {part}"
    suggestion = "补上这一部分"
    suggestion_en = "add it"
    bad = (("P", "schedule", []),)
    good = (("P", "preamble", ""), ("P", "closing", ""))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        kind = context.knowledge.kind if context.knowledge is not None else None
        for part, words in _PARTS.items():
            if kind is not None and part != "title" and not kind.has(part):
                continue
            content = plan.ideology.text if part == "ideology" else getattr(plan, part)
            if not (content.strip() if isinstance(content, str) else content):
                yield self.finding("P", "" if part == "ideology" else part, part=words)
