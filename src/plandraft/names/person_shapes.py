"""What can be a person's name by itself: its characters and its words, without what stands beside it.

Names of Han people are a surname of the list and one or two characters; others are put together from known elements
(扎西多吉), or from parts with a dot between (买买提·艾山).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plandraft.names.data import any_of, word_set, words
from plandraft.names.naming import gazetteer
from plandraft.names.tokens import Token, in_dictionary, token_at, tokens_in, tokens_of

HAN_CHARS = "\u4e00-\u9fff"
WEAK = frozenset(words("people")["weak_surnames"])
"""Surnames that are ordinary words first of all."""
_SINGLE = frozenset(words("people")["surnames"])
_DOUBLE = word_set("people", "double_surnames")
_PARTS = frozenset("办科部室处组队班院厂所站岗馆村镇乡县区街杯奖赛")
"""Parts of a body, places and prizes end so, and hardly a name does."""
_ENDINGS = frozenset("会长员们者性化率量类型式感")
"""A word with such an end is a word (强化类, 幸福感)."""
_TYPICAL = frozenset(words("people")["given"])
_NEVER = frozenset(words("people")["not_in_names"])
_NOT_GIVEN = word_set("people", "not_names") | word_set("bodies", "prose") | word_set("bodies", "generic")
_NOT = _NOT_GIVEN | word_set("programmes", "plain")
_ELEMENTS = any_of(word_set("people", "elements"))
_TAILS = any_of(word_set("people", "element_tails"))
_BUILT = re.compile(rf"(?:{_ELEMENTS}){{1,4}}(?:{_TAILS})?")
_DOTTED = re.compile(rf"[{HAN_CHARS}]{{2,8}}(?:[·•・‧∙.][{HAN_CHARS}]{{2,8}}){{1,3}}")
_FOREIGN = frozenset(
    "阿艾买提古丽努尔肉孜库班江依迪热巴卜杜不都合曼吐逊山玉素甫米娜帕汗力孜穆罕默德布拉音木亚森沙吾托尼别克叶兰赛加克里外西伊莎"
    "扎卓玛次仁旺堆多吉桑索南白拉姆央金丹增洛格珠平措达瓦边普青才让旦罗久嘉嘎曲珍强旺贡"
    "巴特雅图门乌云其敖日楞格勒托萨斯琴高娃苏那朝鲁孟和宝毕额敦满呼和特铁莫根白道"
    "亚瑟约翰戴维安东史密斯彼得麦森华盛顿罗杰伯查尔斯威廉莫马哈汉"
)
_MASKED = re.compile(r"[某XxＸ×*＊]{1,2}")
BLANK = re.compile(r"[\s\u3000]")
_VERBS_OF_ONE = frozenset("说为任获在到接入处写家")
"""A name that would end so mostly ends before."""
NOBODY, WORD = -2, -1
"""Likeness of what is no name, and of an ordinary word, which is one only in a row of names."""
SURE_LIKENESS = 9
"""Likeness of what can be nothing else: a foreign name with a dot."""
FOREIGN_SHARE = 0.75
"""So many of the characters of a name with a dot are such as sounds are written with (our choice)."""


class NameShape(NamedTuple):
    """A piece of text that can be a name.

    Attributes:
        likeness: ``NOBODY``, ``WORD``, 0 for what is hardly a name, 1–5: the more, the likelier.
    """

    start: int
    end: int
    likeness: int


def shapes(text: str) -> Iterator[NameShape]:
    """Every piece of a line that can be a name, in order of its beginning; they overlap."""
    for m in _DOTTED.finditer(text):
        yield from _dotted(m)
    for m in _BUILT.finditer(text):
        if m.end() - m.start() > 1:
            yield NameShape(*m.span(), _built_likeness(m[0]))
    for token in tokens_of(text):
        if token.tag.startswith("nr") and 2 <= len(token.text) <= 4 and _is_unheard(token.text):
            yield NameShape(token.start, token.end, len(token.text) - 1)
    for start in range(len(text) - 1):
        for end in _ends(text, start):
            yield NameShape(start, end, _han(text, start, end))


def _dotted(m: re.Match[str]) -> Iterator[NameShape]:
    """The parts around the dots, without the words of prose before the first and behind the last."""
    letters = re.sub(rf"[^{HAN_CHARS}]", "", m[0])
    if sum(char in _FOREIGN for char in letters) >= FOREIGN_SHARE * len(letters):
        yield NameShape(*m.span(), SURE_LIKENESS)
        return
    start, end = m.span()
    dots = [m.start() + at for at, char in enumerate(m[0]) if char in "·•・‧∙."]
    while start < dots[0] - 1 and m.string[start] not in _FOREIGN:
        start += 1
    while end > dots[-1] + 2 and m.string[end - 1] not in _FOREIGN:
        end -= 1
    inner = re.sub(rf"[^{HAN_CHARS}]", "", m.string[start:end])
    if dots[0] - start > 1 and sum(char in _FOREIGN for char in inner) >= FOREIGN_SHARE * len(inner):
        yield NameShape(start, end, SURE_LIKENESS)


def _is_unheard(name: str) -> bool:
    """Whether the segmenter guessed at a person with a surname that the list does not have."""
    return name[0] not in _SINGLE and _given(name) and not in_dictionary(name) and name not in _NOT


def _built_likeness(name: str) -> int:
    if in_dictionary(name) and not tokens_of(name)[0].tag.startswith("nr"):
        return 1
    return 5 if len(name) > 2 else 4


def _ends(text: str, start: int) -> Iterator[int]:
    """Where names that begin at a place may end."""
    for length in (4, 3, 2):
        if text[start : start + length] in _DOUBLE:
            for more in (1, 2):
                end = start + length + more
                if end <= len(text) and _given(text[start + length : end]):
                    yield end
    if text[start] not in _SINGLE:
        return
    masked = _MASKED.match(text, start + 1)
    if masked is not None:
        yield masked.end()
        return
    for length in (1, 2):
        end = start + 1 + length
        if end <= len(text) and _given(text[start + 1 : end]):
            yield end
    if BLANK.match(text, start + 1) and (start == 0 or not re.match(rf"[{HAN_CHARS}]", text[start - 1])):
        end = start + 2
        while end < len(text) and BLANK.match(text, end) and end - start < 4:
            end += 1
        if _given(text[end : end + 1]):
            yield end + 1


def _given(name: str) -> bool:
    return (
        bool(name) and re.fullmatch(rf"[{HAN_CHARS}]+", name) is not None and not any(char in _NEVER for char in name)
    )


def _han(text: str, start: int, end: int) -> int:
    """As by itself, more where the segmenter made nothing else of it, less where it saw prose in it."""
    alone = name_likeness(text[start:end])
    if _is_in_a_word(text, start, alone):
        return NOBODY
    if end - start == 2 and in_dictionary(text[start:end]):
        return alone
    inside = tokens_in(text, start, end)
    if alone < 0 or not inside:
        return alone
    first, last = inside[0], inside[-1]
    headed = first.start == start and first.end == start + 1
    if text[start] in WEAK and end - start == 2 and not (len(inside) == 1 and first.tag.startswith("nr")):
        plain = first.tag[0] in "nzx" and last.end == end and text[start + 1] in _TYPICAL
        return 0 if plain else NOBODY
    if headed and first.tag[0] in "cpdurtm" and text[start] in WEAK:
        if first.tag.startswith("p"):
            return max(0, alone - 1)
        return NOBODY if any(map(is_word, inside)) else 0
    if last.end > end and is_word(last):
        return 0
    whole = first.start == start and last.end == end
    acted = headed and len(inside) == 2 and first.tag[0] in "vpd" and whole and is_word(last)
    ended = whole and last.end - last.start == 1 and last.tag[0] in "pcdu" and end - start > 2
    return max(0, alone + (not any(map(is_word, inside))) - acted - ended)


def _is_in_a_word(text: str, start: int, alone: int) -> bool:
    """Whether a word that is no name goes on there (文|明家庭); where a name is likely, the segmenter must say so."""
    if not start or text[start - 1 : start + 1] not in _NOT_GIVEN:
        return False
    token = token_at(text, start)
    return alone <= 1 or (token is not None and token.start < start)


def is_word(token: Token) -> bool:
    """Whether a token is a word of the dictionary and nobody's name: the segmenter guesses at the others."""
    return len(token.text) > 1 and in_dictionary(token.text) and not token.tag.startswith("nr")


@lru_cache(maxsize=16384)
def name_likeness(name: str) -> int:
    """How like a name some characters are, whatever stands beside them; ``NOBODY`` where they are none."""
    bare = BLANK.sub("", name)
    if len(bare) < 2 or bare in gazetteer() or bare in _NOT or bare in _DOUBLE:
        return NOBODY
    double = next((n for n in (4, 3, 2) if bare[:n] in _DOUBLE), 0)
    if double and len(bare) > double:
        return 3 - 2 * (bare[-1] in _VERBS_OF_ONE)
    if _MASKED.fullmatch(bare[1:]):
        return 1 if bare[0] in WEAK else 5
    return _by_words(bare)


def _by_words(bare: str) -> int:
    tokens = tokens_of(bare)
    named = all(token.tag.startswith("nr") for token in tokens)
    worded = not named and len(bare) > 2 and len(tokens[0].text) > 1 and in_dictionary(tokens[0].text)
    if (worded and bare[-1] in _ENDINGS) or bare[-1] in _PARTS:
        return NOBODY
    if not named and in_dictionary(bare):
        return WORD
    typical = all(char in _TYPICAL for char in bare[1:])
    given = bare[1:] in _NOT_GIVEN or (len(bare) > 2 and not named and in_dictionary(bare[1:]))
    if bare[0] in WEAK and (bare[:2] in _NOT or (given and not typical)):
        return NOBODY
    if worded or bare[:2] in _NOT or (given and not typical):
        return 0
    if len(bare) == 2 and in_dictionary(bare):
        return 1 + typical
    return max(0, (bare[0] not in WEAK) + named + 2 * typical - 2 * (bare[-1] in _VERBS_OF_ONE))
