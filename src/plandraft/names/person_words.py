"""Words behind which a person stands: posts, roles, labels of lists, verbs of what is done with somebody."""

from __future__ import annotations

import re

from plandraft.names.data import any_of, word_set
from plandraft.names.tokens import Token, token_at

_MOST_CHARS = 6
"""No word that shows a name is longer."""
_LEAST_CHARS = 2
POSTS = word_set("people", "posts")
WORDS = word_set("people", "person_words") | POSTS | word_set("people", "roles")
PERSON_LABELS = WORDS | word_set("people", "list_heads")
VERBS_BEFORE = word_set("people", "verbs_before")
_LONG = frozenset(word for word in WORDS | VERBS_BEFORE if len(word) >= _LEAST_CHARS)
ONE_CHAR_VERBS = "由请报找"
PREFIXES = frozenset("由请报找交经给对向和与及同跟让被为祝邀")
"""Words of one character before a name, some of them surnames."""
_KIN = "孩子|子女|儿子|女儿|父亲|母亲|父母|爱人|妻子|丈夫|老伴|家人|家属|家庭|家里"
_OWNS = f"的(?:{_KIN}|付出|作品|事迹|发言|讲解|建议|来信|名字)"
_SHOWS = "(?:个人)?(?:书画|书法|摄影|绘画|作品|剪纸|手工)展"
_SPEAKS = "作(?:了|表态|典型|主题|专题|交流|经验|总结|动员)"
_WINS = "(?:特|[一二三])等[奖功]|[金银铜]奖|优秀奖|值(?=[周日夜早晚班])|家(?=[装修送里通境中])"
_PAID = r"[:：]?\s?\d{1,6}元"
_SIGNS = (
    r"[摄供绘](?![\u4e00-\u9fff])|[教带讲演唱编导](?=[）)])|(?P<cut>[教带讲演唱编导])(?![\u4e00-\u9fff])"
    r"|\s{1,4}(?:供稿|撰稿|摄影|供图|报道|整理|执笔|制图)"
)
_DONE = word_set("people", "person_verbs") | word_set("people", "deeds") | word_set("people", "charges")
_DEEDS = re.compile("|".join((any_of(_DONE), _OWNS, _SHOWS, _SPEAKS, _SIGNS, _PAID, _WINS)))
"""What people do, behind their names."""
COUNTED_UP = re.compile("(?:[的者员人]|名单)(?:有|包括|是)$")
"""参加的有, 获奖者有: names are counted up."""
SHIFT = re.compile(r"(?:周|星期)[一二三四五六日天]$|[早中晚夜白]班$|[上下]午$|\d[月日]$")
"""A roster: whose day it is stands behind the day."""
_IN_CHARGE = word_set("people", "charges") | word_set("people", "deeds") | word_set("people", "titles_after")
_CHARGED = re.compile(f"..[^，。；、]?(?:{any_of(_IN_CHARGE)})")
"""由|于晓梅负责, though 由于 is a word."""
_AND_OTHERS = re.compile(r"..[^，。；、]?等(?:同志|人|\d|[一二三四五六七八九十])")
"""对|齐文秀等同志, though 对齐 is a word."""


def ends_with(text: str, known: frozenset[str]) -> bool:
    """Whether one of some words stands at the end of a text."""
    return any(text[-length:] in known for length in range(1, min(_MOST_CHARS, len(text)) + 1))


def is_done(text: str, at: int) -> bool:
    """Whether a deed stands at a place; one of a single character only where the segmenter cut there (not 汇|演)."""
    deed = _DEEDS.match(text, at)
    if deed is None or (deed["cut"] is None and deed[0] not in "管抓"):
        return deed is not None
    token = token_at(text, at)
    return token is None or token.start == at or token.tag.startswith("nr")


def is_freed(text: str, at: int) -> bool:
    """Whether a word that shows a name ends at a place, so that a word across it is none there (职|工程)."""
    before, token = text[max(0, at - _MOST_CHARS) : at], token_at(text, at)
    across = token if token is not None and token.start < at else None
    if across is not None and across.tag.startswith("c"):
        return before[-1:] in ONE_CHAR_VERBS and _CHARGED.match(text, at) is not None
    if before[-1:] in PREFIXES and _AND_OTHERS.match(text, at) is not None:
        return True
    if before[-1:] in ONE_CHAR_VERBS or COUNTED_UP.search(before) is not None or SHIFT.search(before) is not None:
        return True
    if across is not None and _is_name(token_at(text, across.end)):
        return ends_with(before, _LONG)
    longest = next((n for n in range(len(before), 1, -1) if before[-n:] in _LONG), 0)
    goes_on = any(before[-n:] + text[at] in WORDS for n in range(longest, len(before) + 1))
    return longest > 0 and not goes_on and (across is None or across.start > at - longest)


def _is_name(token: Token | None) -> bool:
    """Whether the word behind one across a place is the rest of a name: 委托|金凤英, though 委托金 is a word."""
    return token is not None and token.tag.startswith("nr") and 2 <= len(token.text) <= 3
