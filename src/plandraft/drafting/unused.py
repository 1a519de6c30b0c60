"""Which facts of the profile a plan makes no use of, as far as words and figures show it."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.core.figures import numbers_in
from plandraft.core.matching import containment
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile

_SAID = 0.4
"""Share of a fact's character pairs that a text must hold to speak of it, figures apart (our choice)."""
_WOMEN = 10
"""From so many women on a plan has something for them (工会法: a women's committee from ten on)."""


def unused_facts(plan: Plan, profile: Profile) -> tuple[str, ...]:
    """Facts and figures of the profile, in its own words, that no part of the plan takes up.

    A fact with a figure is used where the figure stands beside some of its words, another where most of its words do.
    """
    texts = [*_texts(plan)]
    whole = "\n".join(texts)
    facts = [*profile.facts, *(f"{figure.name}{figure.value}" for figure in profile.last_year.figures)]
    unused = [fact for fact in facts if not _is_used(fact, texts)]
    if (profile.women or 0) >= _WOMEN and not any("女" in text for text in _measures(plan)):
        unused.append(f"女职工{profile.women}人，没有一条措施")
    return tuple(dict.fromkeys(fact for fact in unused if fact not in whole))


def _is_used(fact: str, texts: list[str]) -> bool:
    numbers = numbers_in(fact)
    return any(numbers <= numbers_in(text) and containment(fact, text) >= _SAID for text in texts)


def _texts(plan: Plan) -> Iterator[str]:
    """The plan's sentences by what belongs together."""
    yield from (plan.preamble, plan.ideology.text, plan.closing)
    yield from (goal.text + goal.indicator for goal in plan.goals)
    yield from _measures(plan)


def _measures(plan: Plan) -> Iterator[str]:
    yield from ("，".join((m.title, *m.texts, m.indicator)) for m in plan.measures)
