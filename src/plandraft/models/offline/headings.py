"""The heading that a measure stands under."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.proportions import SHORT_PLAN
from plandraft.models.offline.words import near_to, under


def heading_for(area_id: str, home: AreaShare | None, areas: Sequence[AreaShare], brief: Brief) -> str:
    """The plan's heading for a field of work, else for one of the same function, else that of the demand's own area.

    Args:
        area_id: The field of its playbook; empty for none.
        home: The area that the demand fell to; None for what no demand asks for.
        areas: All areas of the plan.
        brief: The job's material.
    """
    headed = {area.work_areas[0]: area.heading for area in areas if area.work_areas}
    if area_id in headed:
        return headed[area_id]
    near = next((headed[other] for other in near_to(area_id) if other in headed), "")
    if home is not None and (home.name or not area_id):
        return near or home.heading
    known = {area.id: area for area in brief.areas}
    if home is None and under(area_id) in {*headed, *known}:
        area_id = under(area_id)
        if area_id in headed:
            return headed[area_id]
    if area_id in known and (home is not None or brief.profile.length_chars > SHORT_PLAN):
        return known[area_id].name(brief.profile.sector)
    return near or next((area.heading for area in areas[::-1] if area.name), areas[-1].heading if areas else "")
