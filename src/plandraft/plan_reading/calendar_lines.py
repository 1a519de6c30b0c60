"""A line of somebody's calendar: what is done, when more precisely than its month says, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plandraft.core.months import OPEN_TIME, read_heading, read_label
from plandraft.core.period import Period
from plandraft.core.timing import STANDING, Timing
from plandraft.core.wording import EXTENDS, JOINS_MONTH, MONTHS_ALONE
from plandraft.plan_reading.who import LAST_BRACKET, is_bodies, owner_said

_OWN_TIME = re.compile(r"【([^】]+)】\s*")
_OWN_DAY = re.compile(
    rf"(?P<month>(?:\d{{4}}年)?\d{{1,2}}月)?(?P<day>\d{{1,2}}[日号]|[上中下]旬)(?:(?P<mark>[，,：:]\s*)|(?!{EXTENDS}|[游夜]))"
)
"""A day or a part of the month that heads the line; without a mark behind it, it stays part of what is done."""
_OWN_MONTHS = re.compile(rf"(?P<months>{MONTHS_ALONE})(?:，?(?P<often>每[周月]一次))?(?:[，,：:]\s*|(?!{JOINS_MONTH}))")
"""Months of its own, with a rhythm, that head the line as they do in ours: 7—8月每周一次送清凉 below July."""
_NO_MONTH = re.compile(rf"(?P<head>{STANDING}|{OPEN_TIME})[：:]\s*")
"""Heads of our own calendars that name no month: work of the whole period, and of an open time."""
_LAST = re.compile(r"(?:^|(?<=[，,；;]))(?:(?P<often>每[周月]一次)，)?至(?P<last>1[0-2]|0?[1-9])月底?(?=[，,；;]|$)")
"""The last month of what begins in the month above, as our own lines say it: 看望值守人员（每月一次，至9月）."""
_PARTS = re.compile(r"[，,；;](?![^（(]{0,200}[)）])")


class CalendarLine(NamedTuple):
    """One entry: its words with their offset, its time, and who does it, with the offset where the line says it.

    Attributes:
        head: A time of its own before its words, as it is written.
    """

    title: str
    at: int
    timing: Timing
    owner: str
    owner_at: int | None = None
    head: str = ""


def without_head(text: str, timing: Timing) -> tuple[int, Timing]:
    """Where the words of a line begin whose head names no month, and the time that head stands for."""
    head = _NO_MONTH.match(text)
    return (0, timing) if head is None else (head.end(), read_heading(head["head"]) or timing)


def lines_in(text: str, timing: Timing, owner: str, period: Period | None) -> Iterator[CalendarLine]:
    """The entries of one line, which may hold several, parted by ；.

    Args:
        text: The line without what heads it.
        timing: What heads it.
        owner: Who a column of the table says does it.
        period: The plan's; gives a day its year.
    """
    for found in re.finditer(r"(?:[^；;（(]|[（(][^（）()]*[)）]|[（(])+", text):
        said = found[0].strip()
        if not said.strip("。，、 "):
            continue
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        start, own = _own_time(said, timing, period)
        words = said[start:].rstrip("。")
        bracket = LAST_BRACKET.search(words)
        told = _told(bracket["who"], own, period) if bracket is not None else None
        if bracket is None or told is None:
            yield CalendarLine(words, at + start, own, owner, head=said[:start])
            continue
        when, by = told
        owner_at = at + start + bracket.start("who") + bracket["who"].find(by) if by else None
        yield CalendarLine(words[: bracket.start()], at + start, when, by or owner, owner_at, said[:start])


def _told(bracket: str, timing: Timing, period: Period | None) -> tuple[Timing, str] | None:
    """The time and the owner that a bracket names; None where it says anything else."""
    by, when = "", timing
    until = _until(bracket, timing, period)
    if until is not None:
        when, bracket = until
    for part in filter(None, (part.strip() for part in _PARTS.split(bracket))):
        read = read_label(part, period)
        if read.is_set and (not timing.months or set() < set(read.months) <= set(timing.months)):
            when = read
        elif not by and (named := part if is_bodies(part) else owner_said(part)):
            by = named
        else:
            return None
    return when, by


def _until(bracket: str, timing: Timing, period: Period | None) -> tuple[Timing, str] | None:
    """A stretch of months that begins in the month which heads the line, and what else its bracket says."""
    found = _LAST.search(bracket)
    if found is None or len(timing.months) != 1:
        return None
    often = found["often"] or ""
    read = read_label(f"{timing.months[0]}—{int(found['last'])}月" + (f"，{often}" if often else ""), period)
    return (read, bracket[: found.start()] + bracket[found.end() :]) if _holds(read, timing) else None


def _holds(read: Timing, timing: Timing) -> bool:
    """Whether a time of a line's own is more than the month that heads it, and this month is in it."""
    return read != timing and bool(read.rhythm or set(timing.months) < set(read.months))


def _own_time(said: str, timing: Timing, period: Period | None) -> tuple[int, Timing]:
    """Where the words begin behind a time of their own, and that time."""
    own = _OWN_TIME.match(said)
    if own is not None and (read := read_label(own[1], period)).is_set:
        return own.end(), read
    months = _OWN_MONTHS.match(said)
    if months is not None:
        read = read_label("，".join(filter(None, months.group("months", "often"))), period)
        if _holds(read, timing):
            return months.end(), read
    day = _OWN_DAY.match(said)
    if day is None or len(timing.months) != 1:
        return 0, timing
    read = read_label((day["month"] or f"{timing.months[0]}月") + day["day"], period)
    if read.months != timing.months or not (read.date or read.part):
        return 0, timing
    return (day.end() if day["mark"] else 0), read
