"""Names of places: the gazetteer's, and those built as proper part and kind (长岭镇, 八一巷)."""

from __future__ import annotations

import re

from plandraft.names.data import any_of, word_set, words
from plandraft.names.naming import Believe, begins, gazetteer, homonyms, kinds_in, sign
from plandraft.names.spans import SLOTS, NameSpan, joined_spans
from plandraft.names.tokens import Token, in_dictionary, token_at, tokens_before, tokens_in, tokens_of

_WEAK = word_set("places", "weak_kinds")
_GENERIC = word_set("places", "generic")
_GOING = re.compile(r"(?:到|赴|去|往|前往|位于|来自|抵达|途经|走进|在)$")
_CLIMBING = re.compile(r"(?:登|攀登|游览|游|爬)$")
_PROSE = word_set("bodies", "prose")
_PROSE_TAGS = ("p", "c", "u", "d", "r", "y", "x", "w", "v", "q")
_STREETS = frozenset({"社区", "小区", "路", "村", "乡", "镇", "街", "大道", "大街", "新村", "巷"})
_STREET_NAMES = word_set("bodies", "auspicious") - word_set("places", "abstract")
_NATURE = word_set("places", "nature")
_INNER_AREAS = word_set("places", "inner_areas")
_SPIRITS = re.compile(any_of(word_set("places", "spirits")))
_NOT_AFTER = re.compile(r"[级内委长政办府厅场民情风容振史]|[直属]属?")
_HOUSE = re.compile(r"(?P<street>[\u4e00-\u9fff]{2,5}(?:路|街|巷|大道|弄))\d{1,4}号")
_EACH = frozenset("各全本我该每两此外他同几多哪这那")
PLACE_CHARS = 12
"""The part of a place's name before its kind is no longer (our choice)."""


def places(text: str) -> list[NameSpan]:
    """Every place named in a line; places that follow each other at once are one (延寿县红旗村)."""
    return joined_spans([*_listed(text), *_built(text), *_numbered(text)])


def _listed(text: str) -> list[NameSpan]:
    return [
        NameSpan(token.start, token.end, "place", SLOTS["place"])
        for token in tokens_of(text)
        if _famous(token, text) and not _SPIRITS.match(text, token.end)
    ]


def _famous(token: Token, text: str) -> bool:
    """In the gazetteer, or a mountain, lake or river the segmenter knows by name."""
    if token.text in gazetteer():
        return token.text not in homonyms() or _GOING.search(text[: token.start]) is not None
    if token.text[-1] not in _NATURE:
        return False
    going = _GOING.search(text[: token.start]) is not None or _CLIMBING.search(text[: token.start]) is not None
    if going and len(token.text) > 2:
        return token.tag.startswith("n") and token.text[:-1] not in _GENERIC
    natural = token.text[:-1] not in _GENERIC and len(token.text) > 1
    return natural and token.tag.startswith("ns") and in_dictionary(token.text)


def _numbered(text: str) -> list[NameSpan]:
    """人民路12号: a house number makes any street one street."""
    found = []
    for m in _HOUSE.finditer(text):
        inside = tokens_in(text, m.start(), m.end("street"))
        start = next(
            (
                t.start
                for t in inside
                if all(sign(u) != "end" or len(u.text) == 1 for u in inside if u.start >= t.start)
            ),
            None,
        )
        if start is not None and m.end("street") - start >= 2:
            found.append(NameSpan(start, m.end("street"), "place", SLOTS["place"]))
    return found


def _built(text: str) -> list[NameSpan]:
    found: list[NameSpan] = []
    for m in kinds_in("places", text):
        if _NOT_AFTER.match(text, m.end()) and m[0] not in ("路", "街", "巷"):
            continue
        begin = begins(text, m.start(), Believe(only_places=m[0] in _WEAK, plain=m[0] in {"镇", "乡"}))
        if begin is None and m[0] in _STREETS:
            token = token_at(text, m.start() - 1) if m.start() else None
            begin = token.start if token is not None and token.text in _STREET_NAMES else _landmark(text, m.start())
        part = text[begin : m.start()] if begin is not None else ""
        if begin is not None and len(part) <= PLACE_CHARS and part not in _GENERIC and _whole(text, begin, m):
            found.append(NameSpan(begin, m.end(), "place", SLOTS["place"]))
    return found


def _landmark(text: str, at: int) -> int | None:
    """三元里, 陆家浜: three or four characters of a name that ends like a landmark."""
    if not at or text[at - 1] not in words("places")["landmarks"]:
        return None
    begin = at
    for token in tokens_before(text, at):
        kind = sign(token)
        if at - token.start > 4 or (kind == "end" and token.tag.startswith(_PROSE_TAGS)) or token.text in _PROSE:
            break
        begin = token.start
    return begin if at - begin >= 3 and text[begin:at] not in _GENERIC else None


def _whole(text: str, begin: int, m: re.Match[str]) -> bool:
    """The kind is a word's end and not the head of the next one (农村|镇…, 道路|交通)."""
    token = token_at(text, m.end() - 1)
    whole = token is None or token.end == m.end() or token.start < m.start()
    own = whole or re.match(r"[籍民里口头支小卫委]", text[m.end() :]) is not None
    inner = text[m.start() - 1 : m.end()] in _INNER_AREAS or text[m.start() - 2 : m.end()] in _INNER_AREAS
    if inner and m[0] == "区":
        return False
    return own and text[begin] not in _EACH and not _SPIRITS.match(text, m.end()) and m.start() - begin >= 1
