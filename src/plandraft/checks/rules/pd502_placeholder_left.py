"""Masks and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

MASK = re.compile(
    r"20[_＿xX×*]{1,2}|[_＿]{2,}|[×＊○]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|某某|〔(?!\d)[^〔〕]{1,8}〕"
    r"|（\s*）|\(\s*\)|【\s*】|TODO"
)
"""Masks and blanks."""


class PlaceholderLeft(Rule):
    """A mask or blank such as 20__年, ××, 某某, ____ or 〔单位〕; a named gap 【待补：…】 is none.

    Why: it shows that the plan was filled from a template and not finished.
    Source: the rubric (无残留); an error, because the schema wants facts or named gaps.
    """

    code = "PD502"
    name = "placeholder-left"
    severity = Severity.ERROR
    askable = True
    message_zh = "残留占位符“{mask}”"
    message_en = "placeholder {mask} is left"
    suggestion = "换成实际内容；缺少事实的写【待补：…】"
    bad = (("M1", "title", "做好20__年职工代表大会"),)
    good = (("M1", "actions", ["学习总工发〔2026〕3号文件，发放XXL号工作服。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in plan.strings():
            for found in MASK.finditer(text):
                yield self.finding(node, field, text=text, found=found, mask=found[0])
