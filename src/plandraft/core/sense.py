"""Whether a text can stand in a plan at all: it can be read, is Chinese, says something, and is nobody's form or code.

Drafting counts a text that cannot as missing; the checks report it in any plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from plandraft.core.characters import mostly_signs, odd_characters, outside_runs
from plandraft.core.closeness import is_strange
from plandraft.core.gap import GAP
from plandraft.core.languages import PAGE, foreign_words, traditional
from plandraft.core.model_talk import is_talk
from plandraft.core.readable import bare_ids, rare_runs, unreadable
from plandraft.core.replies import descriptions
from plandraft.core.suspicion import MARKUP, suspicion

NonsenseKind = Literal["unreadable", "traditional", "foreign", "wordless", "id", "code", "echo", "talk", "babble"]

FEWEST_TRADITIONAL = 2
"""Different traditional characters that make a text traditional: a single one may be a name's (our choice)."""
_SHARE_OF_A_WORD = 0.3
"""In a word of two or three characters a single one is enough."""
_ID = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}[-_#]?\d{1,8}(?:[-_/.]\d{1,8}){0,4}(?![A-Za-z\d%％])", re.ASCII)
_OF_IDS = re.compile(r"\W|目标|措施|任务|指标|事项|编号|序号|对应|参见|参照|[见同项条第和及与]")
"""What stands beside ids where a text says nothing but ids."""
_NOTHING = re.compile(
    r"[（(\[【〔<《“\"]?(?:空|空白|无|暂无|没有|略|(?:内容)?同[上前]|〃|未知|不详|不明|不适用|待[定补填完善确认写]{1,3}|(?:暂?无|没有)(?:内容|数据|信息)"
    r"|(?:以下|此处|其余)?省略|(?:示例|样例|测试|占位|默认)(?:[文正]本|文字|内容|数据)?(?:测试)?\d{0,3}"
    r"|(?:目标|措施|任务|部门|责任|内容|标题|名称|做法|领域)(?:正文|文本|标题|名称|说明|描述)"
    r"|null|none|nil|n/?a(?:[（(]\w{1,4}[）)])?|nan|undefined|true|false|string|text|todo|tbd|xxx?"
    r"|\[object object\])[）)\]】〕>》”\"]?[。.]?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:[第（(][\d一二三四五六七八九十]{1,3}|[\d一二三四五六七八九十]{1,3}[、.．）)])[、.．，：:）)项条章节]{0,2}"
    r"|(?:\d{1,3}[.．]){1,4}\d{0,3}"
)
"""A number before something that is not there."""
_SAYS = re.compile(r"[^\W\d_]")
_EXAMPLE = re.compile(r"\s{0,9}[（(\[【]?(?:示例|样例|范例|例如|举例)[：:]")
_UNENDED = re.compile(r"(?:(?<!…)…+|(?<!\.)\.{3,}|(?<!。)。{2,}|(?<!·)·{3,})[。.]?[”』」）)\s]*$")
_KEYS = re.compile(
    r"[\"“'][A-Za-z_]{2,20}[\"”']\s*[:：]|[\[{]\s*[\"“'][A-Za-z_]{2,20}[\"”']|^[\s-]{0,9}[a-z][a-z_]{1,20}[:：](?!//)"
)
_CELLS = re.compile(r"^\s{0,9}\|[^\n]{0,400}\|\s{0,9}$|\|\s?:?-{3,}|,{3,}", re.MULTILINE)
"""A row of a table in marks."""
_PROGRAM = re.compile(
    r"^[a-z]{1,12}(?:_[a-z0-9]{1,30}){1,6}$|^[a-z]{1,12}(?:[A-Z][a-z]{1,12}){1,4}$|\\(?:[a-z]{2,12}\{|frac|sum|begin)"
    r"|^(?:SELECT|INSERT|UPDATE|DELETE)\s\S|^(?:def|class|print|function|return|import)\b[ (]",
    re.ASCII,
)
"""Names of variables, formulas, queries and statements."""
_BRACKETS = re.compile(r"(?:[\"”'\]}]\s{0,9}(?:,\s{0,9})?){3,}|[\[{]{2,}|[\]}]{2,}")
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_OPEN = "◇"
"""Stands for the characters of a named gap while a text is looked at."""
_FEWEST_CHARS = 24
_LEAST_DIFFERENT = 0.15
"""Share of different triples of characters in a text, below which it says the same again and again (our choice)."""
_LONG_ENOUGH, _SHORTEST_SAID = 10, 5
"""Characters of a description that no plan has by chance; up to which one may be a plan's own words (our choice)."""
_SAME_AGAIN = re.compile(r"([^\W\d_])\1{4,}|([^\W\d_]\S{1,11})\2{3,}")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Senseless:
    """A part of a text that cannot stand in a plan.

    Attributes:
        fault: Why.
        start: Its first code point.
        end: The one after its last.
    """

    fault: NonsenseKind
    start: int
    end: int


def senseless(text: str, known: str = "") -> Iterator[Senseless]:
    """What of a text cannot stand in a plan; nothing of an empty text, nor of a named gap.

    Args:
        text: A value of a plan.
        known: What the organisation says itself, of which nothing is senseless.

    >>> [one.fault for one in senseless("……")], [*senseless("3月组织职工体检。")]
    (['wordless'], [])
    """
    text = GAP.sub(lambda gap: _OPEN * len(gap[0]), text)
    if not text.strip(f"{_OPEN} \n") or (known and text.strip() in known):
        return
    places: tuple[tuple[NonsenseKind, Iterator[tuple[int, int]]], ...] = (
        ("unreadable", unreadable(text)),
        ("wordless", _wordless(text)),
        ("unreadable", odd_characters(text)),
        ("id", _ids(text)),
        ("code", _code(text)),
        ("echo", _echo(text)),
        ("talk", _talk(text)),
        ("foreign", foreign_words(text, known)),
        ("traditional", _in_traditional(text, known)),
        ("unreadable", rare_runs(text)),
        ("unreadable", outside_runs(text)),
        ("babble", _babble(text)),
    )
    for fault, spans in places:
        found = [span for span in spans if not known or text[slice(*span)] not in known]
        yield from (Senseless(fault=fault, start=start, end=end) for start, end in found)
        if found:
            return


def nonsense_in(text: str, known: str = "") -> NonsenseKind | None:
    """Why a text cannot stand in a plan; None where it can."""
    return next((one.fault for one in senseless(text, known)), None)


def _wordless(text: str) -> Iterator[tuple[int, int]]:
    """A text without a word; one that says nothing in a word; one that breaks off."""
    bare = text.strip()
    if bare != "" and (
        not _SAYS.search(bare)
        or any(pattern.fullmatch(bare) for pattern in (_NOTHING, _NUMBER, PAGE))
        or mostly_signs(bare)
    ):
        if _OPEN not in bare:
            yield (0, len(text))
        return
    ended = _UNENDED.search(text)
    if ended is not None:
        yield ended.span()


def _ids(text: str) -> Iterator[tuple[int, int]]:
    if _ID.search(text) and not _OF_IDS.sub("", _ID.sub("", text)):
        yield (0, len(text))
        return
    yield from bare_ids(PAGE.sub(lambda page: " " * len(page[0]), text))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Code, JSON, and orders to a model."""
    for pattern in (MARKUP, _KEYS, _BRACKETS, _CELLS, _PROGRAM):
        yield from (found.span() for found in pattern.finditer(text))
    if suspicion(text):
        yield (0, len(text))


def _echo(text: str) -> Iterator[tuple[int, int]]:
    """What the question said of the value, in its place."""
    if _EXAMPLE.match(text):
        yield (0, len(text))
        return
    bare = _MARKS.sub("", text)
    for said in _descriptions():
        if bare == said or (len(said) >= _LONG_ENOUGH and said in bare):
            yield (0, len(text))
            return


def _talk(text: str) -> Iterator[tuple[int, int]]:
    if is_talk(text):
        yield (0, len(text))


@cache
def _descriptions() -> tuple[str, ...]:
    """What the shapes of replies say of their values, without marks; words that a plan may say itself left out."""
    return tuple(bare for said in descriptions() if len(bare := _MARKS.sub("", said)) > _SHORTEST_SAID)


def _in_traditional(text: str, known: str) -> Iterator[tuple[int, int]]:
    found = traditional(text) - traditional(known)
    if len(found) >= FEWEST_TRADITIONAL or len(found) >= _SHARE_OF_A_WORD * len(text.strip()) > 0:
        at = [place for place, char in enumerate(text) if char in found]
        yield (at[0], at[-1] + 1)


def _babble(text: str) -> Iterator[tuple[int, int]]:
    """The same again and again, or characters that never stand beside one another."""
    again = _SAME_AGAIN.search(text)
    if again is not None:
        yield again.span()
        return
    chars = "".join(_HAN_RUN.findall(text))
    if len(chars) >= _FEWEST_CHARS:
        triples = [chars[at : at + 3] for at in range(len(chars) - 2)]
        if len(set(triples)) < _LEAST_DIFFERENT * len(triples):
            yield (0, len(text))
            return
    if is_strange(text):
        yield (0, len(text))
