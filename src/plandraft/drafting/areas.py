"""Which headings a plan's measures stand under, and who writes which: chosen by what the profile demands.

Decided before anything is asked, so that all parts can be asked for at the same time and each demand belongs to
exactly one question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.matter import Matter
from plandraft.core.plan import Origin
from plandraft.core.proportions import Sizes, sizes_for
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea, look_up

_USUAL = 4
"""What an area usually does: so many examples are named (our choice)."""
_MORE_AREAS = 2
"""So many headings more than its length asks for a plan has at most, for what the profile demands and pays for."""
_NO_EXTRAS_UP_TO = 2000
"""Characters up to which a plan has no heading for what nobody demands and not every plan has (our choice)."""
_HEADINGS = 0.6
"""So many headings for one measure at most: a heading with one short measure is no section (our choice)."""


def sizes_of(brief: Brief) -> Sizes:
    """How long the parts of this plan are to be."""
    profile = brief.profile
    return sizes_for(
        profile.length_chars,
        headcount=profile.headcount or profile.members,
        matters=len(brief.matters),
        demands=sum(matter.kinds != ("event",) for matter in brief.matters),
        basics=len(brief.basics),
        has_money=bool(brief.spending),
    )


def shares_of(brief: Brief) -> tuple[AreaShare, ...]:
    """The plan's areas in order, each with its demands and the number of its measures."""
    sizes, sector = sizes_of(brief), brief.profile.sector
    takers = {matter.id: _taker(matter, brief.areas, sector) for matter in brief.matters}
    chosen = _chosen(brief, takers, sizes)
    held: dict[str, list[Matter]] = {area.id: [] for area in chosen}
    apart: list[Matter] = []
    for matter in brief.matters:
        taker = _held_by(takers[matter.id], chosen, held)
        (held[taker] if taker else apart).append(matter)
    shares = [
        AreaShare(
            name=area.name(sector),
            work_areas=(area.id, *_taken_in(area, brief.areas, chosen)),
            matters=tuple(held[area.id]),
            usual=_usual((area.id, *_taken_in(area, brief.areas, chosen)), brief),
        )
        for area in chosen
    ]
    if apart:
        shares.insert(len(shares) // 2, AreaShare(name="", matters=tuple(apart)))
    if brief.profile.length_chars <= _NO_EXTRAS_UP_TO and brief.kind.headings:
        shares = _wanted(shares, brief)
    basics, money = _basics(shares, brief), _money(shares, brief)
    demands = [len(share.matters) for share in shares]
    counts = _counts(demands, [len(own) for own in basics], sizes.measure_count)
    told = [
        share.model_copy(update={"measure_count": n, "basics": tuple(basics[at]), "money": tuple(money[at])})
        for at, (share, n) in enumerate(zip(shares, counts, strict=True))
    ]
    return tuple(_together(told, sizes.area_count, brief))


def _wanted(shares: list[AreaShare], brief: Brief) -> list[AreaShare]:
    """The shares without those that neither a demand nor a basic thing falls to: a short plan has no room for them."""
    basics = _basics(shares, brief)
    return [share for share, own in zip(shares, basics, strict=True) if share.matters or own] or shares


def _together(shares: list[AreaShare], most: int, brief: Brief) -> list[AreaShare]:
    """The shares with those of one measure joined to others where the kind has a heading for both.

    A plan in ten sections of one item each reads as scraps, one whose headings join what nobody joins as well.
    """
    made = [*shares]
    while True:
        short = [at for at, share in enumerate(made) if share.measure_count == 1]
        small = short or ([*range(len(made))] if len(made) > most else [])
        pairs = [(at, other) for at in small for other in range(len(made)) if at != other]
        named = [(pair, name) for pair in pairs if (name := _heading(made, pair, brief))]
        if not named:
            return made
        (one, other), name = min(named, key=lambda found: _weight(made, found[0]))
        first, second = sorted((one, other))
        made[first] = _joined(made[first], made.pop(second), name)


def _weight(shares: Sequence[AreaShare], pair: tuple[int, int]) -> tuple[int, int]:
    return sum(shares[at].measure_count for at in pair), abs(pair[0] - pair[1])


def _heading(shares: Sequence[AreaShare], pair: tuple[int, int], brief: Brief) -> str:
    """The kind's heading for the functions of two shares together; empty where it has none, or another share has it."""
    function = {area.id: area.function for area in brief.areas}
    alone = {area.id for area in brief.areas if area.alone}
    if any(shares[at].matters and alone & {*shares[at].work_areas} for at in pair):
        return ""
    functions = {function.get(area, "") for at in pair for area in shares[at].work_areas}
    name = brief.kind.headings.get("+".join(sorted(functions)), "") if all(shares[at].name for at in pair) else ""
    return name if name not in [share.name for at, share in enumerate(shares) if at not in pair] else ""


def _joined(share: AreaShare, other: AreaShare, name: str) -> AreaShare:
    gathered = ("work_areas", "matters", "usual", "basics", "money")
    return share.model_copy(
        update={
            "name": name,
            "measure_count": share.measure_count + other.measure_count,
            **{field: (*getattr(share, field), *getattr(other, field)) for field in gathered},
        }
    )


def area_groups(shares: Sequence[AreaShare], count: int) -> tuple[tuple[AreaShare, ...], ...]:
    """The areas in so many groups that take about as long to write, their order kept.

    A measure that takes up a demand is about twice as long as one of everyday work.
    """
    weights = [share.measure_count + len(share.matters) for share in shares]
    groups: list[list[AreaShare]] = [[] for _ in range(max(1, min(count, len(shares))))]
    before = 0.0
    for share, weight in zip(shares, weights, strict=True):
        middle = before + weight / 2
        groups[min(len(groups) - 1, int(middle * len(groups) / sum(weights)))].append(share)
        before += weight
    return tuple(tuple(group) for group in groups if group)


def area_likeness(text: str, area: WorkArea, sector: Sector) -> float:
    """How strongly a text belongs to a work area: the number of its words found, long words a little more.

    Args:
        text: Any words.
        area: The work area.
        sector: Whose words of the area count.
    """
    hits = area.matches(text, sector)
    if not hits:
        return 0.0
    longest = max((len(t) for t in area.terms_for(sector) if not t.startswith("re:") and t in text), default=4)
    return hits + longest / 10


def _taker(matter: Matter, areas: Sequence[WorkArea], sector: Sector) -> WorkArea | None:
    """The area whose words the demand holds most of; None where it holds none."""
    text = "，".join((matter.text, *matter.others))
    best = max(areas, key=lambda area: area_likeness(text, area, sector), default=None)
    return best if best is not None and area_likeness(text, best, sector) else None


def _chosen(brief: Brief, takers: dict[str, WorkArea | None], sizes: Sizes) -> list[WorkArea]:
    """The areas with demands first, then those that every sector's plan has and those with money of their own.

    Where these are more areas than a plan of this length has, it has up to two more.
    """
    sector = brief.profile.sector
    demanded = [area.id for area in takers.values() if area is not None]
    own_lines = [item.purpose for item in brief.spending if item.origin is Origin.PROFILE]
    funded = {area.id for area in brief.areas if any(area_likeness(purpose, area, sector) for purpose in own_lines)}
    seen: set[str] = set()
    first_of_function = {area.id for area in brief.areas if not (area.function in seen or seen.add(area.function))}  # type: ignore[func-returns-value]

    def few_women(area: WorkArea) -> bool:
        return (brief.profile.women or 0) < area.women

    def always(area: WorkArea) -> bool:
        return area.expected(sector) == "required" and set(area.expect.values()) <= {"required"}

    def weight(area: WorkArea) -> float:
        return (
            4 * demanded.count(area.id)
            + 3 * (area.id in funded)
            + 2 * (area.expected(sector) == "required")
            + 2 * always(area)
            + (area.id in first_of_function)
            + 2 * (area.house)
            - 3 * few_women(area)
            - 2 * (not area.patterns_for(sector))
        )

    ranked = sorted(brief.areas, key=lambda area: (area.id not in demanded, -weight(area), brief.areas.index(area)))
    usual = {area.id for area in brief.areas if always(area) and not few_women(area)}
    needed = len({*demanded, *funded, *usual} & {area.id for area in brief.areas})
    most = min(sizes.area_count + _MORE_AREAS, int(_HEADINGS * sizes.measure_count) + 1)
    kept = {area.id for area in ranked[: max(sizes.area_count, min(most, needed))]}
    return [area for area in brief.areas if area.id in kept]


def _held_by(taker: WorkArea | None, chosen: Sequence[WorkArea], held: dict[str, list[Matter]]) -> str:
    """The chosen area for a demand: its own, else one of the same function; empty where no heading fits it."""
    if taker is None or taker.id in held:
        return taker.id if taker else ""
    alike = [area.id for area in chosen if area.function == taker.function]
    return min(alike, key=lambda area_id: len(held[area_id]), default="")


def _counts(demands: Sequence[int], basics: Sequence[int], total: int) -> list[int]:
    """Measures for each area: as many as it has demands; the rest where most basic things are without one."""
    counts = [max(1, number) for number in demands]

    def lacking(at: int) -> tuple[int, int]:
        return demands[at] + basics[at] - counts[at], -counts[at]

    while sum(counts) < total:
        counts[max(range(len(counts)), key=lacking)] += 1
    return counts


def _taken_in(area: WorkArea, areas: Iterable[WorkArea], chosen: Sequence[WorkArea]) -> list[str]:
    """The areas of the same function that the plan has no heading for; the first chosen one takes them."""
    ids = {known.id for known in chosen}
    first = next((known.id for known in chosen if known.function == area.function), area.id)
    if first != area.id:
        return []
    return [other.id for other in areas if other.function == area.function and other.id not in ids]


def _basics(shares: Sequence[AreaShare], brief: Brief) -> list[list[str]]:
    """Each basic thing under the nearest heading of its own, else where its field is taken in, else under the last."""
    found: list[list[str]] = [[] for _ in shares]
    heads = [share.work_areas[:1] for share in shares]
    fields = [share.work_areas for share in shares]
    for basic in brief.basics:
        own = (n for held in (heads, fields) for area_id in basic.areas for n, ids in enumerate(held) if area_id in ids)
        found[next(own, len(shares) - 1)].append(look_up(basic.text, brief.profile.sector) or "")
    return found


def _money(shares: Sequence[AreaShare], brief: Brief) -> list[list[str]]:
    """Each item of the budget in the area whose words its purpose holds; else where fewest are."""
    found: list[list[str]] = [[] for _ in shares]
    areas, sector = {area.id: area for area in brief.areas}, brief.profile.sector

    def worth(at: int, purpose: str) -> tuple[float, int]:
        own = [areas[area_id] for area_id in shares[at].work_areas]
        words = max((area_likeness(purpose, area, sector) for area in own), default=0.0)
        said = sum(part in text for part in _parts(purpose) for text in (*shares[at].usual, *shares[at].basics))
        return words + said, -len(found[at])

    for item in brief.spending:
        found[max(range(len(shares)), key=lambda at: worth(at, item.purpose))].append(item.id)
    return found


def _parts(purpose: str) -> list[str]:
    """The words of a purpose: 节日 and 慰问 of 节日慰问."""
    return [purpose[at : at + 2] for at in range(0, len(purpose) - 1, 2)]


def _usual(area_ids: Iterable[str], brief: Brief) -> tuple[str, ...]:
    """What is usually done in these areas: two things of the first, one of each other."""
    known = {area.id: area for area in brief.areas}
    found: list[str] = []
    for n, area_id in enumerate(area_ids):
        patterns = known[area_id].patterns_for(brief.profile.sector)
        found += [pattern.title for pattern in patterns if "{" not in pattern.title][: 2 if n == 0 else 1]
    return tuple(found[:_USUAL])
