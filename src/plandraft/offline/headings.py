"""The headings that measures stand under: each holds several, and says what these are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.offline.job import Job, way_of
from plandraft.offline.slots import is_homely, is_short
from plandraft.offline.words import default_field, head_word, homely_heads, near_to, under

_MOST_FIELDS = 3
"""Fields of work under one heading at most (our choice)."""
_MOST_WORDS = 3
"""Things that a heading names at most (our choice)."""
_FAR = 9
"""How far a field is from one that its own has nothing to do with."""
_MEASURES = 2
"""Measures under one heading at least: a heading with one is no section."""


@dataclass(kw_only=True)
class _Section:
    """What stands under one heading: places of its jobs, and their fields of work."""

    at: list[int]
    fields: list[str] = field(default_factory=list)


def gathered(jobs: Sequence[Job], brief: Brief) -> list[Job]:
    """The jobs under headings that hold several of them and name what these are about.

    Fields of one measure go together with the field that is nearest. A body where all know each other has two headings
    in plain words. Fields that have no words for a heading, those of other kinds of plan, keep theirs.
    """
    fields = [_field_of(job, brief) for job in jobs]
    if is_homely(brief.profile) and all(
        head_word(each, "", brief.profile.sector, brief.kind.lineage) for each in fields
    ):
        return _at_home(jobs, brief)
    sections: dict[str, _Section] = {}
    for at, each in enumerate(fields):
        if head_word(each, "", brief.profile.sector, brief.kind.lineage):
            section = sections.setdefault(under(each), _Section(at=[], fields=[under(each)]))
            section.at.append(at)
    found = list(jobs)
    for section in _joined(list(sections.values()), len(jobs)):
        heading = _named(section, [fields[at] for at in section.at], jobs, brief)
        for at in section.at:
            found[at] = replace(jobs[at], heading=heading) if jobs[at].heading != heading else jobs[at]
    return found


def _at_home(jobs: Sequence[Job], brief: Brief) -> list[Job]:
    """What is demanded, and what comes round every year."""
    first, daily = homely_heads(way_of(brief, "headings"), brief.profile.period.kind)
    return [replace(job, heading=first if job.matters and not job.is_only_event else daily) for job in jobs]


def _field_of(job: Job, brief: Brief) -> str:
    """The field of work of a job; of one that no field is known for, that which its demand's words are of."""
    if job.playbook is not None and job.playbook.area:
        return job.playbook.area
    sector = brief.profile.sector
    text = job.matters[0].text if job.matters else job.title
    ranked = sorted(brief.areas, key=lambda area: (-area.matches(text, sector), area.name(sector) != job.heading))
    is_known = bool(ranked) and ranked[0].matches(text, sector) > 0
    default = default_field(job.playbook.id if job.playbook is not None else "")
    if not is_known and head_word(default, "", sector, brief.kind.lineage):
        return default
    return ranked[0].id if ranked else ""


def _joined(sections: list[_Section], jobs: int) -> list[_Section]:
    """The sections, those of one measure with the nearest other, and no more than every second measure has one."""
    most = max(1, jobs // _MEASURES)
    while len(sections) > 1:
        small = min(sections, key=lambda section: len(section.at))
        if len(small.at) >= _MEASURES and len(sections) <= most:
            break
        others = [section for section in sections if section is not small]
        roomy = [one for one in others if len(one.fields) + len(small.fields) <= _MOST_FIELDS]
        if not roomy and len(small.at) >= _MEASURES:
            break
        near = min(roomy or others, key=lambda one: (_distance(small, one), len(one.at)))
        near.at.extend(small.at)
        near.at.sort()
        near.fields.extend(small.fields)
        sections = others
    return sections


def _distance(one: _Section, other: _Section) -> int:
    """How far the fields of two sections are from each other, by the nearest two."""
    pairs = [(a, b) for a in one.fields for b in other.fields]
    return min(
        near_to(a).index(b) if b in near_to(a) else near_to(b).index(a) + 1 if a in near_to(b) else _FAR
        for a, b in pairs
    )


def _named(section: _Section, fields: Sequence[str], jobs: Sequence[Job], brief: Brief) -> str:
    """A heading of the words for what stands under it; the field's own name where these are too many."""
    sector = brief.profile.sector
    words = [
        head_word(each, jobs[at].title, sector, brief.kind.lineage) for each, at in zip(fields, section.at, strict=True)
    ]
    distinct = sorted(dict.fromkeys(words), key=lambda word: -words.count(word))[:_MOST_WORDS]
    kept = [word for word in dict.fromkeys(words) if word in distinct]
    if len(set(words)) > _MOST_WORDS and len(section.fields) == 1:
        return next((area.name(sector) for area in brief.areas if area.id == section.fields[0]), kept[0])
    *before, last = kept
    return f"{'、'.join(before)}{'和' if len(before) > 1 else '与'}{last}" if before else last


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
    if area_id in known and (home is not None or not is_short(brief)):
        return known[area_id].name(brief.profile.sector)
    return near or next((area.heading for area in areas[::-1] if area.name), areas[-1].heading if areas else "")
