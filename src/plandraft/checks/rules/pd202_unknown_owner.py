"""An owner the organisation does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Need, Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.owners import VAGUE, owners_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.owners import resolve_owner
from plandraft.core.plan import Entry, Measure, Plan

_PARTS = re.compile(r"[、，,和及与/]")

_POST = re.compile(
    r"(?:组长|委员|主席|主任|书记|负责人|干事|专干|护士长|站长|队长|园长|校长|院长|科长|部长|班长|专责|专工|师傅|老师|经理|同志|联络员|专员)$"
)
"""A person's post, which a profile seldom lists."""


class UnknownOwner(Rule):
    """A measure or entry whose owner is no department or body of the profile, nor the union, its committees or parts.

    In a plan that nobody here wrote it is a warning, and words that the profile has anywhere pass, and so do posts.
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

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        if context.profile is not None and not context.profile.owners:
            return Bilingual("概况没有写部门和机构", "the profile names no departments or bodies")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        owners, foreign, own = owners_in(context), not context.links_read, profile_words(context)
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            owner = node.owner.strip()
            if not owner or GAP.search(owner) or VAGUE.search(owner):
                continue
            known = foreign and all(part in own or _POST.search(part) for part in _PARTS.split(owner))
            if resolve_owner(owner, owners) is None and not known:
                grave = Severity.WARNING if foreign else self.severity
                yield self.finding(node.id, "owner", text=node.owner, severity=grave, owner=owner)
