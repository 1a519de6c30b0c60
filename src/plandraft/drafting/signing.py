"""Under which date a plan is signed: one that fits its period, or a named gap."""

from __future__ import annotations

import datetime as dt

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.plan import Signature

MONTHS_BEFORE, MONTHS_AFTER = 4, 2
"""A plan is signed in the last months before its period or in its first two (our choice); else the office must say."""


def signature_of(brief: Brief) -> Signature:
    """Who issues the plan, and the drafting date where a plan of this period may bear it."""
    profile = brief.profile
    if may_be_signed(brief.as_of, profile.period.first_day):
        return Signature(organisation=profile.name, date=brief.as_of)
    return Signature(organisation=profile.name, note=gap("签发日期"))


def may_be_signed(day: dt.date, first_day: dt.date) -> bool:
    """Whether a plan whose period begins on ``first_day`` may be signed on a day.

    >>> may_be_signed(dt.date(2026, 11, 30), dt.date(2027, 1, 1))
    True
    >>> may_be_signed(dt.date(2026, 11, 30), dt.date(2026, 1, 1))
    False
    """
    months = (day.year - first_day.year) * 12 + day.month - first_day.month
    return -MONTHS_BEFORE <= months < MONTHS_AFTER
