"""A model's own words."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.model_talk import TALK
from plandraft.core.plan import Plan


class ModelTalk(Rule):
    """Words that a model or a page of samples says to its user: 作为AI, 希望对您有帮助, 更多范文, 本计划由AI生成.

    Why: they do not belong in a plan.
    Source: the rubric (无残留).
    """

    code = "PD504"
    name = "model-talk"
    severity = Severity.ERROR
    askable = True
    message_zh = "残留模型对话用语“{talk}”"
    message_en = "a model's words to its user are left: “{talk}”"
    suggestion = "删去这句话"
    suggestion_en = "remove the sentence"
    bad = (("I1", "text", "好的，以下是为您生成的指导思想。"),)
    good = (("P", "preamble", "以下是我单位工会的工作安排，各科室根据实际情况安排人员。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for found, place in text_of(plan).finditer(TALK):
            yield self.finding_at(place, talk=found[0].strip())
