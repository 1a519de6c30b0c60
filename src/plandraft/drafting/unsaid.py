"""What of the profile a plan does not say, as far as words and figures show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plandraft.core.avoided import is_of_style
from plandraft.core.brief import Brief
from plandraft.core.figures import numbers_in
from plandraft.core.matching import containment
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.proportions import SHORT_PLAN

_SAID = 0.4
"""Share of a fact's character pairs that a text must hold to speak of it, figures apart (our choice)."""
_SENTENCES = re.compile(r"[^。！？!?]+")
_OWED = re.compile("[没未尚欠还仍剩差]|推迟|拖到|留到|留下|转入|接着|续")
"""Words with which a sentence says of a thing that it is left over."""


def unsaid(plan: Plan, brief: Brief) -> tuple[str, ...]:
    """Facts of the profile that no goal or measure takes up, in the profile's words and with where they are missed.

    A fact with a figure is said where the figure stands beside some of its words, another where some of its words do.
    For which people a plan must have something is a matter of its kind.
    """
    return tuple(dict.fromkeys((*_facts(plan, brief.profile), *_people(plan, brief), *_avoided(plan, brief.profile))))


def _facts(plan: Plan, profile: Profile) -> Iterator[str]:
    last = profile.last_year
    facts = [*profile.facts, *last.done]
    yield from (fact for fact in facts if not _is_said(fact, _texts(plan)))
    yield from (f"{fact}（只在开头提到，写进用得上它的措施）" for fact in facts if _is_only_told(fact, plan))
    figures = (f"{figure.name}{figure.value}" for figure in last.figures)
    yield from (figure for figure in figures if not _is_said(figure, _texts(plan)))
    owed = [sentence for sentence in _SENTENCES.findall(plan.preamble) if _OWED.search(sentence)]
    yield from (f"{item}（开头没有写上年没办完）" for item in last.unfinished if not _is_said(item, owed))


def _people(plan: Plan, brief: Brief) -> Iterator[str]:
    counts = {"women": brief.profile.women or 0, "not_members": brief.profile.not_members}
    for missed in brief.kind.prompt.review.missed:
        count = counts[missed.people]
        if count >= missed.least and not any(missed.said in text for text in _measures(plan)):
            yield missed.missing.format(count=count)


def _avoided(plan: Plan, profile: Profile) -> Iterator[str]:
    for item in profile.avoid if profile.length_chars > SHORT_PLAN else ():
        if not is_of_style(item) and not _is_said(item, _texts(plan)):
            yield f"避忌“{item}”（在对口的措施里写明怎样避开）"


def _is_said(fact: str, texts: Iterable[str]) -> bool:
    numbers = numbers_in(fact)
    return any(numbers <= numbers_in(text) and containment(fact, text) >= _SAID for text in texts)


def _is_only_told(fact: str, plan: Plan) -> bool:
    """Whether a plan tells a fact and does nothing with it: readers look for what is different because of it."""
    return _is_said(fact, _told(plan)) and not _is_said(fact, _done(plan))


def _texts(plan: Plan) -> Iterator[str]:
    """The plan's sentences by what belongs together."""
    yield from _told(plan)
    yield from _done(plan)


def _told(plan: Plan) -> Iterator[str]:
    yield from (plan.preamble, plan.ideology.text, plan.closing)


def _done(plan: Plan) -> Iterator[str]:
    yield from (goal.text + goal.indicator for goal in plan.goals)
    yield from _measures(plan)


def _measures(plan: Plan) -> Iterator[str]:
    yield from ("，".join((m.title, *m.texts, m.indicator)) for m in plan.measures)
