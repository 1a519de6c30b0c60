"""What the organisation will not do."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.claims import demands_of
from plandraft.checks.text import text_of
from plandraft.core.avoiding import ruled_out
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class AvoidedItemPlanned(Rule):
    """Something from the profile's list of things to avoid, in a clause that does not rule it out.

    Where the profile demands the very same thing elsewhere, it contradicts itself, and this is a warning.

    Why: somebody has decided against it.
    Source: the profile.
    """

    code = "PD220"
    name = "avoided-item-planned"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "概况要求避免“{item}”"
    message_en = "the profile says to avoid “{item}”"
    suggestion = "删去，或换成别的形式"
    suggestion_en = "strike it out, or do something else"
    bad = (("profile", "avoid", ["出省旅游"]), ("M1", "actions", ["组织先进个人出省旅游。"]))
    good = (("profile", "avoid", ["出省旅游"]), ("M1", "actions", ["疗休养在省内安排，不组织出省旅游。"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        demanded = "\n".join(text for matter in demands_of(context.profile) for text in (matter.text, *matter.others))
        for node, field, text in text_of(plan).fields if context.profile.avoid else ():
            for item in context.profile.avoid:
                at = text.find(item)
                if at >= 0 and not ruled_out(text, at):
                    grave = Severity.WARNING if item in demanded else self.severity
                    yield self.finding(node, field, text=text, found=(at, at + len(item)), severity=grave, item=item)
