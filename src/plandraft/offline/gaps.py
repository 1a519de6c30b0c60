"""Answers ``open``, ``review`` and ``resize``: what a plan still lacks, and measures in another length."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plandraft.core.addressed import address_of
from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, OpenInputs, ResizeInputs, ReviewInputs
from plandraft.core.matter import Matter
from plandraft.core.plan import Measure
from plandraft.core.replies import AdditionShape, MeasureShape, OpenReply, ResizeReply, ReviewReply, SentenceShape
from plandraft.core.work_areas import WorkArea
from plandraft.offline.demanded import demands_of
from plandraft.offline.noted import own_notes
from plandraft.offline.playbooks.of_kind import once_more
from plandraft.offline.shaping import shape_of
from plandraft.offline.slots import facts_for, filled
from plandraft.offline.taking_up import jobs_for
from plandraft.offline.when import said_months
from plandraft.offline.words import head_word

_LEVEL = 2
"""How full a measure is that comes in afterwards: all that a plan of usual length says."""


def answer_open(inputs: OpenInputs) -> OpenReply:
    """A measure for each demand that has none, and for each empty month one more act of work that runs then."""
    return OpenReply(measures=list(_measures(inputs)), additions=list(_additions(inputs)))


def _measures(inputs: OpenInputs) -> Iterator[MeasureShape]:
    brief = inputs.brief
    areas = [AreaShare(name=_area_for(matter, inputs), matters=(matter,)) for matter in inputs.matters]
    for job in jobs_for(demands_of(areas, brief), areas, brief, inputs.variant):
        yield shape_of(job, brief, _LEVEL)


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
            return (-len(chosen.get(measure.id, ())), not measure.claims and follows, runs + follows)

        measure = max(inputs.measures, key=fitness, default=None)
        if measure is not None:
            chosen.setdefault(measure.id, []).append(month)
    known = {measure.id: measure for measure in inputs.measures}
    said = {text for measure in inputs.measures for text in measure.texts}
    for measure_id, months in chosen.items():
        text, line = _usual_again(known[measure_id], inputs.brief, said)
        said.add(text)
        when = said_months(months, inputs.brief.calendar)
        yield AdditionShape(measure=measure_id, text=text, when=when, line=line)


def _usual_again(measure: Measure, brief: Brief, said: Collection[str]) -> tuple[str, str]:
    """What its field of work lets one do once more, else what another one does."""
    facts = facts_for(brief)
    area_id = next((area.id for area in brief.areas if _is_under(area, measure, brief)), "")
    own = once_more(area_id, brief.kind)
    choices = [(filled(text, facts), filled(line, facts)) for text, line in own]
    return next((choice for choice in choices if choice[0] not in said), choices[0])


def _is_under(area: WorkArea, measure: Measure, brief: Brief) -> bool:
    """Whether a measure's heading is that of a field of work, or names it beside others."""
    said = head_word(area.id, measure.title, brief.profile.sector, brief.kind.lineage)
    return area.name(brief.profile.sector) == measure.area or (bool(said) and said in measure.area)


def answer_review(inputs: ReviewInputs) -> ReviewReply:
    """What the organisation's own money pays for; whoever composes by rule finds nothing else at a second look."""
    notes = list(own_notes(inputs.plan, inputs.brief))
    return ReviewReply(texts=[], goals=[], actions=[], measures=[], added=[], budget=notes)


def answer_resize(inputs: ResizeInputs) -> ResizeReply:
    """Shorter measures lose what stands on no line of the calendar; where there is none, all stays as it is."""
    actions = [
        (address_of(measure, n), action) for measure in inputs.measures for n, action in enumerate(measure.actions)
    ]
    lesser = [SentenceShape(at=at, text="") for at, action in actions if not action.line]
    same = [SentenceShape(at=at, text=action.text) for at, action in actions[:1]]
    return ResizeReply(actions=lesser if lesser and inputs.wanted < inputs.chars else same)
