"""Half-width marks in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
HALF = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（]|$)")


class HalfWidthPunctuation(Rule):
    """A half-width comma, semicolon, colon, question or exclamation mark between Chinese characters.

    Why: Chinese text takes full-width marks.
    Source: GB/T 15834—2011.
    """

    code = "PD702"
    name = "half-width-punctuation"
    severity = Severity.WARNING
    message_zh = "中文中使用了半角标点“{mark}”"
    message_en = "half-width {mark} in Chinese text"
    suggestion = "改用全角标点"
    bad = (("P", "closing", "各部门抓好落实,按月检查。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in plan.strings():
            for found in HALF.finditer(text):
                fixed = HALF.sub(lambda m: FULL[m[0]], text)
                fix = None if "/" in field else set_field(plan, node, field, fixed)
                yield self.finding(node, field, text=text, found=found, fix=fix, mark=found[0])
