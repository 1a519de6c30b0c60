"""By when what was left unfinished is done, where the profile does not say."""

from __future__ import annotations

import re

from plandraft.core.calendar import Calendar
from plandraft.core.matter import Matter
from plandraft.core.timing import Timing

_VALUE = re.compile(r"\d[\d.]{0,15}\s{0,60}+[%％]|(?:提高|增加|增至|达到|降到|降低|减少)[^，。；]{0,6}\d")
"""A value that is reached little by little: 入会率提高到55%."""
_BUILT = re.compile("改造|扩建|新建|改建|修缮|装修|建设|加装|安装")
"""Work of builders, with a plan, money, a contract and an acceptance before its end."""

_HOLIDAYS = {"寒假前": Timing(months=(1,), part="middle", deadline=True), "暑假前": Timing(months=(6,), deadline=True)}
"""Schools close in the second half of January and at the turn to July (our choice; who knows the day says it)."""


def with_deadlines(matters: tuple[Matter, ...], calendar: Calendar) -> tuple[Matter, ...]:
    """The matters with their deadlines: the profile's, before a school's holidays, of what was left unfinished a third.

    What is built needs half of the period; a value that was missed is raised over the whole of it and has none. All
    questions go out at the same time; with the deadline in each of them goals and measures say the same month.
    """
    order = sorted(calendar.working_months or range(1, 13), key=calendar.period.position)

    def placed(matter: Matter) -> Matter:
        said = "，".join((matter.text, *matter.others))
        holiday = next((timing for words, timing in _HOLIDAYS.items() if words in said), None)
        if holiday is not None and not matter.timing.is_set:
            return matter.model_copy(update={"timing": holiday})
        if "unfinished" not in matter.kinds or matter.timing.is_set or _VALUE.search(said):
            return matter
        share = 2 if _BUILT.search(said) else 3
        return matter.model_copy(
            update={"timing": Timing(months=(order[max(0, len(order) // share - 1)],), deadline=True)}
        )

    return tuple(map(placed, matters))
