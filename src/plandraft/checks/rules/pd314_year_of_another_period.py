"""制定2011年计划 in a plan of 2027."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.dates import period_of
from plandraft.checks.text import FieldPlace, around, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_YEAR = re.compile(r"(?<![\d〔（(\[—–~～-])(?P<year>(?:19|20)\d{2})(?=年度?|学年)(?!年以来)(?!年[—–~～至到-])")
_PAST = re.compile(
    r"上年|去年|往年|以来|曾|已|获|评为|授予|修[订正]|印发|颁布|发布|出台|施行|实施的|成立|建于|总结|回顾|分析|统计|对比|比较|较|同比|参照|沿用|按照|依据|根据|落实|贯彻|自"
    r"|开始|起|底|末|第|周年|版|号|遗留|结转|未完成|决算|审计|审查|决定|会议|大会|届|精神|规划|纲要|意见|办法|条例|法|通知|方案|考核结果|先进|优秀|表彰|颁奖|述职|民主评议|收支|账|档案|归档|毕业|入职|入会|退休|出生|疫情"
)
_ACTS = re.compile(
    r"制定|拟定|编制|完成|建成|实现|达到|组织|开展|召开|举办|启动|签订|推进|做好|抓好|安排|部署|执行|实施|基本|争取|力争|创建|本计划|本方案|计划于|将于|定于|拟于|工作计划|活动计划"
)


class YearOfAnotherPeriod(Rule):
    """A year long before the period, or one before it, for which something is still to be done: 制定2011年计划.

    Years that tell of the past (修订, 总结, 荣获), documents and numbers of laws are left alone; so is the year before
    the period, for which reports are still written, and years behind it.

    Why: the sentence was copied from the plan of that year.
    Source: the plan's period; a warning, because words decide what is still to be done.
    """

    code = "PD314"
    name = "year-of-another-period"
    severity = Severity.WARNING
    message_zh = "“{year}年”不在计划期内，这里却写成要做的事"
    message_en = "{year} is not in the plan's period, yet something is to be done in it"
    suggestion = "改成计划期的年份，或删去"
    suggestion_en = "put a year of the period, or strike it out"
    bad = (("M1", "actions", ["4月制定2011年工会工作计划。"]),)
    good = (("M1", "actions", ["4月学习2021年修订的《工会法》，总结2026年工作。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = period_of(plan, context)
        if period is None:
            return
        first, last = period.first_day.year, period.last_day.year
        for found, place in text_of(plan).finditer(_YEAR):
            year = int(found["year"])
            if place.node == "P" and place.field == "title":
                continue
            if first - 1 <= year <= last + 5 or not _is_to_be_done(place):
                continue
            yield self.finding_at(place, year=year)


def _is_to_be_done(place: FieldPlace) -> bool:
    """Whether the clause around a year tells of work, and not of the past or of a document."""
    before, after = around(place.whole, *place.span, "，。；\n")
    if place.whole[: place.start].count("《") > place.whole[: place.start].count("》"):
        return False
    begins = re.match(r"年\d{1,2}月(?:\d{1,2}日)?起?(?:执行|施行|实施)", after)
    if begins and "自" in before:
        return "本" in before
    if _PAST.search(before) or (
        _PAST.search(after)
        and not re.match(r"年度?[^，。；]{0,4}(?:工作)?计划|年\d{1,2}月起(?:执行|施行|实施)|年底前", after)
    ):
        return False
    return bool(_ACTS.search(before + after))
