"""A day and a weekday that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.dates import WEEKDAYS, dates_in, period_of
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class WrongWeekday(Rule):
    """A date whose weekday in the text is not the one it has.

    Why: one of the two is last year's, and people come on the wrong day.
    Source: the calendar; where no year is written the plan's period gives it.
    """

    code = "PD309"
    name = "wrong-weekday"
    severity = Severity.ERROR
    message_zh = "{iso} 是星期{right}，不是星期{wrong}"
    message_en = "{iso} is a {day}, not “星期{wrong}”"
    suggestion = "核对日期和星期"
    suggestion_en = "check the day and its weekday"
    bad = (("M1", "actions", ["3月8日（星期三）集中走访。"]),)
    good = (("M1", "actions", ["3月8日（星期一）集中走访，每周三登记。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = period_of(plan, context)
        for node, field, text in text_of(plan).fields:
            for date in dates_in(text):
                day = date.in_period(period)
                if day is None or date.weekday is None or day.weekday() == date.weekday:
                    continue
                right = WEEKDAYS[day.weekday()]
                at = date.weekday_at
                yield self.finding(
                    node,
                    field,
                    text=text,
                    found=(date.start, date.end),
                    fix=text_fix(plan, node, field, text[:at] + right + text[at + 1 :]),
                    iso=day.isoformat(),
                    right=right,
                    wrong=text[at],
                    day=f"{day:%A}",
                )
