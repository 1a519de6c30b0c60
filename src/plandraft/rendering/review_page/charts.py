"""The charts in numbers: when measures run, who has how much to do in which month, where the money goes.

Places along the time are in percent of the chart's width, so that a chart is as wide as its page and its words are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from plandraft.core.finding import Lang
from plandraft.core.months import label, months_in_order
from plandraft.core.period import Period
from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.spending import amount_words
from plandraft.core.texts import one_line
from plandraft.core.timing import ALL_YEAR, Timing
from plandraft.core.wording import without_brackets
from plandraft.rendering.review_page.view import Box, Lane, LaneGroup, LoadCell, LoadRow, MoneyBar, NodeLink
from plandraft.rendering.review_page.words import Say, month_name, origin_words

_MONTHS = 12
_PART_AT = {"early": 0.17, "middle": 0.5, "late": 0.83}
_DEADLINE_AT = 0.92
BAR_ROOM = 30
"""Pixels that the highest bar of the load takes."""
NUMBER_ROOM = 14
"""Pixels above a bar for its number."""


def lane_groups(plan: Plan, say: Say) -> tuple[LaneGroup, ...]:
    """Measures by area, then calendar lines that belong to none; what has no time at all has an empty row."""
    areas: dict[str, list[Lane]] = {}
    for measure in plan.measures:
        areas.setdefault(one_line(measure.area) or say("no_area"), []).append(_lane(measure, plan.period))
    loose = [_loose(entry, plan.period) for entry in plan.schedule if not entry.measure_ids]
    groups = [LaneGroup(name=name, lanes=tuple(lanes)) for name, lanes in areas.items()]
    return (*groups, *([LaneGroup(name=say("loose_entries"), lanes=tuple(loose))] if loose else ()))


def load_rows(plan: Plan, owners: Mapping[str, str], lang: Lang, say: Say) -> tuple[LoadRow, ...]:
    """What each owner has to do in each month, the busiest first."""
    counts: dict[str, Counter[int]] = {name: Counter() for name in owners}
    for owner, timing in _duties(plan):
        counts.setdefault(owner, Counter()).update(_months_of(timing))
    counts = {name: own for name, own in counts.items() if own.total()}
    highest = max((max(own.values()) for own in counts.values()), default=1)
    named = sorted(counts, key=lambda name: (-counts[name].total(), owners.get(name, "o")))
    return tuple(
        _load_row(
            NodeLink(id=owners.get(name, ""), text=name or say("no_owner")), counts[name], highest, plan, lang, say
        )
        for name in named
    )


def money_bars(plan: Plan, lang: Lang) -> tuple[MoneyBar, ...]:
    """The items of the budget with their shares of what is settled."""
    known = [item.amount for item in plan.budget if item.amount is not None and item.amount > 0]
    total = sum(known, Decimal(0))
    titles = {measure.id: one_line(measure.title) for measure in plan.measures}
    return tuple(
        MoneyBar(
            id=item.id,
            purpose=one_line(item.purpose),
            amount=amount_words(item.amount),
            share=percent(round(item.amount / total, 3))
            if total and item.amount is not None and item.amount > 0
            else "",
            origin=origin_words(item.origin, lang),
            measures=tuple(NodeLink(id=m, text=titles[m]) for m in item.measure_ids if m in titles),
        )
        for item in plan.budget
    )


def percent(share: Decimal | float) -> str:
    """A share in percent with at most two digits, the same on every machine.

    >>> percent(0.5), percent(1 / 3)
    ('50', '33.33')
    """
    return f"{Decimal(share) * 100:.2f}".rstrip("0").rstrip(".")


def month_names(period: Period | None, lang: Lang) -> tuple[str, ...]:
    """The months as the charts name them, in the order of the period."""
    return tuple(month_name(month, lang) for month in months_in_order(ALL_YEAR, period))


def _lane(measure: Measure, period: Period | None) -> Lane:
    ticks = [tick for action in measure.actions for tick in _ticks(action, period)]
    timing, said = measure.timing, label(measure.timing, period)
    return Lane(
        id=measure.id,
        text=one_line(measure.title) or measure.id,
        said=said,
        bars=tuple(_bars(timing.months, period)),
        ticks=tuple(ticks) or tuple(_marks(timing, "", period)),
        is_standing=_is_standing(timing),
    )


def _loose(entry: Entry, period: Period | None) -> Lane:
    text = one_line(entry.title)
    return Lane(
        id=entry.id,
        text=text or entry.id,
        said=label(entry.timing, period),
        bars=tuple(_bars(entry.timing.months, period)),
        ticks=tuple(_marks(entry.timing, text, period)),
        is_standing=_is_standing(entry.timing),
    )


def _is_standing(timing: Timing) -> bool:
    return timing.months == ALL_YEAR or bool(timing.rhythm and not timing.months)


def _ticks(action: Action, period: Period | None) -> Iterator[Box]:
    if action.text.strip() and not _is_standing(action.timing):
        yield from _marks(action.timing, one_line(action.line or action.text), period)


def _marks(timing: Timing, text: str, period: Period | None) -> Iterator[Box]:
    """A dot in each month, where in it the timing says."""
    if _is_standing(timing):
        return
    said = f"{label(timing, period)} {text}".strip()
    for month in timing.months:
        inside = _PART_AT.get(timing.part or "", 0.5)
        if timing.date is not None:
            inside = (timing.date.day - 0.5) / 31
        elif timing.deadline:
            inside = _DEADLINE_AT
        yield Box(x=percent((_position(month, period) + inside) / _MONTHS), label=said)


def _bars(months: Iterable[int], period: Period | None) -> Iterator[Box]:
    """A bar for each run of months that follow each other in the period."""
    places = sorted(_position(month, period) for month in months)
    starts = [place for place in places if place - 1 not in places]
    for start in starts:
        end = next(place for place in range(start, _MONTHS + 1) if place + 1 not in places)
        yield Box(x=percent(start / _MONTHS), width=percent((end - start + 1) / _MONTHS))


def _position(month: int, period: Period | None) -> int:
    return period.position(month) if period is not None else month - 1


def _duties(plan: Plan) -> Iterator[tuple[str, Timing]]:
    """Who has what to do when: steps, measures whose steps have no time, and calendar lines that are no view of one."""
    for measure in plan.measures:
        owner = without_brackets(measure.owner)
        timed = [action.timing for action in measure.actions if action.text.strip() and action.timing.is_set]
        yield from ((owner, timing) for timing in timed or [measure.timing])
    by_id = {measure.id: without_brackets(measure.owner) for measure in plan.measures}
    for entry in plan.schedule:
        if not entry.maker:
            heirs: Sequence[str] = [by_id[number] for number in entry.measure_ids if number in by_id]
            yield without_brackets(entry.owner) or next(iter(heirs), ""), entry.timing


def _months_of(timing: Timing) -> tuple[int, ...]:
    return ALL_YEAR if _is_standing(timing) else timing.months


def _load_row(owner: NodeLink, counts: Counter[int], highest: int, plan: Plan, lang: Lang, say: Say) -> LoadRow:
    cells = []
    for place, month in enumerate(months_in_order(ALL_YEAR, plan.period)):
        height = round(BAR_ROOM * counts[month] / highest) if counts[month] else 0
        cells.append(
            LoadCell(
                month=month_name(month, lang),
                number=counts[month],
                x=percent((place + 0.2) / _MONTHS),
                middle=percent((place + 0.5) / _MONTHS),
                y=NUMBER_ROOM + BAR_ROOM - max(height, 1),
                height=max(height, 1),
            )
        )
    said = say("comma").join(f"{cell.month} {cell.number}" for cell in cells if cell.number)
    return LoadRow(owner=owner, total=counts.total(), said=said, cells=tuple(cells))
