"""A title with 5月 in it that stands in June."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing

_MONTH = re.compile(r"(?<![\d年—–至到~、-])(\d{1,2})月(?:份|\d{1,2}日)?+(?!底?(?:之|以)?前|[—–至到~、]|底|起)")


class TitleAndTimeDisagree(Rule):
    """An entry whose title names a month or a day that is not its own.

    A deadline (6月底前), a span and a month after its year pass.

    Why: the reader sees two times and believes neither.
    Source: our choice, because the time of an entry stands in one place.
    """

    code = "PD313"
    name = "title-and-time-disagree"
    severity = Severity.WARNING
    askable = True
    message_zh = "内容写“{stated}”，却排在{scheduled}"
    message_en = "the title says “{stated}”, the schedule {scheduled}"
    suggestion = "使内容中的时间与所在月份一致"
    suggestion_en = "make the two agree"
    bad = (("S1", "title", "5月18日走访困难职工家庭"),)
    good = (("S1", "title", "2月18日走访困难职工家庭（名单4月底前公布）"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for entry in plan.schedule:
            months = entry.timing.months
            stated = [m for m in _MONTH.finditer(entry.title) if 1 <= int(m[1]) <= 12]
            if not months or not stated or any(int(m[1]) in months for m in stated):
                continue
            yield self.finding(
                entry.id,
                "title",
                text=entry.title,
                found=stated[0],
                stated=stated[0][0],
                scheduled=Bilingual(
                    Timing(months=months).label_in(plan.period), "month " + ", ".join(map(str, months))
                ),
            )
