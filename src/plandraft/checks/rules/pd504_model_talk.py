"""A model's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

TALK = re.compile(
    r"作为(?:一个|一名)?(?:AI|人工智能|语言模型)|以下是(?:为您|根据您|我为您)|^好的[，,]|根据您(?:的要求|提供)|希望(?:以上|这份).{0,6}(?:对您|能帮)|```"
)
"""What models say to their users."""


class ModelTalk(Rule):
    """Words that a model says to its user: 作为AI, 以下是, 根据您的要求.

    Why: they do not belong in a plan.
    Source: the rubric (无残留).
    """

    code = "PD504"
    name = "model-talk"
    severity = Severity.ERROR
    askable = True
    message_zh = "残留模型对话用语“{talk}”"
    message_en = "a model's own words {talk} are left"
    suggestion = "删去这句话"
    bad = (("I1", "text", "好的，以下是为您生成的指导思想。"),)
    good = (("P", "preamble", "以下是我单位工会的工作安排。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in plan.strings():
            found = TALK.search(text)
            if found:
                yield self.finding(node, field, text=text, found=found, talk=found[0])
