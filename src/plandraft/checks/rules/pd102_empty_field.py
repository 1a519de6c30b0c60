"""A node without words."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class EmptyField(Rule):
    """A goal without text, a measure without title or actions, an entry without title.

    In a text that was read, a point of one sentence is the measure: its title is what is done.

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
    suggestion_en = "say it; where a fact is missing, name the gap: 【待补：…】"
    bad = (("M1", "actions", []),)
    good = (("M1", "title", "【待补：名称】"), ("M1", "actions", []))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for goal in plan.goals:
            if not goal.text.strip():
                yield self.finding(goal.id, "text", at=goal.id, what=Bilingual("目标", "text"))
        for measure in plan.measures:
            if not measure.title.strip():
                yield self.finding(measure.id, "title", at=measure.id, what=Bilingual("名称", "title"))
            whole = not context.links_read or bool(gaps_in(measure.title))
            if not any(action.strip() for action in measure.texts) and not whole:
                yield self.finding(measure.id, "actions", at=measure.id, what=Bilingual("做法", "actions"))
        for entry in plan.schedule:
            if not entry.title.strip():
                yield self.finding(entry.id, "title", at=entry.id, what=Bilingual("内容", "title"))
