"""参加率120%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import around, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_SHARE = re.compile(
    r"(?P<what>(?:参[加赛与训检保培评]|到[会课场]|覆盖|合格|满意|办结|答复|走访|完好|达标|签订|签约|入会|建会|出勤|通过|完成|公开|知晓|兑现|培训|建档|及格|优良|覆盖面)率?)"
    r"[^，。；\d]{0,6}(?P<number>1\d[1-9]|1[1-9]\d|[2-9]\d\d)(?:\.\d+)?[%％]"
)
_MORE = re.compile(r"超额|超过|增长|提高|提升|上升|同比|比上年|较上年|增幅|计划的|任务的|目标的")


class ShareAboveWhole(Rule):
    """A share of people or things above 100 %: 参加率120%, 合格率达到110%.

    Growth (增长120%) and what exceeds a target (完成任务的120%) may be more than a whole.

    Why: more than all cannot take part.
    Source: arithmetic.
    """

    code = "PD232"
    name = "share-above-whole"
    severity = Severity.ERROR
    message_zh = "“{share}”超过100%"
    message_en = "“{share}” is more than all"
    suggestion = "改正百分比"
    suggestion_en = "mend the percentage"
    bad = (("G1", "indicator", "参加率达到120%"),)
    good = (("G1", "indicator", "参加率达到100%，服务量同比增长120%，超额完成任务的110%"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for found, place in text_of(plan).finditer(_SHARE):
            before, _ = around(place.whole, *place.span)
            if not _MORE.search(before + found[0]):
                yield self.finding_at(place, share=found[0])
