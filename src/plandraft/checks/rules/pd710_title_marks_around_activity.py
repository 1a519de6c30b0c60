"""书名号 around something that is no work."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class TitleMarksAroundActivity(RewritingRule):
    """《》 around an activity, a meeting, a course or an award.

    Why: 《》 is for works and documents; an activity takes quotation marks.
    Source: GB/T 15834—2011, annex A.13 (书名号 marks works; courses, meetings, activities and awards are none).
    """

    code = "PD710"
    name = "title-marks-around-activity"
    severity = Severity.WARNING
    message_zh = "{wrong}不是作品或文件，应改用引号：{right}"
    message_en = "{wrong} is no work and no document, it takes quotation marks: {right}"
    suggestion = "书名号改为引号"
    suggestion_en = "use quotation marks"
    bad = (("M1", "actions", ["举办《书香三八读书活动》。"]),)
    good = (("M1", "actions", ["印发《读书活动方案》，演唱《在希望的田野上》，举办“书香三八”读书活动。"]),)
    pattern = re.compile(
        r"《(?P<name>[^《》\n]{2,30}(?:活动|工程|行动|比赛|竞赛|大赛|培训班|联欢会|运动会|分享会|座谈会|茶话会|交流会|报告会|晚会|知识竞赛|知识竞答|比武|健步走|球赛|拔河赛|征文|志愿服务|活动月|活动周|杯|称号|讲座|讲堂|论坛|展览|课程))》"
    )

    def right(self, match: re.Match[str]) -> str | None:
        return f"“{match['name']}”"
