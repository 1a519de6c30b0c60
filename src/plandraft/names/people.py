"""Persons named in a line: what can be a name, and enough beside it that shows it to be one.

Every piece that can be a name is weighed: how like a name it is by itself, what stands before it and what behind it.
Names beside names weigh more: in a list of persons most members need no other sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from plandraft.names.data import any_of, word_set, words
from plandraft.names.foreign_persons import HAN_CHARS, NOBODY, SURE_LIKENESS, WORD, NameShape
from plandraft.names.person_shapes import WEAK, shapes
from plandraft.names.person_signs import left, right
from plandraft.names.spans import SLOTS, CoveredPoints, NameSpan, free_of
from plandraft.names.tokens import in_dictionary, token_at

_ENOUGH = 4
"""From this weight on a piece is a name (our choice, by the lines of ``benchmarks/privacy``)."""
_PART = r"(?:科|部|室|处|办|队|组|班|厂|院|所|站|车间|中心|分会|学院|公司)"
_BESIDE = re.compile(
    rf"(?:[（(][^（）()]{{1,10}}[）)])?"
    rf"(?:\s{{0,9}}[、，,;；/／&]\s{{0,9}}(?:[{HAN_CHARS}]{{1,6}}{_PART})?|[\s\u3000]{{1,14}}|和|与|及|以及|—{{1,9}}|→|-)$"
)
_NOT_NAMES = word_set("people", "not_names")
_KNOWN = word_set("people", "known")
"""Names that tell nothing about a body, for everybody knows them."""
_SHORT_TITLES = (
    "老师|师傅|院长|校长|园长|主席|书记|主任|医生|大夫|局长|处长|科长|经理|教授|大姐|阿姨|工程师|厂长|护士长|部长|会长|"
    "董事长|总经理|警官|法官|教练|先生|女士|班长|组长|队长|站长|段长|工段长"
)
_SURNAMES = words("people")["surnames"]
_SHORT = re.compile(rf"(?P<name>[{_SURNAMES}]副?(?:{_SHORT_TITLES}))(?![们制式])")
_BODY = re.compile(rf"(?:{any_of(part for part in word_set('people', 'parts_before') if len(part) > 1)})$")
_MASKED = re.compile(r"[某XxＸ×*＊]")
_EVERYBODY = frozenset({"警官", "法官", "老师", "师傅", "大夫", "阿姨", "大姐", "教授", "先生", "女士"})


class _Weighed(NamedTuple):
    """A piece with its weight, the signs before and behind it, and where one before it in a row would end."""

    weight: float
    shape: NameShape
    before: int
    behind: float
    gap: int


def people(text: str) -> list[NameSpan]:
    """Every person named in a line; those the whole country knows are none."""
    return [*_people(text)]


def named_in_full(text: str) -> list[NameSpan]:
    """The same without surnames with a title alone (陈师傅), by which nobody is found, and masked names (李某)."""
    return [
        span
        for span in people(text)
        if _SHORT.fullmatch(text, span.start, span.end) is None and _MASKED.search(text, span.start, span.end) is None
    ]


@lru_cache(maxsize=8192)
def _people(text: str) -> tuple[NameSpan, ...]:
    named = [span for span in _named(text) if text[span.start : span.end] not in _KNOWN]
    return tuple(sorted([*named, *free_of(_short(text), named)]))


def _named(text: str) -> list[NameSpan]:
    weighed = _weighed(text)
    chosen = _chosen(w for w in weighed if w.weight >= _ENOUGH)
    while True:
        more = _beside(chosen, weighed)
        if not more:
            return [_person(w.shape.start, w.shape.end) for w in chosen]
        chosen = _chosen([*chosen, *more])


def _person(start: int, end: int) -> NameSpan:
    return NameSpan(start, end, "person", SLOTS["person"])


def _weighed(text: str) -> list[_Weighed]:
    """The pieces with their weights; in a row the first one's sign before and the last one's behind count for all."""
    found = sorted(shape for shape in shapes(text) if shape.likeness > NOBODY and not _is_title(text, shape))
    befores = {shape: left(text, shape.start) for shape in found}
    behinds = {shape: right(text, shape.end) for shape in found}
    gaps = _gaps(text, found)
    ends: dict[int, list[NameShape]] = {}
    for shape in found:
        ends.setdefault(shape.end, []).append(shape)
    rows = {shape: [one for one in ends.get(gaps[shape], ()) if one.likeness >= 0] for shape in found if shape in gaps}
    for shape, ahead in rows.items():
        befores[shape] = max(befores[shape], *(befores[one] for one in ahead), 1) if ahead else befores[shape]
    for shape in reversed(found):
        for one in rows.get(shape, ()):
            behinds[one] = max(behinds[one], behinds[shape], 1)
    in_row = {one for shape, ahead in rows.items() if ahead and shape.likeness > 0 for one in (shape, *ahead)}
    return [
        _Weighed(
            _weight(shape, befores[shape], behinds[shape], shape in in_row),
            shape,
            befores[shape],
            behinds[shape],
            gaps.get(shape, -1),
        )
        for shape in found
    ]


def _is_title(text: str, shape: NameShape) -> bool:
    """Whether it stands in title marks by itself: 《红梅赞》."""
    return text[max(0, shape.start - 1) : shape.start] == "《" and text[shape.end : shape.end + 1] == "》"


def _gaps(text: str, found: Sequence[NameShape]) -> dict[NameShape, int]:
    """Where the piece before would have to end so that both stand in one row."""
    gaps = {}
    for shape in found:
        gap = _BESIDE.search(text[max(0, shape.start - 14) : shape.start])
        if gap is not None:
            gaps[shape] = shape.start - (gap.end() - gap.start())
    return gaps


def _weight(shape: NameShape, before: int, behind: float, in_row: bool) -> float:
    """The sum of its likeness and its signs; 0 where one of them is missing that it cannot do without."""
    likeness, signs, short = shape.likeness, before + behind + in_row, shape.end - shape.start == 2
    if before < 0 or (behind < 0.5 and likeness < 4 - (before > 1 and not short)):
        return 0
    if likeness < 0:
        sure = (before == 4 and behind >= 1) or (before > 0 and behind == 3)
        named = likeness == WORD and before >= 3 and behind >= 1
        return _ENOUGH if sure or named else 0
    if not likeness and before < 3 and behind < 3 and min(before, behind) < 2:
        return 0
    if before < 1 and likeness < (5 if short else 3):
        return 0
    if (
        short
        and likeness < 5
        and (signs < (2 if likeness < 4 else 1.5) or (likeness < 4 and max(before, behind) < 2 and not in_row))
    ):
        return 0
    if short and behind <= (0 if before > 1 else 0.25):
        return 0
    return signs + max(likeness, 1) - (behind == 0) + (behind == 3 or (before > 1 and behind > 0 and not short))


def _chosen(weighed: Iterable[_Weighed]) -> list[_Weighed]:
    """Of those with one beginning the one whose end is surest, then the longest; of those that overlap the heaviest."""
    firsts: dict[int, _Weighed] = {}
    for one in weighed:
        known = firsts.get(one.shape.start)
        if known is None or _surer(one) > _surer(known):
            firsts[one.shape.start] = one
    kept: list[_Weighed] = []
    held = CoveredPoints()
    shown = {(w.shape.start, w.shape.end) for w in firsts.values() if w.before > 1}
    whole = [w for w in firsts.values() if w.before or (w.shape.start - 1, w.shape.end) not in shown]
    for one in sorted(whole, key=lambda w: (-w.weight, w.shape.start - w.shape.end, w.shape.start)):
        if not held.touches(one.shape):
            held.add(one.shape)
            kept.append(one)
    return kept


def _surer(one: _Weighed) -> tuple[int, float, float, int]:
    short = one.shape.end - one.shape.start == 2
    return one.shape.end * (one.shape.likeness == SURE_LIKENESS), one.behind, one.weight - short, one.shape.end


def _beside(chosen: Sequence[_Weighed], weighed: Sequence[_Weighed]) -> list[_Weighed]:
    """Pieces in one row with a name that was chosen, also such as are ordinary words: they count as chosen."""
    held = CoveredPoints()
    for w in chosen:
        held.add(w.shape)
    ends = {w.shape.end for w in chosen}
    leading = {w.gap for w in chosen}
    return [
        one._replace(weight=_ENOUGH)
        for one in weighed
        if not held.touches(one.shape)
        and ((one.gap in ends and one.behind > 0) or (one.shape.end in leading and one.before > 0))
    ]


def _short(text: str) -> list[NameSpan]:
    """A surname with a title alone: 陈师傅; posts only behind a stop, for 副主席 and 正院长 are none."""
    found = []
    for m in _SHORT.finditer(text):
        surname, title = m["name"][0], m["name"][1:].removeprefix("副")
        token = token_at(text, m.start())
        lone = token is not None and token.start == m.start() and (len(token.text) == 1 or token.tag.startswith("nr"))
        stop = (
            m.start() == 0
            or re.match(rf"[{HAN_CHARS}]", text[m.start() - 1]) is None
            or _BODY.search(text[: m.start()]) is not None
            or text[m.start() - 1] in "由向请让给和与及对为是将聘派"
        )
        if in_dictionary(text[m.start() : m.start() + 2]):
            continue
        if surname not in WEAK and (stop or (lone and title in _EVERYBODY)) and m["name"] not in _NOT_NAMES:
            found.append(_person(*m.span("name")))
    return found
