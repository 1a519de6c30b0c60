"""The number in 第N个教师节."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.days import day_names
from plandraft.checks.text import around, text_of
from plandraft.core.calendar import Calendar
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import read_number
from plandraft.core.plan import Plan

_ORDINAL = re.compile(r"第([一二三四五六七八九十百]{1,5}|\d{1,3})(?:个|届|次)(?:全国|中国|国际|世界)?")
_COUNT = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
_EVENTS = (
    "建党|(?:中国)?共产党(?:成立|诞生)|(?:中国人民解放军)?建军|解放军(?:成立|建军)|建国"
    "|(?:新中国|中华人民共和国)成立|改革开放"
)
_ANNIVERSARY = re.compile(rf"(?P<event>{_EVENTS})节?的?(?P<count>{_COUNT})周年")
_COUNT_FIRST = re.compile(
    rf"(?<![\d一二三四五六七八九十百])(?P<count>{_COUNT})周年(?:的)?(?P<event>{_EVENTS}|建军节|国庆节?|党的生日)"
)
_BORN = {"党": "party", "军": "army", "国": "national", "华": "national"}
_LAST_YEAR = re.compile(r"去年|上年|上一年|上学年")
_REFORM = 1978
"""The year from which the anniversaries of 改革开放 are counted."""


class WrongOrdinal(Rule):
    """A wrong number in 第N个教师节, 建党N周年, N周年国庆 and the like, in digits or in characters.

    Last year's number passes where the sentence names that year before it (去年第36个全国助残日).

    Why: it gives away a plan copied from another year.
    Source: the computed calendar: the number follows from the year.
    """

    code = "PD304"
    name = "wrong-ordinal"
    severity = Severity.ERROR
    needs = ("calendar",)
    message_zh = "应为{right}，不是{wrong}"
    message_en = "it should be “{right}”, not “{wrong}”"
    suggestion = "按日历改正序数"
    suggestion_en = "put the number of this year"
    bad = (("S1", "title", "庆祝第20个全国助残日"),)
    good = (("S1", "title", "庆祝第三十七个全国助残日"), ("S2", "title", "举办第二届护理操作比赛"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        names = day_names(context.calendar)
        for node, field, text in text_of(plan).fields:
            for found in _ORDINAL.finditer(text) if "第" in text else ():
                days = names.starting_at(text, found.end()) or names.starting_at(text, found.end(1) + 1)
                rights = [day for day in days if day.ordinal.startswith("第")]
                if rights:
                    yield from self._compare(
                        plan, node, field, text, found, rights[0].ordinal[1:-1], rights[0].verified
                    )
            for found in _anniversaries(text) if "周年" in text else ():
                yield from self._anniversary(plan, (node, field, text), found, context.calendar)

    def _anniversary(
        self, plan: Plan, at: tuple[str, str, str], found: re.Match[str], calendar: Calendar
    ) -> Iterator[Finding]:
        if found["event"].startswith("改革"):
            if read_number(found["count"]) not in {day.year - _REFORM for day in _ends_of(calendar)}:
                right = str(calendar.period.year - _REFORM)
                yield from self._compare(plan, *at, found, right, True)
            return
        kind = next((name for char, name in _BORN.items() if char in found["event"]), "")
        day = next((d for d in calendar.days if d.observance == kind and d.ordinal.endswith("周年")), None)
        if day is not None:
            yield from self._compare(plan, *at, found, day.ordinal[:-2], day.verified)

    def _compare(
        self, plan: Plan, node: str, field: str, text: str, found: re.Match[str], right: str, verified: bool
    ) -> Iterator[Finding]:
        group = "count" if "count" in found.re.groupindex else 1
        stated = read_number(found[group])
        if stated == int(right) or (stated == int(right) - 1 and _is_last_years(text, found.start(), plan)):
            return
        start, end = found.span(group)
        whole = found[0][: start - found.start()] + right + found[0][end - found.start() :]
        yield self.finding(
            node,
            field,
            text=text,
            found=found,
            fix=text_fix(plan, node, field, text[:start] + right + text[end:]),
            severity=None if verified else Severity.HINT,
            right=whole,
            wrong=found[0],
        )


def _is_last_years(text: str, at: int, plan: Plan) -> bool:
    """Whether the sentence before a place speaks of the year before the plan's."""
    before, _ = around(text, at, at, "。；")
    return bool(_LAST_YEAR.search(before)) or (plan.period is not None and f"{plan.period.year - 1}年" in before)


def _anniversaries(text: str) -> Iterator[re.Match[str]]:
    yield from _ANNIVERSARY.finditer(text)
    yield from _COUNT_FIRST.finditer(text)


def _ends_of(calendar: Calendar) -> tuple[dt.date, dt.date]:
    return calendar.period.first_day, calendar.period.last_day
