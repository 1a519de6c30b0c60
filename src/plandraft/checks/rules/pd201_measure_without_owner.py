"""Who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.owners import names_a_body
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class MeasureWithoutOwner(Rule):
    """A measure that names no responsible body.

    Where the plan was read from a text, a measure whose words name a body passes: the reader may have missed it.

    Why: nobody is answerable.
    Source: our choice, because reviewers look for owner and date first.
    """

    code = "PD201"
    name = "measure-without-owner"
    severity = Severity.WARNING
    askable = True
    message_zh = "措施“{title}”没有责任部门"
    message_en = "measure “{title}” has no owner"
    suggestion = "从概况的部门或机构中选一个牵头"
    suggestion_en = "choose one of the profile's departments or bodies"
    bad = (("M1", "owner", ""),)
    good = (("M1", "owner", "【待补：责任部门】"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        own = context.profile.owners if context.profile is not None else ()
        for measure in plan.measures:
            told = not context.links_read and names_a_body(measure.title + "。" + "".join(measure.texts), own)
            if not measure.owner.strip() and not told:
                yield self.finding(measure.id, "owner", title=measure.title)
