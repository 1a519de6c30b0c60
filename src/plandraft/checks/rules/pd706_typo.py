"""Known slips."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan


class Typo(Rule):
    """A word from the list of known slips.

    Why: it is simply wrong.
    Source: the wording data of this package.
    """

    code = "PD706"
    name = "typo"
    severity = Severity.WARNING
    needs = ("knowledge",)
    message_zh = "“{wrong}”应为“{right}”"
    message_en = "{wrong} should be {right}"
    suggestion = "改正错字"
    bad = (("P", "closing", "坚决克服形成主义。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        for node, field, text in plan.strings():
            for wrong, right in context.knowledge.wording.typos.items():
                start = text.find(wrong)
                if start >= 0:
                    fix = None if "/" in field else set_field(plan, node, field, text.replace(wrong, right))
                    yield self.finding(
                        node,
                        field,
                        text=text,
                        found=(start, start + len(wrong)),
                        fix=fix,
                        wrong=wrong,
                        right=right,
                    )
