"""The playbooks for a kind of plan: those that ship for it, and what fields of work without any usually do."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.core.brief import Brief
from plandraft.core.kind import PlanKind
from plandraft.core.plan import LINE_CHARS
from plandraft.core.work_areas import Pattern, WorkArea, look_up
from plandraft.offline.playbooks.load import load_again, load_playbooks
from plandraft.offline.playbooks.playbook import Playbook, Step

_RHYTHMS = {"monthly": "每月", "quarterly": "每季度", "half_yearly": "6、12月"}
_SAID = ("每月", "每季度")
"""Rhythms that a sentence names itself: it is at that time, whatever the others are at."""
_USUAL = 3
"""How likely a plan has what its field of work usually does (our choice)."""


def playbooks_for(brief: Brief) -> tuple[Playbook, ...]:
    """Those that ship for the kind of plan, or for the nearest one it comes from.

    A kind that has them from another one has in its own fields of work what these usually do.
    """
    shipped = load_playbooks()
    nearest = next((kind for kind in brief.kind.lineage if any(kind in known.kinds for known in shipped)), "")
    own = tuple(known for known in shipped if not known.kinds or nearest in known.kinds)
    if nearest == brief.kind.id:
        return own
    dealt_with = {playbook.area for playbook in own}
    bare = (area for area in brief.areas if area.id not in dealt_with)
    return (*own, *(made for area in bare for made in _of_area(area, brief)))


def once_more(area: str, kind: PlanKind) -> list[tuple[str, str]]:
    """What can be done once more, work of an area first: sentences, each with its line in the calendar."""
    nearest = next(known for known in kind.lineage if any(known in again.kinds for again in load_again()))
    own = [again for again in load_again() if nearest in again.kinds]
    return [(again.text, again.line) for again in sorted(own, key=lambda again: again.area != area)]


def _of_area(area: WorkArea, brief: Brief) -> Iterator[Playbook]:
    """A field's customs, as things that are only done of themselves; the first has the field's goal."""
    sector = brief.profile.sector
    goal = look_up(area.goals, sector)
    for n, pattern in enumerate(area.patterns_for(sector)):
        yield Playbook(
            id=f"{area.id}-{n}",
            area=area.id,
            titles=(pattern.title,),
            goal=(goal.text,) if goal and not n else (),
            sign=pattern.indicator,
            owner=pattern.owner,
            partners=pattern.partners,
            usual=_USUAL,
            steps=tuple(_steps(pattern)),
            source=area.source,
        )


def _steps(pattern: Pattern) -> Iterator[Step]:
    at = _RHYTHMS.get(pattern.rhythm or "") or f"{'、'.join(map(str, pattern.months))}月"
    for n, action in enumerate(pattern.actions):
        line = (pattern.entry or pattern.title)[:LINE_CHARS] if not n else ""
        said = next((rhythm for rhythm in _SAID if rhythm in action), "")
        yield Step(at=said or at, rank=2 if n else 1, line=line, say=(action.rstrip("。"),))
