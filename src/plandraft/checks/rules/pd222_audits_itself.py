"""Who spends does not examine, and who examines does not keep the books."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.checks.base import Rule
from plandraft.checks.once import Once
from plandraft.checks.owners import advice_on, leads, owners_in, rules_in
from plandraft.checks.statements import owners_helping
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.owner_rules import NOBODY, OwnerRules
from plandraft.core.owners import rightful
from plandraft.core.patch import set_field
from plandraft.core.plan import Entry, Measure, Plan

_BY = re.compile(r"由([^，。；]{2,20}?)(?=对|负责|牵头|组织|开展|进行|审|编|每|按|于|在|记|公布|核|稽|查|\d)")
"""Who does it, in a clause."""

_MAY = re.compile(r"审|监督|会员|代表|纪检|第三方|会计师事务所|上级")
_KEEPS = "财务|会计|出纳|办公室"
"""Words for those who keep the accounts, beside the names of the body itself."""
_AUDIT = re.compile(r"(?:审查|审计|稽核)[^，。；]{0,10}(?:经费|收支|账|预算|决算)|经费审[查计]")
_EXAMINES = "(?:负责)?(?:审查|审计|审核|稽核)"
_COMMITTEE = "经费审查委员会"
_DONE = re.compile(r"审[查计]过|经审[查计](?!委|小组|会|委员)|审[查计]后|审[查计](?:结果|报告|意见)")
"""Words that tell of an examination that is over."""


@dataclass(frozen=True, kw_only=True)
class _Keepers:
    """Patterns of those who keep the accounts, as an owner and as the subject of a clause about an examination."""

    owner: re.Pattern[str]
    examined: tuple[re.Pattern[str], ...]


def _make_keepers(rules: OwnerRules) -> _Keepers:
    cores = "|".join(map(re.escape, rules.issuer.cores)) if rules.issuer is not None else NOBODY
    who = rf"(?P<who>[^，。；由]{{0,10}}?(?:{_KEEPS}|(?:{cores})(?:办|委员会)?)[^，。；由]{{0,4}}?)"
    return _Keepers(
        owner=re.compile(rf"{_KEEPS}|(?:{cores})(?:办|委员会|$)|主席"),
        examined=(
            re.compile(rf"由{who}(?P<work>{_EXAMINES}[^，。；]{{0,12}}(?:经费|收支|账|预算|决算))"),
            re.compile(rf"(?:经费|收支|账目?|预算|决算)由{who}(?P<work>{_EXAMINES})(?=[，。；]|$)"),
        ),
    )


_keepers: Once[OwnerRules, _Keepers] = Once(_make_keepers)


class AuditsItself(Rule):
    """The union's accounts examined by those who spend, or drawn up by those who examine them.

    Why: an examination of one's own books is none.
    Source: 工会法 (2021), article 45: a union's income and expenses are examined by its 经费审查委员会.
    """

    code = "PD222"
    name = "audits-itself"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{owner}”不宜负责“{work}”：管钱与审账应当分开，应由“{right}”负责"
    message_en = "“{owner}” should not do “{work}”: those who spend and those who examine are apart; “{right}” should"
    suggestion = "经费审查交经费审查委员会，预算、账目和公开由工会负责"
    suggestion_en = "let the audit committee examine, and the union keep and publish its accounts"
    bad = (("M1", "title", "审查上半年工会经费收支"), ("M1", "owner", "工会办公室"))
    good = (("M1", "title", "审查上半年工会经费收支"), ("M1", "owner", "经费审查委员会"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if context.profile is None:
            yield from self._by_words(plan, _keepers(rules_in(context)))
            return
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            yield from self._owned(plan, node, context)
            if isinstance(node, Measure):
                for number, action in enumerate(node.texts):
                    yield from self._said(plan, node.id, f"actions/{number}", action, context)

    def _by_words(self, plan: Plan, keepers: _Keepers) -> Iterator[Finding]:
        """Of a plan without a profile: accounts that whoever keeps them examines, in so many words."""
        for measure in plan.measures:
            told = False
            said = [("title", measure.title), *((f"actions/{n}", text) for n, text in enumerate(measure.texts))]
            for field, text in said:
                for found in (one for pattern in keepers.examined for one in pattern.finditer(text)):
                    if not _MAY.search(found["who"]):
                        at, told = found.span("who"), True
                        yield self.finding(
                            measure.id,
                            field,
                            text=text,
                            found=at,
                            owner=found["who"],
                            work=found["work"],
                            right=_COMMITTEE,
                        )
            owner = measure.owner.strip()
            if told or not owner or not _AUDIT.search(measure.title) or _MAY.search(owner):
                continue
            named = (*measure.partners, *owners_helping(measure))
            if keepers.owner.search(owner) and not any(_MAY.search(name) for name in named):
                yield self.finding(
                    measure.id, "owner", text=measure.owner, owner=owner, work=measure.title, right=_COMMITTEE
                )

    def _owned(self, plan: Plan, node: Measure | Entry, context: CheckContext) -> Iterator[Finding]:
        named = [owner.name for owner in leads(node.owner, owners_in(context))]
        told = bool(_DONE.search(node.title))
        advice = advice_on(node, plan, context) if named and not told and not GAP.search(node.owner) else None
        if advice is None or not advice.apart or not all(name in advice.never for name in named):
            return
        severity = self.severity if advice.verified else Severity.HINT
        fix = set_field(plan, node.id, "owner", advice.owner)
        yield self.finding(
            node.id,
            "owner",
            text=node.owner,
            severity=severity,
            fix=fix,
            owner=node.owner.strip(),
            work=node.title,
            right=advice.owner,
        )

    def _said(self, plan: Plan, node: str, field: str, action: str, context: CheckContext) -> Iterator[Finding]:
        if "由" not in action:
            return
        owners, rules = owners_in(context), rules_in(context)
        sector = context.profile.sector if context.profile is not None else plan.sector
        for clause in re.finditer(r"[^，。；]+", action):
            found = _BY.search(action, clause.start(), clause.end())
            named = [owner.name for owner in leads(found[1], owners)] if found else []
            advice = rightful(action[found.end() : clause.end()], owners, rules, sector) if found and named else None
            if found and advice and advice.apart and all(name in advice.never for name in named):
                yield self.finding(
                    node,
                    field,
                    text=action,
                    found=found.span(1),
                    severity=self.severity if advice.verified else Severity.HINT,
                    owner=found[1],
                    work=action[found.end() : clause.end()],
                    right=advice.owner,
                )
