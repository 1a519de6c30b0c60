"""Whether a text can stand in a plan at all: it can be read, is Chinese, says something, and is nobody's form or code.

Drafting counts a text that cannot as missing; the checks report it in any plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from plandraft.core.gap import GAP
from plandraft.core.languages import PAGE, foreign_words, traditional
from plandraft.core.readable import bare_ids, rare_runs, unreadable
from plandraft.core.replies import descriptions
from plandraft.core.suspicion import MARKUP, suspicion

NonsenseKind = Literal["unreadable", "traditional", "foreign", "wordless", "id", "code", "echo", "babble"]

FEWEST_TRADITIONAL = 2
"""Different traditional characters that make a text traditional: a single one may be a name's (our choice)."""
_SHARE_OF_A_WORD = 0.3
"""In a word of two or three characters a single one is enough."""
_IDS = re.compile(r"[\s（(【\[]*(?:[PUREIGMSB]\d{1,3}(?:/\d{1,2})?[\s、，,;；:：/）)】\]]*)+", re.ASCII)
_NOTHING = re.compile(
    r"(?:无|暂无|没有|略|同上|待定|待补|待填|null|none|nil|n/?a|nan|undefined|true|false|string|text|todo|tbd|xxx?"
    r"|\[object object\])[。.]?",
    re.IGNORECASE,
)
_SAYS = re.compile(r"[^\W\d_]")
_UNENDED = re.compile(r"(?:(?<!…)…+|(?<!\.)\.{3,}|(?<!。)。{2,}|(?<!·)·{3,})[。.]?[”』」）)\s]*$")
_KEYS = re.compile(r"[\"“'][A-Za-z_]{2,20}[\"”']\s*[:：]|[\[{]\s*[\"“'][A-Za-z_]{2,20}[\"”']")
_BRACKETS = re.compile(r"(?:[\"”'\]}]\s{0,9}(?:,\s{0,9})?){3,}|[\[{]{2,}|[\]}]{2,}")
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_OPEN = "◇"
"""Stands for the characters of a named gap while a text is looked at."""
_STRANGER = -2.0
"""How closely two characters belong together that were never seen side by side; those that were: -0.5 to 3.5."""
_LEAST_CLOSE = {9: -1.5, 14: -1.1}
"""By the number of pairs: below this on average characters are no sentence. Of 1,098 clauses of real plans with nine
pairs and more none comes to less than -1.1, and 996 of 1,000 to more than 0; of rows of common characters, drawn one by
one, six in ten of nine pairs and nineteen in twenty of fourteen do."""
_DOUBTFUL, _FEWEST_IN_DOUBT = 0.0, 4
"""The same where other texts of the same writer are known to be no sentences (our choice)."""
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
        ("id", _ids(text)),
        ("code", _code(text)),
        ("echo", _echo(text)),
        ("foreign", foreign_words(text, known)),
        ("traditional", _in_traditional(text, known)),
        ("unreadable", rare_runs(text)),
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
    if bare != "" and (not _SAYS.search(bare) or _NOTHING.fullmatch(bare) or PAGE.fullmatch(bare)):
        if _OPEN not in bare:
            yield (0, len(text))
        return
    ended = _UNENDED.search(text)
    if ended is not None:
        yield ended.span()


def _ids(text: str) -> Iterator[tuple[int, int]]:
    if _IDS.fullmatch(text):
        yield (0, len(text))
        return
    yield from bare_ids(PAGE.sub(lambda page: " " * len(page[0]), text))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Code, JSON, and orders to a model."""
    for pattern in (MARKUP, _KEYS, _BRACKETS):
        yield from (found.span() for found in pattern.finditer(text))
    if suspicion(text):
        yield (0, len(text))


def _echo(text: str) -> Iterator[tuple[int, int]]:
    """What the question said of the value, in its place."""
    bare = _MARKS.sub("", text)
    for said in _descriptions():
        if bare == said or (len(said) >= _LONG_ENOUGH and said in bare):
            yield (0, len(text))
            return


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
    if any(_is_strange(text, least=least, fewest=fewest) for fewest, least in _LEAST_CLOSE.items()):
        yield (0, len(text))


def is_doubtful(text: str) -> bool:
    """Whether a text is no sentence either, of a writer who is known to have written others that are none."""
    return _is_strange(text, least=_DOUBTFUL, fewest=_FEWEST_IN_DOUBT)


def _is_strange(text: str, *, least: float, fewest: int) -> bool:
    pairs = [pair for run in _HAN_RUN.findall(text) for pair in pairwise(run)]
    if len(pairs) < fewest:
        return False
    close = _closeness()
    return sum(close.get(pair, _STRANGER) for pair in pairs) < least * len(pairs)


@cache
def _closeness() -> dict[tuple[str, str], float]:
    """How closely two characters belong together, by pair: the middle of its group's mutual information."""
    from plandraft.shipped import read

    pairs: dict[str, str] = read("plandraft.core", "pairs")["pairs"]
    return {
        (first, second): group - 0.5
        for first, groups in pairs.items()
        for group, seconds in enumerate(groups.split("/"))
        for second in seconds
    }
