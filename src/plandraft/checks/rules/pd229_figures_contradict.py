"""Eight stations in one place, ten in another."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.content import content_of
from plandraft.checks.contradictions import contradictions_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class FiguresContradict(Rule):
    """Numbers of one plan that cannot all be right.

    The same thing with two numbers in clauses that hold 60 % of each other's words (8个驿站开放, 开放10个驿站); steps
    that do not come to the goal (建成2个, 再建成2个, 建成7个); two times within which the same is answered; an answer
    within ten days that the calendar has months later; so many each month and another number for the year; a number
    of an indicator that its measure does not have. Parts (先, 首批, 其中), bounds and shares are left out.

    Why: nobody knows which of the two was meant.
    Source: arithmetic; our choice of the share. A warning, because words decide what is the same thing.
    """

    code = "PD229"
    name = "figures-contradict"
    severity = Severity.WARNING
    message_zh = "“{said}”与“{other}”不一致"
    message_en = "“{said}” does not go with “{other}”"
    suggestion = "核对后统一为一个数字"
    suggestion_en = "find out which is right and say it in both places"
    bad = (
        ("M1", "actions", ["4月挂牌开放8个爱心驿站。"]),
        ("S2", "title", "10个爱心驿站挂牌开放"),
    )
    good = (
        ("M1", "actions", ["先在3个站点试行，4月挂牌开放8个爱心驿站，每月巡查2个驿站。"]),
        ("S2", "title", "8个爱心驿站挂牌开放"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for each in contradictions_in(content_of(plan)):
            statement = each.statement
            yield self.finding(
                statement.node, statement.field, text=statement.whole, found=each.span, said=each.said, other=each.other
            )
