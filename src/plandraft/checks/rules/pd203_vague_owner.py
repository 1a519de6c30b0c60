"""相关部门 is not an owner."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.owners import VAGUE
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Entry, Measure, Plan


class VagueOwner(Rule):
    """An owner such as 相关部门 or 各单位.

    Why: everybody's business is nobody's.
    Source: our choice, after what union offices ask of each item: one body, one person (一项目一主体).
    """

    code = "PD203"
    name = "vague-owner"
    severity = Severity.WARNING
    askable = True
    message_zh = "“{owner}”不是具体的责任部门"
    message_en = "“{owner}” is no particular owner"
    suggestion = "写明牵头部门"
    suggestion_en = "name the department that leads"
    bad = (("M1", "owner", "相关部门"),)
    good = (("M1", "owner", "护理部"), ("M1", "actions", ["商有关部门后公布名单。"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            found = VAGUE.search(node.owner.strip())
            if found:
                yield self.finding(node.id, "owner", text=node.owner, owner=found[0])
