"""What an answer has beyond what was asked for is cut: a plan keeps its length whatever a model adds.

A demand keeps its measure and its goal, whichever place it has; of what nobody demanded the first stay. Sentences stay
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from plandraft.core.brief import Brief
from plandraft.core.proportions import Sizes
from plandraft.core.replies import FrameReply, GoalShape, MeasureShape, MeasuresReply, ReviewReply
from plandraft.drafting.areas import sizes_of

_Claiming = TypeVar("_Claiming", GoalShape, MeasureShape)
_SPARE = 2
"""So many more than were asked for always stay, and half as many more of many (our choice: models count badly)."""
_MOST_ACTIONS, _MOST_PARTNERS = 8, 5
_MOST_ACTION_CHARS = 400
_MOST_TITLE_CHARS = 40
"""No measure of a plan that anybody drafted here comes near these (our choice)."""
_LONGER = 3
"""A part may be so many times as long as it was asked to be before it is cut (our choice)."""
_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？\n]|$)")
_CLAUSE = re.compile(r"[，；：。！？\n]")


def most_of(wanted: int) -> int:
    """How many may stay where so many were asked for.

    >>> most_of(9), most_of(2)
    (13, 4)
    """
    return wanted + max(_SPARE, wanted // 2)


def has_room(replies: Iterable[MeasuresReply], brief: Brief) -> bool:
    """Whether all measures together are no longer than the plan is to be: then none is too many, however short."""
    measures = [measure for reply in replies for measure in reply.measures]
    texts = [text for measure in measures for text in (measure.title, *(action.text for action in measure.actions))]
    return sum(map(len, texts)) <= sizes_of(brief).length


def measures_within(reply: MeasuresReply, wanted: int | None) -> MeasuresReply:
    """The measures of an answer without those beyond what was asked for, each without endless lists and sentences.

    Args:
        reply: The answer.
        wanted: How many were asked for; None where there is room for all.
    """
    most = len(reply.measures) if wanted is None else most_of(wanted)
    kept = [_measure_within(measure) for measure in _first(reply.measures, most)]
    return reply.model_copy(update={"measures": kept})


def frame_within(frame: FrameReply, brief: Brief) -> FrameReply:
    """A frame whose goals are no more, and whose parts are not much longer, than was asked for."""
    sizes = sizes_of(brief)
    texts = {name: _shortened(getattr(frame, name), _LONGER * most) for name, most in _lengths(sizes).items()}
    goals = [
        goal.model_copy(update={"text": _shortened(goal.text, _LONGER * max(sizes.goal, _MOST_TITLE_CHARS))})
        for goal in _first(frame.goals, most_of(max(sizes.goal_count, len(brief.matters))))
    ]
    return frame.model_copy(update=texts | {"goals": goals})


def review_within(reply: ReviewReply, brief: Brief) -> ReviewReply:
    """A second reading that adds no more measures than a plan lacks at most."""
    most = most_of(sizes_of(brief).measure_count // 2)
    return reply.model_copy(update={"added": [_measure_within(m) for m in _first(reply.added, most)]})


def _lengths(sizes: Sizes) -> dict[str, int]:
    return {"opening": sizes.opening, "ideology": sizes.ideology, "closing": sizes.closing}


def _first(items: Sequence[_Claiming], most: int) -> list[_Claiming]:
    """At most so many, in their order: first those that take up a demand which no other before them does."""
    claimed: set[str] = set()
    needed: list[int] = []
    for at, item in enumerate(items):
        if set(item.claims) - claimed:
            needed.append(at)
            claimed |= set(item.claims)
    rest = [at for at in range(len(items)) if at not in needed][: max(0, most - len(needed))]
    chosen = sorted(needed + rest)
    return [items[at] for at in chosen]


def _measure_within(measure: MeasureShape) -> MeasureShape:
    actions = [
        action.model_copy(update={"text": _shortened(action.text, _MOST_ACTION_CHARS)})
        for action in measure.actions[:_MOST_ACTIONS]
    ]
    title = measure.title if len(measure.title) <= _MOST_TITLE_CHARS else _CLAUSE.split(measure.title)[0]
    return measure.model_copy(
        update={
            "title": title[:_MOST_TITLE_CHARS],
            "actions": actions,
            "partners": measure.partners[:_MOST_PARTNERS],
        }
    )


def _shortened(text: str, most: int) -> str:
    """The sentences of a text that come to no more than so many characters; at least a part of the first."""
    if len(text) <= most:
        return text
    kept = ""
    for found in _SENTENCE.finditer(text):
        if len(kept) + len(found[0]) > most:
            break
        kept += found[0]
    if kept.strip():
        return kept.strip()
    marks = [mark.start() for mark in _CLAUSE.finditer(text, 0, most)]
    return text[: marks[-1]] + "。" if marks else text[:most]
