"""相关部门 is not an owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Entry, Measure, Plan

VAGUE = re.compile(r"(?:各|有|相)?(?:相关|有关)(?:部门|单位|科室|人员)|^各(?:单位|部门|科室)$|^(?:专人|全体人员)$")
"""Owners that are nobody in particular."""


class VagueOwner(Rule):
    """An owner such as 相关部门 or 各单位.

    Why: everybody's business is nobody's.
    Source: our choice, after the rubric of union offices (一项目一主体).
    """

    code = "PD203"
    name = "vague-owner"
    severity = Severity.WARNING
    askable = True
    message_zh = "“{owner}”不是具体的责任部门"
    message_en = "{owner} is no particular owner"
    suggestion = "写明牵头部门"
    bad = (("M1", "owner", "相关部门"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            found = VAGUE.search(node.owner)
            if found:
                yield self.finding(node.id, "owner", text=node.owner, found=found, owner=found[0])
