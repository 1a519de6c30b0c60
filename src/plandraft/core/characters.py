"""The characters that documents in Chinese are written with: a text with many others is unreadable.

Said the other way round, by what is never seen in a document, no list would be long enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

_MORE = frozenset(
    "‰№℃℉㎡㎏㎎㎜㎝㎞㏄¥￥€£©®™†‡•‣‧·●○◎◇◆□■△▲▽▼☆★☑☒✓✔✗✘☐❶❷❸❹❺❻❼❽❾❿⓪⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳²³¹⁰₂½¼¾"
    "≠≤≥≈±×÷→←↑↓⇒⇨➢➤►▶◀▪▫⸺–—―‑‐…‥′″〃々〇〆﹏～~\u3000\xa0\xad\t\n\r"
)
"""Signs of documents that GB 2312 and GBK have not all of."""
_FEWEST, _SHARE = 2, 0.1
"""Odd characters that make a text unreadable, and their share of it: one or two may be ornaments (our choice)."""
_ONLY = 0.5
"""Share at which a single one is enough."""
_SIGNS_CHARS, _LEAST_WORDS = 8, 0.25
"""A text of so many characters has at least this share of letters and digits, leaders and blanks apart (our choice)."""
_LEADERS = re.compile(r"[\s.…·_＿—-]+")
_OUTSIDE = re.compile("[\u4e00-\u9fff]{2,}")
_NAMES = frozenset(
    "喆堃昇囍昉珺玥祎赟彧翀旻昳玘珅琤璟嬿婳媖翾翯韡曌頔頫赑瑀瑨玠珣琎瓛旸昺晞暐曈橦沄沺洺浥淏渼湉溦濛炆炘焱焜燊燚犇"
    "瑄皞禤竑芃虓諴贇锜镕镠龑忞惇愔杺湜祐禛禔秾纮翙翚藺衎訚趯飏龢甯垚堉埕塬峣崟昫晔珮琇璠祯呦"
)
"""Characters of given names and places beyond GB 2312; two of them side by side are a name."""


def odd_characters(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has characters that no Chinese document has, so many that it cannot be read.

    >>> [*odd_characters("𠀀𠀁𠀂")], [*odd_characters("🎉开展“安康杯”竞赛，≥2场")]
    ([(0, 3)], [])
    """
    if text.isascii():
        return
    odd = [at for at, char in enumerate(text) if not _is_usual(char)]
    if odd and (len(odd) >= max(_FEWEST, _SHARE * len(text)) or len(odd) >= _ONLY * len(text)):
        yield (odd[0], odd[-1] + 1)


def outside_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has words of Chinese characters that simplified Chinese does not have.

    >>> [*outside_runs("憱晑、走访")], [*outside_runs("王喆堃、屠呦呦")]
    ([(0, 2)], [])
    """
    yield from (found.span() for found in _OUTSIDE.finditer(text) if _is_outside(found[0]))


def mostly_signs(text: str) -> bool:
    """Whether a text is drawn with signs rather than written.

    >>> mostly_signs("┌──┐│表│└──┘"), mostly_signs("一、指导思想………………1")
    (True, False)
    """
    bare = _LEADERS.sub("", text)
    words = sum(char.isalnum() for char in bare)
    return len(bare) >= _SIGNS_CHARS and words < _LEAST_WORDS * len(bare)


def plain_letters(text: str) -> str:
    """A text with full-width and ornamental Latin letters as usual ones, each in its place.

    >>> plain_letters("Ｃａｒｒｙ　𝓸𝓾𝓽")
    'Carry out'
    """
    return text if text.isascii() else "".join(map(_plain, text))


@cache
def _plain(char: str) -> str:
    if "\u4e00" <= char <= "\u9fff":
        return char
    usual = unicodedata.normalize("NFKC", char)
    return usual if len(usual) == 1 and usual.isascii() else char


@cache
def _is_usual(char: str) -> bool:
    """In GBK or a sign of documents, or a letter of a script: other scripts are another fault (``core.languages``)."""
    if char.isascii() or char in _MORE or unicodedata.category(char) in ("Ll", "Lu", "Lt"):
        return char < "\U00010000"
    if unicodedata.category(char) == "Lo":
        return char <= "\u9fff" or "\uac00" <= char < "\U00010000"
    return _in_gbk(char)


def _is_outside(run: str) -> bool:
    """Whether two characters side by side, and the most of a run, are none of simplified Chinese."""
    outside = [not _in_gb2312(char) and char not in _NAMES for char in run]
    beside = any(one and other for one, other in pairwise(outside))
    return beside and sum(outside) >= len(run) * _ONLY


@cache
def _in_gb2312(char: str) -> bool:
    return bool(char.encode("gb2312", "ignore"))


def _in_gbk(char: str) -> bool:
    return bool(char.encode("gbk", "ignore"))
