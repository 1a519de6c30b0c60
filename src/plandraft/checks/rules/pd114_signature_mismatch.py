"""Signed by somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Plan


class SignatureMismatch(Rule):
    """A signature of another body than the profile's, or dated after the plan's period has ended.

    Why: the wrong name under a plan is the leftover that everybody sees.
    Source: the profile's name, the plan's period.
    """

    code = "PD114"
    name = "signature-mismatch"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "落款{what}“{value}”与概况不符（{right}）"
    message_en = "the signature's {what} “{value}” does not fit the profile (“{right}”)"
    suggestion = "改成本单位全称和成文日期"
    suggestion_en = "put the body's own name and the drafting date"
    bad = (("P", "signature", {"organisation": "月湖区第二小学工会", "date": "2026-11-24"}),)
    good = (("P", "signature", {"organisation": "青禾县医院工会委员会", "date": "2026-11-24"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        profile, signed = context.profile, plan.signature.organisation.strip()
        known = (profile.name, profile.short_name)
        if signed and not GAP.search(signed) and not any(n and (n in signed or signed in n) for n in known):
            yield self.finding("P", "signature", what=Bilingual("单位", "body"), value=signed, right=profile.name)
        date, last = plan.signature.date, profile.period.last_day
        if date is not None and date > last:
            yield self.finding(
                "P", "signature", what=Bilingual("日期", "date"), value=date.isoformat(), right=last.isoformat()
            )
