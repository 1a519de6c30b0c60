"""The number in 第N个教师节."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.days import day_names
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import read_number
from plandraft.core.plan import Plan

_ORDINAL = re.compile(r"第([一二三四五六七八九十百]{1,5}|\d{1,3})(?:个|届|次)(?:全国|中国|国际|世界)?")
_ANNIVERSARY = re.compile(r"(?:建党|中国共产党成立|建军|建国|新中国成立)(\d{1,3}|[一二三四五六七八九十百]{1,5})周年")
_BORN = {"建党": "party", "中国共产党成立": "party", "建军": "army", "建国": "national", "新中国成立": "national"}


class WrongOrdinal(Rule):
    """A wrong number in 第N个教师节, 建党N周年 and the like, in digits or in characters.

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
        born = {day.observance: day for day in context.calendar.days if day.ordinal.endswith("周年")}
        for node, field, text in text_of(plan).fields:
            for found in _ORDINAL.finditer(text) if "第" in text else ():
                days = names.starting_at(text, found.end()) or names.starting_at(text, found.end(1) + 1)
                rights = [day for day in days if day.ordinal.startswith("第")]
                if rights:
                    yield from self._compare(
                        plan, node, field, text, found, rights[0].ordinal[1:-1], rights[0].verified
                    )
            for found in _ANNIVERSARY.finditer(text) if "周年" in text else ():
                day = born.get(_BORN[found[0][: -len(found[1]) - 2]])
                if day is not None:
                    yield from self._compare(plan, node, field, text, found, day.ordinal[:-2], day.verified)

    def _compare(
        self, plan: Plan, node: str, field: str, text: str, found: re.Match[str], right: str, verified: bool
    ) -> Iterator[Finding]:
        if read_number(found[1]) == int(right):
            return
        start, end = found.span(1)
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
