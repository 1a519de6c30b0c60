"""One department, most of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.owners import leads, owners_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class OneDepartmentOwnsTooMuch(Rule):
    """A department of the administration that leads more than a third of the measures.

    The union, its office, its committees and its parts are left out: the plan is theirs. Of several owners the first
    one leads.

    Why: a union's plan that the personnel office carries out is the personnel office's plan.
    Source: our choice of the share, after what readers of drafts objected to (11 of 18 measures with one department).
    """

    code = "PD223"
    name = "one-department-owns-too-much"
    severity = Severity.HINT
    needs = ("profile",)
    message_zh = "{total} 项措施中有 {count} 项由“{owner}”牵头"
    message_en = "“{owner}” leads {count} of {total} measures"
    suggestion = "工会自己的事由工会牵头，该部门改作配合"
    suggestion_en = "let the union lead what is its own, with the department as a partner"
    settings = (
        Setting("share", 0.34, 0.05, 1, "share of all measures above which a department leads too many"),
        Setting("least", 6, 1, 1000, "number of measures below which no share is taken"),
    )
    bad = (
        (
            "P",
            "measures",
            [{"id": f"M{n}", "title": f"工作{n}", "owner": "护理部" if n < 4 else "工会"} for n in range(1, 7)],
        ),
        ("P", "schedule", []),
    )
    good = (
        (
            "P",
            "measures",
            [{"id": f"M{n}", "title": f"工作{n}", "owner": "护理部" if n < 3 else "工会"} for n in range(1, 7)],
        ),
        ("P", "schedule", []),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        total = len(plan.measures)
        if total < self.number("least"):
            return
        owners = owners_in(context)
        first = [owner for measure in plan.measures for owner in leads(measure.owner, owners)[:1]]
        counts = Counter(owner.name for owner in first if owner.kind == "department")
        for name, count in sorted(counts.items()):
            if count > self.number("share") * total:
                yield self.finding("P", "measures", owner=name, count=count, total=total)
