"""Which congresses, plenums, theories, campaigns and plans a text cites, and which of them can be at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.checks.once import Once
from plandraft.checks.text import FieldPlace, PlanText, text_of
from plandraft.core.headings import read_number
from plandraft.core.knowledge import Knowledge, Law, Reference, Series
from plandraft.core.plan import Plan

_LOOKING_BACK = re.compile(r"以来|回顾|总结|收官之年|圆满收官|期间取得|时期取得|巩固拓展|巩固深化|成果")
"""Words around a reference that tell of the past and make nothing the guide of the present."""
_LOOKING_FORWARD = re.compile(r"迎接|喜迎|召开前|筹备|预备|谋划|编制|起草|酝酿|展望")
"""Words that speak of a meeting or plan that is still to come."""

laws_by_title: Once[Knowledge, dict[str, Law]] = Once(
    lambda knowledge: {
        title: law for law in knowledge.laws if law.status != "superseded" for title in (law.title, *law.aliases)
    }
)
"""The laws in force by their titles and the other names they go by."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One mention.

    Attributes:
        reference: What is known of it; None where no entry bears the number.
        series: Its series, where it has one.
        number: Its number in the series.
    """

    place: FieldPlace
    reference: Reference | None = None
    series: Series | None = None
    number: tuple[int, ...] = ()

    @property
    def looks_back(self) -> bool:
        """Whether the words around it tell of the past."""
        return looks_back(self.place)

    @property
    def looks_forward(self) -> bool:
        """Whether the words around it speak of something still to come."""
        start, end = self.place.span
        return bool(_LOOKING_FORWARD.search(self.place.whole[max(0, start - 10) : end + 6]))


def looks_back(place: FieldPlace) -> bool:
    """Whether the words around a mention tell of the past."""
    return bool(_LOOKING_BACK.search(place.whole[max(0, place.start - 8) : place.end + 8]))


@dataclass(frozen=True, kw_only=True)
class _Index:
    numbered: dict[tuple[str, tuple[int, ...]], Reference]
    others: tuple[Reference, ...]
    series: tuple[Series, ...]


def _make_index(knowledge: Knowledge) -> _Index:
    kinds = {series.kind for series in knowledge.series}
    numbered = {(ref.kind, ref.number): ref for ref in knowledge.references if ref.kind in kinds and ref.number}
    return _Index(
        numbered=numbered,
        others=tuple(ref for ref in knowledge.references if (ref.kind, ref.number) not in numbered),
        series=knowledge.series,
    )


_index: Once[Knowledge, _Index] = Once(_make_index)


def citations(plan: Plan, knowledge: Knowledge) -> tuple[Citation, ...]:
    """Every reference of the knowledge that a plan cites, and every number of a series, known or not.

    Of plenums listed together (二中、三中、四中全会) only the last is returned: it is what makes the list new or old.
    """
    return _found((plan, knowledge))


class _Pair:
    """The last answer, told apart by the identity of plan and knowledge."""

    def __init__(self) -> None:
        self._last: tuple[Plan, Knowledge, tuple[Citation, ...]] | None = None

    def __call__(self, key: tuple[Plan, Knowledge]) -> tuple[Citation, ...]:
        last, (plan, knowledge) = self._last, key
        if last is None or last[0] is not plan or last[1] is not knowledge:
            last = self._last = (plan, knowledge, tuple(_cited(text_of(plan), _index(knowledge))))
        return last[2]


_found = _Pair()


def _cited(text: PlanText, index: _Index) -> Iterator[Citation]:
    for series in index.series:
        for match, place in text.finditer(series.regex):
            number = _number(match)
            if number is not None:
                known = index.numbered.get((series.kind, number))
                yield Citation(place=place, reference=known, series=series, number=number)
    for reference in index.others:
        for _, place in text.finditer(reference.regex):
            yield Citation(place=place, reference=reference)


def _number(match: re.Match[str]) -> tuple[int, ...] | None:
    groups = match.groupdict()
    written = groups.get("n") or groups.get("m")
    first = read_number(written) if written else None
    if first is None:
        return None
    listed = groups.get("list")
    if listed is None:
        return (first,)
    within = [n for char in re.findall(r"[一二三四五六七八九]", listed) if (n := read_number(char))]
    return (first, max(within)) if within else None
