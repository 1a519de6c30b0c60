"""Answers ``open`` and ``resize``: what a plan still lacks, and measures in another length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import OpenInputs, ResizeInputs, ReviewInputs
from plandraft.core.matter import Matter
from plandraft.core.plan import Measure
from plandraft.core.replies import AdditionShape, OpenReply, ResizeReply, ReviewReply, SentenceShape
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.carrying import line_of, measure_for, worded
from plandraft.models.offline.manners import manner_of, once_more
from plandraft.models.offline.when import said_months


def answer_open(inputs: OpenInputs) -> OpenReply:
    """A measure for each demand that has none, and for each empty month one more act of work that runs then."""
    brief = inputs.brief
    return OpenReply(
        measures=[measure_for(matter, _area_for(matter, inputs), brief) for matter in inputs.matters],
        additions=list(_additions(inputs)),
    )


def _area_for(matter: Matter, inputs: OpenInputs) -> str:
    """The heading whose field of work the demand's words are of; the first where there is none."""
    brief, sector = inputs.brief, inputs.brief.profile.sector
    ranked = sorted(brief.areas, key=lambda area: -area.matches(matter.text, sector))
    fitting = (area.name(sector) for area in ranked if area.matches(matter.text, sector))
    return next((name for name in fitting if name in inputs.areas), next(iter(inputs.areas), "年度重点工作"))


def _additions(inputs: OpenInputs) -> Iterator[AdditionShape]:
    """One more act of each measure that is chosen, in all months that it is chosen for."""
    chosen: dict[str, list[int]] = {}
    position = inputs.brief.profile.period.position
    for month in inputs.months:

        def fitness(measure: Measure, at: int = position(month)) -> tuple[int, bool, int]:
            held = [position(m) for m in measure.timing.months]
            follows = bool(held) and min(held) < at
            runs = follows and at < max(held)
            return (-len(chosen.get(measure.id, ())), bool(measure.claims) and follows, runs + follows)

        measure = max(inputs.measures, key=fitness, default=None)
        if measure is not None:
            chosen.setdefault(measure.id, []).append(month)
    known = {measure.id: measure for measure in inputs.measures}
    for measure_id, months in chosen.items():
        yield _addition(known[measure_id], months, inputs.brief)


def _addition(measure: Measure, months: Sequence[int], brief: Brief) -> AdditionShape:
    """What the manner of its demand, else its field of work, lets one do once more."""
    matter = next((matter for matter in brief.matters if set(matter.ids) & set(measure.claims)), None)
    if matter is not None:
        step = manner_of(matter, brief).again
        text, line = worded(step.text, matter, brief), line_of(step, matter, brief)
    else:
        sector = brief.profile.sector
        step = once_more(next((area.id for area in brief.areas if area.name(sector) == measure.area), ""))
        text, line = filled(step.text, brief.profile), filled(step.line, brief.profile)
    return AdditionShape(measure=measure.id, text=text, when=said_months(months, brief.calendar), line=line)


def answer_review(_: ReviewInputs) -> ReviewReply:
    """Nothing is changed: whoever composes by rule finds nothing at a second look."""
    return ReviewReply(texts=[], goals=[], actions=[], measures=[], added=[], budget=[])


def answer_resize(inputs: ResizeInputs) -> ResizeReply:
    """Shorter measures lose what stands on no line of the calendar; longer ones stay as they are."""
    if inputs.wanted >= inputs.chars:
        return ResizeReply(actions=[])
    lesser = (
        SentenceShape(at=f"{measure.id}/{n}", text="")
        for measure in inputs.measures
        for n, action in enumerate(measure.actions, 1)
        if not action.line
    )
    return ResizeReply(actions=list(lesser))
