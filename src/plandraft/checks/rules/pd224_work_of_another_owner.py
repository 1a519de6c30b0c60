"""The right owner is there, and it is another one."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.owners import advice_on, leads, owners_in, rules_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Entry, Measure, Plan


class WorkOfAnotherOwner(Rule):
    """Work that by law or custom somebody else of the organisation leads: 职代会 with the personnel office.

    In a plan that nobody here wrote only who calls the congress of the workers is told.
    Kinds of work that several may lead draw no finding, nor does what another rule says of audits. An entry is looked
    at where its owner is not that of its measures.

    Why: whoever cannot call the meeting cannot answer for it.
    Source: 工会法 (2021), articles 6, 11, 21, 36 and 45, and the customs in ``owners.yaml``; hints, for a house may
    have its own order.
    """

    code = "PD224"
    name = "work-of-another-owner"
    severity = Severity.HINT
    needs = ("profile", "knowledge")
    message_zh = "“{title}”一般由“{right}”牵头，不由“{owner}”牵头"
    message_en = "“{title}” is led by “{right}”, not by “{owner}”"
    suggestion = "改由它牵头，原责任部门改作配合"
    suggestion_en = "let it lead, with the present owner as a partner"
    bad = (("M1", "title", "筹备召开职工代表大会"), ("M1", "owner", "护理部"))
    good = (("M1", "title", "筹备召开职工代表大会"), ("M1", "owner", "工会办公室"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        owned = {measure.id: measure.owner for measure in plan.measures}
        for measure in plan.measures:
            yield from self._look_at(measure, plan, context)
        for entry in plan.schedule:
            if entry.owner and entry.owner not in [owned.get(link) for link in entry.measure_ids]:
                yield from self._look_at(entry, plan, context)

    def _look_at(self, node: Measure | Entry, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        named = [owner.name for owner in leads(node.owner, owners_in(context))]
        if not named or GAP.search(node.owner):
            return
        advice = advice_on(node, plan, context)
        if advice is None or set(named) & set(advice.fit) or (advice.apart and set(named) <= set(advice.never)):
            return
        if not context.links_read and not rules_in(context).leaves_no_doubt(advice.rule, node.title):
            return
        owner = node.owner.strip()
        yield self.finding(node.id, "owner", text=node.owner, title=node.title, right=advice.owner, owner=owner)
