"""Who takes what among a plan's areas: decided from the brief and the list of areas alone.

Every ask knows its own area and its neighbours, so asks that are answered in parallel agree on the shares
without talking to each other: each demand of the profile and each pattern belongs to exactly one area.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine
from plandraft.core.knowledge import Pattern, WorkArea
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.items import Item, items_of
from plandraft.models.offline.overlap import core, held
from plandraft.models.offline.when import named_observances

_LAST_RESORTS = ("centre", "self_build")
_REFUSAL = re.compile(r"^(?:不再|不得|不要|不宜|不|避免|禁止|严禁|取消|停止)?(?:安排|组织|举办|开展|搞|使用|写|提)?")


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one area of the plan works on.

    Attributes:
        work_areas: Its own work area first, then those it takes in because the plan has no area for them.
        items: Its demands of the profile.
        patterns: Our own wording to choose from, the best first.
        musts: How many of the patterns stand for a work area that the sector is required to cover.
    """

    line: AreaLine
    work_areas: tuple[WorkArea, ...]
    items: tuple[Item, ...]
    patterns: tuple[Pattern, ...]
    musts: int


def shares(brief: Brief, lines: Iterable[AreaLine]) -> dict[str, Share]:
    """The share of each area, by its name; the order in which the areas are given does not matter."""
    ordered = _ordered(brief, lines)
    held_areas = _held_areas(brief, ordered)
    items: dict[str, list[Item]] = {line.name: [] for line in ordered}
    for item in items_of(brief.profile):
        if ordered:
            items[_taker(item, ordered, held_areas, brief)].append(item)
    return {
        line.name: Share(
            line=line,
            work_areas=held_areas[line.name],
            items=tuple(items[line.name]),
            patterns=_patterns(held_areas[line.name], brief.profile),
            musts=_musts(held_areas[line.name], brief.profile),
        )
        for line in ordered
    }


def _ordered(brief: Brief, lines: Iterable[AreaLine]) -> list[AreaLine]:
    known = [area.id for area in brief.areas]
    by_name = {line.name: line for line in lines}
    return sorted(
        by_name.values(),
        key=lambda line: (known.index(line.work_area) if line.work_area in known else len(known), line.name),
    )


def _held_areas(brief: Brief, lines: Sequence[AreaLine]) -> dict[str, tuple[WorkArea, ...]]:
    """Each known work area in the hands of one area of the plan: its own, else one of the same function."""
    held_by: dict[str, list[WorkArea]] = {line.name: [] for line in lines}
    own: dict[str, str] = {}
    for line in lines:
        own.setdefault(line.work_area, line.name)
    functions = {area.id: area.function for area in brief.areas}
    sector = brief.profile.sector
    for area in sorted(brief.areas, key=lambda area: area.id not in own):
        alike = [line.name for line in lines if functions.get(line.work_area) == area.function]
        text = area.name(sector)
        near = max(alike, key=lambda name: held(text, name), default="")
        taker = own.get(area.id) or near or _last_resort(lines)
        if taker:
            held_by[taker].append(area)
    return {name: tuple(areas) for name, areas in held_by.items()}


def _last_resort(lines: Sequence[AreaLine]) -> str:
    for work_area in _LAST_RESORTS:
        for line in lines:
            if line.work_area == work_area:
                return line.name
    return lines[-1].name if lines else ""


def _taker(item: Item, lines: Sequence[AreaLine], areas: dict[str, tuple[WorkArea, ...]], brief: Brief) -> str:
    """The area whose words the demand holds most of.

    Where it holds none: the one that plans for the same observance, the nearest in wording, the last resort.
    """
    sector = brief.profile.sector
    scored = [(_score(item.text, line, areas[line.name], sector), -at) for at, line in enumerate(lines)]
    best, at = max(scored)
    if best > 0:
        return lines[-at].name
    kept = named_observances(item.text, brief.calendar)
    for line in lines:
        if any(p.observance in kept for area in areas[line.name] for p in area.patterns_for(sector)):
            return line.name
    near = [(_nearness(item.text, areas[line.name], sector), -at) for at, line in enumerate(lines)]
    best, at = max(near)
    return lines[-at].name if best >= 0.4 else _last_resort(lines)


def _nearness(text: str, areas: Iterable[WorkArea], sector: Sector) -> float:
    """How much of the best title among the sector's patterns a text holds, 0–1."""
    titles = (pattern.title for area in areas for pattern in area.patterns_for(sector))
    return max((held(core(title), core(text)) for title in titles), default=0.0)


def _score(text: str, line: AreaLine, areas: Iterable[WorkArea], sector: Sector) -> float:
    by_area = max((likeness(text, area, sector) for area in areas), default=0.0)
    return by_area or (0.1 if len(line.name) > 1 and line.name in text else 0.0)


def likeness(text: str, area: WorkArea, sector: Sector) -> float:
    """How strongly a text belongs to a work area: the number of its words found, long words a little more."""
    hits = area.matches(text, sector)
    if not hits:
        return 0.0
    longest = max((len(t) for t in area.terms_for(sector) if not t.startswith("re:") and t in text), default=4)
    return hits + longest / 10


def _patterns(areas: Sequence[WorkArea], profile: Profile) -> tuple[Pattern, ...]:
    """The best own one, the best of each required area taken in, the other own ones, then what is left."""
    own, *others = [_wanted(area, profile) for area in areas] or [[]]
    required = [area.expected(profile.sector) == "required" for area in areas[1:]]
    best = [found[0] for found, must in zip(others, required, strict=True) if found and must]
    further = [found[0] for found, must in zip(others, required, strict=True) if found and not must]
    rest = [pattern for found in others for pattern in found[1:]]
    return (*own[:1], *best, *own[1:], *further, *rest)


def _musts(areas: Sequence[WorkArea], profile: Profile) -> int:
    """The own area and the required ones taken in, as far as there are patterns for them."""
    return sum(
        bool(_wanted(area, profile))
        for at, area in enumerate(areas)
        if at == 0 or area.expected(profile.sector) == "required"
    )


def _wanted(area: WorkArea, profile: Profile) -> list[Pattern]:
    unwanted = [_REFUSAL.sub("", text).strip("。，； ") for text in profile.avoid]
    return [
        pattern
        for pattern in area.patterns_for(profile.sector)
        if not any(len(word) > 1 and word in pattern_text(pattern, profile) for word in unwanted)
    ]


def pattern_text(pattern: Pattern, profile: Profile) -> str:
    """All a pattern says, its blanks filled."""
    parts = (pattern.title, *pattern.actions, pattern.indicator, pattern.entry)
    return filled("".join(parts), profile)
