"""What unions usually do in a field of work, as a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.plan import LINE_CHARS
from plandraft.core.replies import ActionShape, MeasureShape
from plandraft.core.work_areas import Pattern, WorkArea
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.demands import title_of
from plandraft.models.offline.manners import kinds_held_once
from plandraft.models.offline.overlap import core, kinship
from plandraft.models.offline.owners import lead_of, partners_of
from plandraft.models.offline.spending import paid_by
from plandraft.models.offline.when import months_in_step, months_of_festivals, months_of_pattern, own_time, said_months

ALIKE = 0.5
"""From this kinship on, a demand and our own wording are one piece of work (our choice)."""
_REFUSAL = re.compile(
    r"^(?:不再|不得|不要|不宜|不|避免|禁止|严禁|取消|停止)?(?:安排|组织|举办|开展|搞|使用|写|提|发放)?"
)
_TIMES_SAID = {"每月": 0, "每季度": 4, "每半年": 2}
"""Months of a line that keep a rhythm; none for what never stops."""
_LONG = 60
"""With more room than this both sentences of a pattern are printed (our choice)."""


def customs_of(area: WorkArea, brief: Brief) -> list[Pattern]:
    """The area's patterns that hold nothing the profile wants avoided, and nothing that a demand is about."""
    profile = brief.profile
    unwanted = [_REFUSAL.sub("", text).strip("。，； ") for text in profile.avoid]
    kinds = {kind for matter in brief.matters for kind in kinds_held_once(matter.text)}
    titles = [core(title_of(matter)) for matter in brief.matters]

    def is_taken(pattern: Pattern) -> bool:
        said = [filled(text, profile) for text in (pattern.title, pattern.entry) if text]
        return bool(kinds_held_once(said[0]) & kinds) or any(
            kinship(core(text), title) >= ALIKE for text in said for title in titles
        )

    def is_unwanted(pattern: Pattern) -> bool:
        said = filled("".join((pattern.title, *pattern.actions, pattern.indicator, pattern.entry)), profile)
        return any(len(word) > 1 and word in said for word in unwanted)

    return [p for p in area.patterns_for(profile.sector) if not is_taken(p) and not is_unwanted(p)]


def measure_from(pattern: Pattern, heading: str, brief: Brief, *, months: Sequence[int], room: int) -> MeasureShape:
    """A pattern as a measure.

    Args:
        pattern: Our wording.
        heading: What the measure stands under.
        brief: The job's material.
        months: When its line falls; none for what never stops.
        room: Characters that its actions and its sign of completion are to have.
    """
    profile = brief.profile
    title = filled(pattern.title, profile)
    owner = lead_of(title, pattern.actions, pattern.owner, brief)
    actions = list(_actions(pattern, months, brief, owner))
    if room <= _LONG:
        actions = [_shortest(actions)]
    return MeasureShape(
        area=heading,
        title=title,
        claims=[],
        actions=actions,
        owner=owner,
        partners=partners_of(title, pattern.partners or pattern.owner[1:], brief, owner=owner) if room > _LONG else [],
        indicator=filled(pattern.indicator, profile, owner=owner),
        budget=paid_by(title, brief) or paid_by(heading, brief),
    )


def _shortest(actions: Sequence[ActionShape]) -> ActionShape:
    """One action for all: the shortest at the time of the one in the calendar, with that one's line."""
    lined = next((action for action in actions if action.line), actions[0])
    text = min((action.text for action in actions if action.when == lined.when), key=len)
    return lined.model_copy(update={"text": text})


def months_for(pattern: Pattern, brief: Brief, offset: int) -> tuple[int, ...]:
    """The months of a pattern's line, see ``months_of_pattern``."""
    return months_of_pattern(pattern, brief.calendar, offset)


def _actions(pattern: Pattern, months: Sequence[int], brief: Brief, owner: str) -> Iterator[ActionShape]:
    """Its sentences; one that names its own time has that, and no line, one that names festivals has their months."""
    calendar = brief.calendar
    when = said_months(months, calendar) or "每月"
    line = _short(filled(pattern.entry or pattern.title, brief.profile))
    for text in pattern.actions:
        festivals, own = months_of_festivals(text, calendar), own_time(text, calendar)
        series = months_in_step(months, own, calendar)
        is_main = not festivals and (not own or _TIMES_SAID.get(own) == len(months))
        time = said_months(festivals, calendar) or (when if is_main else said_months(series, calendar) or own)
        title = _short(filled(pattern.title, brief.profile)) if festivals else ""
        yield ActionShape(text=filled(text, brief.profile, owner=owner), when=time, line=line if is_main else title)
        line = "" if is_main else line


def _short(text: str) -> str:
    return text if len(text) <= LINE_CHARS else re.split(r"[，。；：、]", text, maxsplit=1)[0][:LINE_CHARS]
