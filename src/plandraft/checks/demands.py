"""Where a plan speaks of what the profile demands, in words, and whether a node is at its time because of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from plandraft.checks.claims import claims_of, events_in
from plandraft.core.context import CheckContext
from plandraft.core.matching import ENOUGH, containment, pairs
from plandraft.core.matter import Matter
from plandraft.core.matters import essence
from plandraft.core.plan import Entry, Measure, Plan

TOGETHER = 0.8
"""Share of a demand's character pairs that a whole plan must hold, goals to calendar together (our choice)."""

CLAIMED = 0.3
"""The same share for the event itself where its measure claims it by id (our choice)."""

_DONE = re.compile(
    r"建设|建成|新建|改造|扩建|修缮|续签|签订|开放|启用|投用|使用|提高|提升|增加|扩大|达到|达|完成|推进|落实|实施|开展|举办|举行|召开|组织|"
    r"办好|开好|抓好|做好|加强|深化|全面|活动|工作|项目|工程|[至到的和与及]|\d+(?:\.\d+)?(?:万元|人次|[%％万元人个项场次户])?"
)
"""Words that say what is done with it, or how much, and not what it is."""
_EVENTS = "profile:/required_events"


def core_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of what a demand is about; of all its words where that leaves nothing.

    >>> sorted(core_pairs("提高入会率到50%（未完成）"))
    ['会率', '入会']
    """
    parts = [part for part in _DONE.split(essence(text)) if len(part) > 1]
    return frozenset(pair for part in parts for pair in pairs(part)) or pairs(text)


class PlanWords:
    """The words of a plan by what belongs together: a goal with its indicator, a measure with its calendar lines."""

    def __init__(self, plan: Plan) -> None:
        ids, lines, free = {measure.id for measure in plan.measures}, defaultdict[str, list[str]](list), []
        for entry in plan.schedule:
            own = [link for link in entry.measure_ids if link in ids]
            for link in own:
                lines[link].append(entry.title)
            if not own:
                free.append(entry.title)
        self._measures = [
            pairs("".join((m.title, m.indicator, *m.texts, *lines[m.id], *(a.line for a in m.actions))))
            for m in plan.measures
        ]
        self._others = [*(pairs(goal.text + goal.indicator) for goal in plan.goals), *map(pairs, free)]

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset[str]().union(*self._measures, *self._others)

    def have(self, matter: Matter) -> bool:
        """Whether a goal, a measure or an entry speaks of a matter, or all of them together."""
        return any(
            _any_holds((*self._measures, *self._others), wanted, ENOUGH) or _any_holds((self._all,), wanted, TOGETHER)
            for wanted in _wanted(matter)
        )

    def share(self, matter: Matter) -> float:
        """The greatest share of a matter's words that the whole plan holds, 0–1."""
        return max((len(wanted & self._all) / len(wanted) for wanted in _wanted(matter) if wanted), default=0.0)

    def have_measure(self, matter: Matter) -> bool:
        """Whether a measure speaks of a matter."""
        return any(_any_holds(self._measures, wanted, ENOUGH) for wanted in _wanted(matter))


class DemandedTimes:
    """Which nodes stand where they stand because the profile has a required event in that month."""

    def __init__(self, plan: Plan, context: CheckContext) -> None:
        profile = context.profile
        events = profile.required_events if profile is not None else ()
        ids = events_in(plan, profile) if profile is not None else ()
        self._events = list(zip(events, ids, strict=True))
        self._claims = {measure.id: claims_of(measure) for measure in plan.measures}

    def hold(self, node: Measure | Entry) -> bool:
        """Whether a node is a required event of the profile in the month that the profile gives."""
        if any(source.startswith(_EVENTS) for source in node.sources):
            return True
        links = node.measure_ids if isinstance(node, Entry) else (node.id,)
        claims = claims_of(node).union(*(self._claims.get(link, frozenset()) for link in links))
        return any(
            event.in_month in node.timing.months
            and containment(event.title, node.title) >= (CLAIMED if ids & claims else ENOUGH)
            for event, ids in self._events
        )


def _wanted(matter: Matter) -> Iterator[frozenset[str]]:
    return map(core_pairs, (matter.text, *matter.others))


def _any_holds(held: Iterable[frozenset[str]], wanted: frozenset[str], share: float) -> bool:
    return bool(wanted) and any(len(wanted & each) >= share * len(wanted) for each in held)
