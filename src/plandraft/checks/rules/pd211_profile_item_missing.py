"""What the profile demands."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.claims import claimants, has_claims, ids_in, is_open, known_demands
from plandraft.checks.demands import PlanWords
from plandraft.checks.once import Once
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matter import Matter
from plandraft.core.plan import AnyNode, Entry, Measure, Plan
from plandraft.core.profile import Profile

_MISSING = Bilingual("没有写进计划", "is not in the plan")
_UNCLAIMED = Bilingual("没有措施认领，只有文字提到", "is claimed by no measure, though its words are there")
_UNSCHEDULED = Bilingual("有措施，但没有列入活动安排", "has a measure, but no line of the schedule")

PROBABLY = 0.5
"""The same share from which on other words say it (our choice)."""
PERHAPS = 0.3
"""Share of an item's character pairs that the whole plan holds from which on other words may say it (our choice)."""


class ProfileItemMissing(Rule):
    """A priority, unfinished item, requirement or required event of the profile that the plan does not take up.

    A plan made from the profile's matters takes one up where a measure claims its id, and an event where that measure
    stands on the schedule; a named gap that claims it counts. What no measure claims, but a measure speaks of, is a
    hint. In other plans words are compared: goals, indicators, measures and entries, without words of state; that is
    never more than a warning, a hint where the plan holds a third of them, nothing where it holds half, and neither is
    an item that the profile itself forbids under ``avoid``.

    Why: it is the first thing the chair looks for.
    Source: the profile; words match where a node holds 60 %, or the whole plan 80 %, of the character pairs of what
        the item is about (our choice).
    """

    code = "PD211"
    name = "profile-item-missing"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "概况中的“{item}”{how}"
    message_en = "the profile's item “{item}” {how}"
    suggestion = "增加一条措施或安排"
    suggestion_en = "add a measure or an entry for it"
    bad = (
        ("P", "matters", [{"id": "P1", "text": "走访困难职工家庭", "kinds": ["priority"]}]),
        ("M1", "title", "修订慰问办法"),
        ("M1", "actions", ["按新规定修订。"]),
        ("S1", "title", "修订慰问办法"),
    )
    good = (
        ("P", "matters", [{"id": "P1", "text": "走访困难职工家庭", "kinds": ["priority"]}]),
        ("M1", "title", "入户送关怀"),
        ("M1", "claims", ["P1"]),
        ("S1", "title", "入户"),
        ("G1", "text", "走到每一户"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        found = self._by_claims if has_claims(plan) else self._by_words
        yield from found(plan, context.profile)

    def _by_claims(self, plan: Plan, profile: Profile) -> Iterator[Finding]:
        words, scheduled = Once(PlanWords), {link for entry in plan.schedule for link in entry.measure_ids}
        for matter, ids in ids_in(plan, profile):
            takers = [n for n in claimants(plan, ids) if isinstance(n, Measure | Entry) or is_open(n)]
            if not takers:
                said = words(plan).have_measure(matter)
                forbidden = any(item in matter.text for item in profile.avoid)
                grave = Severity.WARNING if forbidden else Severity.ERROR
                how = _UNCLAIMED if said else _MISSING
                yield self._of(matter, how, Severity.HINT if said else grave)
            elif "event" in matter.kinds and not any(_on_schedule(node, scheduled) for node in takers):
                yield self._of(matter, _UNSCHEDULED, Severity.ERROR)

    def _by_words(self, plan: Plan, profile: Profile) -> Iterator[Finding]:
        words = PlanWords(plan)
        for matter in known_demands(profile):
            if not words.have(matter):
                share = words.share(matter)
                if share < PROBABLY:
                    yield self._of(matter, _MISSING, Severity.HINT if share >= PERHAPS else Severity.WARNING)

    def _of(self, matter: Matter, how: Bilingual, severity: Severity) -> Finding:
        return self.finding("P", severity=severity, item=matter.text, how=how, matter=matter.id)


def _on_schedule(node: AnyNode, scheduled: set[str]) -> bool:
    return isinstance(node, Entry) or is_open(node) or node.id in scheduled
