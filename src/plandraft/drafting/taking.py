"""Measures of several drafts in one plan: each demand claimed once, each heading once, ids that were never used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.gap import GAP
from plandraft.core.matter import Matter
from plandraft.core.matters import same_matter
from plandraft.core.plan import Measure, Plan
from plandraft.drafting.choosing import Choice, is_kept


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One measure of the merged plan.

    Attributes:
        draft: Position of the draft that it is from.
        was: As it stands there.
        measure: As it stands in the merged plan.
    """

    draft: int
    was: Measure
    measure: Measure


@dataclass(frozen=True, kw_only=True)
class Measures:
    """The measures of the merged plan, in order.

    Attributes:
        replaced: For measures of the base that are gone the ids of those in their place.
    """

    taken: tuple[Taken, ...]
    replaced: Mapping[str, tuple[str, ...]]

    def ids(self, draft: int) -> dict[str, str]:
        """New ids by the ids in a draft."""
        return {one.was.id: one.measure.id for one in self.taken if one.draft == draft}


def take_measures(plans: Sequence[Plan], matters: Sequence[Matter], choice: Choice) -> Measures:
    """The chosen measures of all drafts: those of the base in their places, the others where the base has the like.

    Args:
        plans: All drafts.
        matters: What the profile demands.
        choice: Which draft gives what.
    """
    base, claims = plans[choice.base], _claims(plans, choice)
    came = _numbered([*_foreign(plans, choice, claims)], plans, claims, matters, choice.base)
    stays = {m.id for m in base.measures if _stays(m, base, choice, claims) and not _is_doubled(m, base, came)}
    places: dict[int, list[Taken]] = {}
    for one in came:
        places.setdefault(_place(one, base), []).append(one)
    taken: list[Taken] = []
    for at, measure in enumerate(base.measures):
        if measure.id in stays:
            own = measure if is_kept(measure, base) else claiming(measure, claims[choice.base, measure.id], matters)
            taken.append(Taken(draft=choice.base, was=measure, measure=own))
        taken += places.get(at, [])
    taken += places.get(len(base.measures), [])
    gone = [measure for measure in base.measures if measure.id not in stays]
    return Measures(taken=tuple(taken), replaced={m.id: tuple(_in_place_of(m, came)) for m in gone})


_Claims = Mapping[tuple[int, str], tuple[str, ...]]
"""What each measure claims in the merged plan, by draft and id."""


def _claims(plans: Sequence[Plan], choice: Choice) -> _Claims:
    """Each demand for one measure of the draft that it is taken from: the first that is no gap; kept ones go before."""
    base = plans[choice.base]
    found = {(choice.base, measure.id): measure.claims for measure in base.measures if is_kept(measure, base)}
    held = {claim for claims in found.values() for claim in claims}
    for at, plan in enumerate(plans):
        for measure in sorted(plan.measures, key=_is_gap):
            if (at, measure.id) in found:
                continue
            own = tuple(c for c in measure.claims if choice.matters.get(c) == at and c not in held)
            found[at, measure.id] = own
            held |= set(own)
    return found


def _foreign(plans: Sequence[Plan], choice: Choice, claims: _Claims) -> Iterator[tuple[int, Measure]]:
    for at, plan in enumerate(plans):
        for measure in plan.measures:
            if at != choice.base and _is_chosen(measure, at, choice, claims):
                yield at, measure


def _stays(measure: Measure, base: Plan, choice: Choice, claims: _Claims) -> bool:
    """Standing work and what is locked, and what is chosen."""
    return is_kept(measure, base) or not measure.claims or _is_chosen(measure, choice.base, choice, claims)


def _is_chosen(measure: Measure, at: int, choice: Choice, claims: _Claims) -> bool:
    """Whether a demand is taken from this draft that the measure claims; a gap only where nothing better claims it."""
    wanted = any(choice.matters.get(claim) == at for claim in measure.claims)
    return wanted and (bool(claims[at, measure.id]) or not _is_gap(measure))


def _is_doubled(measure: Measure, base: Plan, came: Sequence[Taken]) -> bool:
    """Whether standing work of the base is what another draft has a claiming measure for."""
    free = not measure.claims and not is_kept(measure, base)
    return free and any(_is_like(measure, one.measure) for one in came)


def _is_gap(measure: Measure) -> bool:
    return bool(GAP.search(measure.title))


def _numbered(
    chosen: Sequence[tuple[int, Measure]],
    plans: Sequence[Plan],
    claims: _Claims,
    matters: Sequence[Matter],
    at_base: int,
) -> list[Taken]:
    """With new ids and under the heading where the base has the same demand."""
    base = plans[at_base]
    first = max([base.high_water.measures, *(int(measure.id[1:]) for measure in base.measures)]) + 1
    taken = []
    for number, (at, measure) in enumerate(chosen, first):
        own = claiming(measure, claims[at, measure.id], matters)
        like = next((m for m in base.measures if _is_like(m, own)), None)
        area = like.area if like is not None and like.area and not GAP.search(like.area) else measure.area
        new = own.model_copy(update={"id": f"M{number}", "area": area, "locked": False})
        taken.append(Taken(draft=at, was=measure, measure=new))
    return taken


def claiming(measure: Measure, claims: tuple[str, ...], matters: Sequence[Matter]) -> Measure:
    """The measure with these claims alone; where it is from in the profile follows.

    Args:
        measure: As it is.
        claims: Ids of matters.
        matters: What the profile demands.
    """
    if claims == measure.claims:
        return measure
    kept = {source for matter in matters if matter.id in claims for source in matter.sources}
    lost = {source for matter in matters if matter.id in measure.claims for source in matter.sources} - kept
    sources = tuple(source for source in measure.sources if source not in lost)
    return measure.model_copy(update={"claims": claims, "sources": sources})


def _place(one: Taken, base: Plan) -> int:
    """Behind which measure of the base another one stands: the like one, else the last of its area, else the last."""
    like = (at for at, m in enumerate(base.measures) if _is_like(m, one.measure))
    near = (at for at in range(len(base.measures) - 1, -1, -1) if base.measures[at].area == one.measure.area)
    return next(like, next(near, len(base.measures)))


def _in_place_of(gone: Measure, came: Sequence[Taken]) -> Iterator[str]:
    yield from (one.measure.id for one in came if _is_like(gone, one.measure))


def _is_like(own: Measure, new: Measure) -> bool:
    """Whether two measures are for one thing: they claim it, or it is standing work of one name."""
    return bool(set(own.claims) & set(new.claims)) or (not own.claims and same_matter(own.title, new.title))
