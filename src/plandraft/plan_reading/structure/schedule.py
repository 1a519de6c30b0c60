"""Entries of a schedule: under the head of a month, in a row of a table, or inside a point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.plan_reading.structure.markers import pieces, without_marker
from plandraft.plan_reading.structure.months import Half, Months, read_time
from plandraft.plan_reading.structure.paragraphs import RunPlaces
from plandraft.plan_reading.structure.segments import Segment

_CLAUSE = re.compile(r"[^，。；;！]+")
_BEFORE_TIME = re.compile(r"\s*(?:并|计划|拟|定|争取|力争)?(?:在|于|每年)?")
_DEADLINE = re.compile(r"[以之]?[前起]|开始|至今")
_VERB = re.compile(r"(?:举行|举办|开展|组织|召开|进行|完成|启动|评选|表彰|慰问|参加)")
_LEAST_CHARS = 4
"""A clause shorter than this after its time says nothing of what is done (our choice)."""


@dataclass(frozen=True, kw_only=True)
class RawEntry:
    """An entry before cleaning.

    Attributes:
        inside: It was found inside a point of another part; the plan's own schedule says it elsewhere or not at all.
        said: The words of its time.
        runs: Where its text stands, run by run.
        owner: Who a column of its table says does it.
        owner_runs: Where that stands.
    """

    line: int
    column: int
    months: tuple[int, ...]
    half: Half | None
    text: str
    inside: bool = False
    said: str = ""
    runs: RunPlaces = ()
    owner: str = ""
    owner_runs: RunPlaces = ()


def raw_entries_of(segment: Segment, time: Months, start: int = 0) -> Iterator[RawEntry]:
    """One numbered item, or one piece between blanks, is one entry."""
    text = segment.text[start:]
    for offset, piece in pieces(text):
        bare = without_marker(piece)
        if segment.numbered or bare.style is not None:
            yield entry_at(segment, time, start + offset + (bare.offset if bare.style is not None else 0), bare.text)
            continue
        for found in re.finditer(r"\S+", piece):
            yield entry_at(segment, time, start + offset + found.start(), found[0])


def timed_clauses(segment: Segment) -> Iterator[RawEntry]:
    """Entries inside a point: a clause that begins with a month, or a month with what is done right after it."""
    for clause in _CLAUSE.finditer(segment.text):
        lead = _BEFORE_TIME.match(clause[0])
        begins = clause.start() + (lead.end() if lead is not None else 0)
        time = read_time(segment.text[: clause.end()], begins) or _before_verb(
            segment.text, clause.start(), clause.end()
        )
        if time is None or not time.months or _DEADLINE.match(segment.text, time.end):
            continue
        text = segment.text[time.end : clause.end()].strip("：:、 ")
        if len(text) >= _LEAST_CHARS:
            yield entry_at(segment, time, segment.text.index(text, time.end), text, inside=True)


def _before_verb(text: str, start: int, end: int) -> Months | None:
    for at in range(start, end):
        if text[at] in "0123456789一二三四五六七八九十元" and (
            at == start or text[at - 1] not in "0123456789一二三四五六七八九十第"
        ):
            time = read_time(text[:end], at)
            if time is not None and _VERB.match(text, time.end):
                return time
    return None


def entry_at(segment: Segment, time: Months, offset: int, text: str, *, inside: bool = False) -> RawEntry:
    """An entry whose text begins at an offset of a segment."""
    offset += len(text) - len(text.lstrip())
    runs = segment.runs(offset)
    _, line, column = runs[0]
    return RawEntry(
        line=line,
        column=column,
        months=time.months,
        half=time.half,
        text=text.strip(),
        inside=inside,
        said=time.said,
        runs=runs,
    )


def begins_sentence(segment: Segment, time: Months) -> bool:
    """Whether a comma follows the time that heads a line."""
    return segment.text[: time.end].rstrip().endswith(("，", "、", ","))
