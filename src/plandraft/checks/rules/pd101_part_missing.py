"""A part that every plan has."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class PartMissing(Rule):
    """A plan without title, ideology, goals, measures or schedule.

    Why: the four parts and a title are what makes it a plan; without one nobody can sign it.
    Source: the schema of this project (ideology, goals, measures, schedule).
    """

    code = "PD101"
    name = "part-missing"
    severity = Severity.ERROR
    message_zh = "缺少{part}"
    message_en = "the plan has no {part}"
    suggestion = "补上这一部分"
    bad = (("P", "schedule", []),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        parts = {
            "标题": plan.title,
            "指导思想": plan.ideology.text,
            "工作目标": plan.goals,
            "工作措施": plan.measures,
            "活动安排": plan.schedule,
        }
        for part, content in parts.items():
            if not content:
                yield self.finding("P", part=part)
