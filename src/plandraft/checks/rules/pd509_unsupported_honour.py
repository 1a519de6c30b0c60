"""An honour nobody here was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import around, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import containment
from plandraft.core.plan import Origin, Plan

_HONOUR = re.compile(
    r"(?:荣获|荣膺|喜获|曾获得?|先后获得?|已获得?|去年获得|上年获得|连续[一二两三四五六七八九十\d]+[年届次]?(?:荣获|获得|被评为|获评)|获得了|被[^，。；！？\n]{0,14}?(?:授予|评为|命名为|评定为|认定为|表彰为|确定为)|(?:区|市|省|县|总工会|上级)授予(?:我|本)|获评|获授)"
    r"(?P<what>[^，。；！？\n]{0,30}?(?:称号|奖状|奖章|先进(?:单位|集体|工会|个人)|模范职工(?:之家|小家)|教工之家|示范(?:单位|点|校|院|岗)|标兵(?:单位|集体|岗)?"
    r"|优胜(?:单位|企业|奖)|(?<!第)[一二三]等奖|特等奖|金奖|银奖|铜奖|第[一二三]名|先锋号|文明单位))(?P<after>的|者)?"
)
_WISH = re.compile(r"争取|力争|争创|争当|确保|对|给予|给|凡|可|拟|将|推荐|奖励|鼓励|如|若|未来|一旦|评选|优先")


class UnsupportedHonour(Rule):
    """An honour told as received (荣获“…”称号) that the profile does not state.

    Why: an honour is a fact that somebody can look up.
    Source: the rubric (无虚构); the profile. A warning, because a profile need not state everything that is true.
    """

    code = "PD509"
    name = "unsupported-honour"
    severity = Severity.WARNING
    needs = ("profile",)
    askable = True
    message_zh = "荣誉“{honour}”写成已获得，单位概况中没有"
    message_en = "the honour “{honour}” is told as received, but the profile does not state it"
    suggestion = "补入单位概况，或删去"
    suggestion_en = "add it to the profile, or remove it"
    bad = (("P", "preamble", "去年我院工会荣获“全国模范职工之家”称号。"),)
    good = (
        ("profile", "facts", ["2026年荣获县级先进工会"]),
        ("P", "preamble", "去年我院工会荣获县级先进工会。力争被授予市级先进集体，对荣获一等奖的选手发放证书。"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        own = profile_words(context)
        proposed = {node.id for node in plan.nodes() if node.origin is Origin.PROPOSED}
        for found, place in text_of(plan).finditer(_HONOUR):
            clause, _ = around(place.whole, *place.span, "，。；！？\n")
            if place.node in proposed or found["after"] or _WISH.search(clause) or not found["what"].strip():
                continue
            if max((containment(found["what"], line) for line in own.split("\n")), default=0.0) < 0.6:
                yield self.finding_at(place, honour=found["what"].strip("“”"))
