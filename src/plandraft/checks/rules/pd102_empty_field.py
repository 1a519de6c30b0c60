"""A node without words."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class EmptyField(Rule):
    """A goal without text, a measure without title or actions, an entry without title.

    Why: an empty line commits nobody.
    Source: the schema of this project.
    """

    code = "PD102"
    name = "empty-field"
    severity = Severity.ERROR
    askable = True
    message_zh = "{at} 的“{what}”是空的"
    message_en = "{at} has no {what}"
    suggestion = "写明内容；缺少事实的写【待补：…】"
    bad = (("M1", "actions", []),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for goal in plan.goals:
            if not goal.text.strip():
                yield self.finding(goal.id, "text", at=goal.id, what="目标")
        for measure in plan.measures:
            if not measure.title.strip():
                yield self.finding(measure.id, "title", at=measure.id, what="名称")
            if not any(action.strip() for action in measure.actions) and not gaps_in(measure.title):
                yield self.finding(measure.id, "actions", at=measure.id, what="做法")
        for entry in plan.schedule:
            if not entry.title.strip():
                yield self.finding(entry.id, "title", at=entry.id, what="内容")
