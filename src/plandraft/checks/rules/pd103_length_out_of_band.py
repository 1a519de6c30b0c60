"""Too long or too short."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class LengthOutOfBand(Rule):
    """A plan whose length is not between 0.8 and 1.2 times what the profile asks for.

    Why: the office has said how long it shall be.
    Source: our choice of the band; the length is the profile's.
    """

    code = "PD103"
    name = "length-out-of-band"
    severity = Severity.HINT
    needs = ("profile",)
    message_zh = "全文 {chars} 字，要求 {wanted} 字左右"
    message_en = "the plan has {chars} characters, about {wanted} are wanted"
    suggestion = "增删措施的做法，使篇幅接近要求"
    bad = (("P", "preamble", "长" * 5000),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        wanted, chars = context.profile.length_chars, plan.length_chars
        if not 0.8 * wanted <= chars <= 1.2 * wanted:
            yield self.finding("P", chars=chars, wanted=wanted)
