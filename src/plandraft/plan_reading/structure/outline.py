"""The tree of one plan: headings and items to any depth, each part with its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from plandraft.core.months import OPEN_TIME
from plandraft.core.sample import Line, SectionKind
from plandraft.plan_reading.structure.ends import end_of_body, names_annexes, start_of_annex, title_of
from plandraft.plan_reading.structure.headings import like_heading, split_name, unnumbered_headings
from plandraft.plan_reading.structure.markers import Style
from plandraft.plan_reading.structure.months import Months
from plandraft.plan_reading.structure.nesting import MARKED_BY_FILE, UNNUMBERED, levels, ranks
from plandraft.plan_reading.structure.paragraphs import paragraphs_of
from plandraft.plan_reading.structure.roles import role_of_opening
from plandraft.plan_reading.structure.schedule import RawEntry, begins_sentence, raw_entries_of, timed_clauses
from plandraft.plan_reading.structure.segments import Segment, joined_runs, segments
from plandraft.plan_reading.structure.stack import Stack
from plandraft.plan_reading.structure.tables import Table, row_item, without_header
from plandraft.plan_reading.structure.tree import Outline, RawItem, RawSection

LEAST_MONTHS = 3
"""So many points that begin with a month are a calendar, whatever its heading calls it (our choice)."""
_SAYS = re.compile(r"[，。；：]|\d")
"""What a point says that is more than the heading of a table below it."""
LONG_ENTRY_CHARS = 60
"""A paragraph of sentences longer than this, below the months, is no entry of the last one (our choice)."""


def outline(lines: Sequence[Line]) -> Outline:
    """Read the lines of one plan; what stands behind the word 附件 is one part of its own, at the end."""
    found = segments(paragraphs_of(lines))
    cut = start_of_annex(found)
    body = _Reader(found[:cut]).read()
    if cut < len(found):
        annex, first = _Reader(found[cut + 1 :]).read(), found[cut]
        body.sections.append(RawSection("other", first.text, first.line, first.column, sections=annex.sections))
        body.entries += annex.entries
        body.captions += annex.captions
    return body


@dataclass
class _Time:
    """The time under whose head we read, the last number counted under it, and whether its words stand beside it."""

    months: Months
    rank: float
    counted: int = 0
    beside: bool = False


class _Reader:
    """Puts segments into the tree; one instance reads one plan."""

    def __init__(self, found: Sequence[Segment]) -> None:
        self.found = found
        self.result = Outline()
        self.stack = Stack(self.result)
        self.order = ranks(found)
        self.levels = levels(found)
        bulleted = [segment for segment in found if segment.style is Style.BULLET and segment.time is not None]
        self.bulleted_months = len(bulleted) >= LEAST_MONTHS
        self.plain_heads = unnumbered_headings(found)
        self.ends = end_of_body(found)
        self.time: _Time | None = None
        self.table: Table | None = None
        self.inside: list[RawEntry] = []

    def read(self) -> Outline:
        for at in range(self._title(), self.ends):
            self._take(at)
        rest = self.found[self.ends :]
        if rest:
            items = [RawItem.of(segment) for segment in rest]
            self.result.sections.append(RawSection("closing", "", rest[0].line, rest[0].column, items=items))
        if not any(section.kind == "schedule" for section in self.result.walk()):
            self.result.entries += self.inside
        for section in self.result.walk():
            section.settle()
        return self.result

    def _title(self) -> int:
        start, end, below = title_of(self.found[: self.ends])
        if below:
            first = self.found[start]
            text = "".join(segment.text for segment in self.found[start:end])
            rest = [RawItem.of(segment) for segment in (*self.found[:start], *self.found[end:below])]
            runs = joined_runs(self.found[start:end])
            self.result.sections.append(RawSection("title", text, first.line, first.column, text=rest, runs=runs))
        return below

    def _take(self, at: int) -> None:
        segment = self.found[at]
        if segment.cells:
            self._row(segment)
            return
        self.table = None
        if names_annexes(segment.text) and not segment.numbered:
            self.time = None
            self.stack.clear()
            self._close(segment)
        elif self._heads_time(segment) and not self._in_retrospect(segment):
            self._time_head(segment)
        elif self.time is not None and self._within_time(segment, self.time):
            self.result.entries += raw_entries_of(segment, self.time.months)
        else:
            self.time = None
            if not self._heading(at):
                self._content(segment)

    def _rank(self, segment: Segment) -> float:
        level = segment.level if segment.level is not None else self.levels.get(segment.style or Style.BULLET)
        if level is not None:
            return MARKED_BY_FILE + level
        return UNNUMBERED if segment.style is None else self.order[segment.style]

    def _close(self, segment: Segment) -> None:
        section = RawSection("closing", "", segment.line, segment.column, text=[RawItem.of(segment)])
        self.stack.push(section, UNNUMBERED, closed=True)

    # -- tables and months

    def _row(self, segment: Segment) -> None:
        header = Table.of_header(segment.cells) if self.table is None else None
        if header is not None:
            self.table = header
            self.result.captions.append(segment.line)
            return
        if self.table is None:
            self.table = without_header(segment, self._around())
        table = self.table
        if table is not None and table.kind == "schedule" and not self.stack.in_retrospect:
            self._schedule(segment)
            self.result.entries += table.entries(segment)
        elif any(segment.cells):
            section = self._section_of_row(segment, table)
            if table is not None and table.kind == "tasks" and section.kind == "schedule" and not section.items:
                section.kind = "measures"  # whatever its heading calls it
            rows = section.money if table is not None and table.kind == "money" else section.items
            rows.append(row_item(segment, table))

    def _section_of_row(self, segment: Segment, table: Table | None) -> RawSection:
        """The section a row belongs to: tasks below words that plan nothing are measures of their own."""
        top = self.stack.top
        planless = top is None or top.kind in ("title", "preamble", "ideology", "closing")
        if planless and table is not None and table.kind == "tasks" and {"owner", "time"} & set(table.columns):
            self.stack.clear()
            return self.stack.push(RawSection("measures", "", segment.line, segment.column), UNNUMBERED, closed=True)
        return self._prose_section(segment)

    def _around(self) -> str:
        """The heading and the words above the place where we read."""
        top = self.stack.top
        if top is None:
            return ""
        return "\n".join([top.heading, *(part.text for part in top.parts[-1:])])

    def _heads_time(self, segment: Segment) -> bool:
        time = segment.time
        if time is None:
            return False
        if segment.style is Style.BULLET and self.bulleted_months:
            return True
        if self._is_prose(segment, time):
            return False
        alone = not segment.text[time.end :].strip()
        return alone or not segment.numbered or (self.stack.top is not None and self.stack.top.kind == "schedule")

    def _is_prose(self, segment: Segment, time: Months) -> bool:
        """Whether a month and a comma begin a sentence: below any heading but that of a calendar."""
        top = self.stack.top
        if top is None or top.kind in ("title", "schedule", "other") or not top.heading or self.time is not None:
            return False
        return begins_sentence(segment, time)

    def _time_head(self, segment: Segment) -> None:
        time = segment.time
        if time is None:
            return
        self._schedule(segment)
        beside = bool(segment.text[time.end :].strip())
        self.time = _Time(time, self._rank(segment), beside=beside)
        if beside:
            self.result.entries += raw_entries_of(segment, time, time.end)
            if segment.style is not None and segment.style >= Style.DIGIT:
                self.time = None

    def _schedule(self, segment: Segment) -> None:
        if self.stack.top is None or self.stack.top.kind != "schedule" or self.time is None:
            self.stack.for_schedule(segment, self._rank(segment))

    def _within_time(self, segment: Segment, time: _Time) -> bool:
        """Whether what follows the head of a month still belongs to it."""
        if segment.level is not None or self._named(segment) is not None:
            return False
        if segment.style is None and time.beside and segment.text.endswith("。"):
            return segment.text.startswith(f"{OPEN_TIME}：")
        if segment.style is None:
            return not (len(segment.text) > LONG_ENTRY_CHARS and segment.text.endswith("。"))
        if time.rank != UNNUMBERED:
            return self._rank(segment) > time.rank
        if segment.style > Style.CHINESE_BRACKET:
            return True
        if self.stack.has_rank(self._rank(segment)) or segment.number != time.counted + 1:
            return False
        time.counted += 1
        return True

    # -- headings, points and prose

    def _heading(self, at: int) -> bool:
        segment = self.found[at]
        named = self._named(segment)
        if named is not None:
            kind, name, starts = named
            section = self.stack.heading(segment, self._rank(segment), kind, name)
            if segment.text[starts:].strip():
                section.text.append(RawItem.of(segment, starts))
                self.stack.close()
            return True
        numbered = segment.numbered and like_heading(segment) and self._has_below(at)
        if segment.level is None and at not in self.plain_heads and not numbered:
            return False
        self.stack.heading(segment, self._rank(segment), None, segment.text.rstrip("：:"))
        return True

    def _named(self, segment: Segment) -> tuple[SectionKind, str, int] | None:
        """As ``split_name``; what is summed up after measures or months is not the period before."""
        named = split_name(segment)
        if named is None or named[0] != "retrospect":
            return named
        planned = any(s.kind in ("goals", "measures", "schedule") for s in self.result.walk()) or self.result.entries
        return None if planned else named

    def _in_retrospect(self, segment: Segment) -> bool:
        """Whether a line belongs to what is said of the period before."""
        return self.stack.in_retrospect and not (segment.numbered and self.stack.has_rank(self._rank(segment)))

    def _has_below(self, at: int) -> bool:
        """Whether a numbered line has prose, deeper points, months or a table below it."""
        if at + 1 >= self.ends:
            return False
        segment, after = self.found[at], self.found[at + 1]
        if after.cells:
            return segment.level is not None or segment.text.endswith(("：", ":")) or not _SAYS.search(segment.text)
        if after.level is not None or names_annexes(after.text):
            return False
        if after.numbered:
            return self._rank(after) > self._rank(segment)
        if after.time is not None:
            return begins_sentence(after, after.time) or not after.text[after.time.end :].strip()
        return split_name(after) is None and at + 1 not in self.plain_heads

    def _content(self, segment: Segment) -> None:
        if not segment.numbered:
            self._prose_section(segment).text.append(RawItem.of(segment))
            return
        section = self.stack.for_point(segment, self._rank(segment))
        section.items.append(RawItem.of(segment))
        if section.kind not in ("schedule", "retrospect"):
            self.inside += timed_clauses(segment)

    def _prose_section(self, segment: Segment) -> RawSection:
        """The section that prose at this place belongs to."""
        if self.stack.top is not None:
            return self.stack.top
        section = RawSection(self._role_without_heading(segment), "", segment.line, segment.column)
        return self.stack.push(section, UNNUMBERED, closed=True)

    def _role_without_heading(self, segment: Segment) -> SectionKind:
        if any(section.kind != "title" for section in self.result.sections):
            return "other"
        prose = takewhile(lambda s: not s.numbered and split_name(s) is None, self.found[self.found.index(segment) :])
        return role_of_opening([s.text for s in prose] or [segment.text])
