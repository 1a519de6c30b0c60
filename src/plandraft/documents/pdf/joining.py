"""Visual lines become paragraphs: by what would have fitted, by indents, gaps, markers and sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from plandraft.documents.pdf.line import VisualLine, least_width

_MARKER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、．.]|[（(]?\d{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳⑴-⒇•●■◆★]|第[一二三四五六七八九十\d]{1,3}[章节条部]|"
    r"[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}[，、]|(?:首先|其次|再次|最后)，|"
    r"(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2}|元)月份?[：:]?$"
)
_ENDED = re.compile(r"[。！？；：!?;:]['\"”’）)]*$")
_TOKEN = re.compile(r"[“‘（《〈【〔「『(]*(?:[A-Za-z0-9.,%/_:+-]+|.)[，。、；：？！”’）》〉】〕」』)]*")
"""What is never broken at a line's end: a word or number, or a character, with the marks that cling to it."""
_HANGING = tuple("，。、；：！？”’）》】")
_SLACK = 0.6
"""Room, in characters, that justification and rough widths leave at a line's end (our choice)."""
_INDENT = 1.2
"""Characters from which a line is indented (our choice; custom is two)."""
_SURE = 5
"""So many lines of sure width tell where the margin is (our choice)."""
_WIDE = 1.35
"""A gap so many times the usual one parts paragraphs (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A paragraph, or a table row, with the page it begins on."""

    text: str
    page: int
    row: bool


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """How the body is set: margins and line pitch in points."""

    left: float
    right: float
    pitch: float


def pdf_paragraphs(pages: Sequence[Sequence[VisualLine]]) -> list[Joined]:
    """The paragraphs of all pages; one may run over a page's end."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    setting = _setting([line for line in lines if not line.row] or lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(groups[-1], before, line, setting):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Joined(text=_text(group), page=group[0].page, row=group[0].row) for group in groups]


def _setting(lines: Sequence[VisualLine]) -> _Setting:
    lefts = Counter(round(line.left) for line in lines)
    common = [left for left, count in lefts.items() if count >= max(2, len(lines) / 10)]
    steps = [a.base - b.base for a, b in pairwise(lines) if a.page == b.page and a.base > b.base]
    return _Setting(
        left=min(common, default=min(line.left for line in lines)),
        right=_right(lines),
        pitch=median(steps) if steps else lines[0].size * 1.5,
    )


def _right(lines: Sequence[VisualLine]) -> float:
    """Where full lines end: the farthest end that one line in fifty shares, within a character.

    Lines whose width is sure tell it; where there are none, it is taken for as near as it can be.
    """
    sure = [_end(line) for line in lines if line.most_right - line.least_right < 0.3 * line.size]
    ends = sorted(sure if len(sure) >= _SURE else map(_end, lines), reverse=True)
    needed = max(1, len(ends) // 50)
    for at, end in enumerate(ends):
        if sum(end - other <= lines[0].size for other in ends[at : at + needed + 1]) > needed:
            return end
    return ends[0]


def _end(line: VisualLine) -> float:
    """Where a line ends; a mark at its end may hang over the margin."""
    return line.least_right - (line.size if line.text.endswith(_HANGING) else 0)


def _begins(group: Sequence[VisualLine], before: VisualLine, line: VisualLine, setting: _Setting) -> bool:
    """Whether a line begins a paragraph."""
    if before.row or line.row or abs(before.size - line.size) > 0.1 * line.size:
        return True
    if before.page == line.page and before.base - line.base > _WIDE * setting.pitch:
        return True
    if _would_have_fitted(before, line, setting):
        return True
    if line.left - setting.left >= _INDENT * line.size and not _hangs(group[0], line):
        return True
    return bool(_MARKER.match(line.text)) and (_ended(before) or line.left < before.left - 1)


def _would_have_fitted(before: VisualLine, line: VisualLine, setting: _Setting) -> bool:
    """Whether the line's first word had room on the line before: then the break was meant."""
    token = _TOKEN.match(line.text)
    needed = least_width(token[0] if token else line.text[:1], line.size)
    return setting.right - before.most_right >= needed + _SLACK * line.size


def _hangs(first: VisualLine, line: VisualLine) -> bool:
    """Whether it stands under the words of a numbered point, as in Word's own lists."""
    return bool(_MARKER.match(first.text)) and line.left >= first.left + 0.8 * line.size


def _ended(line: VisualLine) -> bool:
    return bool(_ENDED.search(line.text.rstrip()))


def _text(group: Sequence[VisualLine]) -> str:
    text = group[0].text
    for line in group[1:]:
        latin = text[-1:].isascii() and text[-1:].isalpha() and line.text[:1].isascii() and line.text[:1].isalpha()
        text += (" " if latin else "") + line.text
    return text
