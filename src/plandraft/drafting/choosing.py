"""Of several drafts of one plan: from which of them each part and each demand's measures are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plandraft.core.comparison import Judged, findings_of, gap_count
from plandraft.core.finding import Finding, Report
from plandraft.core.matter import Matter
from plandraft.core.matters import claimed_ids
from plandraft.core.plan import Measure, Plan
from plandraft.errors import UsageError
from plandraft.messages import tr

_Part = Literal["opening", "ideology", "goals", "budget", "closing"]
_PARTS: tuple[_Part, ...] = ("opening", "ideology", "goals", "budget", "closing")
_PLACES = {"opening": ("P", "preamble"), "ideology": ("I1", "text"), "closing": ("P", "closing")}
"""Where findings about a part of running text stand."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which draft, by its position from 0, gives what.

    Attributes:
        base: Everything that is not chosen apart: title, signature, standing work, own calendar lines.
        parts: One draft for each part.
        matters: One draft for each demand that any draft claims.
    """

    base: int
    parts: Mapping[_Part, int]
    matters: Mapping[str, int]


def chosen(judged: Sequence[Judged], matters: Sequence[Matter], *, base: int, take: Mapping[str, int]) -> Choice:
    """The best draft for each part and demand; where several are equally good, the base.

    Demands that any draft takes up in one measure are taken from one draft, so that nothing is done twice.

    Args:
        judged: The drafts, all under the same ids of demands.
        matters: These demands.
        base: The draft that the others are put into.
        take: Drafts by the name of a part or the id of a demand; they go before what code finds better.

    Raises:
        UsageError: ``take`` names something that there is not, or that is locked in the base.
    """
    parts, demands = _taken(judged, matters, base, take)
    return Choice(
        base=base,
        parts={part: parts.get(part, _best_for_part(judged, part, base)) for part in _PARTS},
        matters=_sources(judged, matters, base, demands),
    )


def is_kept(measure: Measure, plan: Plan) -> bool:
    """Whether a measure stays whatever is chosen: it, or a calendar line that is made from it, is locked."""
    views = (e for e in plan.schedule if e.maker == measure.id)
    return measure.locked or any(view.locked for view in views)


def _taken(
    judged: Sequence[Judged], matters: Sequence[Matter], base: int, take: Mapping[str, int]
) -> tuple[dict[_Part, int], dict[str, int]]:
    parts: dict[_Part, int] = {}
    demands: dict[str, int] = {}
    for name, at in take.items():
        if not 0 <= at < len(judged):
            raise UsageError(
                tr("take {name}: there is no draft {at}", name=name, at=at),
                hint=tr("they are numbered 0 to {n}", n=len(judged) - 1),
            )
        part = next((part for part in _PARTS if part == name.strip().lower()), None)
        ids = claimed_ids([name], matters)
        if part is not None:
            parts[part] = _unlocked_part(part, at, judged[base].plan, base)
        elif ids:
            demands[ids[0]] = _with_measure(ids[0], at, judged, base)
        else:
            known = ", ".join([*_PARTS, *(matter.id for matter in matters)])
            raise UsageError(
                tr("take {name}: there is no such part or demand", name=name), hint=tr("there are {known}", known=known)
            )
    return parts, demands


def _unlocked_part(part: _Part, at: int, plan: Plan, base: int) -> int:
    locked = {"ideology": plan.ideology.locked, "budget": any(item.locked for item in plan.budget)}
    if locked.get(part) and at != base:
        raise UsageError(
            tr("take {part}: it is locked in the draft that the others are put into", part=part),
            hint=tr("unlock it first"),
        )
    return at


def _with_measure(matter: str, at: int, judged: Sequence[Judged], base: int) -> int:
    if not _claiming(judged[at].plan, {matter}):
        raise UsageError(
            tr("take {matter}: draft {at} has no measure for it", matter=matter, at=at),
            hint=tr("plandraft compare shows who has one"),
        )
    own = judged[base].plan
    if at != base and any(is_kept(measure, own) for measure in _claiming(own, {matter})):
        raise UsageError(
            tr("take {matter}: its measure is locked in the draft that the others are put into", matter=matter),
            hint=tr("unlock it first"),
        )
    return at


def _sources(judged: Sequence[Judged], matters: Sequence[Matter], base: int, take: Mapping[str, int]) -> dict[str, int]:
    own = judged[base].plan
    kept = {claim for measure in own.measures if is_kept(measure, own) for claim in measure.claims}
    sources: dict[str, int] = {}
    for group in _groups(judged, matters):
        given = {matter: take[matter] for matter in group if matter in take} | dict.fromkeys(kept & set(group), base)
        left = [matter for matter in group if matter not in given]
        while left:
            at = _best_for(judged, left, base, set(given.values()))
            came = {claim for measure in _claiming(judged[at].plan, set(left)) for claim in measure.claims}
            given |= {matter: at for matter in left if matter in came}
            left = [matter for matter in left if matter not in came]
        sources |= given
    return sources


def _groups(judged: Sequence[Judged], matters: Sequence[Matter]) -> Iterator[list[str]]:
    """The demands that are claimed at all, those together that any measure claims together."""
    group_of: dict[str, set[str]] = {}
    for measure in (measure for one in judged for measure in one.plan.measures):
        together = set(measure.claims).union(*(group_of.get(claim, ()) for claim in measure.claims))
        group_of |= dict.fromkeys(together, together)
    seen: set[str] = set()
    for matter in matters:
        if matter.id in group_of and matter.id not in seen:
            seen |= group_of[matter.id]
            yield [other.id for other in matters if other.id in group_of[matter.id]]


def _best_for(judged: Sequence[Judged], matters: Sequence[str], base: int, preferred: set[int]) -> int:
    """The draft with the best measures for demands; first one that gives their neighbours already."""
    wanted = set(matters)
    able = [at for at, one in enumerate(judged) if _claiming(one.plan, wanted)]

    def faults(at: int) -> tuple[object, ...]:
        measures = _claiming(judged[at].plan, wanted)
        missing = wanted - {claim for measure in measures for claim in measure.claims}
        found = [finding for measure in measures for finding in findings_of(measure, judged[at])]
        return (
            bool(preferred) and at not in preferred,
            len(missing),
            sum(map(_gaps, measures)),
            sum(not measure.owner for measure in measures),
            sum(not measure.timing.is_set for measure in measures),
            _weights(found),
            at != base,
            at,
        )

    return min(able, key=faults)


def _best_for_part(judged: Sequence[Judged], part: _Part, base: int) -> int:
    """The base, unless it has nothing there, more gaps, or graver findings than another draft."""

    def faults(at: int) -> tuple[object, ...]:
        plan = judged[at].plan
        if part in ("goals", "budget"):
            return not _nodes(plan, part), at != base, at
        text = {"opening": plan.preamble, "ideology": plan.ideology.text, "closing": plan.closing}[part]
        found = [f for f in judged[at].report.findings if (f.node, f.field) == _PLACES[part]]
        locked = part == "ideology" and at == base and plan.ideology.locked
        return not locked, not text.strip(), gap_count([text]), _weights(found), at != base, at

    return min(range(len(judged)), key=faults)


def _nodes(plan: Plan, part: _Part) -> bool:
    return any(not gap_count([goal.text]) for goal in plan.goals) if part == "goals" else bool(plan.budget)


def _claiming(plan: Plan, matters: set[str]) -> list[Measure]:
    return [measure for measure in plan.measures if matters & set(measure.claims)]


def _gaps(measure: Measure) -> int:
    return gap_count([measure.title, *measure.texts, measure.owner, measure.indicator])


def _weights(findings: Iterable[Finding]) -> tuple[int, int, int]:
    return Report(findings=tuple(findings)).badness
