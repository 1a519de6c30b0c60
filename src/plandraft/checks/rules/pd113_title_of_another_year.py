"""Last year's title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.period import Period
from plandraft.core.plan import Plan

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


class TitleOfAnotherYear(Rule):
    """A title whose years hold none of the plan's period.

    Why: it is the first thing one reads, and the surest sign of a plan copied from the year before.
    Source: the plan's period, in the profile where there is one.
    """

    code = "PD113"
    name = "title-of-another-year"
    severity = Severity.ERROR
    message_zh = "标题写{year}年，计划期是{period}"
    message_en = "the title says {year}, the period is {period}"
    suggestion = "改成计划期的年份"
    suggestion_en = "put the period's year"
    bad = (("P", "title", "青禾县医院工会2026年工作计划"),)
    good = (("P", "title", "青禾县医院工会2026—2027年度工作计划"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = context.profile.period if context.profile is not None else plan.period
        if period is None:
            return
        years = list(_YEAR.finditer(plan.title))
        right = {period.first_day.year, period.last_day.year}
        if years and not any(int(year[1]) in right for year in years):
            fixed = plan.title[: years[0].start()] + str(period.year) + plan.title[years[0].end() :]
            fix = set_field(plan, "P", "title", fixed) if period.kind == "calendar_year" and len(years) == 1 else None
            yield self.finding(
                "P",
                "title",
                text=plan.title,
                found=years[0],
                fix=fix,
                year=int(years[0][1]),
                period=_label(period),
            )


def _label(period: Period) -> Bilingual:
    years = str(period.year) if period.kind == "calendar_year" else f"{period.year}–{period.year + 1}"
    return Bilingual(period.label, years)
