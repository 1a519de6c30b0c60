"""Answers ``measures``: those of a group of areas out of all that the plan has."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.core.inputs import MeasuresInputs
from plandraft.core.proportions import Sizes
from plandraft.core.replies import AreaShape, MeasuresReply
from plandraft.core.work_areas import look_up
from plandraft.offline.compose import composed
from plandraft.offline.slots import facts_for, filled


def answer_measures(inputs: MeasuresInputs) -> MeasuresReply:
    """The measures of a group of areas: every demand is taken up exactly once."""
    brief = inputs.brief
    plan = composed((*inputs.areas, *inputs.others), brief, inputs.sizes, inputs.variant)
    own_areas = {area.heading for area in inputs.areas}
    made = [measure for measure, home in zip(plan.measures, plan.homes, strict=True) if home in own_areas]
    new = [measure for measure in made if measure.title not in inputs.known]
    names = dict.fromkeys(measure.area for measure in made)
    return MeasuresReply(
        areas=[
            AreaShape(name=name, lead=_lead(name, brief, inputs.sizes) if name in own_areas else "") for name in names
        ],
        measures=new[: inputs.measure_count] if inputs.partial else new,
    )


def _lead(name: str, brief: Brief, sizes: Sizes) -> str:
    """The line below a heading, where the plan is long enough for one."""
    sector = brief.profile.sector
    known = next((known for known in brief.areas if known.name(sector) == name), None)
    intent = look_up(known.intents, sector) if known and sizes.lead else None
    return f"{filled(intent, facts_for(brief))}。" if intent else ""
