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
from typing import Literal, NamedTuple

from plandraft.names.data import any_of, word_set
from plandraft.names.spans import NameSpan

IdentifierKind = Literal[
    "mobile", "landline", "id_number", "account", "email", "messenger", "plate", "passport", "home", "holder", "illness"
]
CHINESE: dict[IdentifierKind, str] = {
    "mobile": "手机号",
    "landline": "电话号码",
    "id_number": "身份证号",
    "account": "账号",
    "email": "邮箱",
    "messenger": "微信或QQ号",
    "plate": "车牌号",
    "passport": "护照号",
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
    "home": "home address",
    "holder": "account holder",
    "illness": "illness of a person who is named",
}
"""The same in English."""
NEAR_CHARS = 10
"""An illness tells of a person that is named so many characters before it, or after it, in one clause (our choice)."""

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide) not in "，：；！？（）"}
_WIDE |= {ord(dash): ord("-") for dash in "－—–‐‑−"} | {ord("·"): ord(".")}
_HAN = r"\u4e00-\u9fff"
_ALONE = r"(?<![\dA-Za-z])(?:{})(?![\dA-Za-z])"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_LOCAL = r"[2-9]\d{6,7}(?:(?:-|转)\d{1,5})?"
_SERVICE = r"[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}"
_EVERYBODYS = r"(?!1[012]\d(?!\d)|12[345]\d{2}(?!\d)|9[56]\d{3}(?!\d))"
_NO_FIGURE = r"(?![\d.年月日人次元个项场])"
_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_LIVES = "家庭住址|家庭地址|户籍地址?|通讯地址|邮寄地址|收货地址|居住在|家住|住址|现住|住在"
_ESTATES = "路|街|巷|弄|胡同|大道|小区|花园|新村|苑|家园|公寓|宿舍|家属院|社区|村"
_SOMEWHERE = (
    rf"[{_HAN}A-Za-z0-9#-]{{0,38}}?(?:\d\s?[号栋幢弄巷组座单排楼室户#-]|\d$)"
    rf"|(?:(?![的所])[{_HAN}]){{2,20}}?(?:{_ESTATES}|[省市县镇乡屯])"
)
"""Words behind 住址 or 家住 that tell a place, as 住址变动 and 住在外地 do not."""
_PHONES = "电话|座机|传真|热线|拨打|短号|分机|内线|致电|TEL|Tel|tel"
_ACCOUNTS = "账号|帐号|卡号|账户|帐户|存折"
_HOLDERS = "户名|开户名称?|账户名称?|持卡人|开户人|收款人(?:姓名|户名)?|收款户名"
_WECHAT = "微信号?|加微信?|[Ww]e[Cc]hat|WX|wx|VX|vx"
_QQ = "(?:QQ|[Qq]q|扣扣)(?:群?号?码?)?"
_PATTERNS: dict[IdentifierKind, tuple[str, ...]] = {
    "email": (
        r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?(?:@|\(at\)|\[at\]|#(?=(?:163|126|qq|sina|gmail)\.))\s?"
        r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}",
    ),
    "id_number": (
        _ALONE.format(rf"[1-9]\d{{5}}[-\s]?(?:18|19|20)\d{{2}}{_DAY}[-\s]?\d{{3}}[\dXx]"),
        _ALONE.format(rf"[1-9]\d{{7}}{_DAY}\d{{3}}"),
        r"(?<=身份证)(?:号码?)?[:：\s]{0,3}\d{6}[\d*Xx]{9,12}(?![\dA-Za-z])",
    ),
    "account": (
        r"(?<![\d.A-Za-z])\d{16,19}(?![\d.A-Za-z])",
        r"(?<![\d.A-Za-z])\d{4}(?:[-\s]\d{4}){3}(?:[-\s]?\d{1,3})?(?![\d.A-Za-z])",
        rf"(?:{_ACCOUNTS})[:：为是\s]{{0,3}}\d(?:[-\s]?\d){{7,24}}(?![\d.])",
        _ALONE.format(r"[159][1239]\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    ),
    "mobile": (
        r"(?<![\d.A-Za-z])(?:(?:\+|00)?86[-\s]?)?1[3-9]\d[-\s]?[\d*]{4}[-\s]?\d{4}(?![\d.%])",
        r"(?<![\d.A-Za-z])1[3-9]\d{2}[-\s]?\d{3}[-\s]?\d{4}(?![\d.%])",
    ),
    "landline": (
        rf"(?<![\d.A-Za-z-])[(（]?0(?:10|2\d|[3-9]\d{{2}})(?:[)）]\s?|[-\s]){_LOCAL}(?![\d.])",
        rf"(?<![\d.A-Za-z-])0(?:10|2\d|[3-9]\d{{2}}){_LOCAL}(?![\d.])",
        rf"(?<![\d.-]){_SERVICE}(?![\d.])",
        rf"(?:{_PHONES})(?:号码?)?[:：为是]?\s?{_EVERYBODYS}"
        rf"(?:{_SERVICE}|(?:0\d{{2,3}}[-\s]?|\d{{3,4}}-(?=\d{{7}}))?\d{{3,8}})(?:(?:-|转)\d{{1,5}})?{_NO_FIGURE}",
    ),
    "messenger": (
        rf"(?:{_WECHAT})(?:ID|id)?\s?[:：为是]\s?[A-Za-z][A-Za-z0-9_-]{{4,19}}",
        rf"(?:{_WECHAT})\s?(?=[A-Za-z0-9_-]{{0,18}}[\d_])[A-Za-z][A-Za-z0-9_-]{{5,19}}",
        rf"{_QQ}[:：为是]?\s?[1-9]\d{{4,11}}(?!\d)",
    ),
    "plate": (
        rf"[{_PLATES}][A-HJ-NP-Z][.\s-]?(?=[A-HJ-NP-Z0-9]{{0,5}}\d)[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳]"
        r"(?![A-Za-z0-9])",
    ),
    "passport": (_ALONE.format(r"(?:E[A-Z]?|G|D|S|P|H|M)\d{7,8}"),),
    "home": (
        rf"(?:{_LIVES})[:：]\s?[{_HAN}A-Za-z0-9#-]{{3,40}}",
        rf"(?:{_LIVES})[为是]?\s?(?={_SOMEWHERE})[{_HAN}A-Za-z0-9#-]{{3,40}}",
        rf"[{_HAN}]{{2,8}}(?:{_ESTATES})\s?(?:\d{{1,4}}(?:号|弄|巷|组)\s?)?\d{{1,4}}\s?(?:栋|幢|号楼|座|单元|排|楼)\s?"
        r"(?:\d{1,3}\s?(?:单元|门|座|楼|层)\s?)?(?:\d{1,4}\s?(?:室|号|户))?",
    ),
    "holder": (rf"(?:{_HOLDERS})[:：]\s?(?![见同以另按由])[{_HAN}·]{{2,30}}",),
}
_LABELLED: frozenset[IdentifierKind] = frozenset({"holder", "home", "messenger", "account", "landline", "id_number"})
_LABEL = re.compile(
    rf"(?:{_HOLDERS}|{_LIVES}|{_WECHAT}|{_QQ}|{_ACCOUNTS}|(?:{_PHONES})(?:号码?)?|号码?)(?:ID|id)?\s?[:：为是]?\s?|[:：\s]+"
)
_ANY = re.compile("|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in _PATTERNS.items()))
_HINT = re.compile(r"\d{3}|@|\(at\)|\[at\]|[:：]|微信|[Ww][Ee]?[Cc]?[Xx]|VX|vx|住|[栋幢座楼]")
"""A text without these holds no identifier by shape: most lines of a plan are passed over by one look."""
_ORGANS = "肺肝胃肠结直食管道宫颈卵巢乳腺甲状胰鼻咽喉膀胱前列脑骨血舌皮肤肾"
_ILLNESS = re.compile(f"[{_ORGANS}]{{0,4}}(?:{any_of(word_set('people', 'illnesses'))})")
_CLAUSE_END = re.compile(r"[。；;！？，,\n]")
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
    return tuple(_shaped(text.translate(_WIDE)))


def _shaped(text: str) -> Iterator[Identifier]:
    for m in _ANY.finditer(text):
        kind: IdentifierKind = m.lastgroup  # type: ignore[assignment]  # the groups are the kinds
        label = _LABEL.match(m[0]) if kind in _LABELLED else None
        start = m.start() + (label.end() if label is not None and label.end() < len(m[0]) else 0)
        yield Identifier(start, m.end(), kind)


def illnesses(text: str) -> tuple[Identifier, ...]:
    """Every illness that a line tells of somebody it names."""
    found = [m.span() for m in _ILLNESS.finditer(text)]
    if not found:
        return ()
    from plandraft.names.people import people  # the segmenter's dictionary, which most texts need not wait for

    named = people(text)
    return tuple(
        Identifier(start, end, "illness")
        for start, end in found
        if any(_near(text, start, end, name.start, name.end) for name in named)
    )


def _near(text: str, start: int, end: int, first: int, last: int) -> bool:
    between = text[last:start] if last <= start else text[end:first]
    return len(between) <= NEAR_CHARS and _CLAUSE_END.search(_SAME.sub("", between)) is None


def identifier_spans(text: str) -> list[NameSpan]:
    """The identifiers of a line as they are marked in samples; an illness is slotted and is no name to search for."""
    found = [NameSpan(i.start, i.end, "identifier", f"〔{CHINESE[i.kind]}〕") for i in identifiers(text)]
    return found + [NameSpan(i.start, i.end, None, f"〔{CHINESE[i.kind]}〕") for i in illnesses(text)]
