"""Gifts on days that are not for gifts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.days import day_names
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

GIFT = re.compile(
    r"(?:发放|发|采购|送|准备|配发)[^。；，]{0,8}(?:慰问品|节礼|礼品|福利品|慰问金|礼包)|节日慰问品|节日(?:福利|慰问)发放"
)
"""Gifts being given."""

_NOT = re.compile(r"不(?:得|再|予)?(?:发|采购|准备)|不发|严禁|禁止|停发")


class GiftOnOtherDay(Rule):
    """节日慰问品 promised for a day that is none of the seven gift festivals.

    Why: the union may give them on 元旦 春节 清明 劳动节 端午 中秋 国庆 only.
    Source: 基层工会经费收支管理办法 (总工办发〔2017〕32号); a warning, because provinces add festivals to it.
    """

    code = "PD402"
    name = "gift-on-other-day"
    severity = Severity.WARNING
    needs = ("calendar",)
    askable = True
    message_zh = "{day}不在可发节日慰问品的七个年节之列"
    message_en = "“{day}” is none of the seven gift festivals"
    suggestion = "改为活动或服务，不发节日慰问品"
    suggestion_en = "plan an activity or a service instead"
    bad = (("S1", "title", "元宵节发放节日慰问品"),)
    good = (("M1", "actions", ["端午节发放节日慰问品。", "元宵节举办灯谜活动。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        names = day_names(context.calendar)
        for node, field, text in text_of(plan).fields:
            for sentence in re.finditer(r"[^。；！]+", text) if GIFT.search(text) else ():
                gift = GIFT.search(sentence[0])
                if gift is None or _NOT.search(sentence[0]):
                    continue
                named = [n for n in names.find(sentence[0]) if any(day.start == day.end for day in n.days)]
                if named and not any(day.gift_festival for n in named for day in n.days):
                    at = (sentence.start() + gift.start(), sentence.start() + gift.end())
                    yield self.finding(node, field, text=text, found=at, day=named[0].name)
