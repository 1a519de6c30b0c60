"""More people than the organisation has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_numbers
from plandraft.checks.text import around, text_of
from plandraft.core.context import CheckContext
from plandraft.core.figures import plain_number
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.spoken_numbers import CHINESE_DIGITS, number

_PEOPLE = re.compile(
    rf"(?<![\d.,〔第{CHINESE_DIGITS}])(?P<count>\d{{2,7}}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,3}})?[千万]"
    rf"|[一二两三四五六七八九][{CHINESE_DIGITS}]{{1,11}})(?P<more>余|多)?"
    r"(?:名|个|位|人)(?!次|均|民币|月|工[时日]|天|/|／|·)"
    r"(?P<who>[一-龥]{0,6})"
)
_OTHERS = re.compile(
    r"群众|居民|村民|市民|患者|病人|学生|学员|新生|师生|幼儿|儿童|家属|子女|家长|乘客|旅客|读者|观众|游客|客户|用户|顾客|农户|"
    r"志愿|社会|辖区|全市|全县|全区|全省|全国|全镇|街道|企业|基层工会|小微|司机|骑手|网约|农民工|同胞|人群|人口|服务对象|就业|粉丝|关注"
)
"""Words beside a number that make it one of other people than the organisation's own."""
_MARGIN = Decimal("1.2")
"""A year has joiners too (our choice)."""


class MorePeopleThanThereAre(Rule):
    """A number of people that the organisation does not have: 组织1234人参加 in a house of 88.

    Numbers that the profile states, person-times and other people (学生, 居民) are none. Up to a fifth more than all
    may have joined by then.

    Why: whoever knows the house sees at once that the figure is made up.
    Source: the profile's headcount and members.
    """

    code = "PD234"
    name = "more-people-than-there-are"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "“{figure}”多于本单位的人数（{all}人）"
    message_en = "“{figure}” is more people than the organisation has ({all})"
    suggestion = "按实有人数改正，或换成【待补：人数】"
    suggestion_en = "put a number that the house has, or write 【待补：人数】"
    bad = (("profile", "headcount", 88), ("M1", "actions", ["组织1234人参加技能比武。"]))
    good = (
        ("profile", "headcount", 88),
        ("M1", "actions", ["组织80人参加技能比武，服务群众1234人，全年慰问600人次。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        most = _most(context.profile)
        if most is None:
            return
        known = profile_numbers(context.profile)
        for found, place in text_of(plan).finditer(_PEOPLE):
            count = number(found["count"])
            if count is None or count <= most * _MARGIN or plain_number(f"{count:f}") in known:
                continue
            before, _ = around(place.whole, *place.span, "，。；、：！？\n")
            if _OTHERS.search(before + found["who"]):
                continue
            figure = found[0].removesuffix(found["who"])
            at = (place.start, place.start + len(figure))
            yield self.finding(place.node, place.field, text=place.whole, found=at, figure=figure, all=most)


def _most(profile: Profile) -> int | None:
    """All people of the organisation; None where the profile does not say, or counts only a part of them."""
    counts = [count for count in (profile.headcount, profile.members) if count]
    return max(counts) if profile.headcount and counts else None
