"""中秋节（9月20日）."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.dates import WrittenDay, dates_in
from plandraft.checks.days import Named, day_names, day_said
from plandraft.checks.moving import retimed_entry
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing

_IS = re.compile(r"\s{0,60}+(?:[（(]|是|为|即|在|：|:|，)?\s{0,60}+(?:今年|本年|当年)?$")
_ENDS = re.compile(
    r"\s{0,60}+(?:$|[，。；、）)！]|当天|当日|期间|之际|到来|来临|前后|前夕|之前|前|是|为|组织|举办|开展|举行|召开|安排|走访|慰问|集中"
    r"|看望|发放|给|向|到|前往|评选|宣读|庆祝|表彰(?!会|大会|仪式))"
)


class ObservanceOnWrongDate(Rule):
    """A day of a festival that a text states wrongly: 中秋节（9月20日）, 5月10日护士节，.

    A day before the name of an activity (9月8日教师节座谈会) is the day of the activity and passes.

    Why: 中秋 moves from year to year; last year's day is always wrong.
    Source: the computed calendar of the period.
    """

    code = "PD306"
    name = "observance-on-wrong-date"
    severity = Severity.ERROR
    needs = ("calendar",)
    message_zh = "{year}年的{name}是{right}，不是{wrong}"
    message_en = "“{name}” of {year} is on {iso}, not on “{wrong}”"
    suggestion = "按日历改正日期"
    suggestion_en = "put the day on which it falls"
    bad = (("M1", "actions", ["中秋节（9月20日）前逐户走访。"]),)
    good = (("M1", "actions", ["中秋节（9月15日）前逐户走访，9月8日教师节座谈会上公布。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        names, period = day_names(context.calendar), context.calendar.period
        for node, field, text in text_of(plan).fields:
            written = list(dates_in(text))
            if not written:
                continue
            for named in names.find(text):
                days = [day for day in named.days if day.start == day.end]
                date = next((w for w in written if days and _belongs(text, w, named)), None)
                if date is None or any(_same(date, day.start) for day in days):
                    continue
                yield self._wrong(plan, node, field, text, date, named, days[0].start)
        for entry in plan.schedule:
            bare = [n for n in names.find(entry.title) if n.start == 0 and n.end == len(entry.title.strip())]
            dates = {day.start for n in bare for day in n.days if day.start == day.end}
            day = entry.timing.date
            if day and dates and day not in dates and period.first_day <= day <= period.last_day:
                yield self.finding(
                    entry.id,
                    "timing",
                    fix=retimed_entry(plan, entry, Timing.on(min(dates))),
                    severity=bare[0].severity,
                    name=bare[0].name,
                    year=min(dates).year,
                    right=day_said(min(dates)),
                    iso=min(dates).isoformat(),
                    wrong=day_said(day),
                )

    def _wrong(
        self, plan: Plan, node: str, field: str, text: str, date: WrittenDay, named: Named, right: dt.date
    ) -> Finding:
        year = f"{date.year}年" if date.year is not None else ""
        same_year = date.year in (None, right.year)
        fixed = text[: date.start] + year + day_said(right) + text[date.end :]
        return self.finding(
            node,
            field,
            text=text,
            found=(date.start, date.end),
            fix=text_fix(plan, node, field, fixed) if same_year and date.weekday is None else None,
            severity=named.severity,
            name=named.name,
            year=right.year,
            right=day_said(right),
            iso=right.isoformat(),
            wrong=text[date.start : date.end],
        )


def _belongs(text: str, date: WrittenDay, named: Named) -> bool:
    if named.end <= date.start <= named.end + 5:
        return bool(_IS.fullmatch(text, named.end, date.start)) and not re.match(r"前|[至到—–~-]", text[date.end :])
    between = text[date.end : named.start] if date.end <= named.start <= date.end + 2 else None
    return between in ("", "是", "为", "，", "的", "（", "(") and bool(_ENDS.match(text, named.end))


def _same(date: WrittenDay, day: dt.date) -> bool:
    return (date.month, date.day) == (day.month, day.day) and date.year in (None, day.year)
