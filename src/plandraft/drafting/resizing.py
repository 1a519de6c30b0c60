"""Whether a plan is far from its wanted length, and which measures would bring it nearer."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.core.inputs import ResizeInputs
from plandraft.core.plan import LINE_CHARS, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.proportions import LEAST, MOST, SENTENCE

SHORTEST, LONGEST = 0.5, 2.0
"""By what share measures are condensed or widened at most: beyond it matter is lost or padding comes (our choice)."""

_NEAR = 1.07
"""Of a plan that is too long no more is taken away than brings it within the band: what is cut is matter."""

MOST_RESIZES = 2
"""Of twelve long plans one such question took away half of what was too much (measured); two are enough."""


def resizing(plan: Plan, brief: Brief) -> ResizeInputs | None:
    """The question that brings a plan to its length; None where it is near enough.

    Of a plan that is too long the longest measures are condensed, of one that is too short the shortest are widened;
    as few as can make up for the difference. What is too long loses lesser actions before its sentences become notes:
    rather a plan that is somewhat too long than one in notes.
    """
    wanted, chars = brief.profile.length_chars, printed_length(plan) - _beyond(plan)
    if LEAST * wanted <= chars <= MOST * wanted:
        return None
    over = chars - (round(wanted * _NEAR) if chars > wanted else wanted)
    measures = sorted(
        (m for m in plan.measures if m.actions and not m.locked), key=lambda m: (_length(m), m.id), reverse=over > 0
    )
    chosen: list[Measure] = []
    for measure in measures:
        chosen.append(measure)
        held = sum(map(_length, chosen))
        if abs(over) <= held * ((1 - SHORTEST) if over > 0 else (LONGEST - 1)) * 0.8:
            break
    held = sum(map(_length, chosen))
    if not chosen:
        return None
    least = max(round(held * SHORTEST), min(held, sum(map(_least, chosen))))
    target = max(least, min(round(held * LONGEST), held - over))
    if target == held:
        return None
    ordered = tuple(measure for measure in plan.measures if measure in chosen)
    return ResizeInputs(brief=brief, measures=ordered, chars=held, wanted=target)


def _beyond(plan: Plan) -> int:
    """What calendar lines have beyond their most: such a line is asked for anew, whatever the plan's length."""
    return sum(max(0, len(entry.title) - LINE_CHARS) for entry in plan.schedule)


def _least(measure: Measure) -> int:
    """Characters of a measure's least sentences: two where it takes up a demand, else one."""
    return SENTENCE * min(len(measure.actions), 2 if measure.claims else 1)


def _length(measure: Measure) -> int:
    return sum(map(len, measure.texts)) + len(measure.indicator)
