"""A number left out: 一、二、四."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import LINE
from plandraft.core.plan import Plan

_IN_MONTHS = re.compile(r"[一二三四五六七八九十]{1,2}月(?:份|$|[：:])")
"""What follows 七、 in 七、八月份: months, and no heading's number."""


class NumberingSkips(Rule):
    """A numbered heading or point of the text whose number does not follow the one before it on its level.

    Points (1. and （1）) may begin again under every heading, or run on through the whole text.

    Why: a number that is missing or stands twice shows that something was cut or pasted.
    Source: GB/T 9704—2012, 7.3.3 (一、（一）1.（1）); a warning, because the clause says 一般.
    """

    code = "PD108"
    name = "numbering-skips"
    severity = Severity.WARNING
    needs = ("headings",)
    message_zh = "“{marker}”前面缺号或重号，应为第{expected}"
    message_en = "“{marker}” does not follow: number {expected} was due"
    suggestion = "重新编号"
    suggestion_en = "renumber"
    bad = (("context", "headings", "一、指导思想\n二、工作目标\n四、活动安排"),)
    good = (("context", "headings", "一、目标\n1.走访\n2.比赛\n二、措施\n1.读书\n三、安排\n3月8日活动"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        last: dict[int, int] = {}
        ever: dict[int, int] = {}
        for heading in context.headings or ():
            if heading.level == 1 and _IN_MONTHS.match(heading.text):
                continue
            expected = last.get(heading.level, 0) + 1
            for deeper in [level for level in last if level > heading.level]:
                del last[deeper]
            begins_again = heading.number == 1 and heading.level > 1
            runs_on = heading.level > 2 and heading.number == ever.get(heading.level, 0) + 1
            ever[heading.level] = heading.number
            if heading.number != expected and not begins_again and not runs_on:
                yield self.finding(
                    "P",
                    f"{LINE}{heading.line}",
                    text=heading.marker,
                    marker=heading.marker,
                    expected=expected,
                )
            last[heading.level] = heading.number
