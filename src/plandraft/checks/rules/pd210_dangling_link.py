"""A link to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan


class DanglingLink(Rule):
    """A measure that refers to a goal, an entry or a budget item to a measure, a node to a matter, that is not there.

    Why: the task table would name what does not exist.
    Source: the schema of this project.
    """

    code = "PD210"
    name = "dangling-link"
    severity = Severity.ERROR
    message_zh = "{at} 指向不存在的 {link}"
    message_en = "{at} refers to {link}, which is not there"
    suggestion = "删去或改正编号"
    suggestion_en = "strike the link out, or mend it"
    bad = (("S1", "measure_ids", ["M99"]),)
    good = (("S1", "measure_ids", ["M2", "M1"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        goals, measures = {goal.id for goal in plan.goals}, {measure.id for measure in plan.measures}
        links = [(m.id, "goal_ids", m.goal_ids, goals) for m in plan.measures]
        links += [(e.id, "measure_ids", e.measure_ids, measures) for e in plan.schedule]
        links += [(b.id, "measure_ids", b.measure_ids, measures) for b in plan.budget]
        matters = {name for matter in plan.matters for name in matter.ids}
        links += [(node.id, "claims", node.claims, matters) for node in plan.nodes()] if matters else []
        for node, field, refers, ids in links:
            known = ids if field != "claims" else {link for link in refers if link.strip().upper() in ids}
            kept = [link for link in refers if link in known]
            for link in refers:
                if link not in kept:
                    fix = set_field(plan, node, field, kept)
                    yield self.finding(node, field, fix=fix, at=node, link=link)
