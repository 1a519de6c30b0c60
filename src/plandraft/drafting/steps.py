"""The steps of a draft: what each of them asks first, and what it asks for where only a part came.

How much is asked for at once is halved with every cut reply that held nothing whole: parts one at a time, half the
goals, half the measures, half the months.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.inputs import (
    FRAME_PARTS,
    WHOLE_PARTS,
    AreaLine,
    FrameInputs,
    MeasuresInputs,
    ScheduleInputs,
    WholeInputs,
)
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.replies import EntryShape, FrameReply, MeasuresReply, ScheduleReply, WholeReply
from plandraft.drafting import assemble
from plandraft.drafting.asking import Question, Standing, Step
from plandraft.drafting.begun import NOTHING

MEASURES_SHARE = 0.6
"""Share of a plan's characters that measures take (our choice, after plans of this kind)."""
CHARS_A_MEASURE = 130
"""Characters of a measure with owner, time and indicator (our choice)."""
USUAL_AREAS = 8
"""Areas that a frame is expected to have, where some of them are asked for anew (the prompt says 6–10)."""
MOST_WHOLE_ASKS = 3
"""Questions for everything at most; what is then still missing is cheaper to have from the steps (our choice)."""

NO_FRAME = FrameReply(ideology="", goals=[], areas=[])
NO_MEASURES = MeasuresReply(measures=[])
NO_ENTRIES = ScheduleReply(entries=[])


def frame_step(brief: Brief, *, kept: FrameReply = NO_FRAME, waiting: Sequence[str] = FRAME_PARTS) -> Step[FrameReply]:
    """What guides the work, the goals, the areas."""

    def ask(standing: Standing[FrameReply]) -> Question:
        asked = [name for name in _ASKED_APART if name in standing.open]
        asked = asked[:1] if standing.halvings else asked
        goals, areas = standing.kept.goals, standing.kept.areas
        goal_count, goals_end = _portion(_goal_count(brief), len(goals), standing.halvings - 1)
        area_count, areas_end = _portion(USUAL_AREAS, len(areas), standing.halvings - 1)
        ends = {"ideology": True, "goals": goals_end, "areas": areas_end}
        inputs = FrameInputs(
            brief=brief,
            parts=tuple(name for name in FRAME_PARTS if name in asked),
            goal_count=goal_count,
            area_count=area_count if areas or standing.halvings > 1 else 0,
            partial=not all(ends[name] for name in asked),
            known_goals=tuple(goal.text for goal in goals),
            known_areas=tuple(area.name for area in areas),
        )
        return Question(prompt="frame", inputs=inputs, ends=not inputs.partial)

    return Step(name="frame", shape=FrameReply, begin=Standing(kept=kept, waiting=tuple(waiting)), ask=ask)


_ASKED_APART = ("ideology", "areas", "goals")
"""The frame's parts in the order in which they are asked for apart: goals name their areas."""


def measures_step(
    brief: Brief,
    goals: tuple[Goal, ...],
    area: AreaLine,
    areas: tuple[AreaLine, ...],
    *,
    kept: MeasuresReply = NO_MEASURES,
) -> Step[MeasuresReply]:
    """One area's measures, with its slice of the samples and a line about its neighbours among all areas."""
    length = round(brief.profile.length_chars * MEASURES_SHARE / max(1, len(areas)))
    wanted = max(2, min(5, round(length / CHARS_A_MEASURE)))

    def ask(standing: Standing[MeasuresReply]) -> Question:
        known = tuple(measure.title for measure in standing.kept.measures)
        count, ends = _portion(wanted, len(known), standing.halvings)
        inputs = MeasuresInputs(
            brief=brief,
            goals=goals,
            area=area,
            neighbours=tuple(a for a in areas if a != area),
            samples=tuple(s for s in brief.samples if s.area == area.work_area),
            length_chars=round(length * count / wanted),
            measure_count=count,
            partial=not ends,
            known=known,
        )
        return Question(prompt="measures", inputs=inputs, ends=ends)

    begin = Standing(kept=kept, waiting=("measures",))
    return Step(name=f"measures（{area.name}）", shape=MeasuresReply, begin=begin, ask=ask)


def schedule_step(
    brief: Brief, measures: tuple[Measure, ...], placed: tuple[Entry, ...], *, kept: ScheduleReply = NO_ENTRIES
) -> Step[ScheduleReply]:
    """The entries; those with a date are placed already, and those that are kept were cut off from the others."""
    own = {measure.id: measure.id for measure in measures}
    months = {measure.id: measure.timing.months for measure in measures}

    def ask(standing: Standing[ScheduleReply]) -> Question | None:
        entries = standing.kept.entries
        left = _months_left(brief, months, entries, placed, broken_off=bool(standing.unended))
        most = ceil(len(_working(brief)) / 2**standing.halvings)
        if entries and not left:
            return None
        inputs = ScheduleInputs(
            brief=brief,
            measures=measures,
            placed=(*placed, *assemble.entries_of(entries, measure_ids=own)),
            months=left[:most] if entries or standing.halvings else (),
        )
        return Question(prompt="schedule", inputs=inputs, ends=len(left) <= most)

    unended = frozenset({"entries"} if kept.entries else ())
    begin = Standing(kept=kept, waiting=("entries",), unended=unended)
    return Step(name="schedule", shape=ScheduleReply, begin=begin, ask=ask)


def whole_step(brief: Brief) -> Step[WholeReply]:
    """Everything at once; where not all comes, the rest at once. A reply with nothing whole is left to other steps."""
    areas = whole_areas(brief)
    measure_count = max(8, min(30, round(brief.profile.length_chars * MEASURES_SHARE / CHARS_A_MEASURE)))

    def ask(standing: Standing[WholeReply]) -> Question:
        kept = standing.kept
        parts = tuple(name for name in WHOLE_PARTS if name in standing.open)
        months = {measure.ref: tuple(measure.months) for measure in kept.measures}
        broken_off = "schedule" in standing.unended
        inputs = WholeInputs(
            brief=brief,
            samples=_samples_for(brief.samples, areas, kept) if "measures" in parts else (),
            areas=areas,
            goal_count=_portion(_goal_count(brief), len(kept.goals), 0)[0],
            measure_count=_portion(measure_count, len(kept.measures), 0)[0],
            parts=parts,
            months=_months_left(brief, months, kept.schedule, broken_off=broken_off) if kept.schedule else (),
            known=None if kept == NOTHING else kept,
        )
        return Question(prompt="whole", inputs=inputs)

    begin = Standing(kept=NOTHING, waiting=WHOLE_PARTS)
    return Step(name="whole", shape=WholeReply, begin=begin, ask=ask, most_asks=MOST_WHOLE_ASKS, halves=False)


def whole_areas(brief: Brief) -> tuple[AreaLine, ...]:
    """The areas that a plan asked for in one go is to have."""
    sector = brief.profile.sector
    count = max(4, min(10, round(brief.profile.length_chars / 450)))
    return tuple(AreaLine(name=a.name(sector), work_area=a.id) for a in brief.areas[:count])


def first_question(step: Step[FrameReply] | Step[WholeReply]) -> Question:
    """What a step asks where nothing is there."""
    question = step.ask(step.begin)  # type: ignore[arg-type]
    assert question is not None
    return question


def _portion(wanted: int, there: int, halvings: int) -> tuple[int, bool]:
    """How many to ask for, at least one; and whether they would be all."""
    missing = max(1, wanted - there)
    most = ceil(wanted / 2 ** max(0, halvings))
    return min(missing, most), missing <= most


def _goal_count(brief: Brief) -> int:
    return max(4, min(10, round(brief.profile.length_chars / 500)))


def _working(brief: Brief) -> list[int]:
    """The months in which the organisation works, in order of the period."""
    return sorted(brief.calendar.working_months or range(1, 13), key=brief.profile.period.position)


def _months_left(
    brief: Brief,
    measures: Mapping[str, Sequence[int]],
    entries: Sequence[EntryShape],
    placed: Iterable[Entry] = (),
    *,
    broken_off: bool,
) -> tuple[int, ...]:
    """The months without an entry, those of measures without one, and the month in which a reply broke off."""
    busy = {entry.month for entry in entries} | {m for entry in placed for m in entry.timing.months}
    served = {ref for entry in entries for ref in entry.measures} | {m for entry in placed for m in entry.measure_ids}
    wanted = {m for ref, months in measures.items() if ref not in served for m in months}
    wanted |= {entry.month for entry in entries[-1:] if broken_off}
    left = tuple(month for month in _working(brief) if month not in busy or month in wanted)
    return left or (tuple(_working(brief)) if broken_off else ())


def _samples_for(
    samples: tuple[SampleItem, ...], areas: Iterable[AreaLine], kept: WholeReply
) -> tuple[SampleItem, ...]:
    """The samples of the areas that have no measure yet."""
    named = {measure.area for measure in kept.measures}
    done = {area.work_area for area in areas if area.name in named}
    return tuple(sample for sample in samples if sample.area not in done)
