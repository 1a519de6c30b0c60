"""All measures of a plan at once: every demand exactly once, then what is usual, until length and months are filled.

What one area gets depends on what the others have, so that months differ and the length is met. It is worked out from
all areas, whichever of them are asked about: questions that are asked side by side then agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar
from plandraft.core.inputs import AreaShare
from plandraft.core.matching import pairs
from plandraft.core.matter import Matter
from plandraft.core.proportions import Sizes
from plandraft.core.replies import MeasureShape
from plandraft.core.work_areas import Pattern
from plandraft.models.offline.carrying import measure_for
from plandraft.models.offline.customary import customs_of, measure_from, months_for
from plandraft.models.offline.spending import named_by
from plandraft.models.offline.when import months_planned

HEADING = 10
"""Printed characters of a heading (measured)."""
LINE = 15
"""Printed characters of a calendar line with its share of its month's heading (measured)."""
BRACKET = 34
"""Printed characters of a measure beside its words (measured)."""
_LEFT = 0.05
"""Share of a plan's length that our prose and our goals leave of their room (measured)."""
_BASIC = 1.5
"""What every plan has goes before what only some have (our choice)."""
_MOST = 30
"""Per cent of all lines that one month may have."""


class _Choice(NamedTuple):
    """What an area could do: ``aside`` where it is of a field for which the plan has no area of its own."""

    area: AreaShare
    heading: str
    aside: bool
    pattern: Pattern
    months: tuple[int, ...]


class _Standing(NamedTuple):
    """How far the measures have come: their length, the lines of each month, their number by heading, who pays."""

    chars: int
    lines: Counter[int]
    headings: Counter[str]
    paid: frozenset[str]

    @classmethod
    def of(cls, measures: Sequence[MeasureShape], brief: Brief) -> _Standing:
        """What measures come to."""
        return cls(
            chars=printed(measures, brief.calendar) if measures else 0,
            lines=months_of(measures, brief.calendar),
            headings=Counter(measure.area for measure in measures),
            paid=frozenset(measure.budget for measure in measures),
        )


def composed(areas: Iterable[AreaShare], brief: Brief, sizes: Sizes, variant: int = 0) -> dict[str, list[MeasureShape]]:
    """The measures of each area, by its heading.

    Args:
        areas: All areas of the plan, in any order.
        brief: The job's material.
        sizes: How long the plan is to be.
        variant: Number of the draft, from 0: what drafts of lower numbers do beside the demands is done last.
    """
    ordered = sorted(areas, key=lambda area: area.heading)
    worn: Counter[str] = Counter()
    for _ in range(variant):
        worn.update(_composed(ordered, brief, sizes, worn)[1])
    return _composed(ordered, brief, sizes, worn)[0]


def _composed(
    ordered: Sequence[AreaShare], brief: Brief, sizes: Sizes, worn: Counter[str]
) -> tuple[dict[str, list[MeasureShape]], list[str]]:
    """The measures of each area, and the customs that were taken; ``worn`` ones come after others."""
    taken: list[str] = []
    found = {
        area.heading: [measure_for(m, heading_of(m, area, brief), brief, sizes.actions) for m in area.matters]
        for area in ordered
    }
    left = [choice for area in ordered for choice in _choices(area, brief)]
    room = sizes.measure_count * sizes.measure + sizes.lines * LINE
    room += sizes.area_count * HEADING + round(_LEFT * sizes.length)
    while left:
        standing = _Standing.of([measure for own in found.values() for measure in own], brief)
        choice = max(left, key=lambda c: _worth(c, standing, brief, worn[c.pattern.title]))
        made = measure_from(choice.pattern, choice.heading, brief, months=choice.months, room=sizes.actions)
        if standing.chars and standing.chars + printed([made], brief.calendar) / 2 > room:
            break
        found[choice.area.heading].append(made)
        taken.append(choice.pattern.title)
        left = [other for other in left if other.pattern is not choice.pattern]
    return found, taken


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


def printed(measures: Sequence[MeasureShape], calendar: Calendar) -> int:
    """About how many characters measures have on paper, with their headings and their lines of the calendar."""
    words = lines = 0
    for measure in measures:
        words += len(measure.title) + sum(len(action.text) for action in measure.actions) + len(measure.indicator)
        words += len("".join(measure.partners)) + BRACKET
        lines += sum(max(1, len(months_planned(action.when, calendar))) for action in measure.actions if action.line)
    return words + lines * LINE + HEADING * len({measure.area for measure in measures})


def months_of(measures: Iterable[MeasureShape], calendar: Calendar) -> Counter[int]:
    """How many lines each month has."""
    return Counter(
        month
        for measure in measures
        for action in measure.actions
        if action.line
        for month in months_planned(action.when, calendar)
    )


def _choices(area: AreaShare, brief: Brief) -> Iterator[_Choice]:
    """What an area could do; what comes back may begin in any month."""
    known = {work_area.id: work_area for work_area in brief.areas}
    for number, area_id in enumerate(area.work_areas):
        if area_id not in known:
            continue
        heading = known[area_id].name(brief.profile.sector) if number else area.heading
        for pattern in customs_of(known[area_id], brief):
            for months in dict.fromkeys(months_for(pattern, brief, offset) for offset in range(6)):
                yield _Choice(area, heading, number > 0, pattern, months)


def _worth(choice: _Choice, standing: _Standing, brief: Brief, worn: int) -> tuple[float, ...]:
    """A heading with few measures first; there what money is set aside for, every plan has, and fills empty months."""
    lines = standing.lines
    crowded = sum(100 * (lines[month] + 1) > _MOST * (lines.total() + 4) for month in choice.months)
    words, paid = max(named_by(choice.pattern.title, brief), named_by(choice.heading, brief))
    unspent = 0 if paid in standing.paid else min(2, words)
    load = sum(lines[month] for month in choice.months) / max(1, len(choice.months))
    filled = sum(not lines[month] for month in choice.months)
    unwanted = standing.headings[choice.heading] + 2 * choice.aside + worn
    basic = _BASIC * any(_is_said(choice.pattern.title, text) for text in choice.area.basics)
    return (unspent + basic - unwanted, filled - 2 * crowded, -load)


def _is_said(title: str, text: str) -> bool:
    """Whether a measure's title names what a text is about: two of its pairs of characters at least."""
    return len(pairs(title) & pairs(text)) >= 2
