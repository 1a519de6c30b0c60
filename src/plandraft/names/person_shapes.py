"""What can be a person's name by itself: its characters and its words, without what stands beside it.

Names of Han people are a surname of the list and one or two characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plandraft.names.data import word_set, words
from plandraft.names.foreign_persons import BLANK, DEED, HAN_CHARS, NOBODY, WORD, NameShape, foreign_shapes
from plandraft.names.naming import gazetteer
from plandraft.names.person_words import PERSON_LABELS, PREFIXES, is_done, is_freed
from plandraft.names.tokens import Token, in_dictionary, is_word, token_at, tokens_in, tokens_of, word_cut_free

WEAK = frozenset(words("people")["weak_surnames"])
"""Surnames that are ordinary words first of all."""
_SINGLE = frozenset(words("people")["surnames"])
_PART_ENDS = frozenset(part[-1] for part in word_set("people", "parts_before")) | {"人", "员"}
_DOUBLE = word_set("people", "double_surnames")
_WEAK_DOUBLE = word_set("people", "weak_double_surnames")
_PARTS = frozenset("办科部室处组队班院厂所站岗馆村镇乡县区街杯奖赛营族")
"""Parts of a body, places and prizes end so, and hardly a name does."""
_PLACE_ENDS = frozenset("路街巷村镇湖江河山岛湾港园")
_ENDINGS = frozenset("会长员们者性化率量类型式感")
"""A word with such an end is a word (强化类, 幸福感)."""
TYPICAL = frozenset(words("people")["given"])
_GIVEN_WORDS = word_set("people", "given_words")
_NEVER = frozenset(words("people")["not_in_names"])
_NOT_GIVEN = word_set("people", "not_names") | word_set("bodies", "prose") | word_set("bodies", "generic")
_NOT = _NOT_GIVEN | word_set("programmes", "plain")
_CLAUSE_MARKS = frozenset("，。；、,; \u3000\t")
_CELL_BEGIN = re.compile(r"[|｜\t]\s{0,20}$")
_CELL_END = re.compile(r"\s{0,20}(?:[|｜\t]|$)")
_COUNTED = re.compile("周[一二三四五六日天]|.[一二三四五六七八九十百千两][天年月日次人元个项场]")
_PET = re.compile("[小晓阿][^区组时学队型班朋伙食吃看]")
"""Given names such as 小鱼, whatever their second character is."""
_COLON = re.compile(r"[:：]\s{0,9}$")
_MASKED = re.compile(r"[某XxＸ×*＊]{1,2}")
_VERBS_OF_ONE = frozenset("说为任获在到接入处写家送作做摄得讲找给值想来提领因")
"""A name that would end so mostly ends before."""
_NOUNS = ("n", "a", "z", "i", "l", "s")


def shapes(text: str) -> Iterator[NameShape]:
    """Every piece of a line that can be a name, in order of its beginning; they overlap."""
    yield from foreign_shapes(text)
    for token in tokens_of(text):
        if token.tag.startswith("nr") and 2 <= len(token.text) <= 4 and _is_unheard(text, token):
            yield NameShape(token.start, token.end, len(token.text) - 1)
    for start in range(len(text) - 1):
        for end in _ends(text, start):
            yield NameShape(start, end, _han(text, start, end))


def _is_unheard(text: str, token: Token) -> bool:
    """Whether the segmenter guessed at a person with a surname that the list does not have."""
    name = token.text
    if name[0] in _SINGLE or name[0] in PREFIXES or not _given(name) or in_dictionary(name) or name in _NOT:
        return False
    if name[0] in _PART_ENDS or name[-1] in _PARTS or text[max(0, token.start - 1) : token.start].isdigit():
        return False
    return not (name[1] in _SINGLE - WEAK and name_likeness(name[1:]) > 3)


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
    if text[max(0, start - 1) : start + 1] in _DOUBLE - _WEAK_DOUBLE:
        return NOBODY
    if _is_in_a_word(text, start, alone) or _is_led(text, start, end):
        return NOBODY
    if end - start == 2 and in_dictionary(text[start:end]):
        return alone
    inside = tokens_in(text, start, end)
    torn = end - start > 2 and text[end - 1] not in TYPICAL and in_dictionary(text[end - 1 : end + 1])
    if torn and end < len(text) and word_cut_free(text, end - 1) is not None:
        return min(alone, 0)
    if alone < 0 or not inside:
        return alone
    first, last = inside[0], inside[-1]
    headed = first.start == start and first.end == start + 1
    if text[start] in WEAK and end - start == 2 and not (len(inside) == 1 and first.tag.startswith("nr")):
        fitting = first.tag[0] in "nzx" or (inside[-1].tag[0] in "na" and not in_dictionary(text[start:end]))
        plain = fitting and last.end == end and text[start + 1] in TYPICAL
        return 0 if plain else NOBODY
    if headed and first.tag[0] == "c" and re.match(rf"[{HAN_CHARS}]", text[max(0, start - 1)]) and start:
        return NOBODY
    if headed and first.tag[0] in "cpdurtm" and text[start] in WEAK:
        if first.tag.startswith("p"):
            return max(0, alone - 1)
        if any(map(is_word, inside)):
            given = all(c in TYPICAL for c in text[start + 1 : end]) or _PET.fullmatch(text, start + 1, end) is not None
            return 1 if given and first.tag[0] != "c" and _is_labelled(text, start, end) else NOBODY
        known = len(inside) == 2 and last.tag.startswith("nr") and last.end == end
        return 2 if known and first.tag[0] != "c" and all(char in TYPICAL for char in last.text) else 0
    if last.end > end and is_word(last):
        if last.start == end - 1 and is_done(text, end):
            return alone
        return max(0, alone - 1) if last.start == end - 1 and word_cut_free(text, end) is not None else 0
    whole = first.start == start and last.end == end
    acted = headed and len(inside) == 2 and first.tag[0] in "vpd" and whole and is_word(last)
    ended = whole and last.end - last.start == 1 and last.tag[0] in "pcdu" and end - start > 2
    celled = 0 < alone < 4 and end - start > 2 and _is_cell(text, start, end)
    joined = ended and text[end - 1] in PREFIXES
    return max(0, alone + (not any(map(is_word, inside))) + celled - acted - ended - 2 * joined)


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether a name begins a character later: 向 and 和 are surnames, and before one they are hardly ever."""
    return text[start] in PREFIXES and text[start + 1] in _SINGLE - WEAK and name_likeness(text[start + 1 : end]) > 3


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Whether nothing but a name stands between a word that shows one, or a clause's begin, and a mark or a deed."""
    done = is_done(text, end)
    ended = end == len(text) or re.match(rf"[^{HAN_CHARS}A-Za-z0-9]", text[end]) is not None
    if is_freed(text, start) or _COLON.search(text[:start]) is not None:
        return done or ended
    return done and (start == 0 or text[start - 1] in _CLAUSE_MARKS)


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether it is all that a cell of a table holds."""
    return _CELL_BEGIN.search(text[:start]) is not None and _CELL_END.match(text, end) is not None


def _is_in_a_word(text: str, start: int, alone: int) -> bool:
    """Whether a word that is no name goes on there (文|明家庭); where a name is likely, the segmenter must say so."""
    if not start or text[start - 1 : start + 1] not in _NOT_GIVEN or is_freed(text, start):
        return False
    token = token_at(text, start)
    return alone <= 1 or (token is not None and token.start < start)


@lru_cache(maxsize=16384)
def name_likeness(name: str) -> int:
    """How like a name some characters are, whatever stands beside them; ``NOBODY`` where they are none."""
    bare = BLANK.sub("", name)
    if len(bare) < 2 or bare in gazetteer() or bare in _NOT or bare in _DOUBLE:
        return NOBODY
    double = next((n for n in (4, 3, 2) if bare[:n] in _DOUBLE), 0)
    if double and len(bare) > double:
        return (3 if bare[:double] in _WEAK_DOUBLE else 5) - 2 * (bare[-1] in _VERBS_OF_ONE)
    if _MASKED.fullmatch(bare[1:]):
        return 1 if bare[0] in WEAK else 5
    return _by_words(bare)


def _is_other(bare: str) -> bool:
    """Whether it is a label (计票人) or counts something (满三天)."""
    return (
        bare in PERSON_LABELS
        or bare[:-1] in PERSON_LABELS
        or (len(bare) > 2 and bare[1:] in PERSON_LABELS)
        or _COUNTED.fullmatch(bare) is not None
    )


def _by_words(bare: str) -> int:
    tokens = tokens_of(bare)
    named = all(token.tag.startswith("nr") for token in tokens)
    worded = not named and len(bare) > 2 and len(tokens[0].text) > 1 and in_dictionary(tokens[0].text)
    if (worded and bare[-1] in _ENDINGS) or bare[-1] in _PARTS or _is_other(bare):
        return NOBODY
    if not named and in_dictionary(bare):
        return WORD if tokens[0].tag.startswith(_NOUNS) else DEED
    typical = all(char in TYPICAL for char in bare[1:]) or _PET.fullmatch(bare[1:]) is not None
    if bare[1:] in _GIVEN_WORDS:
        return 3 if bare[0] in WEAK else 4
    alone = len(tokens[0].text) == 1 and tokens[0].tag.startswith("nr") and bare[0] not in WEAK
    if alone and typical and len(bare) > 2 and bare[1:] not in _NOT and tokens[-1].text == bare[1:]:
        return 4
    given = bare[1:] in _NOT_GIVEN or (len(bare) > 2 and not named and in_dictionary(bare[1:]))
    if bare[0] in WEAK and (bare[:2] in _NOT or (given and not typical)):
        return NOBODY
    placed = tokens[0].tag.startswith("ns") and bare[:2] not in _NOT and bare[-1] not in _PLACE_ENDS
    if worded and typical and placed and bare[0] not in WEAK:
        return 2
    if worded or bare[:2] in _NOT or (given and not typical):
        return int(worded and typical and bare[:2] not in _NOT and not given)
    if len(bare) == 2 and in_dictionary(bare):
        return 1 + typical
    return max(0, (bare[0] not in WEAK) + named + 2 * typical - 2 * (bare[-1] in _VERBS_OF_ONE))
