"""Other numbers of people than the profile's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile

_WHO = r"(?P<{0}>女职工|女教职工|女会员|教职工|职工|员工|会员)"
_ALL = r"(?:现有|共有|全[院校厂局司镇]共?有?|总计有?|工会有)"
_FORMS = (
    re.compile(
        rf"{_ALL}[^，。；、\d]{{0,4}}?{_WHO.format('who')}(?:总数)?[为共]?(?P<count>\d+)(?P<about>余|多)?[名人](?!次)"
    ),
    re.compile(rf"{_ALL}(?P<count>\d+)(?P<about>余|多)?[名个位]?{_WHO.format('who')}"),
)
_FIELDS = {"会员": "members", "女": "women"}


class HeadcountContradicted(Rule):
    """A number of staff, members or women that is not the profile's; 余 and 多 allow a tenth.

    Why: the chair knows how many they are.
    Source: the profile.
    """

    code = "PD219"
    name = "headcount-contradicted"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "{who}人数写作 {stated}，概况是 {right}"
    message_en = "the plan counts {stated} “{who}”, the profile {right}"
    suggestion = "按概况改正人数"
    suggestion_en = "put the profile's number"
    bad = (("profile", "headcount", 860), ("P", "preamble", "全院共有职工900人。"))
    good = (("profile", "headcount", 860), ("P", "preamble", "全院现有800余名职工，选派20名职工参加。"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        for node, field, text in text_of(plan).fields:
            for form in _FORMS if "有" in text or "全" in text or "总" in text else ():
                for found in form.finditer(text):
                    right = _right(context.profile, found["who"])
                    stated = int(found["count"])
                    if right is None or _close(stated, right, about=bool(found["about"])):
                        continue
                    start, end = found.span("count")
                    fix = text_fix(plan, node, field, text[:start] + str(right) + text[end:])
                    yield self.finding(
                        node, field, text=text, found=found, fix=fix, who=found["who"], stated=stated, right=right
                    )


def _right(profile: Profile, who: str) -> int | None:
    if who.startswith("女"):
        return profile.women
    return profile.members if who == "会员" else profile.headcount


def _close(stated: int, right: int, *, about: bool) -> bool:
    return stated == right or (about and stated <= right <= stated * 1.1 + 10)
