"""The parts of an outline become the nodes of a plan: goals, measures, entries, money, and texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plandraft.core.months import OPEN_TIME
from plandraft.core.period import Period
from plandraft.core.plan import BudgetItem, Entry, Goal
from plandraft.core.timing import ALL_YEAR, Timing, heads_standing, read_timing
from plandraft.core.when import read_when
from plandraft.plan_reading.bare_prose import with_prose_as_points
from plandraft.plan_reading.calendar_lines import lines_in, without_head
from plandraft.plan_reading.clues import date_of, goal_said
from plandraft.plan_reading.gathering import Gathering
from plandraft.plan_reading.measures_read import MeasureReader
from plandraft.plan_reading.money_part import is_money_part, points_of, rows_of, total_said
from plandraft.plan_reading.row_owners import Rows, share_owners
from plandraft.plan_reading.structure import Outline, RawEntry, RawItem, RawSection
from plandraft.plan_reading.structure.ends import is_annex, names_annexes
from plandraft.plan_reading.structure.paragraphs import RunPlaces, runs_from
from plandraft.plan_reading.structure.roles import is_date, is_title, role_named, signs_at_date

_SHORT_CHARS = 25
"""Points of a calendar without any time are things to do, not measures, up to this length on average (our choice)."""
_GAP_DATE = re.compile(r"【待补[：:][^】]*日期】")
_ONE_MONTH = re.compile(r"[\d一二三四五六七八九十元正]{1,2}月份?")
_HALVES = {"H1": (1, 2, 3, 4, 5, 6), "H2": (7, 8, 9, 10, 11, 12)}


def gather_nodes(body: Outline, period: Period | None) -> Gathering:
    """Everything an outline holds as nodes, each with the place of its words."""
    return _Parts(body=body, period=period).read()


@dataclass
class _Parts:
    body: Outline
    period: Period | None
    found: Gathering = field(default_factory=Gathering)

    def __post_init__(self) -> None:
        self.measures = MeasureReader(self.found)
        self.timed = {entry.line for entry in self.body.entries}
        self.later: list[tuple[RawItem, Timing]] = []
        self.rows: Rows = {}

    def read(self) -> Gathering:
        self.found.captions = frozenset(self.body.captions)
        for section in with_prose_as_points(self.body.sections):
            self._section(section, area=section.heading)
        self.measures.close()
        for raw in self.body.entries:
            self._entry(raw)
        for item, timing in self.later:
            self._line(item.text, item.runs_from(0), timing)
        share_owners(self.found, self.rows)
        return self.found

    # -- which part is what

    def _section(self, section: RawSection, area: str) -> None:
        found = self.found
        if section.heading and section.kind != "title":
            found.seen.add(section.line)
            self.measures.headings.setdefault(section.heading, section.heading_runs)
        if section.money:
            self._money(section)
        if section.kind == "title":
            found.place("P", "title", section.heading_runs)
            found.seen |= {part.line for part in section.text}
        elif section.kind in found.texts:
            self._prose(section)
        elif section.kind == "goals":
            self._goals(section)
        elif is_money_part(section):
            self._money_points(section)
        elif section.kind in ("measures", "other") or self._lists_measures(section):
            for piece, inside in _in_order(section):
                if inside:
                    self._inner(piece, section, area)
                else:
                    self.measures.section(piece, area, annex=is_annex(area))
            return
        else:
            self._calendar(section)
        for inner in section.sections:
            self._inner(inner, section, area)

    def _inner(self, inner: RawSection, section: RawSection, area: str) -> None:
        named = role_named(section.heading) is not None or is_title(section.heading)
        self._section(inner, area=area if is_annex(area) else inner.heading if named else area)

    def _lists_measures(self, section: RawSection) -> bool:
        """Whether a part is a calendar by its name alone: nothing in it has a time, and its points are long."""
        if heads_standing(section.heading) or section.heading == OPEN_TIME or not section.items:
            return False
        if any(item.line in self.timed for inner in section.walk() for item in inner.items):
            return False
        own = {line for line in self.timed if section.line <= line <= max(item.line for item in section.items)}
        long = sum(len(item.text) for item in section.items) / len(section.items) > _SHORT_CHARS
        return not own and (long or not self.found.measures)

    # -- prose

    def _prose(self, section: RawSection) -> None:
        if section.heading and role_named(section.heading) is None and not is_title(section.heading):
            self.found.say(section.kind, section.as_item())
        for part in section.parts:
            signs_it = section.kind == "closing" and not section.heading and self._signed(part)
            if not signs_it and not names_annexes(part.text):
                self.found.say(section.kind, part)
            else:
                self.found.seen.add(part.line)

    def _signed(self, part: RawItem) -> bool:
        if is_date(part.text) or _GAP_DATE.fullmatch(part.text.strip()):
            day = date_of(part.text)
            update = {"date": day} if day else {"note": part.text.strip()}
            if not day:
                self.found.place_named("signature/note", part.runs_from(0))
        elif signs_at_date(part.text):
            update = {"organisation": part.text.strip()}
            self.found.place_named("signature/organisation", part.runs_from(0))
        else:
            return False
        self.found.signature = self.found.signature.model_copy(update=update)
        return True

    def _goals(self, section: RawSection) -> None:
        for part in section.text:
            self.found.say("preamble", part)
        area = "" if role_named(section.heading) is not None else section.heading
        for item in section.items:
            number = f"G{len(self.found.goals) + 1}"
            self.found.put(number, "text", item)
            self.found.heard += item.said.values()
            text, said, at = goal_said(item.text)
            if said:
                self.found.put(number, "indicator", item, at)
            indicator = said or item.said.get("indicator", "")
            self.found.goals.append(Goal(id=number, text=text, area=area, indicator=indicator))

    # -- money

    def _money(self, section: RawSection) -> None:
        self.found.heard += [words for row in section.money for words in row.said.values()]
        rows, total, at = rows_of(section)
        self._items(rows)
        if total is not None:
            self.found.total = total
        if at is not None:
            self.found.place("P", "budget_total", at.runs_from(0))
            self.found.seen.add(at.line)

    def _money_points(self, section: RawSection) -> None:
        items, said = points_of(section)
        totals = [total for part in (*section.text, *section.items) if (total := total_said(part.text)) is not None]
        if self.found.total is None and totals and len(items) > 1:
            self.found.total = totals[-1]
        self.found.seen |= {part.line for part in section.text}
        self._items(items)
        for part in said:
            self.found.say("closing", part)

    def _items(self, items: list[tuple[BudgetItem, RawItem]]) -> None:
        for item, at in items:
            node = item.model_copy(update={"id": f"B{len(self.found.budget) + 1}"})
            self.found.put(node.id, "purpose", at)
            note = at.cells.get("note") or at.cells.get("content")
            if note:
                self.found.place(node.id, "note", note)
            self.found.budget.append(node)

    # -- the calendar

    def _calendar(self, section: RawSection) -> None:
        """Points of the calendar that stand under no month: standing work, or what no time is given for."""
        last = max(self.timed, default=0)
        for part in section.text:
            if part.line > last and self.timed:
                self.found.say("closing", part)
            else:
                self.found.seen.add(part.line)
        if section.heading == OPEN_TIME:
            self.later += [(item, Timing()) for item in section.items]
            return
        standing = heads_standing(section.heading)
        for item in section.items:
            head, mark, _ = item.text.partition("，")
            timing = read_timing(head) if mark and standing else Timing()
            start = len(head) + 1 if timing.is_set else 0
            when = timing if timing.is_set else Timing(months=ALL_YEAR) if standing else Timing()
            self._line(item.text[start:], item.runs_from(start), when)

    def _entry(self, raw: RawEntry) -> None:
        if raw.inside:
            return
        runs = raw.runs or ((0, raw.line, raw.column),)
        start, timing = without_head(raw.text, self._timing(raw))
        self._line(raw.text[start:], runs_from(runs, start), timing, raw)

    def _timing(self, raw: RawEntry) -> Timing:
        """The months, or the day or part of a month that the head says."""
        months = raw.months or _HALVES.get(raw.half or "", ())
        if _ONE_MONTH.fullmatch(raw.said):
            return Timing(months=months)
        read = read_when(raw.said, period=self.period) if raw.said else Timing()
        return read if read.rhythm or read.months == months else Timing(months=months)

    def _line(self, text: str, runs: RunPlaces, timing: Timing, raw: RawEntry | None = None) -> None:
        for line in lines_in(text, timing, raw.owner if raw is not None else "", self.period):
            if line.head:
                self.found.dated.append(line.head + line.title)
            by = runs_from(runs, line.owner_at) if line.owner_at is not None else raw.owner_runs if raw else ()
            self._put(line.title, runs_from(runs, line.at), line.timing, line.owner, by)
            if raw is not None and raw.owner and line.owner_at is None:
                self.rows.setdefault(raw.owner_runs, []).append(len(self.found.entries) - 1)

    def _put(self, title: str, runs: RunPlaces, timing: Timing, owner: str = "", owner_runs: RunPlaces = ()) -> None:
        number = f"S{len(self.found.entries) + 1}"
        self.found.place(number, "title", runs)
        if owner_runs:
            self.found.place(number, "owner", owner_runs)
        self.found.entries.append(Entry(id=number, timing=timing, title=title, owner=owner))


def _in_order(section: RawSection) -> Iterator[tuple[RawSection, bool]]:
    """The sections inside one (True), and between them what it holds itself (False), in the order of the text."""
    cuts = [inner.line for inner in section.sections]
    for start, end, inner in zip([0, *cuts], [*cuts, math.inf], [None, *section.sections], strict=True):
        if inner is not None:
            yield inner, True
        items = [item for item in section.items if start <= item.line < end]
        text = [part for part in section.text if start <= part.line < end]
        if items or text:
            yield replace(section, items=items, text=text), False
