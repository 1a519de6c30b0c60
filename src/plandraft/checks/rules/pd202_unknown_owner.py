"""An owner the organisation does not have."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Need, Rule, Words
from plandraft.checks.owners import VAGUE, owners_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.owners import resolve
from plandraft.core.plan import Entry, Measure, Plan


class UnknownOwner(Rule):
    """A measure or entry whose owner is no department or body of the profile, nor the union, its committees or parts.

    The union and its committees count in all their usual forms: 院工会, 工会委员会, 经审会, 女工委, 各分会.

    Why: a body that does not exist cannot answer for anything.
    Source: the profile.
    """

    code = "PD202"
    name = "unknown-owner"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "概况中没有“{owner}”"
    message_en = "the profile has no “{owner}”"
    suggestion = "改用工会、其委员会或概况中的部门，或把它写进概况"
    suggestion_en = "choose the union, one of its committees or a department of the profile, or add it there"
    bad = (("M1", "owner", "并不存在的处室"),)
    good = (("M1", "owner", "护理部、工会办公室"),)

    def missing(self, context: CheckContext) -> Need | Words | None:
        if context.profile is not None and not context.profile.owners:
            return Words("概况没有写部门和机构", "the profile names no departments or bodies")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        owners = owners_in(context)
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            owner = node.owner.strip()
            if not owner or GAP.search(owner) or VAGUE.search(owner):
                continue
            if resolve(owner, owners) is None:
                yield self.finding(node.id, "owner", text=node.owner, owner=owner)
