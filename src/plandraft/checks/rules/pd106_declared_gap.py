"""What is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
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
    message_en = "still open: {what}"
    suggestion = "填上实际内容，或删去这一处"
    bad = (("M1", "owner", "【待补：责任部门】"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in plan.strings():
            for found in GAP.finditer(text):
                yield self.finding(node, field, text=text, found=found, what=found[1])
