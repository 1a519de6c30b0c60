"""The meeting of all, or of their delegates: what demands bring before it is ready when it decides, and done after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plandraft.core.brief import Brief
from plandraft.core.matter import Matter
from plandraft.core.timing import Timing
from plandraft.offline.demanded import Demand
from plandraft.offline.placing import Placed, is_set
from plandraft.offline.when import months_known, moved, working

_MEETING = "meeting"
"""The basic thing that meetings of all, or of their delegates, stand for."""


def agenda_of(demands: Sequence[Demand]) -> str:
    """What the demands bring before the meeting; empty where they bring nothing."""
    books = [demand.fit.playbook for demand in demands if demand.fit is not None]
    return "、".join(dict.fromkeys(book.agenda for book in books if book.agenda))


def meeting_of(demands: Sequence[Demand], brief: Brief) -> int | None:
    """The place in the period of the meeting's month; None where the profile sets none."""
    meetings = [
        months_known(demand.matter, brief.calendar)
        for demand in demands
        if demand.fit is not None and demand.fit.playbook.basic == _MEETING
    ]
    order = working(brief.calendar)
    return next((order.index(moved(months, brief.calendar)[-1]) for months in meetings if months), None)


def decided(matter: Matter, meeting: int, brief: Brief) -> Matter:
    """What the meeting decides on is done in the month after it, where nothing else sets its time."""
    order = working(brief.calendar)
    if is_set(matter, brief.calendar) or meeting + 1 >= len(order):
        return matter
    return matter.model_copy(update={"timing": Timing(months=(order[meeting + 1],), deadline=True)})


def ready_for(meeting: int, steps: Sequence[Placed], brief: Brief) -> list[Placed]:
    """The steps with what leads to a decision before the meeting that decides, the last of it in the month before."""
    ahead = [each for each in steps if each.step.at == "before" and each.months]
    if not ahead or ahead[-1].place < meeting:
        return list(steps)
    order = working(brief.calendar)
    places = iter(range(meeting - len(ahead), meeting))
    made = [_at(max(0, next(places)), each, order) if each in ahead else each for each in steps]
    return sorted(made, key=lambda each: each.place)


def _at(place: int, each: Placed, order: Sequence[int]) -> Placed:
    month = order[place]
    return replace(each, when=f"{month}月", months=(month,), place=place, is_free=False)
