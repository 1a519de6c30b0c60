"""The two ends of a plan: its title with what stands below it, and its last words with signature and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.plan_reading.structure.headings import like_heading, split_name
from plandraft.plan_reading.structure.roles import (
    closes,
    concludes,
    is_date,
    is_title,
    signs,
    signs_at_date,
    under_title,
)
from plandraft.plan_reading.structure.segments import Segment

TITLE_LINES = 5
"""A title with the lines below it (body, document number, date, remark) is no more than this (our choice)."""
ABOVE_LINES = 10
"""A title stands among so many lines from the top (our choice: letterhead, an answer's first words, a site's)."""
ABOVE_CHARS = 60
"""A longer paragraph above it is text of the plan already (our choice)."""
PART_CHARS = 30
"""Each line of a title in two is no longer than this (our choice)."""
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\])）]\s*\d{1,4}\s*号|.{2,24}文件")

_GAP = re.compile(r"【待补[：:][^】]{0,200}(?:日期|落款|名称)】")
_ANNEX_LIST = re.compile(r"附件\s{0,60}+\d{0,2}\s{0,60}+[：:]\s{0,60}+\S")
_ANNEX = re.compile(r"附\s{0,60}+[件表录]\s{0,60}+[\d一二三四五六七八九十]{0,2}\s{0,60}+[：:]?")


def title_of(found: Sequence[Segment]) -> tuple[int, int, int]:
    """Where the title begins and ends, and where the lines below it end; all 0 where the plan has none.

    Letterhead, greetings and the site's words may stand above it; the body that speaks, or the year, on a line of its
    own right above the words that make it one.
    """
    for at in range(min(ABOVE_LINES, len(found))):
        start, end = _title_at(found, at)
        if end:
            below = end
            while (
                below < min(end + TITLE_LINES - 1, len(found))
                and _plain(found[below])
                and under_title(found[below].text)
            ):
                below += 1
            return start, end, below
        if not _above(found[at]):
            break
    return _headed(found)


def _title_at(found: Sequence[Segment], at: int) -> tuple[int, int]:
    """The lines of a title that begins here; 0 and 0 where none does."""
    if not _plain(found[at]):
        return 0, 0
    after = found[at + 1] if at + 1 < len(found) and _plain(found[at + 1]) else None
    if is_title(found[at].text):
        return at, at + 1
    if after is not None and is_title(found[at].text + after.text) and _parts(found[at].text, after.text):
        return at, at + 2
    return 0, 0


def _parts(first: str, second: str) -> bool:
    """Whether two lines are one title: who speaks, or the year, and then what it is."""
    if max(len(first), len(second)) > PART_CHARS or re.search("[。；，：:！!？?]", first + second):
        return False
    if _DOCUMENT_NUMBER.fullmatch(first) or (under_title(first) and not signs(first)):
        return False
    if re.fullmatch(r"[\d〇零○一二三四五六七八九xX×_]{2,4}(?:—\d{2,4})?(?:学年|年)度?", first.strip()):
        return True
    return signs(first) or not is_title(second) or bool(re.search("[院校司局厂馆园县市区镇会所团队站社部]$", first))


def _headed(found: Sequence[Segment]) -> tuple[int, int, int]:
    """The file's own first heading, where it is the only one of its level and heads all others."""
    first = found[0] if found else None
    if first is None or first.level is None or not _plain(first) or split_name(first) is not None:
        return 0, 0, 0
    others = [segment.level for segment in found[1:] if segment.level is not None]
    return (
        (0, 1, 1) if len(first.text) <= PART_CHARS * 2 and all(level > first.level for level in others) else (0, 0, 0)
    )


def _above(segment: Segment) -> bool:
    """Whether a line may stand above a title: short, without a number, and naming no part."""
    return _plain(segment) and len(segment.text) <= ABOVE_CHARS and split_name(segment) is None


def _plain(segment: Segment) -> bool:
    return not segment.numbered and not segment.cells and (segment.time is None or is_date(segment.text))


def end_of_body(found: Sequence[Segment]) -> int:
    """Index of the first segment that belongs to the closing words, the signature or the date."""
    end = len(found)
    while end > 1 and not found[end - 1].numbered and _signature(found, end - 1):
        end -= 1
    return end - 1 if end > 2 and _last_words(found[end - 2], found[end - 1]) else end


def _signature(found: Sequence[Segment], at: int) -> bool:
    """Whether a line is the date, or the name of the body that signs."""
    text = found[at].text
    at_date = at + 1 < len(found) and is_date(found[at + 1].text) and not found[at].cells and found[at].level is None
    if _GAP.fullmatch(text.strip()):
        return True
    return is_date(text) or signs(text) or (at_date and signs_at_date(text))


def _last_words(before: Segment, last: Segment) -> bool:
    if last.numbered or last.cells or last.level is not None or last.time is not None or not closes(last.text):
        return False
    return concludes(last.text) or (not (before.numbered and like_heading(before)) and split_name(before) is None)


def names_annexes(text: str) -> bool:
    """Whether a line below the text names the annexes: 附件：任务分解表."""
    return _ANNEX_LIST.match(text) is not None


def is_annex(heading: str) -> bool:
    """Whether a heading is the word 附件, with or without a number."""
    return _ANNEX.fullmatch(heading) is not None


def start_of_annex(found: Sequence[Segment]) -> int:
    """Index of the line that says 附件 and nothing else; the number of segments where there is none."""
    return next((at for at, segment in enumerate(found) if at and _ANNEX.fullmatch(segment.text)), len(found))
