"""The heading that a measure stands under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.models.offline.job import Job
from plandraft.models.offline.slots import is_short
from plandraft.models.offline.words import near_to, under

_COMMON = frozenset({"职工", "工作", "活动", "建设", "员工", "教职", "会员", "工会"})
"""Words of headings that stand in any."""


def gathered(jobs: Sequence[Job], brief: Brief) -> list[Job]:
    """The jobs, those of a field under its own name where that is a heading of the plan already.

    It becomes one where two of them stand under a heading that says nothing of the field.
    """
    names = {area.id: area.name(brief.profile.sector) for area in brief.areas}
    fields = [job.playbook.area if job.playbook is not None else "" for job in jobs]
    own = ["" if under(field) != field else names.get(field, "") for field in fields]
    strange = Counter(name for job, name in zip(jobs, own, strict=True) if name and not _says(job.heading, name))
    used = {job.heading for job in jobs} | {name for name, times in strange.items() if times > 1}
    return [replace(job, heading=name) if name in used else job for job, name in zip(jobs, own, strict=True)]


def _says(heading: str, name: str) -> bool:
    """Whether a heading speaks of a field by a word of its name; of a name without any, each does."""
    words = _words(name)
    return not words or any(word in heading for word in words)


def _words(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} - _COMMON


def _spoken(area_id: str, heading: str, headings: Sequence[str], brief: Brief) -> str:
    """Its heading, or that of the others which speaks of the field where its own does not at all."""
    name = next((area.name(brief.profile.sector) for area in brief.areas if area.id == area_id), "")
    if _says(heading, name):
        return heading
    return next((other for other in headings if _says(other, name)), heading)


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
        return _spoken(area_id, headed[area_id], list(headed.values()), brief)
    near = next((headed[other] for other in near_to(area_id) if other in headed), "")
    if home is not None and (home.name or not area_id):
        return near or home.heading
    known = {area.id: area for area in brief.areas}
    if home is None and under(area_id) in {*headed, *known}:
        area_id = under(area_id)
        if area_id in headed:
            return headed[area_id]
    if area_id in known and (home is not None or not is_short(brief)):
        return known[area_id].name(brief.profile.sector)
    return near or next((area.heading for area in areas[::-1] if area.name), areas[-1].heading if areas else "")
