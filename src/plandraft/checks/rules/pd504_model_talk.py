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
    r"希望(?:这份|这个|以上|本|此)[^。；，]{0,4}(?:计划|方案|要点|内容|文本|范文)[^。；，]{0,10}(?:帮助|参考|帮到)|(?:如|若)(?:果)?(?:需要?|要)[^。；，]{0,10}(?:调整|修改|补充|完善)[^。；]{0,8}(?:告诉我|告知我|联系我|提出)|"
    r"(?:由|本(?:计划|文|方案|文档))[^。；，]{0,8}(?:AI|人工智能|ChatGPT|大模型|语言模型)[^。；，]{0,4}(?:生成|撰写|起草|编写|辅助)|(?:AI|人工智能|大模型)(?:辅助)?(?:生成|撰写)|"
    r"[（(](?:说明|注|备注|起草说明|编者注|提示)\s*[：:][^（）()]{0,60}(?:概况|未(?:写入|列入|提供)|资料(?:中)?(?:没有|缺)|原文|模板|样本|素材|提示词|按要求)[^（）()]{0,40}[）)]|"
    r"(?:概况|材料|素材|资料)(?:中)?(?:未|没有)提供[^。；，]{0,20}(?:未|没有|暂不|故)(?:写入|列入|写)|以上(?:内容|计划|方案)(?:仅供|可(?:根据|继续|进一步|按))|"
    r"以上(?:就)?是(?:为[您你]|我)|(?:以下|下面)是[^。；，]{0,12}(?:工作计划|计划|范文|内容)[：:]|"
    r"(?:本文|文章|原文|内容|资料)(?:来源|来自|转载自|摘自)[^。；，]{0,4}(?:网络|网站|范文|文库|互联网|于)|更多(?:精彩)?(?:范文|内容|资料|文章)[^。；]{0,6}(?:请|尽在|关注|点击|下载|阅读)?|"
    r"(?:关注|扫码|微信搜索)[^。；，]{0,4}(?:公众号|小程序|二维码)|转载(?:请)?(?:注明|标明)(?:出处|来源)|版权(?:归|所有)|(?:点击|免费|立即)(?:下载|阅读全文|查看更多)|"
    r"(?:剩余|还有|余下)[^。；，]{0,8}(?:页|篇幅)[^。；，]{0,4}(?:未读|可预览|下载)|试读(?:已)?结束|(?:上|下)一(?:页|篇)[：:]|第\s?\d+\s?页\s?/?\s?共\s?\d+\s?页|"
    r"```|</?(?:think|thinking|answer|output)>|<\|[a-z_]+\|>|(?:^|\n)(?:assistant|Assistant|AI)[:：]",
    re.MULTILINE,
)
"""What models say to their users."""


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
