"""第N个 of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan


class WrongOrdinal(Rule):
    """A wrong number in 第N个教师节 and the like.

    Why: it gives away a plan copied from another year.
    Source: the computed calendar: the number follows from the year.
    """

    code = "PD304"
    name = "wrong-ordinal"
    severity = Severity.ERROR
    needs = ("calendar",)
    message_zh = "应为{right}，不是{wrong}"
    message_en = "it is {right}, not {wrong}"
    suggestion = "按日历改正序数"
    bad = (("S1", "title", "庆祝第20个全国助残日"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        for node, field, text in plan.strings():
            if "第" not in text:
                continue
            for day in context.calendar.days:
                for name in (day.name, *day.aliases):
                    if not day.ordinal.startswith("第") or name not in text:
                        continue
                    for found in re.finditer(rf"第(\d+)[个届](?:全国|中国|国际)?{re.escape(name)}", text):
                        right = day.ordinal[1:-1]
                        if found[1] != right:
                            fixed = text[: found.start(1)] + right + text[found.end(1) :]
                            fix = None if "/" in field else set_field(plan, node, field, fixed)
                            yield self.finding(
                                node,
                                field,
                                text=text,
                                found=found,
                                fix=fix,
                                right=f"第{right}个{name}",
                                wrong=found[0],
                            )
