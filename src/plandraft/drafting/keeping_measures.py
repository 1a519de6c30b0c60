"""Measures of an edited plan in a new draft: each stands where the draft has the like, deleted ones stay away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plandraft.core.edits import plan_digest
from plandraft.core.matter import Matter
from plandraft.core.matters import origin_kind, same_matter
from plandraft.core.plan import Measure, Origin, Plan
from plandraft.drafting.nodes import ORIGINS
from plandraft.drafting.pairing import Edited, Ids
from plandraft.drafting.taking import claiming


@dataclass(frozen=True, kw_only=True)
class KeptMeasures:
    """The measures of the result.

    Attributes:
        measures: In order.
        of_new: For each measure of the new draft that is there, or an edited one in its place, the id in the result.
        of_old: The same for measures of the edited plan.
        replaced: For each edited measure that stands in the place of others, the id of the first of these.
        dropped: Measures of the new draft that somebody had deleted.
        revived: Those that somebody had deleted and that are back, since without them a demand would be unclaimed.
        headings: For headings of the edited plan and of the new draft, the one in the result.
    """

    measures: tuple[Measure, ...]
    of_new: Mapping[str, str]
    of_old: Mapping[str, str]
    replaced: Mapping[str, str]
    dropped: frozenset[str]
    revived: frozenset[str]
    headings: Mapping[str, str]


def keep_measures(new: Plan, old: Edited, ids: Ids) -> KeptMeasures:
    """The new draft's measures with the edited ones among them.

    Args:
        new: The new draft.
        old: The edited plan, paired with it.
        ids: Gives ids that were never used.
    """
    fate = _Fate(new=new, old=old)
    fate.decide()
    renamed = _renamed_headings(new, old)
    headings = {area: renamed.get(area, area) for area in new.areas()}
    headings = _of_old_headings(new, fate, headings) | headings
    numbers = {m.id: fate.place_of(m.id) or ids.take("measures", m.id) for m in fate.edited}
    kept = {m.id: _kept(m, fate, numbers[m.id], headings) for m in fate.edited}
    found: list[Measure] = []
    for measure in new.measures:
        if measure.id in fate.replaced:
            was = fate.replaced[measure.id]
            found += [kept[was]] if fate.place_of(was) == measure.id else []
        elif measure.id not in fate.dropped:
            own = claiming(measure, fate.claims[measure.id], new.matters)
            found.append(own.model_copy(update={"area": headings[own.area]}))
    for was, one in kept.items():
        if not fate.place_of(was):
            found.insert(_place(one, found), one)
    there = {measure.id for measure in found}
    of_new = {m.id: numbers[fate.replaced[m.id]] if m.id in fate.replaced else m.id for m in new.measures}
    pairs = {was: of_new[now] for was, now in fate.pairs.items() if was in old.marks and now not in fate.dropped}
    return KeptMeasures(
        measures=tuple(found),
        of_new={was: now for was, now in of_new.items() if now in there},
        of_old=pairs | numbers,
        replaced={was: now for was in kept if (now := fate.place_of(was))},
        dropped=frozenset(fate.dropped),
        revived=frozenset(fate.revived),
        headings=headings,
    )


@dataclass(kw_only=True)
class _Fate:
    """What becomes of each measure of the new draft.

    Attributes:
        pairs: For measures of the edited plan, also deleted ones, the same one of the new draft.
        replaced: The edited measure that stands in the place of one of the new draft.
        dropped: What was deleted.
        revived: What was deleted and is the only one for a demand.
        claims: What each measure of the new draft still claims.
    """

    new: Plan
    old: Edited
    pairs: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    revived: set[str] = field(default_factory=set)
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    edited: list[Measure] = field(default_factory=list)

    def decide(self) -> None:
        """Find out: the same measures first, then those of one name, then those for the same demands."""
        self.pairs = self.old.paired(self.new, "measures")
        self.claims = {measure.id: measure.claims for measure in self.new.measures}
        self.edited = [self._with_claims(m) for m in self.old.plan.measures if m.id in self.old.hand]
        for measure in self.edited:
            own = self.pairs.get(measure.id) or self._like(measure)
            if own:
                self.replaced[own] = measure.id
        held: dict[str, str] = {}
        for measure in sorted(self.edited, key=lambda m: m.id not in self.replaced.values()):
            held |= {claim: measure.id for claim in measure.claims if claim not in held}
        self._leave_claims(held)
        for other in self._free():
            taken = [claim for claim in other.claims if claim in held]
            rest = [claim for claim in other.claims if claim not in held]
            if taken and all(self._is_claimed(claim, but=other.id) for claim in rest):
                self.replaced[other.id] = held[taken[0]]
            elif taken:
                self.claims[other.id] = tuple(rest)
        self._delete()

    def _leave_claims(self, held: Mapping[str, str]) -> None:
        """A measure that was there before takes up nothing more that an edited one has, however often it is kept."""
        before = {measure.id: measure.claims for measure in self.old.plan.measures}
        for was, now in self.pairs.items():
            if was in before and now in self.claims and now not in self.replaced:
                own = before[was]
                self.claims[now] = tuple(c for c in self.claims[now] if c in own or c not in held)

    def _with_claims(self, measure: Measure) -> Measure:
        """With what the measure that it was claims now and did not; one written by hand claims what its title names."""
        now = next((m for m in self.new.measures if m.id == self.pairs.get(measure.id)), None)
        had = self.old.marks[measure.id].claims if measure.id in self.old.marks else ()
        claims = (*measure.claims, *(claim for claim in (now.claims if now else ()) if claim not in had))
        if not claims and measure.id in self.old.unmarked:
            claims = tuple(m.id for m in self.new.matters if any(same_matter(t, measure.title) for t in _texts(m)))
        return _of_claims(measure, tuple(dict.fromkeys(claims)), self.old.plan.matters)

    def _like(self, measure: Measure) -> str:
        """The measure of the new draft that is for the same thing by its title."""
        able = (
            other.id
            for other in self._free()
            if same_matter(other.title, measure.title)
            and (set(other.claims) <= set(measure.claims) if other.claims else not measure.claims)
        )
        return next(able, "")

    def _free(self) -> list[Measure]:
        """The measures of the new draft that stand for none of the edited plan, or for one that somebody deleted."""
        taken = {now for was, now in self.pairs.items() if was in self.old.marks} | set(self.replaced)
        return [measure for measure in self.new.measures if measure.id not in taken]

    def _is_claimed(self, claim: str, *, but: str) -> bool:
        """Whether another measure of the result claims a demand."""
        by_hand = any(claim in measure.claims for measure in self.edited)
        gone = {but, *self.replaced, *self.dropped}
        return by_hand or any(claim in claims for other, claims in self.claims.items() if other not in gone)

    def _delete(self) -> None:
        """Take out what was deleted; a demand is not left without a measure for that."""
        for key, mark in self.old.gone.items():
            free = [measure for measure in self._free() if measure.id not in self.dropped | self.revived]
            known = [m for m in free if m.id == self.pairs.get(key)]
            alike = [m for m in free if mark.claims and set(m.claims) == set(mark.claims)]
            if key[:1] != "M" or not (known or alike):
                continue
            found = (known or alike)[0]
            needed = not all(self._is_claimed(claim, but=found.id) for claim in self.claims[found.id])
            (self.revived if needed else self.dropped).add(found.id)

    def place_of(self, edited: str) -> str:
        """The id of the first measure that an edited one stands for, its own self before others."""
        own = self.pairs.get(edited, "")
        others = (now for now, was in self.replaced.items() if was == edited)
        return own if self.replaced.get(own) == edited else next(others, "")


def _texts(matter: Matter) -> tuple[str, ...]:
    return (matter.text, *matter.others)


def _of_claims(measure: Measure, claims: tuple[str, ...], matters: Sequence[Matter]) -> Measure:
    """A measure with these claims; where it is from in the profile follows, and the origin where they changed."""
    by_id = {matter.id: matter for matter in matters}
    own = [source for source in measure.sources if not source.startswith("profile:")]
    sources = (*own, *(source for claim in claims for source in by_id[claim].sources))
    kind = origin_kind(claims, by_id)
    derived = measure.origin in ORIGINS.values()
    origin = ORIGINS[kind] if kind else Origin.PRACTICE if derived else measure.origin
    update = {"claims": claims, "sources": tuple(dict.fromkeys(sources)), "origin": origin}
    return measure.model_copy(update=update)


def _kept(measure: Measure, fate: _Fate, number: str, headings: Mapping[str, str]) -> Measure:
    """An edited measure as it stands in the result: under its own heading where somebody has put it there."""
    now = next((m.area for m in fate.new.measures if m.id == fate.place_of(measure.id)), measure.area)
    own = measure.area if _is_put(measure, fate.old) else now
    area = headings.get(own, own)
    return measure.model_copy(update={"id": number, "area": area, "locked": True})


def _is_put(measure: Measure, old: Edited) -> bool:
    """Whether somebody has put a measure under the heading where it stands."""
    return measure.id in old.unmarked or old.marks[measure.id].area != plan_digest(measure.area)


def _renamed_headings(new: Plan, old: Edited) -> dict[str, str]:
    """The headings of the new draft under which all measures of the edited plan now stand under another one."""
    there = old.plan.areas()
    found = {}
    for area in new.areas():
        was = {
            m.area for m in old.plan.measures if m.id not in old.unmarked and old.marks[m.id].area == plan_digest(area)
        }
        if len(was) == 1 and area not in there:
            found[area] = was.pop()
    return found


def _of_old_headings(new: Plan, fate: _Fate, headings: Mapping[str, str]) -> dict[str, str]:
    """For headings that the new draft has under another name, the one under which the same measures stand there."""
    areas = {measure.id: measure.area for measure in new.measures}
    found: dict[str, str] = {}
    for measure in fate.old.plan.measures:
        now = fate.pairs.get(measure.id) or fate.place_of(measure.id)
        if now and measure.area not in headings and not _is_put(measure, fate.old):
            found.setdefault(measure.area, headings[areas[now]])
    return found


def _place(one: Measure, measures: Sequence[Measure]) -> int:
    """Behind the last measure under its heading; else at the end."""
    near = (at + 1 for at in range(len(measures) - 1, -1, -1) if measures[at].area == one.area)
    return next(near, len(measures))
