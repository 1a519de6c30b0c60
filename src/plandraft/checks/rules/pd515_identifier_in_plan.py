"""Numbers, addresses and illnesses by which somebody can be found out."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.names.identifiers import CHINESE, ENGLISH, told_of

_PUBLIC = frozenset({"landline", "email"})
"""An office's own number or mail address may be printed where the profile states it."""


class IdentifierInPlan(Rule):
    """A number, address or account by which somebody can be found or reached, or an illness beside a name.

    Mobile and telephone, identity, account and its holder, mail, WeChat, QQ, plate, passport, home.

    Why: a plan is handed round and put on walls; whose number or illness it holds has not agreed to that.
    Source: Personal Information Protection Law of the PRC (个人信息保护法), articles 6 and 28; shapes after GB 11643
    and GA 36. An error in any plan. Public numbers such as 12351 are none, nor is the profile's own telephone or mail.
    """

    code = "PD515"
    name = "identifier-in-plan"
    severity = Severity.ERROR
    askable = True
    message_zh = "计划中出现{kind}“{string}”"
    message_en = "the plan holds the {kind} “{string}”"
    suggestion = "删去；需要联系方式的，写部门"
    suggestion_en = "strike it out; where somebody is to be asked, name the department"
    bad = (("M1", "actions", ["职工患重病的，拨打13800001234报名。"]),)
    good = (("M1", "actions", ["拨打12351求助，补助每人1000元，2027年3月10日前报送。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        own = profile_words(context)
        for node, field, whole in text_of(plan).fields:
            for one in told_of(whole):
                span, string = (one.start, one.end), whole[one.start : one.end]
                if one.kind in _PUBLIC and string in own:
                    continue
                kind = Bilingual(CHINESE[one.kind], ENGLISH[one.kind])
                yield self.finding(node, field, text=whole, found=span, kind=kind, string=string)
