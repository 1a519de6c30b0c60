"""Any plan nobody here wrote, read into a lenient plan with the places of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plandraft.core.headings import read_headings
from plandraft.core.months import OPEN_TIME
from plandraft.core.part_order import order_of, parts_named
from plandraft.core.period import Period
from plandraft.core.plan import Action, BudgetItem, Entry, Goal, Ideology, Lead, Measure, Plan, Signature
from plandraft.core.sample import Document, Line
from plandraft.core.source_map import Place, ReadPlan, SourceMap, Unread
from plandraft.core.timing import ALL_YEAR, STANDING, Timing, heads_standing, read_timing
from plandraft.samples.clues import (
    date_of,
    indicator_of,
    owner_of,
    partners_of,
    time_of_measure,
    timing_said,
    without_tail,
    yuan_of,
)
from plandraft.samples.money_part import is_money_part, money_of
from plandraft.samples.sectors import sector_of
from plandraft.samples.split import split
from plandraft.samples.structure import Outline, RawEntry, RawItem, RawSection, outline
from plandraft.samples.structure.roles import is_date, is_title, role_named, signs
from plandraft.samples.years import year_of

TITLE_CHARS = 30
"""What stands before the first mark is a measure's title up to this length (our choice)."""
_FIRST_MARK = re.compile(rf"(?P<head>[^。，；：]{{2,{TITLE_CHARS}}})[。，；：]")
_SELF = re.compile(
    r"^(?:关于)?(?:印发)?\s*(?P<name>[^\d年（）()]{2,30}?)(?:(?:19|20)[\d_xX×]{2}|[xX×_]{1,4}|二[〇零○][\u4e00-\u9fff]{2}|年度|学年|工作|计划|第)"
)

_SHOWN_CHARS = 30
_OWN_TIME = re.compile(r"【([^】]+)】\s*")
_NO_MONTH = re.compile(rf"(?P<head>{STANDING}|{OPEN_TIME})[：:]\s*")
_ANNEX_LIST = re.compile(r"附件\s*\d{0,2}\s*[：:]")
"""The line below the text that names the annexes is no text of the plan."""


def read_plan(document: Document) -> ReadPlan:
    """Read a text as a plan; never raises, says what it did not understand.

    Of a page with several plans the first is read, and the others are named as not understood.
    """
    page = split(document)
    part = page.parts[0]
    lines = (part.heading, *part.lines) if part.heading and is_title(part.heading.text) else part.lines
    body = outline(lines)
    reader = _Reader()
    headings = read_headings((line.number, line.text) for line in lines)
    own_order = order_of(parts_named(heading.text for heading in headings if heading.level == 1))
    plan = reader.read(body, lines).model_copy(update={"parts": own_order})
    others = tuple(
        _unread(p.heading.number, p.heading.text.strip(), "另一份计划从这里开始", "another plan begins")
        for p in page.parts[1:]
        if p.heading
    )
    return ReadPlan(
        plan=plan,
        source_map=SourceMap(places=reader.places, pieces={key: tuple(parts) for key, parts in reader.pieces.items()}),
        not_understood=(*reader.unknown, *others),
        links_read=False,
        headings=headings,
    )


def _unread(line: int, text: str, why: str, why_en: str) -> Unread:
    return Unread(line=line, text=text[:_SHOWN_CHARS], why=why, why_en=why_en)


@dataclass
class _Reader:
    """Gathers nodes, and where their words stood."""

    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    unknown: list[Unread] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    budget: list[BudgetItem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=lambda: {"preamble": [], "ideology": [], "closing": []})
    signature: Signature = field(default_factory=Signature)
    pieces: dict[tuple[str, str], list[tuple[int, Place]]] = field(default_factory=dict)
    waiting: list[RawItem] = field(default_factory=list)
    later: list[tuple[RawItem, Timing]] = field(default_factory=list)
    lines: dict[int, str] = field(default_factory=dict)

    def read(self, body: Outline, lines: tuple[Line, ...]) -> Plan:
        self.lines = {line.number: line.text for line in lines}
        title = next((s for s in body.sections if s.kind == "title"), None)
        if title is not None:
            self.places[("P", "title")] = Place(line=title.line, column=title.column)
        for section in body.sections:
            self._section(section, area=section.heading)
        for part in self.waiting:
            self._text("closing", part)
        for raw in body.entries:
            self._entry(raw)
        for item, timing in self.later:
            self._line(item, timing)
        text = "\n".join(line.text for line in lines)
        heading = title.heading if title else ""
        return Plan(
            title=heading,
            organisation=organisation_of(heading) or self.signature.organisation,
            sector=sector_of(text),
            period=_period(text, heading),
            drafting_date=self.signature.date,
            preamble="\n".join(self.texts["preamble"]),
            ideology=Ideology(text="\n".join(self.texts["ideology"])),
            goals=tuple(self.goals),
            measures=tuple(self.measures),
            leads=tuple(self.leads),
            budget=tuple(self.budget),
            schedule=tuple(self.entries),
            closing="\n".join(self.texts["closing"]),
            signature=self.signature,
        )

    def _section(self, section: RawSection, area: str) -> None:
        if section.kind in self.texts:
            self._prose(section)
        elif section.kind == "goals":
            for part in section.text:
                self._text("preamble", part)
            for item in section.items:
                self._goal(item, section)
        elif is_money_part(section, self.lines):
            self._money(section)
        elif section.kind in ("measures", "other"):
            self._measures(section, area)
        elif section.kind == "schedule" and section.heading == OPEN_TIME:
            self.later += [(item, Timing()) for item in section.items]
        elif section.kind == "schedule":
            self._untimed(section)
        for inner in section.sections:
            named = role_named(section.heading) is not None
            self._section(inner, area=inner.heading if named else area)

    def _untimed(self, section: RawSection) -> None:
        """Points of the schedule without a month: standing work, or nothing that could be scheduled."""
        if not heads_standing(section.heading):
            self.unknown += [_unread(i.line, i.text, "没有写明时间", "no time is given") for i in section.items]
            return
        for item in section.items:
            head, mark, rest = item.text.partition("，")
            timing = read_timing(head) if mark else Timing()
            title = rest if timing.is_set else item.text
            number = len(self.entries) + 1
            place = Place(line=item.line, column=item.column + len(item.text) - len(title))
            self.places[(f"S{number}", "")] = self.places[(f"S{number}", "title")] = place
            when = timing if timing.is_set else Timing(months=ALL_YEAR)
            self.entries.append(Entry(id=f"S{number}", timing=when, title=title.rstrip("。")))

    def _prose(self, section: RawSection) -> None:
        for part in (*section.text, *section.items):
            signs_it = section.kind == "closing" and not section.heading and self._signed(part)
            if not signs_it and not _ANNEX_LIST.match(part.text):
                self._text(section.kind, part)

    def _text(self, kind: str, part: RawItem) -> None:
        """Add a paragraph to a text of the plan, and remember where it stood."""
        texts, key = self.texts[kind], ("I1", "text") if kind == "ideology" else ("P", kind)
        place = Place(line=part.line, column=part.column)
        self.places.setdefault(key, place)
        self.pieces.setdefault(key, []).append((sum(len(text) + 1 for text in texts), place))
        texts.append(part.text)

    def _signed(self, part: RawItem) -> bool:
        if is_date(part.text):
            self.signature = self.signature.model_copy(update={"date": date_of(part.text)})
        elif signs(part.text):
            self.signature = self.signature.model_copy(update={"organisation": part.text.strip()})
        else:
            return False
        return True

    def _goal(self, item: RawItem, section: RawSection) -> None:
        area = "" if role_named(section.heading) is not None else section.heading
        node = Goal(id=f"G{len(self.goals) + 1}", text=item.text, area=area, indicator=item.said.get("indicator", ""))
        self._place(node.id, "text", item)
        self.goals.append(node)

    def _measures(self, section: RawSection, area: str) -> None:
        """Points are measures; prose under a heading of its own is one measure of that name.

        Prose between an area's heading and its points is the area's lead; any other is said of the next measure there
        is.
        """
        if not self._led(section):
            self.waiting += section.text
        numbered = [item for item in section.items if item.marker or item.said]
        loose = [item for item in section.items if not (item.marker or item.said)]
        if loose and section.heading and role_named(section.heading) is None:
            self._measure(
                RawItem(section.line, section.column, section.marker, section.heading.rstrip("。")), area, loose
            )
        else:
            numbered = section.items
        for item in numbered:
            if not self._said_again(item):
                self._measure(item, area, [])

    def _led(self, section: RawSection) -> bool:
        """Whether all prose of an area stands right before its numbered points; it is taken as the area's lead."""
        first, named = next(iter(section.items), None), role_named(section.heading) is not None
        if not (section.text and section.heading) or named or first is None or not first.marker or first.said:
            return False
        if section.text[-1].line >= first.line:
            return False
        key = ("P", f"leads/{len(self.leads)}")
        self.places[key] = Place(line=section.text[0].line, column=section.text[0].column)
        offset = 0
        for part in section.text:
            self.pieces.setdefault(key, []).append((offset, Place(line=part.line, column=part.column)))
            offset += len(part.text) + 1
        self.leads.append(Lead(area=section.heading, text="\n".join(part.text for part in section.text)))
        return True

    def _money(self, section: RawSection) -> None:
        """What money is for, row by row; other words of the part are kept with the closing."""
        items, rest = money_of(section, self.lines)
        for part in rest:
            self._text("closing", part)
        for item, at in items:
            node = item.model_copy(update={"id": f"B{len(self.budget) + 1}"})
            self._place(node.id, "purpose", at)
            self.budget.append(node)

    def _said_again(self, item: RawItem) -> bool:
        """Whether a row of a task table is about a measure that was read; what it says of it is taken over."""
        at = next((n for n, m in enumerate(self.measures) if item.said and m.title == item.text), None)
        if at is None:
            return False
        known, said = self.measures[at], item.said
        changes: dict[str, object] = {
            "owner": known.owner or said.get("owner", ""),
            "partners": known.partners or _list(said.get("partners", "")),
            "indicator": known.indicator or said.get("indicator", ""),
        }
        if not known.timing.is_set and "time" in said:
            changes["timing"] = timing_said(said["time"])
        self.measures[at] = known.model_copy(update=changes)
        return True

    def _measure(self, item: RawItem, area: str, below: list[RawItem]) -> None:
        node_id = f"M{len(self.measures) + 1}"
        whole = "\n".join([item.text, *(part.text for part in below)])
        title, actions = _parted(item, below)
        actions = [*((part.text, 0, part) for part in self.waiting), *actions]
        self.waiting = []
        said = item.said
        self._place(node_id, "title", item)
        for number, (_, offset, part) in enumerate(actions):
            self.places[(node_id, f"actions/{number}")] = Place(line=part.line, column=part.column + offset)
        self.measures.append(
            Measure(
                id=node_id,
                area=area,
                title=title,
                actions=tuple(Action(text=text) for text, _, _ in actions),
                owner=said.get("owner") or owner_of(whole),
                partners=_list(said.get("partners", "")) or partners_of(whole),
                timing=timing_said(said["time"]) if "time" in said else time_of_measure(whole),
                indicator=said.get("indicator") or indicator_of(whole),
                budget=yuan_of(said.get("budget", "") if said.get("budget") else whole),
            )
        )

    def _entry(self, raw: RawEntry) -> None:
        if raw.inside:
            return
        head = _NO_MONTH.match(raw.text)  # a line of no month below those of the months
        timing = Timing(months=raw.months or _HALVES.get(raw.half or "", ()))
        start = head.end() if head is not None else 0
        item = RawItem(raw.line, raw.column + start, None, raw.text[start:])
        self._line(item, _HEADS[head["head"]] if head is not None else timing)

    def _line(self, item: RawItem, timing: Timing) -> None:
        """One line of the calendar, which may hold several entries."""
        for found in re.finditer(r"[^；;]+", item.text):
            said = found[0].strip()
            if not said.strip("。，、 "):
                continue
            own = _OWN_TIME.match(said)
            read = read_timing(own[1]) if own else Timing()
            start = own.end() if own and read.is_set else 0
            number = f"S{len(self.entries) + 1}"
            column = item.column + found.start() + len(found[0]) - len(found[0].lstrip()) + start
            self.places[(number, "")] = self.places[(number, "title")] = Place(line=item.line, column=column)
            title = said[start:].rstrip("。")
            self.entries.append(Entry(id=number, timing=read if start else timing, title=title))

    def _place(self, node: str, name: str, item: RawItem) -> None:
        self.places[(node, "")] = self.places[(node, name)] = Place(line=item.line, column=item.column)


_HEADS = {STANDING: Timing.of(*range(1, 13)), OPEN_TIME: Timing()}
"""Heads of our own calendars that name no month: work of the whole period, and of an open time."""
_HALVES = {"H1": (1, 2, 3, 4, 5, 6), "H2": (7, 8, 9, 10, 11, 12)}


def _parted(item: RawItem, below: list[RawItem]) -> tuple[str, list[tuple[str, int, RawItem]]]:
    """A measure's title and its actions, each with its offset in the part it stands in."""
    if below:
        return item.text, [(part.text, 0, part) for part in below]
    text = without_tail(item.text)
    mark = _FIRST_MARK.match(text)
    rest = text[mark.end() :].strip() if mark is not None else ""
    if mark is None or not rest:
        return text.rstrip("。；;"), []
    return mark["head"], [(rest, text.index(rest, mark.end()), item)]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[、，,；;]", text) if part.strip())


def organisation_of(title: str) -> str:
    """The organisation in a title, without what says that its union speaks; empty where the title names none.

    >>> organisation_of("青禾县人民医院工会2026年工作计划")
    '青禾县人民医院'
    """
    found = _SELF.match(title.strip())
    name = re.sub("(?:机关)?(?<!总)工会(?:委员会)?$", "", found["name"]) if found is not None else ""
    return name if len(name) >= 3 else ""


def _period(text: str, title: str) -> Period | None:
    year = year_of(text, title)
    try:
        return Period.parse(year.year) if year is not None else None
    except ValueError:
        return None
