"""What of a plan can stand in no plan (``core.sense``): looked for once, reported by several rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding
from plandraft.core.plan import Plan
from plandraft.core.sense import NonsenseKind, Senseless, senseless

_LOOSE = ("unplaced", "retrospect")
"""Fields that hold what a foreign file has beside a plan: cells with a number alone, captions."""
_Found = list[tuple[str, str, str, Senseless]]
_looked: Once[Plan, dict[str, _Found]] = Once(lambda _: {})


def _found(plan: Plan, own: str) -> _Found:
    """What of a plan is senseless to an organisation that says these words itself."""
    known = _looked(plan)
    if own not in known:
        fields = text_of(plan).fields
        known[own] = [(node, field, text, one) for node, field, text in fields for one in senseless(text, own)]
    return known[own]


class NonsenseRule(Rule):
    """A rule about one kind of text that can stand in no plan; what the organisation says itself is none.

    Attributes:
        faults: The kinds that it reports.
    """

    faults: ClassVar[frozenset[NonsenseKind]]

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """One finding for each field: the first place in it."""
        own = profile_words(context)
        told: set[tuple[str, str]] = set()
        for node, field, text, one in _found(plan, own):
            if one.fault not in self.faults or (node, field) in told or self.allows(plan, field, text):
                continue
            said = text[one.start : one.end]
            told.add((node, field))
            shown = said.strip() or repr(said)
            yield self.finding(node, field, text=text, found=(one.start, one.end), said=shown[:40])

    def allows(self, plan: Plan, field: str, text: str) -> bool:  # noqa: ARG002 - for those that override it
        """Whether a text of a field is none after all."""
        return False


def is_loose(field: str) -> bool:
    """Whether a field holds what stands beside a plan in its file."""
    return field.startswith(_LOOSE)
