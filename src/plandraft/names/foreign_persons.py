"""Names that are not Han: put together from known elements (扎西多吉), or from parts with a dot (买买提·艾山)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plandraft.names.data import any_of, word_set
from plandraft.names.naming import gazetteer
from plandraft.names.person_words import PREFIXES
from plandraft.names.tokens import in_dictionary, tokens_of

HAN_CHARS = "\u4e00-\u9fff"
BLANK = re.compile(r"[\s\u3000]")
NOBODY, DEED, WORD = -3, -2, -1
"""Likeness of what is no name, and of ordinary words, which are one only where nothing else can stand: verbs, nouns."""
SURE_LIKENESS = 9
"""Likeness of what can be nothing else: a foreign name with a dot."""
FOREIGN_SHARE = 0.75
"""So many of the characters of a name with a dot are such as sounds are written with (our choice)."""
_GOES_ON = frozenset("得和都不")
"""Sounds of foreign names with which prose goes on as well."""
_OTHERS_COST = 1.2
"""One other character in it outweighs one of those (our choice)."""
_ELEMENTS = any_of(word_set("people", "elements"))
_TAILS = any_of(word_set("people", "element_tails"))
_TAIL_CHARS = word_set("people", "element_tails")
_BUILT = re.compile(rf"(?:{_ELEMENTS}){{1,4}}(?:{_TAILS})?")
_ELEMENT = re.compile(_ELEMENTS)
_WHOLE = re.compile(f"(?:{_ELEMENTS})$")
_DOTS = "·•・‧∙."
_DOTTED = re.compile(rf"[{HAN_CHARS}]{{2,8}}(?:\s?[{_DOTS}]\s?[{HAN_CHARS}]{{2,8}}){{1,3}}")
_FOREIGN = frozenset(
    "阿艾买提古丽努尔肉孜库班江依迪热巴卜杜不都合曼吐逊山玉素甫米娜帕汗力孜穆罕默德布拉音木亚森沙吾托尼别克叶兰赛加克里外西伊莎"
    "扎卓玛次仁旺堆多吉桑索南白拉姆央金丹增洛格珠平措达瓦边普青才让旦罗久嘉嘎曲珍强旺贡"
    "巴特雅图门乌云其敖日楞格勒托萨斯琴高娃苏那朝鲁孟和宝毕额敦满呼和特铁莫根白道"
    "亚瑟约翰戴维安东史密斯彼得麦森华盛顿罗杰伯查尔斯威廉莫马哈汉"
)


class NameShape(NamedTuple):
    """A piece of text that can be a name.

    Attributes:
        likeness: ``NOBODY``, ``DEED``, ``WORD``, 0 for what is hardly a name, 1–5: the more, the likelier.
    """

    start: int
    end: int
    likeness: int


def foreign_shapes(text: str) -> Iterator[NameShape]:
    """Every piece of a line that can be such a name."""
    for m in _DOTTED.finditer(text):
        yield from _dotted(m)
    for m in _BUILT.finditer(text):
        if m.end() - m.start() > 1:
            end = m.end() - _is_prose(text, m.end(), m[0])
            yield NameShape(m.start(), end, _built_likeness(text[m.start() : end]))


def _is_prose(text: str, end: int, name: str) -> bool:
    """Whether the last character of a name begins a word that goes on behind it: 次仁央宗|提议."""
    return (
        end < len(text)
        and name[-1] in _TAIL_CHARS
        and in_dictionary(text[end - 1 : end + 1])
        and _WHOLE.search(name[:-1]) is not None
    )


def _dotted(m: re.Match[str]) -> Iterator[NameShape]:
    """The parts around the dots, without the words of prose before the first and behind the last."""
    text, (start, end) = m.string, m.span()
    dots = [at for at in range(start, end) if text[at] in _DOTS]
    start = dots[0] - _foreign_run(reversed(text[start : dots[0]]))
    start += text[start] in PREFIXES and dots[0] - start > 2
    end = dots[-1] + 1 + _foreign_run(text[dots[-1] + 1 : end])
    end -= (text[end - 1] in _GOES_ON or _is_prose(text, end, text[start:end])) and end - dots[-1] > 3
    letters = re.sub(rf"[^{HAN_CHARS}]", "", text[start:end])
    parts = re.split(rf"[{_DOTS}]", text[start:end])
    if (
        min(map(len, parts)) > 1
        and sum(char in _FOREIGN for char in letters) >= FOREIGN_SHARE * len(letters)
        and not any(part.strip() in gazetteer() for part in parts)
    ):
        yield NameShape(start, end, SURE_LIKENESS)


def _foreign_run(chars: Iterable[str]) -> int:
    """How many characters from a dot on are a foreign name's: those that hold the most such and the fewest others."""
    best = length = 0
    worth = most = 0.0
    for length, char in enumerate(chars, 1):
        worth += 1 if char in _FOREIGN or BLANK.match(char) else -_OTHERS_COST
        if worth > most:
            best, most = length, worth
    return best


def _built_likeness(name: str) -> int:
    if in_dictionary(name) and not tokens_of(name)[0].tag.startswith("nr"):
        return 1
    if len(_ELEMENT.findall(name)) > 1:
        return SURE_LIKENESS
    return 5 if len(name) > 2 else 4
