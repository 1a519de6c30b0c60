"""The words that ask for a tone stand in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_LEAST = 5
"""Characters of the profile's words of tone that a plan has on end (our choice)."""
_WORDS = re.compile(r"[^，。；、：:,;\s]{5,}")


class ToneCopied(Rule):
    """Words by which the profile says how the plan shall sound (像家里人说话), in the plan itself.

    Why: they were told to the writer, not to the reader.
    Source: the profile's tone; our choice of the least length. A warning, because the words may be meant.
    """

    code = "PD511"
    name = "tone-copied"
    severity = Severity.WARNING
    needs = ("profile",)
    message_zh = "“{words}”是对文风的要求，不应写进计划"
    message_en = "“{words}” tells how the plan shall sound and does not belong in it"
    suggestion = "删去这几个字"
    suggestion_en = "strike it out"
    bad = (("profile", "tone", "语气朴实，像家里人说话"), ("P", "closing", "我们像家里人说话那样办事。"))
    good = (("profile", "tone", "朴实具体"), ("P", "closing", "各部门把事情办得具体。"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        own = "\n".join(context.profile.model_copy(update={"tone": ""}).strings())
        for found in _WORDS.finditer(context.profile.tone):
            if found[0] in own:
                continue
            for place in text_of(plan).find(found[0]):
                yield self.finding_at(place, words=found[0])
