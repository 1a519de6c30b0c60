"""Strings that identify somebody or open a door to somebody, known by their shape: no plan needs them.

Shapes: mobile numbers (GSMA-assigned 1[3-9]x, 11 digits), landlines (area code and 7–8 digits), identity numbers
(GB 11643, 18 characters; the old 15 digits), cards and accounts (16–19 digits, or any behind 账号), mail addresses,
WeChat and QQ numbers, plates (GA 36), passports, homes by street, house and room, who an account belongs to, and an
illness beside a name. Numbers that everybody may call (110, 12345, 12351) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plandraft.names.data import any_of, word_set
from plandraft.names.identifier_shapes import (
    ACCOUNTS,
    CERTIFICATES,
    HOLDERS,
    LIVES,
    OTHERS,
    PATTERNS,
    PHONES,
    QQ,
    WECHAT,
    WIDE,
    IdentifierKind,
)
from plandraft.names.spans import NameSpan

CHINESE: dict[IdentifierKind, str] = {
    "mobile": "手机号",
    "landline": "电话号码",
    "id_number": "身份证号",
    "account": "账号",
    "email": "邮箱",
    "messenger": "微信或QQ号",
    "plate": "车牌号",
    "passport": "护照号",
    "certificate": "证件号",
    "home": "住址",
    "holder": "户名",
    "illness": "病情",
}
"""What each kind is called in a plan and in a report."""
ENGLISH: dict[IdentifierKind, str] = {
    "mobile": "mobile number",
    "landline": "telephone number",
    "id_number": "identity number",
    "account": "account number",
    "email": "mail address",
    "messenger": "WeChat or QQ number",
    "plate": "number plate",
    "passport": "passport number",
    "certificate": "number of a certificate or a file",
    "home": "home address",
    "holder": "account holder",
    "illness": "illness of a person who is named",
}
"""The same in English."""
NEAR_CHARS = 10
"""An illness tells of a person that is named so many characters before it, or after it, in one clause (our choice)."""

_LABELLED: frozenset[IdentifierKind] = frozenset(
    {"holder", "home", "messenger", "account", "landline", "id_number", "certificate", "email"}
)
_NUMBERS = f"群|{WECHAT}|{QQ}|(?:{OTHERS})(?:账|群)?号|{PHONES}"
_WORDS = f"{_NUMBERS}|{HOLDERS}|{LIVES}|{ACCOUNTS}|{CERTIFICATES}|[Vv](?=\\s?[:：])|住"
_LABEL = re.compile(
    rf"(?:(?:{_WORDS})\s?(?:号码?|代码|编号|ID|id|账号)?\s?"
    rf"(?:[（(][^（）()]{{1,10}}[）)])?|号码?)\s?[:：为是]?\s?|[:：\s]{{1,9}}"
)
_ANY = re.compile("|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in PATTERNS.items()))
_HINT = re.compile(
    r"\d{3}|\d\s\d|一[三四五六七八九]|[A-Z]\d|@|\(at\)|\[at\]|[:：]|微信|[Ww][Ee]?[Cc]?[Xx]|VX|vx|住|尾号|[栋幢座楼]"
)
"""A text without these holds no identifier by shape: most lines of a plan are passed over by one look."""
_LIVES = re.compile(LIVES)
_PAYEE = re.compile(rf"(?:{HOLDERS})\s?[:：为是系]?\s?")
_ORGANS = "肺肝胃肠结直食管道宫颈卵巢乳腺甲状胰鼻咽喉膀胱前列脑骨血舌皮肤肾"
_SUFFERED = rf"[{_ORGANS}]{{1,4}}(?:炎|瘤|结石|结节|息肉|囊肿|衰竭|出血|梗死?|穿孔|脓肿|积液|病变)"
_ILLNESS = re.compile(
    rf"(?:[{_ORGANS}]{{0,4}}(?:{any_of(word_set('people', 'illnesses'))})|{_SUFFERED})"
    r"(?!防治|防控|预防|科普|知识|讲座|筛查|专科|科室?|门诊|专家|护理|研究|管理|诊疗|识别)"
)
_CLAUSE_END = re.compile(r"[。；;！？，,\n]")
_SUFFERER = re.compile("患者|病人")
_SAME = re.compile(r"[，,](?:因?患有?|身患|得了?|确诊为?|查出|突发|因|系)$")
"""周丽萍，身患…: the clause goes on with the same person."""


class Identifier(NamedTuple):
    """Code points ``start`` to ``end`` of a text: the string without the word that announces it."""

    start: int
    end: int
    kind: IdentifierKind


@lru_cache(maxsize=8192)
def identifiers(text: str) -> tuple[Identifier, ...]:
    """Every identifying string of a line, in order; without illnesses, which need a name beside them."""
    if _HINT.search(text) is None:
        return ()
    return tuple(_shaped(text.translate(WIDE)))


def _shaped(text: str) -> Iterator[Identifier]:
    for m in _ANY.finditer(text):
        kind: IdentifierKind = m.lastgroup  # type: ignore[assignment]  # the groups are the kinds
        label = _LABEL.match(m[0]) if kind in _LABELLED else None
        start = m.start() + (label.end() if label is not None and label.end() < len(m[0]) else 0)
        if kind == "home":
            start = max([start, *(inner.end() for inner in _LIVES.finditer(text, start, m.end() - 3))])
        yield Identifier(start, m.end(), kind)


def illnesses(text: str) -> tuple[Identifier, ...]:
    """Every illness that a line tells of somebody it names."""
    found = [m.span() for m in _ILLNESS.finditer(text)]
    if not found:
        return ()
    named = _people(text)
    return tuple(
        Identifier(start, end, "illness")
        for start, end in found
        if any(_near(text, start, end, name.start, name.end) for name in named)
    )


def payees(text: str) -> tuple[Identifier, ...]:
    """Every person whom a line names as an account's holder or as who is paid, without a colon too."""
    ends = {m.end() for m in _PAYEE.finditer(text)}
    if not ends:
        return ()
    return tuple(Identifier(name.start, name.end, "holder") for name in _people(text) if name.start in ends)


def _people(text: str) -> list[NameSpan]:
    from plandraft.names.people import people  # the segmenter's dictionary, which most texts need not wait for

    return people(text)


def _near(text: str, start: int, end: int, first: int, last: int) -> bool:
    if last <= start and not text[last:start].strip(" ，,：:（("):
        return True
    if _SUFFERER.match(text, end):
        return first == end + 2
    between = text[last:start] if last <= start else text[end:first]
    return len(between) <= NEAR_CHARS and _CLAUSE_END.search(_SAME.sub("", between)) is None


def told_of(text: str) -> tuple[Identifier, ...]:
    """All by which a line gives somebody away: identifiers by their shape, payees, and illnesses beside a name."""
    shaped = identifiers(text)
    held = {at for one in shaped for at in range(one.start, one.end)}
    payed = (one for one in payees(text) if not held.intersection(range(one.start, one.end)))
    return (*shaped, *payed, *illnesses(text))


def identifier_spans(text: str) -> list[NameSpan]:
    """The identifiers of a line as they are marked in samples; an illness is slotted and is no name to search for."""
    return [
        NameSpan(i.start, i.end, None if i.kind == "illness" else "identifier", f"〔{CHINESE[i.kind]}〕")
        for i in told_of(text)
    ]
