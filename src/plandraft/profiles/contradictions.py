"""Where a profile contradicts itself: nothing to refuse it for, but its author should know before a plan is made."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from plandraft.core.avoiding import planned
from plandraft.core.finding import Lang
from plandraft.core.period import Period
from plandraft.core.profile import Profile, RequiredEvent
from plandraft.core.suspicion import suspicion
from plandraft.messages import scope, tr
from plandraft.profiles.screen import beginning

_MARKS = re.compile(r"[\W_]+")
_MONTH = re.compile(
    r"(?<![\d年—–\-~～至到])(?:(?P<digits>\d{1,2})|(?P<chinese>十[一二]?|[二三四五六七八九]))月(?![\d一二三四五六七八九十])"
)
_MONTHS = {"十一": 11, "十二": 12} | {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TITLE = re.compile(r"《[^《》]*》")
_DEADLINE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})年度?|(?P<spoken>明年|次年|来年|去年|上年|今年))"
    r"(?:(?P<month>\d{1,2})月份?(?:\d{1,2}[日号]|[上中下]旬)?)?"
    r"(?:(?P<before>(?:年?[底末])?(?:之前|以前|前|内|为止|止)(?![部\d一二三四五六几半两未尚已]))|年?[底末](?!前|之前|以前))"
)


def profile_contradictions(profile: Profile, *, lang: Lang = "zh") -> tuple[str, ...]:
    """What does not go together in a profile, a sentence each; empty where all does.

    Args:
        profile: As it was loaded: paths count its items.
        lang: Language of the sentences.
    """
    looks = (_avoided, _resting, _twice, _other_month, _late, _budget, _women)
    with scope(lang):
        return tuple(dict.fromkeys(one for look in looks for one in look(profile)))


def _avoided(profile: Profile) -> Iterator[str]:
    for path, text in _demands(profile):
        for item in profile.avoid:
            if planned(item, text) and suspicion(item) is None:
                yield tr(
                    "profile, {path}: “{words}” is what avoid forbids with “{item}”",
                    path=path,
                    words=beginning(text),
                    item=beginning(item),
                )


def _resting(profile: Profile) -> Iterator[str]:
    for path, event in _events(profile):
        month = event.in_month
        if profile.working_months and month is not None and month not in profile.working_months:
            yield tr(
                "profile, {path}: “{title}” is in month {month}, which working_months does not have",
                path=path,
                title=beginning(event.title),
                month=month,
            )


def _twice(profile: Profile) -> Iterator[str]:
    """The same event at two times; told once, for the pairs that differ."""
    times: dict[str, list[RequiredEvent]] = defaultdict(list)
    for _, event in _events(profile):
        times[_MARKS.sub("", event.title)].append(event)
    for events in times.values():
        whens = list(dict.fromkeys(_when(event) for event in events if event.in_month))
        months = {event.in_month for event in events if event.in_month}
        days = {event.date for event in events if event.date}
        if len(months) > 1 or len(days) > 1:
            title = beginning(events[0].title)
            yield tr(
                "profile, required_events: “{title}” stands at different times: {whens}",
                title=title,
                whens="、".join(whens),
            )


def _other_month(profile: Profile) -> Iterator[str]:
    """An event whose title names another month than its own."""
    for path, event in _events(profile):
        named = [_number(found) for found in _MONTH.finditer(event.title)]
        if event.in_month and named and event.in_month not in named:
            yield tr(
                "profile, {path}: “{title}” names another month than its own, {when}",
                path=path,
                title=beginning(event.title),
                when=_when(event),
            )


def _late(profile: Profile) -> Iterator[str]:
    """Deadlines before or after the period. What was left over of last year names last year, and rightly."""
    for path, text in _demands(profile):
        if path.startswith("last_year"):
            continue
        for found in _DEADLINE.finditer(_TITLE.sub("《》", text)):
            if _outside(found, profile.period):
                first, last = profile.period.first_day, profile.period.last_day
                yield tr(
                    "profile, {path}: the deadline “{found}” of “{words}” lies outside {first} to {last}",
                    path=path,
                    found=found[0],
                    words=beginning(text),
                    first=first,
                    last=last,
                )


def _budget(profile: Profile) -> Iterator[str]:
    budget = profile.budget
    if budget is None or not budget.lines:
        return
    spent = sum((line.amount for line in budget.lines), Decimal(0))
    if budget.total is None:
        yield tr("profile, budget: there are lines and no total; they add up to {spent} yuan", spent=_yuan(spent))


def _women(profile: Profile) -> Iterator[str]:
    women, members = profile.women, profile.members
    if women is not None and members is not None and women > members:
        yield tr("profile, women: {women} are more than the {members} members", women=women, members=members)


def _demands(profile: Profile) -> Iterator[tuple[str, str]]:
    """What the plan shall hold, each with its path; what is left out as suspicious contradicts nothing."""
    held = [(f"priorities[{at}]", text) for at, text in enumerate(profile.priorities)]
    held += [(f"last_year.unfinished[{at}]", text) for at, text in enumerate(profile.last_year.unfinished)]
    held += [(path, event.title) for path, event in _events(profile)]
    held += [(f"requirements[{at}]", one.text) for at, one in enumerate(profile.requirements)]
    return ((path, text) for path, text in held if suspicion(text) is None)


def _events(profile: Profile) -> Iterator[tuple[str, RequiredEvent]]:
    for at, event in enumerate(profile.required_events):
        if suspicion(event.title) is None:
            yield f"required_events[{at}]", event


def _when(event: RequiredEvent) -> str:
    if event.date is not None:
        day = event.date
        return tr("{year}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)
    return tr("month {month}", month=event.month)


def _number(found: re.Match[str]) -> int:
    return int(found["digits"]) if found["digits"] else _MONTHS[found["chinese"]]


def _outside(found: re.Match[str], period: Period) -> bool:
    """Whether a deadline's year, or its month of that year, lies outside the period.

    An end of a year that is past and not said to be a deadline (2026年底建成的驿站) only reports.
    """
    first, last = period.months[0], period.months[-1]
    if found["spoken"]:
        past = found["spoken"] in ("去年", "上年")
        # Which year 明年 is in a school year depends on when one reads it.
        return period.kind == "calendar_year" and found["spoken"] != "今年" and bool(found["before"] or not past)
    year = int(found["year"].translate(_DIGITS))
    at, month = (year, first.month if year == first.year else 1), found["month"]
    if month is not None:
        at = (year, int(month))
    if at < first and not found["before"]:
        return False
    return not first <= at <= last


def _yuan(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return f"{int(amount):,}" if whole else f"{amount.normalize():,f}"
