"""Placeholders and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.placeholders import PLACEHOLDER
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_OPENED = re.compile(r"(?:^|[，。；：、（“\s])\*\*[^*\n]{1,30}$")
"""Words that are put into bold from the beginning of a clause on: the stars behind them end that."""


class PlaceholderLeft(Rule):
    """A placeholder such as 20__年, 201*年, ××, 某院, ____, 〔单位〕 or {{name}}; a named gap 【待补：…】 is none.

    Why: it shows that the plan was filled from a template and not finished.
    Source: the rubric (无残留); an error, because the schema wants facts or named gaps.
    """

    code = "PD502"
    name = "placeholder-left"
    severity = Severity.ERROR
    askable = True
    message_zh = "残留占位符“{mask}”"
    message_en = "the placeholder “{mask}” is left"
    suggestion = "换成实际内容；缺少事实的写【待补：…】"
    suggestion_en = "put the fact in its place; where it is not known write 【待补：…】"
    bad = (("M1", "title", "做好20__年职工代表大会"),)
    good = (
        ("M1", "actions", ["学习总工发〔2026〕3号文件，发放XXL号工作服，举办3×3篮球赛，慰问【待补：人数】名职工。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for found, place in text_of(plan).finditer(PLACEHOLDER):
            if found[0] == "**" and _OPENED.search(place.whole[: place.span[0]]):
                continue
            yield self.finding_at(place, mask=found[0].strip())
