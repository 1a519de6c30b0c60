"""All measures of a plan at once: every demand exactly once, then what is usual, until length and months are filled.

What one area gets depends on what the others have, so that months differ and the length is met. It is worked out from
all areas, whichever of them are asked about: questions that are asked side by side then agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.knowledge import Pattern
from plandraft.core.matter import Matter
from plandraft.core.proportions import Sizes
from plandraft.core.replies import MeasureShape
from plandraft.models.offline.carrying import measure_for
from plandraft.models.offline.customary import customs_of, measure_from, months_for
from plandraft.models.offline.when import months_in, working

LINE = 16
"""Printed characters of a calendar line with its owner (measured)."""
BRACKET = 34
"""Printed characters of a measure beside its words (measured)."""
_MOST = 30
"""Per cent of all lines that one month may have."""


class _Choice(NamedTuple):
    area: AreaShare
    pattern: Pattern
    months: tuple[int, ...]


def composed(areas: Iterable[AreaShare], brief: Brief, sizes: Sizes) -> dict[str, list[MeasureShape]]:
    """The measures of each area, by its heading.

    Args:
        areas: All areas of the plan, in any order.
        brief: The job's material.
        sizes: How long the plan is to be.
    """
    ordered = sorted(areas, key=lambda area: area.heading)
    found = {
        area.heading: [measure_for(m, heading_of(m, area, brief), brief, sizes.actions) for m in area.matters]
        for area in ordered
    }
    left = {area.heading: _customs(area, brief) for area in ordered}
    room = sizes.measure_count * sizes.measure + sizes.lines * LINE
    while True:
        choices = [choice for area in ordered for choice in _choices(area, left[area.heading], brief)]
        choice = max(choices, key=lambda c: _worth(c, found, brief), default=None)
        if choice is None:
            return found
        heading = choice.area.heading
        made = measure_from(choice.pattern, heading, brief, months=choice.months, room=sizes.actions)
        used = sum(map(printed, (m for own in found.values() for m in own)))
        if used + printed(made) / 2 > room and any(found.values()):
            return found
        found[heading].append(made)
        left[heading] = [pattern for pattern in left[heading] if pattern is not choice.pattern]


def heading_of(matter: Matter, area: AreaShare, brief: Brief) -> str:
    """The heading for a demand: that of its area, unless the demand's words are of another field of work."""
    if not area.name:
        return area.heading
    sector = brief.profile.sector
    own = [known for known in brief.areas if known.id in area.work_areas]
    if any(known.matches(matter.text, sector) for known in own[:1]):
        return area.heading
    best = max(brief.areas, key=lambda known: known.matches(matter.text, sector), default=None)
    return best.name(sector) if best is not None and best.matches(matter.text, sector) else area.heading


def printed(measure: MeasureShape) -> int:
    """About how many characters a measure has on paper, with its lines of the calendar."""
    words = len(measure.title) + sum(len(action.text) for action in measure.actions) + len(measure.indicator)
    lines = sum(max(1, len(months_in(action.when))) for action in measure.actions if action.line)
    return words + len("".join(measure.partners)) + BRACKET + lines * LINE


def months_of(measures: Iterable[MeasureShape]) -> Counter[int]:
    """How many lines each month has."""
    return Counter(
        month for measure in measures for action in measure.actions if action.line for month in months_in(action.when)
    )


def _customs(area: AreaShare, brief: Brief) -> list[Pattern]:
    known = {work_area.id: work_area for work_area in brief.areas}
    return [pattern for area_id in area.work_areas if area_id in known for pattern in customs_of(known[area_id], brief)]


def _choices(area: AreaShare, patterns: Sequence[Pattern], brief: Brief) -> list[_Choice]:
    """What an area could do next; what comes back may begin in any month."""
    return [
        _Choice(area, pattern, months)
        for pattern in patterns
        for months in dict.fromkeys(months_for(pattern, brief, offset) for offset in range(6))
    ]


def _worth(choice: _Choice, found: dict[str, list[MeasureShape]], brief: Brief) -> tuple[int, int, int]:
    """An area with few measures first, there what fills empty months, and of that what stands first."""
    lines = months_of(measure for own in found.values() for measure in own)
    empty = set(working(brief.calendar)) - set(lines)
    crowded = sum(100 * (lines[month] + 1) > _MOST * (sum(lines.values()) + 4) for month in choice.months)
    own = found[choice.area.heading]
    return (-len(own), len(empty & set(choice.months)) - 2 * crowded, -sum(lines[month] for month in choice.months))
