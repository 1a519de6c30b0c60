"""What the profile demands."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import ENOUGH, pairs
from plandraft.core.plan import Plan


class ProfileItemMissing(Rule):
    """A priority, unfinished item, requirement or required event of the profile that the plan does not take up.

    Why: it is the first thing the chair looks for.
    Source: the profile; two texts match where the longer holds 60 % of the other's character pairs (our choice).
    """

    code = "PD211"
    name = "profile-item-missing"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "概况中的“{item}”没有写进计划"
    message_en = "the profile's item “{item}” is not in the plan"
    suggestion = "增加一条措施或安排"
    suggestion_en = "add a measure or an entry for it"
    bad = (
        ("M1", "title", "别的事"),
        ("M1", "actions", ["与重点无关。"]),
        ("S1", "title", "别的事"),
        ("G1", "text", "别的事"),
    )
    good = (
        ("M1", "title", "困难职工家庭集中走访"),
        ("S1", "title", "逐户走访困难职工家庭"),
        ("G1", "text", "走访到位"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        profile = context.profile
        texts = [(g.id, g.text) for g in plan.goals]
        texts += [(m.id, m.title + "".join(m.texts)) for m in plan.measures]
        texts += [(e.id, e.title) for e in plan.schedule]
        held = [(node, pairs(text)) for node, text in texts]
        wanted = (*profile.priorities, *profile.last_year.unfinished, *(r.text for r in profile.requirements))
        for item in (*wanted, *(e.title for e in profile.required_events)):
            asked = pairs(item)
            if not any(len(asked & has) >= ENOUGH * len(asked) for _, has in held):
                yield self.finding("P", item=item)
