"""What copying and converting leaves in a text: invisible characters, doubled and orphaned punctuation."""

from __future__ import annotations

import re

from plandraft.names.spans import NameSpan, one_each

_HAN = r"\u4e00-\u9fff"
_CHARACTERS = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffd\ufff9-\uffff\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+"
    r"|[\U000f0000-\U000ffffd]+"
)
_MARKS = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|hellip|emsp|ensp|#\d{2,6}|#x[0-9a-fA-F]{2,5});?"
    r"|</?(?:p|br|div|span|strong|b|font|a|img|td|tr|table|li|ul|h\d)\b[^<>]{0,80}/?>"
    rf"|(?<=[{_HAN}])[.．](?=[{_HAN}])"
    rf"|(?<=[{_HAN}])[~`^|\\@#$]+(?=[{_HAN}，。；])"
    r"|，{2,}|。{2,}(?!。)|、{2,}|；{2,}|：{2,}|[，、；：][。]|[。][，、；：]|，[、；：]|、[，；：]|；[，、]|[,，][,，]+|;[,，。;]+"
    rf"|(?<=[{_HAN}])\?(?=[{_HAN}])|\?{{2,}}"
    r"|(?<![A-Za-z])(?:锟斤拷|烫烫烫|屯屯屯)+"
)
_SEPARATED = re.compile(r"^(?:\W*)$")
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》", "【": "】", "〔": "〕", "『": "』", "「": "」"}
_MIXED = {"（": "（(", "(": "（(", "）": "（(", ")": "（("}
_LABEL = re.compile(r"(?:^|[\s。；;，、：])[（(]?[\da-zA-Z一二三四五六七八九十①-⑳]{1,3}[)）]")


def debris(text: str) -> list[NameSpan]:
    """Stray characters of a line; half-width punctuation alone is a habit and none."""
    if _SEPARATED.match(text.replace("\ufeff", "").replace("\u200b", "")) and len(text) > 3:
        return []
    found = [m.span() for pattern in (_CHARACTERS, _MARKS) for m in pattern.finditer(text)]
    found += [(at, at + 1) for at in _orphans(text)]
    return one_each(NameSpan(a, b, "stray_char") for a, b in found)


def _orphans(text: str) -> list[int]:
    """Brackets and quotation marks without a partner in the line; a numbering's bracket has none to have."""
    labels = {m.end() - 1 for m in _LABEL.finditer(text) if not re.search(r"[（(]", m[0])}
    open_marks: list[tuple[str, int]] = []
    orphans: list[int] = []
    closers = {"）": "（(", ")": "（(", "”": "“", "》": "《", "】": "【", "〕": "〔", "』": "『", "」": "「"}
    for at, char in enumerate(text):
        if char in _PAIRS:
            if char == "“" and open_marks and open_marks[-1][0] == "“":
                orphans.append(at)
                open_marks.pop()
                continue
            open_marks.append((char, at))
        elif char in closers and at not in labels:
            match = next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i][0] in closers[char]), None)
            if match is None:
                orphans.append(at)
            else:
                orphans += [place for _, place in open_marks[match + 1 :]]
                del open_marks[match:]
    return sorted(orphans + [place for _, place in open_marks])
