"""The two ends of a plan: its title with what stands below it, and its last words with signature and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.samples.structure.headings import like_heading, split_name
from plandraft.samples.structure.roles import closes, concludes, is_date, is_title, signs, under_title
from plandraft.samples.structure.segments import Segment

TITLE_LINES = 5
"""A title with the lines around it (body, document number, date, remark) is no more than this (our choice)."""
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\])）]\s*\d{1,4}\s*号|.{2,24}文件")

_ANNEX = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,2}\s*[：:]?")


def title_of(found: Sequence[Segment]) -> tuple[int, int, int]:
    """Where the title begins and ends, and where the lines below it end; all 0 where the plan has none.

    The body that speaks may stand on a line of its own above the title, and above that its document number.
    """
    start = 0
    while (
        start < min(TITLE_LINES - 1, len(found))
        and _plain(found[start])
        and _DOCUMENT_NUMBER.fullmatch(found[start].text)
    ):
        start += 1
    end = start
    if end + 1 < len(found) and _plain(found[end]) and signs(found[end].text) and not is_title(found[end].text):
        end += 1
    if end >= len(found) or not _plain(found[end]) or not is_title(found[end].text):
        return 0, 0, 0
    below = end + 1
    while below < min(TITLE_LINES, len(found)) and _plain(found[below]) and under_title(found[below].text):
        below += 1
    return start, end + 1, below


def _plain(segment: Segment) -> bool:
    return not segment.numbered and not segment.cells and segment.time is None


def end_of_body(found: Sequence[Segment]) -> int:
    """Index of the first segment that belongs to the closing words, the signature or the date."""
    end = len(found)
    while end > 1 and not found[end - 1].numbered and (is_date(found[end - 1].text) or signs(found[end - 1].text)):
        end -= 1
    return end - 1 if end > 2 and _last_words(found[end - 2], found[end - 1]) else end


def _last_words(before: Segment, last: Segment) -> bool:
    if last.numbered or last.cells or last.level is not None or last.time is not None or not closes(last.text):
        return False
    return concludes(last.text) or (not (before.numbered and like_heading(before)) and split_name(before) is None)


def is_annex(heading: str) -> bool:
    """Whether a heading is the word 附件, with or without a number."""
    return _ANNEX.fullmatch(heading) is not None


def start_of_annex(found: Sequence[Segment]) -> int:
    """Index of the line that says 附件 and nothing else; the number of segments where there is none."""
    return next((at for at, segment in enumerate(found) if at and _ANNEX.fullmatch(segment.text)), len(found))
