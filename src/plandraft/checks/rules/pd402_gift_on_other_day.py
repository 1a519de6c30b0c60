"""Gifts on days that are not for gifts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

GIFT = re.compile(r"(?:发放|发|采购|送)[^。；，]{0,6}(?:慰问品|节礼|礼品|福利品)")
"""Gifts being given."""


class GiftOnOtherDay(Rule):
    """节日慰问品 promised for a day that is none of the seven gift festivals.

    Why: the union may give them on 元旦 春节 清明 劳动节 端午 中秋 国庆 only.
    Source: 基层工会经费收支管理办法 (2017); a warning, because local rules add to it.
    """

    code = "PD402"
    name = "gift-on-other-day"
    severity = Severity.WARNING
    needs = ("calendar",)
    message_zh = "{day}不在可发节日慰问品的七个年节之列"
    message_en = "{day} is none of the seven gift festivals"
    suggestion = "改为活动或服务，不发节日慰问品"
    bad = (("S1", "title", "元宵节发放节日慰问品"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        for node, field, text in plan.strings():
            if not GIFT.search(text):
                continue
            days = [
                day
                for day in context.calendar.days
                if any(len(n) > 1 and n in text for n in (day.name, *day.aliases)) and day.start == day.end
            ]
            if days and not any(day.gift_festival for day in days):
                yield self.finding(node, field, text=text, found=GIFT.search(text), day=days[0].name)
