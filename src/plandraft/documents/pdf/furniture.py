"""What stands on pages for the pages' sake: numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plandraft.core.sample import Dropped
from plandraft.documents.limits import SHOWN_DROPPED_CHARS
from plandraft.documents.pdf.line import VisualLine

_DEPTH = 2
"""So many lines at the top and at the bottom of a page may be heads or feet (our choice)."""
_SHARE = 0.4
"""Share of the pages a head stands on at least; left and right pages may have different ones (our choice)."""
_NUMBERED = re.compile(
    r"第\s{0,60}+[\d一二三四五六七八九十百]{1,30}\s{0,60}+页(?:\s{0,60}+[,，/]?\s{0,60}+共\s{0,60}+[\d一二三四五六七八九十百]{1,30}\s{0,60}+页)?|"
    r"[—–－\-·~]{1,30}\s{0,60}+\d{1,4}\s{0,60}+[—–－\-·~]{1,30}|\d{1,4}\s{0,60}+/\s{0,60}+\d{1,4}|[Pp]age\s{0,60}+\d{1,4}(?:\s{0,60}+of\s{0,60}+\d{1,4})?"
)
_BARE = re.compile(r"\d{1,4}")


def without_furniture(pages: Sequence[Sequence[VisualLine]]) -> tuple[list[list[VisualLine]], list[Dropped]]:
    """The pages without page numbers, running heads and feet, and what these were."""
    running = _running(pages)
    offset = _offset(pages)
    kept: list[list[VisualLine]] = []
    dropped: list[Dropped] = []
    for lines in pages:
        edge = _edges(lines)
        reasons = {at: reason for at in edge if (reason := _reason(lines[at], at < _DEPTH, running, offset))}
        kept.append([line for at, line in enumerate(lines) if at not in reasons])
        dropped += (
            Dropped(reason=reason, text=lines[at].text[:SHOWN_DROPPED_CHARS], page=lines[at].page)
            for at, reason in sorted(reasons.items())
        )
    return kept, dropped


def without_repeated_heads(pages: Sequence[Sequence[VisualLine]]) -> tuple[list[list[VisualLine]], list[Dropped]]:
    """The pages without the head that a long table repeats at the top of each."""
    seen: set[str] = set()
    kept: list[list[VisualLine]] = []
    dropped: list[Dropped] = []
    for lines in pages:
        repeated = bool(lines) and lines[0].row and lines[0].text in seen
        if repeated:
            dropped.append(
                Dropped(reason="repeated table head", text=lines[0].text[:SHOWN_DROPPED_CHARS], page=lines[0].page)
            )
        kept.append(list(lines[1:] if repeated else lines))
        seen |= {line.text for line in lines if line.row}
    return kept, dropped


def _reason(line: VisualLine, top: bool, running: frozenset[tuple[str, int]], offset: int | None) -> str | None:
    text = line.text.strip()
    if _NUMBERED.fullmatch(text) or (_BARE.fullmatch(text) and offset is not None and int(text) == line.page + offset):
        return "page number"
    if _keys(line) & running:
        return "running head" if top else "running foot"
    return None


def _edges(lines: Sequence[VisualLine]) -> list[int]:
    """Where the outermost lines of a page are, of a page of two lines both; rows below one another are a table."""
    outer = {*range(min(_DEPTH, len(lines))), *range(max(len(lines) - _DEPTH, 0), len(lines))}
    return sorted(at for at in outer if not _in_table(lines, at))


def _in_table(lines: Sequence[VisualLine], at: int) -> bool:
    return lines[at].row and any(line.row for line in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]))


def _running(pages: Sequence[Sequence[VisualLine]]) -> frozenset[tuple[str, int]]:
    """Lines that stand at one height of several pages, whatever number is in them."""
    on = Counter(key for lines in pages for key in set().union(*(_keys(lines[at]) for at in _edges(lines))))
    least = max(2, _SHARE * len(pages))
    return frozenset(key for key, count in on.items() if count >= least)


def _keys(line: VisualLine) -> set[tuple[str, int]]:
    """Words without digits and blanks, at a height in steps of four points, rounded both ways; no mere numbers."""
    words = re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))
    if not words.strip("#"):
        return set()
    return {(words, int(line.base // 4)), (words, int((line.base + 2) // 4) + 100_000)}


def _offset(pages: Sequence[Sequence[VisualLine]]) -> int | None:
    """What bare numbers at the edges differ by from the page they stand on; None where they are no page numbers."""
    found = Counter(
        int(lines[at].text) - lines[at].page
        for lines in pages
        for at in _edges(lines)
        if _BARE.fullmatch(lines[at].text.strip())
    )
    if not found:
        return None
    offset, count = found.most_common(1)[0]
    return offset if count >= max(2, _SHARE * len(pages)) or (len(pages) == 1 and offset == 0) else None
