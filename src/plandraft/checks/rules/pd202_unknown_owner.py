"""An owner the organisation does not have."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Need, Rule, Words
from plandraft.checks.owners import VAGUE, parts_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Entry, Measure, Plan


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
    message_en = "the profile has no “{owner}”"
    suggestion = "改用概况中的部门或机构，或把它写进概况"
    suggestion_en = "choose one of the profile's departments or bodies, or add it to the profile"
    bad = (("M1", "owner", "并不存在的处室"),)
    good = (("M1", "owner", "护理部、工会办公室"),)

    def missing(self, context: CheckContext) -> Need | Words | None:
        if context.profile is not None and not context.profile.owners:
            return Words("概况没有写部门和机构", "the profile names no departments or bodies")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        known = {*context.profile.owners, context.profile.name, context.profile.short_name}
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            owner = node.owner.strip()
            if not owner or owner in known or GAP.search(owner) or VAGUE.search(owner):
                continue
            if not all(part in known for part in parts_of(owner)):
                yield self.finding(node.id, "owner", text=node.owner, owner=owner)
