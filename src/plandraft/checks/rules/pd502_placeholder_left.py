"""Placeholders and blanks."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.names.placeholders import placeholders


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
        for node, field, text in text_of(plan).fields:
            for one in placeholders(text, slots=True):
                found = (one.start, one.end)
                yield self.finding(node, field, text=text, found=found, mask=text[one.start : one.end].strip())
