"""The playbooks for a kind of plan: those that ship for it, else what its fields of work usually do."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.core.brief import Brief
from plandraft.core.plan import LINE_CHARS
from plandraft.core.work_areas import Pattern, WorkArea, look_up
from plandraft.models.offline.playbooks.load import load_playbooks
from plandraft.models.offline.playbooks.noun import Playbook, Step

_RHYTHMS = {"monthly": "每月", "quarterly": "每季度", "half_yearly": "6、12月"}
_SAID = ("每月", "每季度")
"""Rhythms that a sentence names itself: it is at that time, whatever the others are at."""
_USUAL = 3
"""How likely a plan has what its field of work usually does (our choice)."""


def playbooks_for(brief: Brief) -> tuple[Playbook, ...]:
    """The shipped ones that are meant for the kind of plan; for a kind without any, those of its fields of work."""
    shipped = tuple(playbook for playbook in load_playbooks() if brief.kind.is_one_of(playbook.kinds))
    return shipped or tuple(made for area in brief.areas for made in _of_area(area, brief))


def _of_area(area: WorkArea, brief: Brief) -> Iterator[Playbook]:
    """A field's customs, as things that are only done of themselves; the first has the field's goal."""
    sector = brief.profile.sector
    goal = look_up(area.goals, sector)
    for n, pattern in enumerate(area.patterns_for(sector)):
        yield Playbook(
            id=f"{area.id}-{n}",
            area=area.id,
            titles=(pattern.title,),
            goal=goal.text if goal and not n else "",
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
