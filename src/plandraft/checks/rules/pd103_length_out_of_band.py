"""Too long or too short."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.printed import printed_length


class LengthOutOfBand(Rule):
    """A plan whose length is not between 0.9 and 1.1 times what the profile asks for.

    Counted are the printed characters from title to signature, as Word counts them.

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
    suggestion_en = "add or cut actions of the measures"
    settings = (
        Setting("low", 0.9, 0.1, 1, "least share of the length the profile asks for"),
        Setting("high", 1.1, 1, 10, "greatest share of the length the profile asks for"),
    )
    bad = (("P", "preamble", "长" * 5000),)
    good = (("profile", "length_chars", 5000), ("P", "preamble", "总体安排如下。" * 670))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        wanted, chars = context.profile.length_chars, printed_length(plan)
        if not self.number("low") * wanted <= chars <= self.number("high") * wanted:
            yield self.finding("P", chars=chars, wanted=wanted)
