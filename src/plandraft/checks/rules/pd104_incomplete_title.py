"""The title's three parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class IncompleteTitle(Rule):
    """A title without the year, or without 计划, 要点 or 安排.

    Why: a title names body, period and kind of document.
    Source: custom of plan writing (body + period + content + 计划); our choice of severity.
    """

    code = "PD104"
    name = "incomplete-title"
    severity = Severity.WARNING
    message_zh = "标题缺少{what}"
    message_en = "the title lacks {what}"
    suggestion = "标题写成“单位＋年度＋工作计划”"
    bad = (("P", "title", "工会工作安排"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if not plan.title:
            return
        if not re.search(r"\d{4}", plan.title):
            yield self.finding("P", "title", text=plan.title, what="年份")
        if not re.search(r"计划|要点|安排|规划", plan.title):
            yield self.finding("P", "title", text=plan.title, what="“计划”")
