"""Answers ``measures``: those of a group of areas out of all that the plan has."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, MeasuresInputs
from plandraft.core.proportions import Sizes
from plandraft.core.replies import ActionShape, AreaShape, MeasureShape, MeasuresReply
from plandraft.core.work_areas import look_up
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.compose import composed
from plandraft.models.offline.owners import lead_of
from plandraft.models.offline.when import said_months, working

_SHORT = 1600
"""Up to this length headings have no line below them (our choice)."""


def answer_measures(inputs: MeasuresInputs) -> MeasuresReply:
    """The measures of a group of areas: every demand is taken up exactly once."""
    brief = inputs.brief
    all_measures = composed((*inputs.areas, *inputs.others), brief, inputs.sizes, inputs.variant)
    made = [measure for area in inputs.areas for measure in all_measures[area.heading]]
    made = made or [_from_nothing(area, brief) for area in inputs.areas[:1]]
    new = [measure for measure in made if measure.title not in inputs.known]
    own = [area.heading for area in inputs.areas]
    names = dict.fromkeys(measure.area for measure in made)
    return MeasuresReply(
        areas=[AreaShape(name=name, lead=_lead(name, brief, inputs.sizes) if name in own else "") for name in names],
        measures=new[: inputs.measure_count] if inputs.partial else new,
    )


def _lead(name: str, brief: Brief, sizes: Sizes) -> str:
    sector = brief.profile.sector
    known = next((known for known in brief.areas if known.name(sector) == name), None)
    intent = look_up(known.intents, sector) if known and sizes.length > _SHORT else None
    return f"{filled(intent, brief.profile)}。" if intent else ""


def _from_nothing(area: AreaShare, brief: Brief) -> MeasureShape:
    """An area that nothing is known about: asked for ideas rather than left empty."""
    order = working(brief.calendar)
    return MeasureShape(
        area=area.heading,
        title=f"推进{area.heading}",
        claims=[],
        actions=[
            ActionShape(
                text=f"就{area.heading}征求会员意见，列出任务清单。",
                when=said_months(order[1:2], brief.calendar),
                line="征求会员意见",
            ),
            ActionShape(
                text="对照清单核对完成情况，结果向会员公布。",
                when=said_months(order[-1:], brief.calendar),
                line="公布任务清单完成情况",
            ),
        ],
        owner=lead_of(area.heading, (), (), brief),
        partners=[],
        indicator="任务清单1份，完成情况公布1次",
        budget="",
    )
