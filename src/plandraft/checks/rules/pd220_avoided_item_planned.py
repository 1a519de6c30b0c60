"""What the organisation will not do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.claims import known_demands
from plandraft.checks.text import text_of
from plandraft.core.avoiding import core_of, planned, ruled_out
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import pairs
from plandraft.core.plan import Plan

_LEAST = 4
"""Characters of a core that is looked for in other words (our choice)."""
_SHARE = 0.6
"""Share of its character pairs that a clause holds (our choice)."""
_AROUND = re.compile(
    r"^(?:在)?(?:组织|安排|举办|开展|发放|给|向|为|让)*(?:全体|先进|优秀)?(?:职工|员工|会员|教职工|干部)?(?:到)?"
)
_CLAUSE = re.compile(r"[^，。；、]+")
_AWAY = re.compile(r"赴|前往|远赴|到外地|出行到")


class AvoidedItemPlanned(Rule):
    """Something from the profile's list of things to avoid, in a clause that does not rule it out.

    In other words (赴海滨旅游 for 外出旅游) it is a warning.
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
        demanded = "\n".join(
            text for matter in known_demands(context.profile) for text in (matter.text, *matter.others)
        )
        fields = text_of(plan).fields
        for item in context.profile.avoid:
            grave = Severity.WARNING if item in demanded else self.severity
            exact = [(node, field, text, at) for node, field, text in fields if (at := text.find(item)) >= 0]
            for node, field, text, at in exact:
                if not ruled_out(text, at):
                    yield self.finding(node, field, text=text, found=(at, at + len(item)), severity=grave, item=item)
            core = _AROUND.sub("", core_of(item))
            for node, field, text in () if exact or len(core) < _LEAST else fields:
                span = _in_other_words(core, text)
                if span is not None:
                    yield self.finding(node, field, text=text, found=span, severity=Severity.WARNING, item=item)


def _in_other_words(core: str, text: str) -> tuple[int, int] | None:
    """The clause that plans an item by its core: its noun and what is done with it, in whatever words."""
    wanted = pairs(core)
    # Either way of saying it has a pair of the core's characters, and most fields have none.
    if wanted.isdisjoint(pairs(_said(text, core))):
        return None
    for clause in _CLAUSE.finditer(text):
        said = _said(clause[0], core)
        held = len(wanted & pairs(said)) >= _SHARE * len(wanted)
        if (planned(core, said) or held) and not ruled_out(text, clause.end()):
            return clause.span()
    return None


def _said(text: str, core: str) -> str:
    """A text in which whoever goes somewhere goes 外出, where this is what is to be avoided."""
    return _AWAY.sub("外出", text) if "外出" in core else text
