"""Whether an item is worth showing by its wording alone: whole sentences that say what is done and how."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from plandraft.names.placeholders import placeholders
from plandraft.samples.reasons import Reason
from plandraft.shipped import read

SHORTEST_CHARS, LONGEST_CHARS = 12, 220
"""Shorter items say nothing, longer ones are a plan's paragraph and no example of grain (our choice)."""
_FILLED = frozenset({"〔单位〕", "〔部门〕"})
"""Slots that leave a sentence whole: whose body it is does not matter to what is done."""
LEAST_SAID = 0.6
"""Share of an item's characters in sentences that say what is done and how (our choice)."""
DROWNED = 3
"""From so many set words on a sentence is a slogan whatever else it says (our choice)."""
_STEPS = 3
"""So many deeds one after the other say how it is done (our choice)."""
LABEL_CHARS = 16
"""A first sentence up to this length is the item's heading and may say less (our choice)."""
_SLOT = re.compile(r"〔[^〔〕]*〕")
_BLANK = re.compile(r"[（(【\[〔]\s*[）)】\]〕]|[?？]{2,}|【待补")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_CLAUSE = re.compile(r"[^，,、：:。！？；!?;\n]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BROKEN_OFF = re.compile(r"(?:\.{3}|…|[，,、：:（(“《—])[。.]?$|(?:[^一-鿿]|^)(?:和|与|及|并|的|等等|以及)$|未完|下略$")
_BROKEN_ON = re.compile(r"^[，,、。；;：:）)”》\]】]|^(?:以及|并且|而且|等方面|的)")
_PAIRS = ("（）", "()", "“”", "《》", "【】", "〔〕", "「」")


@lru_cache(maxsize=1 << 15)
def unfit_reason(text: str) -> Reason | None:
    """The first thing that keeps an item back, or None; ``text`` has slots where names and figures stood.

    >>> unfit_reason("三月征集提案，逐件登记并确定承办部门。")
    >>> unfit_reason("进一步加强民主管理，充分发挥桥梁纽带作用。")
    'slogan'
    """
    if first_open_slot(text) is not None:
        return "open_slot"
    if not SHORTEST_CHARS <= len(text) <= LONGEST_CHARS:
        return "length"
    if not _whole(text):
        return "fragment"
    return _saying_fault(text)


def first_open_slot(text: str) -> int | None:
    """Where something is left to be filled in: a figure, year, name or title taken out, a mask, 待定; else None.

    >>> first_open_slot("参加〔单位〕的培训"), first_open_slot("走访不少于〔数字〕"), first_open_slot("讲座时间待定")
    (None, 5, 4)
    """
    places = [slot.start() for slot in _SLOT.finditer(text) if slot[0] not in _FILLED]
    places += [found.start() for pattern in (_BLANK, _words("open")) for found in pattern.finditer(text)]
    places += [span.start for span in placeholders(text)]
    return min(places, default=None)


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, each with the mark at its end."""
    return [found[0].strip() for found in _SENTENCE.finditer(text)]


def _whole(text: str) -> bool:
    """Neither cut off at an end nor with half a pair of marks."""
    bare = text.strip()
    if _BROKEN_OFF.search(bare) or _BROKEN_ON.search(bare):
        return False
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _saying_fault(text: str) -> Reason | None:
    sentences = sentences_in(text)
    if len(sentences) > 1 and len(sentences[0]) <= LABEL_CHARS and not says_how(sentences[0]):
        del sentences[0]
    if any(_is_slogan(sentence) for sentence in sentences):
        return "slogan"
    lengths = [(len(_ASIDE.sub("", sentence)), says_how(sentence)) for sentence in sentences]
    said = sum(length for length, how in lengths if how)
    return None if said and said >= LEAST_SAID * sum(length for length, _ in lengths) else "no_form"


def _is_slogan(sentence: str) -> bool:
    """Set words with nothing that could be checked afterwards, or so many of them that it drowns."""
    if sentence.endswith(("！", "!")):
        return True
    words, aims = _distinct("slogans", sentence), _distinct("aims", sentence)
    if len(words) + len(aims) >= DROWNED:
        return True
    return (bool(words) and not _words("firm").search(sentence)) or (bool(aims) and not says_how(sentence))


def says_how(sentence: str) -> bool:
    """A deed with its object, and its form: when, how often, by whom, by what means, or step by step."""
    deed = _deed(sentence)
    if deed is None:
        return False
    if _words("firm").search(sentence) or _words("means").search(sentence):
        return True
    return len(_distinct("formats", sentence) - {deed}) >= 2 or len(_distinct("deeds", sentence)) >= _STEPS


def _distinct(kind: str, sentence: str) -> set[str]:
    return {found[0] for found in _words(kind).finditer(sentence)}


def _deed(sentence: str) -> str | None:
    """The verb of a clause in which somebody does something: beside it at least two characters stand."""
    for clause in _CLAUSE.finditer(sentence):
        verb = _words("deeds").search(clause[0])
        if verb and len(_HAN.findall(clause[0])) - len(verb[0]) >= 2:
            return verb[0]
    return None


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_alternatives(read("plandraft.samples", "sayings")[kind])))


def _alternatives(words: Iterable[str]) -> Iterable[str]:
    """The longest first; ``re:`` marks what is a regular expression already."""
    for word in sorted(words, key=len, reverse=True):
        yield f"(?:{word[3:]})" if word.startswith("re:") else re.escape(word)
