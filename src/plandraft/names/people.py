"""Names of people: a surname and a given name beside a title, in a frame, or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plandraft.names.data import any_of, word_set, words
from plandraft.names.naming import gazetteer
from plandraft.names.spans import SLOTS, Span, one_each
from plandraft.names.tokens import begins_word, ends_word, in_dictionary, token_at, tokens_in, tokens_of

SHARE = 0.7
"""Where so many of a row can be names, all of them are (our choice)."""
_HAN = "\u4e00-\u9fff"
_SINGLE = words("people")["surnames"]
_WEAK = frozenset(words("people")["weak_surnames"])
_DOUBLE = any_of(word_set("people", "double_surnames"))
_NAME = (
    rf"(?:(?:{_DOUBLE})[{_HAN}]{{1,2}}|[{_SINGLE}][{_HAN}]{{1,2}}|[{_SINGLE}][\s\u3000][{_HAN}]"
    rf"|[{_SINGLE}][某XxＸ×*]{{1,2}})"
)
_WHOLE_NAME = re.compile(_NAME)
_AFTER = re.compile(any_of(word_set("people", "titles_after")))
_POSTS = any_of(word_set("people", "posts"))
_ROLES = any_of(word_set("people", "roles"))
_HEADS = any_of(word_set("people", "list_heads"))
_FOLLOWED = re.compile(
    rf"$|[，,。；;、）)\s：:]|[来到说讲向做作为在率任致获荣被]|{any_of(word_set('people', 'deeds'))}"
)
_CHARGES = any_of(word_set("people", "charges"))
_KNOWN = word_set("people", "known")
_NOT = (
    word_set("people", "not_names")
    | word_set("bodies", "prose")
    | word_set("bodies", "generic")
    | word_set("programmes", "plain")
)
_NOT_GIVEN = word_set("people", "not_names") | word_set("bodies", "prose") | word_set("bodies", "generic")
_TWO = re.compile(_DOUBLE)
_LEADING = frozenset("由向请让给和与及对为是将聘派")
"""Behind these a name may begin although the segmenter glued them to it (向罗|建民)."""
_SHORT_TITLES = (
    "老师|师傅|院长|校长|园长|主席|书记|主任|医生|大夫|局长|处长|科长|经理|教授|大姐|阿姨|工程师|厂长|护士长|部长|会长|"
    "董事长|总经理|警官|法官|教练|先生|女士"
)
_SHORT = re.compile(rf"(?P<name>[{_SINGLE}]副?(?:{_SHORT_TITLES}))(?![们制式])")
_EVERYBODY = frozenset({"警官", "法官", "老师", "师傅", "大夫", "阿姨", "大姐", "教授", "先生", "女士"})
_LED = re.compile(rf"(?:(?P<post>{_POSTS})|{_ROLES})(?P<gap>\s*[:：]?\s*)(?P<name>{_NAME})")
_LIST = re.compile(
    rf"(?:{_HEADS})(?:\s*[（(][^）)]{{1,6}}[）)])?\s*[:：]\s*(?P<names>{_NAME}(?:\s*[、，,\s]\s*{_NAME}){{0,30}})"
)
_RUN = re.compile(
    rf"(?P<names>{_NAME}(?:、\s?{_NAME}){{1,30}})(?=等|{_CHARGES}|[一二三四五六七八九十\d]{{0,3}}[名位人]|同志|老师|两|夫妇|家庭|带队|[，。；）)\s]|$)"
)
_ROW = re.compile(rf"(?<![{_HAN}])(?P<names>[{_HAN}]{{2,4}}(?:、[{_HAN}]{{2,4}}){{2,60}})(?![{_HAN}])")
_HELPED = re.compile(
    rf"(?:资助|看望|慰问|帮扶|推荐|表彰|聘请)(?P<name>{_NAME})(?=等\s?[一二三四五六七八九十\d]{{1,3}}[名位人]|参评|同志)"
)
_CHARGED = re.compile(
    rf"(?:[由请派]|选派|推选|聘请)(?P<name>{_NAME})"
    rf"(?:同志)?(?=[到赴任](?!位)|{_CHARGES})"
)
_PAIR = re.compile(rf"(?=(?P<one>{_NAME})[和与、](?P<two>{_NAME}))")
_COUNTED = re.compile(rf"(?=(?P<name>{_NAME})等\s?[一二三四五六七八九十\d]{{1,3}}[名位人])")
_DOING = re.compile(
    rf"(?=(?P<name>{_NAME})(?:家庭)?(?:获得|荣获|当选|担任|出席|主持|致辞|主讲|汇报了|介绍了|指出|强调|要求|表示|宣读|带队|被评为|被授予))"
)


def people(text: str) -> list[Span]:
    """Every person named in a line; those the whole country knows are none."""
    found = [*_titled(text), *_short(text), *_led(text), *_lists(text), *_framed(text), *_acting(text)]
    return one_each(
        Span(a, b, "person", SLOTS["person"])
        for a, b in found
        if not any(text.startswith(known, a) for known in _KNOWN)
    )


@lru_cache(maxsize=16384)
def _likeness(name: str) -> int:
    """2: the segmenter knows it as a name. 1: a surname and what can be a given name. 0: ordinary words."""
    bare = re.sub(r"[\s\u3000]", "", name)
    if len(bare) < 2 or bare in _NOT or bare[:2] in _NOT or bare[1:] in _NOT_GIVEN or bare in gazetteer():
        return 0
    if re.search(r"[的了和与及等在是以将各您我你他她们这那不就也都要]", bare[1:]):
        return 0
    if _TWO.match(bare):
        return 2
    tokens = tokens_of(bare)
    if all(token.tag.startswith("nr") for token in tokens):
        return 2
    if in_dictionary(bare) or (len(tokens[0].text) > 1 and in_dictionary(tokens[0].text)):
        return 0
    return 1


def _tagged(text: str, start: int, end: int) -> bool:
    """Whether the words of this place in the text are a person's."""
    inside = tokens_in(text, start, end)
    return bool(inside) and inside[0].start == start and all(t.tag.startswith("nr") for t in inside)


def _border(text: str, at: int) -> bool:
    """Whether a word begins at a place in the text."""
    return at == 0 or text[at - 1] in _LEADING or begins_word(text, at)


def _stop_before(text: str, at: int) -> bool:
    return at == 0 or re.match(rf"[{_HAN}]", text[at - 1]) is None or text[at - 1] in _LEADING


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for m in _AFTER.finditer(text):
        for length in (4, 3, 2):
            start = m.start() - length
            name = text[max(start, 0) : m.start()]
            if start < 0 or not _WHOLE_NAME.fullmatch(name) or not _likeness(name) or not _border(text, start):
                continue
            if (
                name[0] not in _WEAK
                or _tagged(text, start, m.start())
                or (length > 2 and name[0] not in _LEADING and _stop_before(text, start))
            ):
                yield start, m.start()
                break


def _short(text: str) -> Iterator[tuple[int, int]]:
    """A surname with a title alone: 陈师傅; posts only behind a stop, for 副主席 and 正院长 are none."""
    for m in _SHORT.finditer(text):
        surname, title = m["name"][0], m["name"][1:].removeprefix("副")
        token = token_at(text, m.start())
        lone = token is not None and token.start == m.start() and (len(token.text) == 1 or token.tag.startswith("nr"))
        alone = _stop_before(text, m.start()) or (lone and title in _EVERYBODY)
        if surname not in _WEAK and alone and m["name"] not in _NOT:
            yield m.span("name")


def _led(text: str) -> Iterator[tuple[int, int]]:
    for m in _LED.finditer(text):
        start, whole = m.span("name")
        for end in (whole, whole - 1):
            name = text[start:end]
            like = _likeness(name) if len(name) > 1 and _WHOLE_NAME.fullmatch(name) else 0
            if not like:
                continue
            sure = ":" in m["gap"] or "：" in m["gap"]
            tagged = _tagged(text, start, end) and ends_word(text, end)
            followed = _FOLLOWED.match(text, end) is not None
            by_post = m["post"] is not None and followed and (name[0] not in _WEAK or like == 2)
            by_role = like == 2 and tagged and name[0] not in _WEAK and (len(name) > 2 or followed)
            if by_post or by_role or (sure and ends_word(text, end)):
                yield start, end
                break


def _lists(text: str) -> Iterator[tuple[int, int]]:
    for pattern, least in ((_LIST, 1), (_RUN, 2)):
        for m in pattern.finditer(text):
            parts = [(m.start("names") + p.start(), m.start("names") + p.end()) for p in re.finditer(_NAME, m["names"])]
            if len(parts) >= least and all(_likeness(text[a:b]) for a, b in parts) and _border(text, parts[0][0]):
                yield from parts
    for m in _PAIR.finditer(text):
        two = [m.span("one"), m.span("two")]
        if all(text[a] not in _WEAK and _likeness(text[a:b]) == 2 and _tagged(text, a, b) for a, b in two):
            yield from two
    for m in _ROW.finditer(text):
        row = [(m.start() + p.start(), m.start() + p.end()) for p in re.finditer(rf"[{_HAN}]+", m[0])]
        good = sum(1 for a, b in row if _WHOLE_NAME.fullmatch(text[a:b]) and _likeness(text[a:b]))
        if good >= max(3, SHARE * len(row)):
            yield from row


def _framed(text: str) -> Iterator[tuple[int, int]]:
    """向…学习, 以…为榜样."""
    for left, right in words("people")["frames"]:
        for m in re.finditer(rf"{left}[{_HAN}]{{0,12}}?(?P<name>{_NAME}){right}", text):
            a, b = m.span("name")
            if _likeness(text[a:b]) and _border(text, a) and (text[a] not in _WEAK or _tagged(text, a, b)):
                yield a, b


def _acting(text: str) -> Iterator[tuple[int, int]]:
    """吴某等16位, 胡某某获得: the segmenter must know the name, for any word may stand there."""
    for m in _HELPED.finditer(text):
        a, b = m.span("name")
        if b - a > 2 and text[a] not in _WEAK and _likeness(text[a:b]):
            yield a, b
    for m in _CHARGED.finditer(text):
        a, b = m.span("name")
        if text[a] not in _WEAK and (_likeness(text[a:b]) == 2 or (b - a > 2 and _likeness(text[a:b]))):
            yield a, b
    for pattern in (_COUNTED, _DOING):
        for m in pattern.finditer(text):
            a, b = m.span("name")
            if text[a] not in _WEAK and _likeness(text[a:b]) == 2 and _tagged(text, a, b):
                yield a, b
