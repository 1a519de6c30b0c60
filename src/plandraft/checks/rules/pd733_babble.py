"""Words that make no sentence."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.foreign import profile_words
from plandraft.checks.nonsense import NonsenseRule
from plandraft.checks.text import text_of
from plandraft.core.closeness import strange_together
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_SEVERAL = 3
"""Fields of a plan that are no sentences make its shorter ones doubtful too (our choice)."""


class Babble(NonsenseRule):
    """The same words again and again (开展开展开展开展), or characters that never stand beside one another in Chinese.

    Why: no reader can do anything with it, and none would believe the rest.
    Source: how closely neighbouring characters belong together in this project's own texts (``core/data/pairs.yaml``).
    """

    code = "PD733"
    name = "babble"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"babble"})
    message_zh = "“{said}”重复或不成句"
    message_en = "“{said}” repeats itself, or makes no sentence"
    suggestion = "写成通顺的句子，或换成【待补：…】"
    suggestion_en = "write a sentence, or 【待补：…】"
    bad = (("M1", "actions", ["开展开展开展开展开展。"]),)
    good = (("M1", "actions", ["一户一户登记，一件一件答复，常态常新，人人参与。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        found = list(super().check(plan, context))
        yield from found
        told, own = {(finding.node, finding.field) for finding in found}, profile_words(context)
        fields = text_of(plan).fields
        strange = strange_together({text for *_, text in fields if text not in own}, babbles=len(found) >= _SEVERAL)
        for node, field, text in fields if strange else ():
            if (node, field) not in told and text in strange:
                yield self.finding(node, field, text=text, said=text[:40])
