"""What cannot be read: characters that were lost or read in the wrong encoding, terminal sequences, escapes, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN_1 = (
    "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u2026\u20ac\u2122\u2030\u2039\u203a"
)
"""What the bytes of Chinese look like to a reader that takes each for one Latin letter."""
_MISREAD = re.compile(f"[{_LATIN_1}]{{3,}}")
_LETTER = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")
_FEWEST_LETTERS = 2
_LOST = re.compile("[\ufffd\ue000-\uf8ff]+|(?:锟斤拷?|斤拷锟?){1,40}|烫烫烫+|屯屯屯+")
"""Characters that stand for lost ones, and what they become where the loss was saved and read again."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]+")
_TERMINAL = re.compile(r"\x1b\[[0-9;?]{0,20}[ -/]{0,4}[@-~]|(?<![\[\w])\[\d{1,3}(?:;\d{1,3}){0,5}m|\[\?\d{1,4}[hl]")
_ESCAPES = re.compile(
    r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[nrt](?![A-Za-z]))+|(?:%[0-9A-Fa-f]{2}){3,}|(?:=[0-9A-F]{2}){3,}"
    r"|(?:U\+[0-9A-Fa-f]{4,6}[\s,]{0,2}){2,}|(?:\\(?:e|033|x1b|u001b)|\^\[)\[[0-9;?]{0,12}[A-Za-z]"
    r"|(?:\b[0-9a-f]{2} ){5,}"
)
_UNBROKEN = re.compile(
    r"(?<![\w/.:@-])(?=[0-9A-Za-z+/_-]*\d)(?=[0-9A-Za-z+/_-]*[A-Za-z])[0-9A-Za-z+/_-]{32,}={0,2}(?![\w/.@-])"
    r"|(?<![0-9A-Za-z-])(?=[0-9A-Z]{0,30}\d[0-9A-Z]{0,30}\d)(?=[0-9A-Z]{0,30}[A-Z][0-9A-Z]{0,30}[A-Z])[0-9A-Z]{20,31}"
    r"(?![0-9A-Za-z-])"
)
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|(?=[0-9a-f]{0,40}[a-f])(?=[0-9a-f]{0,40}\d)[0-9a-f]{12,64})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_UNSEEN = re.compile("[\u200b-\u200d\u2060-\u2064\u180e\U000e0000-\U000e007f]+")
_RUN = re.compile(r"[^\x00-\x7f]{4,}")
_RARE_RUN = re.compile("[\u4e00-\u9fff]{3,}")
_FREQUENT = (b"\xb0\xa1", b"\xd7\xf9")
"""The first and the last of the 3,755 frequent characters in GB 2312."""
_MOST_RARE = 0.6
"""Share of rare characters that no run of Chinese has, and every run that was read in a wrong encoding (our choice)."""
_MOST_OF_IT = 0.7
"""Share of a run's bytes that make Chinese when it is read as what it was written as (our choice)."""
_SEQUENCES = re.compile(
    r"\x1b\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?|\x1b[PX^_][^\x1b]{0,200}(?:\x1b\\)?"
    r"|(?:\x1b\[|\x9b)[0-9;:<=>?]{0,40}[ -/]{0,8}[@-~]?|\x1b[ -/]{0,4}[0-~]?"
)
"""What a terminal takes for an order: it goes as a whole, not only its first character."""


def without_sequences(text: str) -> str:
    r"""A text without what acts on a terminal.

    >>> without_sequences("\x1b[31m走访\x1b[0m困难职工\x1b]0;标题\x07")
    '走访困难职工'
    """
    return _SEQUENCES.sub("", text) if "\x1b" in text or "\x9b" in text else text


def unreadable(text: str) -> Iterator[tuple[int, int]]:
    """Where a text cannot be read: start and end of each place, in code points.

    >>> [*unreadable("宸ヤ細寮€灞曟椿鍔")], [*unreadable("开展技能比武")]
    ([(0, 9)], [])
    """
    for pattern in (_LOST, _CONTROL, _UNSEEN, _TERMINAL, _ESCAPES):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _MISREAD.finditer(text):
        if len(_LETTER.findall(found[0])) >= _FEWEST_LETTERS:
            yield found.span()
    for found in _RUN.finditer(text):
        if _is_misread_utf8(found[0]):
            yield found.span()
            return


def rare_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has rare characters only, as text in a wrong encoding has that is Chinese script by chance.

    >>> [*rare_runs("鎶鑳藉煿璁")], [*rare_runs("由欧阳翀、李堃轮值")]
    ([(0, 5)], [])
    """
    for found in _RARE_RUN.finditer(text):
        if sum(map(_is_rare, found[0])) >= _MOST_RARE * len(found[0]):
            yield found.span()


def bare_ids(text: str) -> Iterator[tuple[int, int]]:
    """Where a text holds ids of machines: UUIDs, hashes, long keys.

    >>> [*bare_ids("负责人：3f9a0c1be77d4412")], [*bare_ids("工单2027030800012345")]
    ([(4, 20)], [])
    """
    for pattern in (_HEX, _UNBROKEN):
        yield from (found.span() for found in pattern.finditer(text))


def _is_misread_utf8(run: str) -> bool:
    """Whether Chinese in UTF-8 was read as GBK: its bytes make Chinese again, as those of no other text do."""
    raw = run.encode("gbk", "ignore")
    chinese = len(_HAN.findall(raw.decode("utf-8", "ignore")))
    return chinese > 1 and 3 * chinese >= _MOST_OF_IT * len(raw)


def _is_rare(char: str) -> bool:
    code = char.encode("gb2312", "ignore")
    return not _FREQUENT[0] <= code <= _FREQUENT[1]
