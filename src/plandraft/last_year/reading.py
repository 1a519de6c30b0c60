"""Last year's plan or summary is read for what a profile asks: nothing is concluded, everything stands in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from plandraft.core.amounts import read_sum
from plandraft.core.gap import GAP
from plandraft.core.period import Period
from plandraft.core.sample import Document, Line
from plandraft.core.source_map import ReadPlan
from plandraft.last_year.bodies import leaders_in, name_in, old_owners
from plandraft.last_year.facts import OldEvent, OldFile, OldMoney, Quoted
from plandraft.last_year.places import Places
from plandraft.last_year.results import OF_THE_YEAR, counted_in, done_in, in_parts, unfinished_in
from plandraft.last_year.sizes import sizes_in
from plandraft.plan_reading.sectors import sector_of

_SUMMARY = re.compile("总结|述职|工作报告|工作回顾|完成情况|情况汇报|情况报告")
_SHORT = re.compile(r"以下简称[“\"‘]?(?P<name>[\u4e00-\u9fff]{2,16})[”\"’]?")
_TOTAL = re.compile(
    r"(?:经费|预算)(?:收入|支出|安排|预算)?(?:总额|总计|合计|共计|总)?(?:预算)?(?:为|共|约|是|：|:)?\s*(?P<sum>\d[\d,.]*\s*万?元)"
)
_EVENT = re.compile(
    r"会$|会议|大会|座谈|赛|比武|运动会|节|周$|月$|日$|活动|慰问|走访|讲座|培训|体检|疗休养|展|送清凉|送温暖|助学|联欢|汇演|演讲|评选|表彰|团建|"
    r"健步|徒步|检查|审查|换届|签订|报告|观影|读书|宣讲|义诊|植树|郊游|参观"
)
_DAY = re.compile(r"^(?:\d{1,2}月)?\d{1,2}[日号]")
"""A day of last year says nothing of this one: festivals of the moon move, and so do weekdays."""
_MOST_TITLE, _MOST_EVENTS, _MOST_DONE = 30, 30, 20


def read_old_file(document: Document, read: ReadPlan, places: Places) -> OldFile:
    """What stands in last year's plan or summary.

    Args:
        document: The file's text.
        read: The same, read as a plan.
        places: Where its words stand.
    """
    lines = [line for line in document.lines if line.text.strip()]
    text = "\n".join(line.text for line in lines)
    title = read.plan.title or next((line.text for line in lines[:5]), "")
    sort: Literal["plan", "summary"] = "summary" if _SUMMARY.search(title) and "计划" not in title else "plan"
    sizes, vague = sizes_in(lines, places)
    name = name_in(title, lines, read, places)
    departments, bodies = old_owners(lines, read, places, name.value if name is not None else read.plan.organisation)
    parts = list(in_parts(lines))
    return OldFile(
        file=document.file,
        sort=sort,
        name=name,
        short_name=next(_matches(_SHORT, lines, places), None),
        sector=read.plan.sector if read.links_read else sector_of(text),
        period=_period(lines, read, places),
        sizes=tuple(sizes.items()),
        vague=tuple(vague.items()),
        departments=departments,
        bodies=bodies,
        leaders=tuple(leaders_in(lines, places)),
        total=_total(lines, read, places),
        money=tuple(_money(read, places)),
        done=tuple(done_in(parts, places))[:_MOST_DONE] if sort == "summary" else (),
        unfinished=tuple(unfinished_in(parts, sort, places)),
        figures=tuple(counted_in(parts, places))[:_MOST_DONE] if sort == "summary" else (),
        events=tuple(_events(read, places))[:_MOST_EVENTS],
        text=text,
    )


def _period(lines: Sequence[Line], read: ReadPlan, places: Places) -> Quoted[Period] | None:
    period = read.plan.period
    if period is None:
        return None
    line = next((line for line in lines if str(period.year) in line.text), None)
    return places.said(Period(kind=period.kind, year=period.year + 1), line)


def _matches(pattern: re.Pattern[str], lines: Iterable[Line], places: Places) -> Iterator[Quoted[str]]:
    for line in lines:
        for found in pattern.finditer(line.text):
            yield places.said(found["name"], line)


def _total(lines: Sequence[Line], read: ReadPlan, places: Places) -> Quoted[Decimal] | None:
    if read.plan.budget_total is not None:
        line = next((line for line in lines if re.search("合计|总计|共计|总额", line.text)), None)
        return places.said(read.plan.budget_total, line)
    for line in lines:
        found = _TOTAL.search(line.text)
        amount = read_sum(re.sub(r"\s", "", found["sum"])) if found else None
        if amount:
            return places.said(Decimal(amount), line)
    return None


def _money(read: ReadPlan, places: Places) -> Iterator[Quoted[OldMoney]]:
    for item in read.plan.budget:
        if item.amount is not None and item.purpose.strip():
            yield places.at(OldMoney(purpose=item.purpose.strip(), amount=item.amount), item.id, item.purpose)


def _events(read: ReadPlan, places: Places) -> Iterator[Quoted[OldEvent]]:
    """What stands in the calendar for one month and is an event by its name; the same thing once a month."""
    seen: set[tuple[str, int]] = set()
    own = {measure.id: measure.title for measure in read.plan.measures}
    for entry in read.plan.schedule:
        title = _DAY.sub("", OF_THE_YEAR.sub("", entry.title.strip().rstrip("。；"))).strip()
        if read.links_read and not (entry.observance or any(title in own.get(m, "") for m in entry.measure_ids)):
            continue  # of a plan of ours most lines are steps of something
        if len(entry.timing.months) != 1 or not 2 <= len(title) <= _MOST_TITLE or not _EVENT.search(title):
            continue
        key = (title, entry.timing.months[0])
        if key in seen or GAP.search(title):
            continue
        seen.add(key)
        event = OldEvent(title=title, month=entry.timing.months[0], owner=entry.owner.strip())
        yield places.at(event, entry.id, entry.title)
