"""What is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP, gaps_in
from plandraft.core.plan import Plan


class DeclaredGap(Rule):
    """A named gap 【待补：…】.

    Why: it is no fault, but the plan cannot be signed before it is filled.
    Source: our choice: nothing is invented, so what is missing is named.
    """

    code = "PD106"
    name = "declared-gap"
    severity = Severity.HINT
    message_zh = "待补：{what}"
    message_en = "still open: “{what}”"
    suggestion = "填上实际内容，或删去这一处"
    suggestion_en = "fill it in, or strike it out"
    bad = (("M1", "owner", "【待补：责任部门】"),)
    good = (("M1", "actions", ["所缺材料由工会办公室在2月底前补齐（待补材料列清单）。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            for found in GAP.finditer(text):
                yield self.finding(node, field, text=text, found=found, what=found[1])
        for measure in plan.measures:
            for number, action in enumerate(measure.actions):
                for what in gaps_in(action.timing.note):
                    yield self.finding(measure.id, f"actions/{number}/timing", what=what)
