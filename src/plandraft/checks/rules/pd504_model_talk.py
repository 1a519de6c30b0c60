"""A model's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

TALK = re.compile(
    r"作为(?:一个|一名|一款)?(?:AI|人工智能助手|人工智能模型|(?:大型?)?语言模型)|以下是(?:为您|根据您|我为您|我们为您|按照您)|"
    r"^(?:好的|当然可以|没问题)[，,。！!]|(?:根据|按照)您(?:的要求|提供|给出|的需求)|希望(?:以上|这份|本).{0,8}(?:对您|能帮|符合您)|"
    r"如(?:果)?(?:您)?(?:还)?(?:需要|有).{0,12}(?:请(?:随时)?告诉我|请随时(?:提出|联系我)|我可以(?:继续|再|进一步))|"
    r"(?:请)?(?:您)?(?:可以)?根据(?:贵单位|您单位|自身|本单位)?实际情况(?:进行)?(?:修改|调整|填写|替换)|"
    r"我(?:无法|不能)(?:提供|访问|获取|生成)|截至我的知识|训练数据|仅供参考(?:，|。|$)|字数(?:约|统计)[:：]?\d|"
    r"```|</?(?:think|thinking|answer|output)>|<\|[a-z_]+\|>|(?:^|\n)(?:assistant|Assistant|AI)[:：]",
    re.MULTILINE,
)
"""What models say to their users."""


class ModelTalk(Rule):
    """Words that a model says to its user: 作为AI, 以下是为您, 根据您的要求.

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
            yield self.finding(place.node, place.field, text=place.whole, found=place.span, talk=found[0].strip())
