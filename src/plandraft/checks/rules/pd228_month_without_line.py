"""The measure speaks of August, the calendar's August knows nothing of it."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.content import content_of
from plandraft.checks.misplaced_lines import uncovered_months
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing


class MonthWithoutLine(Rule):
    """A month that a measure names for something of which the calendar has no line then.

    Only where the calendar is meant to hold everything: eight of ten months that measures name have their line. What
    has a line in another month is told by PD218. Plans whose links are known are looked at by PD207.

    Why: who goes by the calendar forgets it.
    Source: our choice of the share; a hint, because a calendar need not hold every step.
    """

    code = "PD228"
    name = "month-without-line"
    severity = Severity.HINT
    message_zh = "措施写了{months}的“{what}”，活动安排里没有"
    message_en = "the measure has “{what}” in {months}, the schedule has no such line"
    suggestion = "在活动安排中补上，或从措施中删去月份"
    suggestion_en = "put it on the schedule, or strike the month out of the measure"
    bad = (
        ("context", "links_read", False),
        ("M1", "actions", ["2月逐户登记需求，2月公布走访名单，3月建立走访台账，3月回访困难家庭。"]),
        ("M2", "actions", ["2月公布比赛规程，3月选拔参赛选手，3月举办护理操作决赛，5月展出急救车模型。"]),
        (
            "P",
            "schedule",
            [
                {"id": "S1", "title": "逐户登记需求", "timing": {"months": [2]}},
                {"id": "S2", "title": "公布走访名单", "timing": {"months": [2]}},
                {"id": "S3", "title": "建立走访台账", "timing": {"months": [3]}},
                {"id": "S4", "title": "回访困难家庭", "timing": {"months": [3]}},
                {"id": "S5", "title": "公布比赛规程", "timing": {"months": [2]}},
                {"id": "S6", "title": "选拔参赛选手", "timing": {"months": [3]}},
                {"id": "S7", "title": "举办护理操作决赛", "timing": {"months": [3]}},
            ],
        ),
    )
    good = (("context", "links_read", False), ("M1", "actions", ["5月展出急救车模型。"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if context.links_read:
            return
        content = content_of(plan)
        for each in uncovered_months(content):
            label = Timing.of(*each.months).label_in(content.period)
            months = Bilingual(label, "month " + ", ".join(map(str, each.months)))
            clause = each.clause
            yield self.finding(
                clause.node, clause.field, text=clause.whole, found=clause.span, months=months, what=clause.text
            )
