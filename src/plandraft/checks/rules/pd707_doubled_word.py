"""A word typed twice."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity

_MAY_FOLLOW_ITSELF = re.compile(
    r"服务|组织|管理|代表|领导|教育|工作|活动|工会|职工|研究|学习|讨论|交流|休息|放松|锻炼|帮助|关心|指导|"
    r"监督|保障|规划|计划|报告|参与|教师|护士|医师|员工|会员|干部|老师|劳动|建设|宣传|评价|关爱|健康|医疗|"
    r"培训|检查|沟通|商量|考虑|体验|感受|总结|联系|了解|整理"
)
"""Words that are verb and noun, or that begin a compound of their own: 服务服务对象, 工会工会小组."""

_OF_THE_UNION = re.compile("[小组委员主席干部会经费积]")
"""What makes 工会工会 two words: 工会工会小组."""


class DoubledWord(RewritingRule):
    """A word of two to four characters typed twice (竞赛竞赛), or a doubled particle (的的, 了了).

    Why: it is a slip of the hand.
    Source: our choice, because no standard lists slips; a hint, because Chinese doubles words on purpose as well.
    """

    code = "PD707"
    name = "doubled-word"
    severity = Severity.HINT
    message_zh = "“{wrong}”疑为重复输入，应为“{right}”"
    message_en = "“{wrong}” looks typed twice; “{right}” was probably meant"
    suggestion = "删去重复的字"
    suggestion_en = "remove the repetition"
    bad = (("M1", "actions", ["开展技能竞赛竞赛，登记名单。"]),)
    good = (("M1", "actions", ["一件一件办好，达到目的的措施，取得的的确不易，服务服务对象，听取意见和和谐建议。"]),)
    pattern = re.compile(
        r"(?P<word>[一-龥]{2,4})(?P=word)|(?<![目标])(?P<de>的)的(?![确士])|(?P<le>了)了(?![解结然却事])"
        r"|(?P<he>和)和(?![谐美睦气平解善声乐衷风田])|(?P<ji>及)及(?![时早格])|(?P<yu>与)与(?![会时])"
    )

    def right(self, match: re.Match[str]) -> str | None:
        word = match["word"]
        if word is None:
            return match[0][0]
        if word == "工会" and not _OF_THE_UNION.match(match.string, match.end()):
            return word
        counted = word[0] in "一逐每" or len(set(word)) == 1
        return None if counted or _MAY_FOLLOW_ITSELF.fullmatch(word) else word
