"""What plans of such a body have unasked: what every plan has first, then what money is there for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.offline.headings import heading_for
from plandraft.offline.job import Job, values_for, way_of
from plandraft.offline.overlap import core, kinship
from plandraft.offline.placing import Placed
from plandraft.offline.playbooks import Playbook
from plandraft.offline.playbooks.of_kind import playbooks_for
from plandraft.offline.slots import counted_made, filled, is_homely, made_last_year, people_in, things_made
from plandraft.offline.spending import own_items, paid_for
from plandraft.offline.words import missed_first, near_to

ALIKE = 0.5
"""From this kinship on, a demand and our own wording are one piece of work (our choice)."""
_REFUSAL = re.compile(
    r"^(?:不再|不得|不要|不宜|不|避免|禁止|严禁|取消|停止)?(?:安排|组织|举办|开展|搞|使用|写|提|发放)?"
)
_ANY = 1_000_000
"""People up to whom a playbook makes sense that says nothing of it."""
_OF_MONEY = ("audit", "accounts")
"""Basic things of those whose money is known."""
_CLAUSES = re.compile(r"[，、；‖]")
_DENIED = re.compile("不|避免|禁止")
"""A clause of our own wording that says itself that something is not done."""
_SAMPLED = 3.0
"""Worth of what a sample's plan has as well."""
_BODIED = 6.0
"""Worth of what the organisation has a body for."""
_TOLD = 2.5
"""Worth of what the organisation's facts speak of."""
_FUNDED = 2.0
"""Worth of what the organisation has set money aside for."""


def usual_ones(demanded: Sequence[Job], areas: Sequence[AreaShare], brief: Brief, variant: int = 0) -> list[Playbook]:
    """The playbooks of these areas that no demand has taken, best first; of equals each organisation has its own order.

    An area that is not among them may be there already, with what is usual there.
    """
    profile = brief.profile
    held = {area_id for area in areas for area_id in area.work_areas}
    basics = list(dict.fromkeys((*missed_first(), *(basic.id for basic in brief.basics))))
    taken = {job.playbook.id for job in demanded if job.playbook} | {j.second.id for j in demanded if j.second}
    covered = {basic for job in demanded if job.playbook for basic in (job.playbook.basic, *job.playbook.covers)}
    titles = [core(job.title) for job in demanded]
    unwanted = [_REFUSAL.sub("", text).strip("。，； ") for text in profile.avoid]
    found = [
        playbook
        for playbook in playbooks_for(brief)
        if (playbook.usual or playbook.basic or is_own(playbook, brief) or _is_told(playbook, brief))
        and playbook.titles
        and (not playbook.kept or kept_by(playbook, brief))
        and playbook.fits(profile.sector, people_in(profile))
        and playbook.id not in taken
        and (profile.women or 0) >= playbook.women
        and (playbook.area in held or (playbook.basic and held & set(near_to(playbook.area))))
        and not (playbook.basic and playbook.basic in covered)
        and not _is_unwanted(playbook, unwanted)
        and not any(kinship(core(title), known) >= ALIKE for title in playbook.titles for known in titles)
    ]
    found = _for_few(found)
    jitter = {playbook.id: way_of(brief, f"{playbook.id}?", variant) % 97 / 97 for playbook in found}
    return sorted(found, key=lambda p: (_rank(p, basics, brief), -_worth(p, brief) - 1.5 * jitter[p.id]))


def _for_few(found: Sequence[Playbook]) -> list[Playbook]:
    """Of what every plan has, only what few people do, where there is such a thing: one measure for several."""
    small = [playbook for playbook in found if _is_for_few(playbook)]
    said = {basic for playbook in small for basic in (playbook.basic, *playbook.covers)}
    return [playbook for playbook in found if playbook in small or playbook.basic not in said]


def _is_for_few(playbook: Playbook) -> bool:
    """Whether it says for few people what several measures say where there are many."""
    return bool(playbook.basic) and bool(playbook.covers) and playbook.most < _ANY


def is_basic(playbook: Playbook, brief: Brief) -> bool:
    """Whether it is what every plan of such a body has, or what its many women would miss."""
    held = {basic.id for basic in brief.basics}
    is_small = _is_for_few(playbook) and (bool(brief.spending) or playbook.basic not in _OF_MONEY)
    return bool(playbook.basic) and (playbook.basic in held or bool(playbook.women) or is_small)


def _is_told(playbook: Playbook, brief: Brief) -> bool:
    """Whether the organisation's facts or last year's figures speak of what a playbook is about."""
    profile = brief.profile
    told = (*profile.facts, *(figure.name for figure in profile.last_year.figures))
    return not playbook.loose and any(playbook.match_re.search(text) for text in told)


def has_body(playbook: Playbook, brief: Brief) -> bool:
    """Whether the organisation has a body that is there for such work."""
    bodies = brief.profile.bodies
    return bool(playbook.bodies) and any(re.search(playbook.bodies, body.name) for body in bodies)


def kept_by(playbook: Playbook, brief: Brief) -> str:
    """What last year brought that a playbook keeps up, and no demand of this year is about; empty where nothing is.

    A thing is kept up in one way: by the first playbook that knows it, by a loose one where none does.
    """
    if not playbook.kept:
        return ""
    profile = brief.profile
    keeping = sorted((known for known in playbooks_for(brief) if known.kept), key=lambda known: known.loose)
    kept = (
        thing
        for thing in (made_last_year(profile) if playbook.loose else things_made(profile))
        if next((known.id for known in keeping if re.search(known.kept, thing)), "") == playbook.id
        and not any(kinship(core(thing), core(matter.text)) >= ALIKE for matter in brief.matters)
    )
    return next(kept, "")


def is_own(playbook: Playbook, brief: Brief) -> bool:
    """Whether it is this organisation's own: it has a body for it, or last year brought or counted what it keeps up."""
    return has_body(playbook, brief) or bool(kept_by(playbook, brief)) or _is_measured(playbook, brief)


def _is_measured(playbook: Playbook, brief: Brief) -> bool:
    """Whether a figure of last year tells how it went."""
    figures = brief.profile.last_year.figures
    return not playbook.loose and any(playbook.match_re.search(figure.name) for figure in figures)


def _rank(playbook: Playbook, basics: Sequence[str], brief: Brief) -> int:
    return basics.index(playbook.basic) if is_basic(playbook, brief) else len(basics)


def _worth(playbook: Playbook, brief: Brief) -> float:
    sampled = any(playbook.match_re.search(sample.text) for sample in brief.samples)
    funded = paid_for(playbook.money, brief) in {item.id for item in own_items(brief)}
    bodied = _BODIED * is_own(playbook, brief)
    told = _TOLD * _is_told(playbook, brief)
    return playbook.usual + _SAMPLED * sampled + _FUNDED * funded + bodied + told + bool(playbook.sectors)


def _is_unwanted(playbook: Playbook, unwanted: Iterable[str]) -> bool:
    texts = (*playbook.titles, playbook.sign, *(text for step in playbook.steps for text in step.all_said))
    said = "，".join(clause for text in texts for clause in _CLAUSES.split(text) if not _DENIED.search(clause))
    return any(len(word) > 1 and word in said for word in unwanted)


def job_of(playbook: Playbook, steps: Sequence[Placed], areas: Sequence[AreaShare], brief: Brief, variant: int) -> Job:
    """A playbook as a measure that no demand asks for."""
    way = way_of(brief, playbook.id, variant)
    values = values_for(brief, playbook, None, None)
    made = kept_by(playbook, brief)
    values |= {"made": made, "mades": counted_made(made, brief.profile)} if made else {}
    title = filled(playbook.titles[way % len(playbook.titles)], values)
    values |= {name: values[name] or title for name in ("thing", "place", "head")}
    return Job(
        playbook=playbook,
        heading=heading_for(playbook.area, None, areas, brief),
        title=title,
        values=values,
        steps=tuple(steps),
        way=way,
        is_homely=is_homely(brief.profile),
    )
