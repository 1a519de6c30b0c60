"""How many characters a plan's parts come to on paper, counted as they are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from plandraft.core.brief import Brief
from plandraft.core.period import Period
from plandraft.core.plan import Action, Measure
from plandraft.core.printed import FEWEST_LINES
from plandraft.core.replies import MeasureShape
from plandraft.core.timing import STANDING, Timing
from plandraft.core.when import read_when
from plandraft.core.wording import measure_words

_NUMBER = 2
"""A node's number and its mark: 1."""
_HEADED = 3
"""（一） before a month above its lines."""
_OFTEN = 2
"""每月 before a line of what never stops."""
_AREA = 3
"""（一） before an area's name."""


def measure_chars(shape: MeasureShape, brief: Brief) -> int:
    """A measure with its number."""
    period = brief.profile.period
    measure = Measure(
        id="M1",
        title=shape.title,
        actions=tuple(Action(text=a.text, timing=_time(a.when, brief), line=a.line) for a in shape.actions),
        owner=shape.owner,
        partners=tuple(shape.partners),
        indicator=shape.indicator,
    )
    return _NUMBER + len(measure_words(measure, period))


def lines_of(shapes: Iterable[MeasureShape], brief: Brief) -> list[tuple[int, str]]:
    """The lines of the calendar, each with its month and its day; what never stops has no month and stands once."""
    found: list[tuple[int, str]] = []
    for shape in shapes:
        for action in shape.actions:
            if action.line:
                time = _time(action.when, brief)
                line = f"{time.date.day}日{action.line}" if time.date else action.line
                found += [(month, line) for month in time.months] or [(0, line)]
    return found


def calendar_chars(lines: Sequence[tuple[int, str]]) -> int:
    """The calendar with its months, under headings where it is full enough for them."""
    months = Counter(month for month, _ in lines if month)
    is_headed = sum(months.values()) >= FEWEST_LINES * max(1, len(months))
    text = sum(len(line) + 1 + _OFTEN * (not month) for month, line in lines)
    heads = [f"{month}月" for month in months] + [STANDING] * any(not month for month, _ in lines)
    text += sum(len(head) + (_HEADED if is_headed else 1) for head in heads)
    return text + _NUMBER * len(lines) * is_headed


def headings_chars(shapes: Iterable[MeasureShape]) -> int:
    """The headings of the measures."""
    return sum(len(name) + _AREA for name in {shape.area for shape in shapes})


def _time(when: str, brief: Brief) -> Timing:
    return _read(when, brief.profile.period, brief.calendar.working_months)


@lru_cache(maxsize=1024)
def _read(when: str, period: Period, working: tuple[int, ...]) -> Timing:
    """The same few times stand in all versions of all measures."""
    return read_when(when, period=period, working=working)
