"""Where a proper name begins: from its kind (医院, 镇) leftwards through the words of the text.

A name is [place | proper part] + modifiers + kind. Words that prose is made of end it; a part that no dictionary
knows, that the segmenter knows as a name, or that bodies like to be called by, makes it a name. Without such a part
the words are generic (农村小学, 自来水公司) and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from plandraft.names.data import any_of, word_set, words
from plandraft.names.tokens import Token, in_dictionary, tokens_before

Sign = Literal["place", "proper", "modifier", "plain", "end"]
"""What a word is on the way to the left: ``plain`` is an ordinary noun, ``end`` ends the name."""

_NAME_CHARS = 16
"""No part before a kind is longer (our choice)."""
_ENDING_TAGS = ("p", "c", "u", "d", "r", "y", "e", "o", "w", "q", "x", "t", "k")
_NAME_TAGS = ("nr", "nz", "ns", "nt")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fffA-Za-z]+")
_JOINED = re.compile(r"[和与及同跟][省市县区镇乡]")
"""市局和县教育局: a conjunction and a level, though 和县 is also a county."""
_DETERMINERS = frozenset("本我各该全某每此贵")
"""我院, 各校: nothing before them belongs to the words behind."""
_PRONOUN = re.compile(r"[我你他她们本该各此其这那]")
_TRADE = re.compile(r"[\u4e00-\u9fff]业")
_PLACE_END = re.compile(r"^[\u4e00-\u9fff]{2,}(?:自治[区州县]|[省市县区镇乡村州旗盟])$")
WHOLE = "whole"
"""The tag of the beginning of an ordinary word that the kind was cut out of: 思|路, 大|局."""
NATURE = "ns1"
"""The tag of what is left of a place's name of two characters without its kind: 庐|山."""
_LEVELS = frozenset("省市县区州镇乡村校院厂")


@cache
def gazetteer() -> frozenset[str]:
    """Provinces and prefectures, with and without what they end in."""
    data = words("places")
    names: set[str] = set(data["province_short"])
    for full in data["provinces"]:
        names |= {full, re.sub(r"[省市]$", "", full)}
    for cities in data["prefectures"].values():
        names |= set(cities) | {f"{city}市" for city in cities if len(city) < 5}
    names |= {name for city in data["county_cities"] for name in (city, f"{city}市")}
    names |= set(data["districts"]) - {"新城区", "城中区", "市中区"}
    return frozenset(names - {""})


@cache
def homonyms() -> frozenset[str]:
    """Places whose bare name is also an ordinary word."""
    return word_set("places", "homonyms")


_GENERIC = word_set("bodies", "generic")
_PROSE = word_set("bodies", "prose")
_AUSPICIOUS = word_set("bodies", "auspicious")
_INDUSTRY = word_set("bodies", "industries")
_INNER = word_set("bodies", "inner_verbs")
_NOT_NAMES = word_set("people", "not_names")
_KINDS = frozenset(words("bodies")["kinds"]["named"])
_COMMON = _GENERIC | _PROSE | _NOT_NAMES | word_set("programmes", "plain")
_PLACE_GENERIC = word_set("places", "generic")


def sign(token: Token) -> Sign:
    """What one word says when it stands before a kind."""
    text, tag = token.text, token.tag
    if _JOINED.fullmatch(text) or tag == WHOLE or re.fullmatch("[xX×]+", text) or _HAN.fullmatch(text) is None:
        return "end"
    if text in _DETERMINERS:
        return "end"
    if text in gazetteer() and text not in homonyms():
        return "place"
    if text in _AUSPICIOUS:
        return "proper"
    if text in _GENERIC or text in _INNER or text in _KINDS or text in _INDUSTRY or _TRADE.fullmatch(text):
        return "modifier"
    if text in _PROSE:
        return "end"
    if _PLACE_END.match(text) and text[:-1] not in _PLACE_GENERIC and text not in _COMMON:
        return "place" if tag.startswith(_NAME_TAGS) or not in_dictionary(text) else "plain"
    return _by_tag(text, tag)


def _by_tag(text: str, tag: str) -> Sign:
    if _PRONOUN.search(text):
        return "end"
    if re.fullmatch(r"第[一二三四五六七八九十\d]+", text):
        return "proper"
    if text[0] == "第" or re.search(r"\d", text):
        return "end"
    if text in _COMMON:
        return "plain"
    if tag == NATURE:
        return "proper"
    if tag.startswith(("ns", "nr", "nt")) or (tag == "nz" and not in_dictionary(text)):
        return "proper" if len(text) > 1 else "plain"
    if len(text) > 1 and not in_dictionary(text):
        return "end" if text[0] in _PROSE or text[-1] in _PROSE else "proper"
    if tag.startswith(_ENDING_TAGS) or tag.startswith(("v", "m")):
        return "end"
    return "plain"


def before(text: str, at: int) -> Iterator[Token]:
    """The words to the left of a place in the text, the nearest first; one that straddles it is cut."""
    for token in tokens_before(text, at):
        if token.end > at:
            part = token.text[: at - token.start]
            yield Token(token.start, at, part, _cut_tag(token, part))
        else:
            yield token


@dataclass(frozen=True)
class Believe:
    """What is believed to be a name before a kind.

    Attributes:
        plain: An ordinary noun directly before the kind is a name (金色幼儿园).
        plain_behind: An ordinary noun before an industry's word is a name (大洋纸业公司).
        plain_inside: Ordinary nouns may stand between the proper part and the kind (…林果有限公司).
        only_places: Nothing but a place, or a part no dictionary knows, makes a name.
    """

    plain: bool = False
    plain_behind: bool = False
    plain_inside: bool = False
    only_places: bool = False


def _cut_tag(token: Token, part: str) -> str:
    if not in_dictionary(token.text) or part in _GENERIC or part in _INDUSTRY or _TRADE.fullmatch(part):
        return token.tag
    if token.tag.startswith("ns"):
        return NATURE if len(part) == 1 and part not in _PLACE_GENERIC else token.tag
    return token.tag if token.tag.startswith(_NAME_TAGS) else WHOLE


def begins(text: str, at: int, believe: Believe) -> int | None:
    """Where the name begins whose kind stands at a place in the text; None where the words are generic.

    Args:
        text: A line.
        at: Where the kind stands.
        believe: What may be a part of the name.
    """
    begin: int | None = None
    signs: list[tuple[Token, Sign]] = []
    for token in before(text, at):
        kind = sign(token)
        if at - token.start > _NAME_CHARS or (kind == "end" and not _fragment(token, signs)):
            break
        signs.append((token, kind))
        if kind == "place" or (kind == "proper" and _proper(token, believe.only_places)):
            begin = token.start
        elif kind == "proper":
            break
        elif kind != "modifier":
            if begin is not None:
                begin = token.start if _torn(token, signs, begin) else begin
                if begin != token.start:
                    break
            elif len(token.text) > 1:
                begin = token.start if _plain_name(token, signs, believe) or _behind_place(text, token) else None
                if begin is None and not believe.plain_inside:
                    break
    if begin is None:
        begin = _pieces(signs, text)
    return _with_level(text, begin) if begin is not None else None


def _behind_place(text: str, token: Token) -> bool:
    """An ordinary noun between a place and a kind is a name: 澜浦市|织云|街道."""
    nearest = next(before(text, token.start), None)
    placed = nearest is not None and nearest.end == token.start and sign(nearest) == "place"
    return placed and token.text not in _COMMON and token.tag.startswith(("n", "a", "b", "z"))


def _plain_name(token: Token, signs: list[tuple[Token, Sign]], believe: Believe) -> bool:
    """Whether an ordinary noun names: by what stands between it and the kind."""
    if token.text in _COMMON or not token.tag.startswith(("n", "a", "b", "z", "i", "l")):
        return False
    if len(signs) == 1:
        return believe.plain
    behind = signs[-2][0].text
    industry = _TRADE.fullmatch(behind) is not None
    named = token.tag.startswith("nz") and not believe.only_places
    level = behind in {"镇", "乡"} and len(signs) == 2 and len(token.text) <= 3
    return named or level or (believe.plain_behind and (industry or behind in _INDUSTRY))


def _proper(token: Token, only_places: bool) -> bool:
    return not only_places or token.tag.startswith("ns") or not in_dictionary(token.text)


def _fragment(token: Token, signs: list[tuple[Token, Sign]]) -> bool:
    """A single character that the segmenter tore out of a name: 鸿运|来, 青|山镇."""
    return (
        token.tag != WHOLE
        and len(token.text) == 1
        and _HAN.fullmatch(token.text) is not None
        and _PRONOUN.search(token.text) is None
        and token.text not in _DETERMINERS
        and token.text not in _PROSE
        and not token.tag.startswith(("m", "q", "u", "p", "c", "x", "w", "r"))
        and len(signs) <= 2
    )


def _torn(token: Token, signs: list[tuple[Token, Sign]], begin: int) -> bool:
    """Whether a single character before a name is its torn-off head."""
    if len(token.text) > 1 or token.end != begin or token.text in _PROSE or token.text in _LEVELS:
        return False
    nearest = signs[-2][0]
    return not in_dictionary(nearest.text) or (token.tag.startswith(_NAME_TAGS) and nearest.tag == token.tag)


def _pieces(signs: list[tuple[Token, Sign]], text: str) -> int | None:
    """Two or more single characters side by side directly before the modifiers are a name torn apart."""
    run: list[Token] = []
    for token, kind in signs:
        if kind == "modifier" and not run and len(token.text) > 1:
            continue
        if (
            len(token.text) == 1
            and _HAN.fullmatch(token.text)
            and token.text not in _GENERIC
            and token.text not in _PROSE
        ):
            run.append(token)
        else:
            break
    return run[-1].start if len(run) >= 2 and text[run[-1].start : run[0].end] not in _COMMON else None


def _with_level(text: str, begin: int) -> int:
    """市第一人民医院 begins at 市, and 湖南省第二… at its place."""
    if begin and text[begin] == "第" and text[begin - 1] in "省市县区州镇乡":
        begin -= 1
        for token in before(text, begin):
            return token.start if sign(token) == "place" else begin
    return begin


def kinds_in(group: str, text: str) -> Iterator[re.Match[str]]:
    """Every kind of a group in a text, those that overlap as well: 实验小学 is one, and so is 小学."""
    at, pattern = 0, body_kinds(group)
    while (found := pattern.search(text, at)) is not None:
        yield found
        at = found.start() + 1


@cache
def body_kinds(group: str) -> re.Pattern[str]:
    """The kinds of bodies of a group (``named`` or ``placed``) or of places (``places``)."""
    chosen = words("places")["kinds"] if group == "places" else words("bodies")["kinds"][group]
    return re.compile(any_of(chosen))
