"""The observances of a period, for whoever asks."""

from __future__ import annotations

from functools import lru_cache

from plandraft.arguments import checked
from plandraft.core.calendar import Calendar
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.observances import load_observances, resolve


@checked
def calendar(period: str | int, *, sector: Sector | str = Sector.OTHER) -> Calendar:
    """The observances of a calendar year (``2027``) or school year (``2026-2027``) with their days."""
    try:
        return resolve(load_observances(), period=Period.parse(period), sector=Sector(sector))
    except ValueError as error:
        raise UsageError(str(error), hint=tr("for example: plandraft calendar 2027 --sector school")) from None


@lru_cache(maxsize=64)
def days_of(period: Period, sector: Sector, working_months: tuple[int, ...], *, of_all: bool = False) -> Calendar:
    """The days of a kind of organisation, or (``of_all``) those of all kinds too, found out once for many plans."""
    return resolve(load_observances(), period=period, sector=sector, working_months=working_months, of_all=of_all)
