"""The time that something has once somebody has said where it goes: from its old one, within the period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plandraft.core.period import Period
from plandraft.core.timing import Timing
from plandraft.revising.ground import Ground
from plandraft.revising.outcomes import OrderOutcome, refused, unclear
from plandraft.revising.times import Shift


@dataclass(frozen=True, kw_only=True)
class To:
    """Where something goes.

    Attributes:
        time: The time itself, or by how much.
        way: What the verb says of the direction.
        months: Months that were named as those in which it is now.
    """

    time: Timing | Shift
    way: Literal["later", "sooner", ""] = ""
    months: tuple[int, ...] = ()


def new_timing(old: Timing, to: To, ground: Ground) -> Timing | OrderOutcome:
    """The new time of something that has one."""
    period, time = ground.period, to.time
    label = old.label_in(period)
    if isinstance(time, Shift):
        some = set(to.months) & set(old.months)
        if some and some != set(old.months):
            part = shifted_timing(Timing.of(*some), time.months, period)
            if part is None or time.to_quarter:
                return refused(f"它现在在{label}，移不到计划期{period.label}以外")
            return Timing(months=tuple(sorted((set(old.months) - some) | set(part.months))), rhythm=old.rhythm)
        months = old.months
        if not months:
            return unclear(f"它的时间是“{label or '未定'}”，请写明改到哪个月")
        shift = time.months
        if time.to_quarter:
            quarter = (months[0] - 1) // 3 + time.to_quarter
            if not 0 <= quarter <= 3:
                return refused(
                    f"它现在在{label}，再往{'后' if time.to_quarter > 0 else '前'}就不在计划期{period.label}内了"
                )
            return Timing.of(*range(quarter * 3 + 1, quarter * 3 + 4))
        moved = shifted_timing(old, shift, period)
        if moved is None:
            way = "推迟" if shift > 0 else "提前"
            return refused(f"它现在在{label}，{way}{abs(shift)}个月就不在计划期{period.label}内了")
        return moved
    wanted = _turned(old, time, to, period)
    if not isinstance(wanted, Timing):
        return wanted
    if to.way and old.months and wanted.months and not old.rhythm:
        was, now = period.position(old.months[0]), period.position(wanted.months[0])
        if (to.way == "later" and now < was) or (to.way == "sooner" and now > was):
            said = "推迟" if to.way == "later" else "提前"
            return unclear(f"它现在在{label}，改到{wanted.label_in(period)}不是{said}，请再看一下")
    return wanted


def _turned(old: Timing, time: Timing, to: To, period: Period) -> Timing | OrderOutcome:
    """The time said, where it can stand for the whole old one; of several months the one that was named."""
    some = set(to.months) & set(old.months)
    if to.months and some and some != set(old.months):
        months = (set(old.months) - some) | set(time.months)
        return Timing(months=tuple(sorted(months)), rhythm=old.rhythm)
    if to.months and not some:
        return unclear(f"它现在在{old.label_in(period)}，不在{Timing.of(*to.months).label_in(period)}，请再看一下")
    if len(old.months) > 1 and len(time.months) == 1 and time.rhythm is None:
        return unclear(
            f"它现在在{old.label_in(period)}，请写明改哪一次（如“{old.months[0]}月的改到{time.months[0]}月”）"
        )
    if old.deadline and len(time.months) == 1 and not time.date and time.part in (None, "late"):
        return time.model_copy(update={"deadline": True, "part": None})
    return time


def shifted_timing(timing: Timing, by: int, period: Period) -> Timing | None:
    """A time so many months later; None where it leaves the period."""
    places = [period.position(month) + by for month in timing.months]
    if not all(0 <= place < 12 for place in places):
        return None
    months = tuple(sorted(period.months[place].month for place in places))
    if timing.date is not None:
        at = period.months[period.position(timing.date.month) + by]
        for day in range(timing.date.day, 0, -1):
            try:
                return timing.model_copy(update={"months": months, "date": dt.date(at.year, at.month, day)})
            except ValueError:
                continue
    return timing.model_copy(update={"months": months})


def resting_notes(new: Timing, ground: Ground) -> tuple[str, ...]:
    """What is to be said of a time in months in which nobody works; nothing where there is none."""
    resting = [month for month in new.months if ground.working and month not in ground.working]
    return (f"{'、'.join(map(str, resting))}月不在安排工作的月份里",) if resting else ()
