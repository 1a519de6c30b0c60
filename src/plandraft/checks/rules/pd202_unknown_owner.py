"""An owner the organisation does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Entry, Measure, Plan

VAGUE = re.compile(r"(?:各|有|相)?(?:相关|有关)(?:部门|单位|科室|人员)|^各(?:单位|部门|科室)$|^(?:专人|全体人员)$")
"""Owners that are nobody in particular."""


class UnknownOwner(Rule):
    """A measure or entry whose owner is neither a department nor a body of the profile.

    Why: a body that does not exist cannot answer for anything.
    Source: the profile.
    """

    code = "PD202"
    name = "unknown-owner"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "概况中没有“{owner}”"
    message_en = "the profile has no {owner}"
    suggestion = "改用概况中的部门或机构，或把它写进概况"
    bad = (("M1", "owner", "并不存在的处室"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        known = {*context.profile.owners, context.profile.name, context.profile.short_name}
        if not context.profile.owners:
            return
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            owner = node.owner.strip()
            if owner and owner not in known and not GAP.search(owner) and not VAGUE.search(owner):
                parts = [part for part in re.split(r"[、，,/]|和|与|及", owner) if part]
                if not all(part in known for part in parts):
                    yield self.finding(node.id, "owner", text=node.owner, owner=owner)
