"""Who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class MeasureWithoutOwner(Rule):
    """A measure that names no responsible body.

    Why: nobody is answerable.
    Source: our choice, because reviewers look for owner and date first.
    """

    code = "PD201"
    name = "measure-without-owner"
    severity = Severity.WARNING
    askable = True
    message_zh = "措施“{title}”没有责任部门"
    message_en = "measure {title} has no owner"
    suggestion = "从概况的部门或机构中选一个牵头"
    bad = (("M1", "owner", ""),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for measure in plan.measures:
            if not measure.owner.strip():
                yield self.finding(measure.id, "owner", title=measure.title)
