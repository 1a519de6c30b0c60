"""Which of a calendar's days are meant for one organisation, and which of them a plan of it is likely to use."""

from __future__ import annotations

from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.kind import PlanKind
from plandraft.core.profile import Profile

MOST_DAYS = 20
"""Observances that a prompt lists at most (our choice): more are read past."""

_SHORTEST = 3
"""Characters a day's name must have to be found in running text: 十一 and 八一 stand in other words, too."""


def words_of_profile(profile: Profile) -> str:
    """What an organisation says of itself and of what it means to do; not what it wants to avoid."""
    bodies = (*profile.departments, *profile.bodies)
    said = (
        profile.name,
        profile.short_name,
        *(part for body in bodies for part in (body.name, *body.duties)),
        *profile.priorities,
        *(event.title for event in profile.required_events),
        *profile.last_year.unfinished,
        *profile.facts,
    )
    return "\n".join(said)


def concerning(calendar: Calendar, profile: Profile, kind: PlanKind) -> tuple[CalendarDay, ...]:
    """The days that concern an organisation, in order of date: without those of trades that are not its own.

    Args:
        calendar: The days of the period.
        profile: Whose days are wanted.
        kind: The kind of its plan.
    """
    words, own = words_of_profile(profile), kind.observances
    return tuple(day for day in calendar.days if day.observance in own or day.concerns(words) or _named(day, words))


def planning_days(calendar: Calendar, profile: Profile, kind: PlanKind) -> tuple[CalendarDay, ...]:
    """The days that a plan of an organisation is likely to set a time by, in order of date.

    The seven gift festivals come first where the kind keeps them, then days that the profile or the kind names, then
    what nearly every plan sets a time by, the trade's own days, and what most plans and some plans do, as far as
    ``MOST_DAYS`` observances. Left out are days that hardly any plan uses, days that the kind has no use for, days in
    months without work, and days that the profile avoids.

    Args:
        calendar: The days of the period.
        profile: Whose plan it is.
        kind: The kind of the plan.
    """
    words = words_of_profile(profile)
    likely = [
        day
        for day in concerning(calendar, profile, kind)
        if _rank(day, words, kind)
        and not _is_avoided(day, profile)
        and (_is_gift(day, kind) or _is_worked(day, calendar))
    ]
    ranks = {day.observance: _rank(day, words, kind) for day in likely}
    chosen = sorted(ranks, key=lambda observance: -ranks[observance])[:MOST_DAYS]
    days = (day for day in likely if day.observance in chosen)
    return tuple(days if kind.gifts else (day.model_copy(update={"gift_festival": False}) for day in days))


def _is_gift(day: CalendarDay, kind: PlanKind) -> bool:
    return day.gift_festival and kind.gifts


def _rank(day: CalendarDay, words: str, kind: PlanKind) -> int:
    """How much a day is worth to a plan; 0 where it is worth nothing."""
    if _is_gift(day, kind):
        return 6
    if _named(day, words) or day.observance in kind.observances:
        return 5
    if day.observance in kind.unused:
        return 0
    if day.weight < 3 and day.is_own_day(words):
        return 3
    return 4 if day.weight > 2 else day.weight


def _named(day: CalendarDay, words: str) -> bool:
    return any(len(name) >= _SHORTEST and name in words for name in day.names)


def _is_avoided(day: CalendarDay, profile: Profile) -> bool:
    return any(item.strip('“”"') in day.names for item in profile.avoid)


def _is_worked(day: CalendarDay, calendar: Calendar) -> bool:
    return not calendar.working_months or bool(set(day.months) & set(calendar.working_months))
