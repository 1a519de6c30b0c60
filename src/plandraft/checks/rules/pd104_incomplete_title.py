"""The title's three parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_YEAR = re.compile(r"\d{4}|[二2][〇○零0Oo][一二三四五六七八九〇○零Oo\d]{2}")
_KIND = re.compile(r"计划|要点|安排|规划|打算|方案")


class IncompleteTitle(Rule):
    """A title without the body, the year, or 计划, 要点 or 安排.

    The body is looked for where the plan or the profile says who it is; any of its names will do.

    Why: a title names body, period and kind of document.
    Source: custom of plan writing (body + period + content + 计划); our choice of severity.
    """

    code = "PD104"
    name = "incomplete-title"
    severity = Severity.WARNING
    message_zh = "标题缺少{what}"
    message_en = "the title lacks {what}"
    suggestion = "标题写成“单位＋年度＋工作计划”"
    suggestion_en = "write the body, the year and “工作计划”"
    bad = (("P", "title", "工会工作安排"),)
    good = (("profile", "short_name", "医院工会"), ("P", "title", "医院工会2027年度工作要点"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        title = plan.title
        if not title.strip():
            return
        if not _YEAR.search(title):
            yield self.finding("P", "title", text=title, what=Bilingual("年份", "the year"))
        if not _KIND.search(title):
            yield self.finding("P", "title", text=title, what=Bilingual("“计划”", "the word “计划”"))
        names = _names(plan, context)
        if names and not any(name in title for name in names):
            yield self.finding("P", "title", text=title, what=Bilingual("单位名称", "the body's name"))


def _names(plan: Plan, context: CheckContext) -> set[str]:
    names = {plan.organisation, plan.signature.organisation}
    if context.profile is not None:
        names |= {context.profile.name, context.profile.short_name}
    names |= {name.removesuffix("委员会") for name in names}
    return {name for name in names if len(name) > 1}
