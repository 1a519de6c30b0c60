"""Who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.owners import names_a_body
from plandraft.checks.statements import owners_of_measure
from plandraft.checks.together import said_once, these, this
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Measure, Plan

_MONEY = re.compile(r"钱|经费|预算|资金")


class MeasureWithoutOwner(Rule):
    """A measure that names no responsible body.

    Where the plan was read from a text, a measure whose words name a body passes: the reader may have missed it. Where
    more than three, or a third, of its measures have no owner, that is said once.

    Why: nobody is answerable.
    Source: our choice, because reviewers look for owner and date first.
    """

    code = "PD201"
    name = "measure-without-owner"
    severity = Severity.WARNING
    askable = True
    message_zh = "{what}没有责任部门"
    message_en = "no owner: {what}"
    suggestion = "从概况的部门或机构中选一个牵头"
    suggestion_en = "choose one of the profile's departments or bodies"
    bad = (("M1", "owner", ""),)
    good = (("M1", "owner", "【待补：责任部门】"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        own = context.profile.owners if context.profile is not None else ()
        lacking = [m for m in plan.measures if not m.owner.strip() and (context.links_read or not _told(m, own))]
        if not context.links_read and said_once(lacking, plan.measures):
            yield self.finding("P", "measures", what=these(lacking, plan.measures))
            return
        for measure in lacking:
            yield self.finding(measure.id, "owner", what=this(measure))


def _told(measure: Measure, own: tuple[str, ...]) -> bool:
    """Whether the words of a measure name somebody who does it, or it is no work: a heading, or what money is for."""
    if (not measure.texts and measure.timing.is_set) or (
        _MONEY.search(measure.title) and "元" in "".join(measure.texts)
    ):
        return True
    return bool(owners_of_measure(measure)) or names_a_body(measure.title + "。" + "".join(measure.texts), own)
