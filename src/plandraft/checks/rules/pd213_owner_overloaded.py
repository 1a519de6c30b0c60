"""One owner, one month, too much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.owners import issuer_itself, owners_in, rules_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Plan


class OwnerOverloaded(Rule):
    """An owner with more entries in one month than can be done well.

    A cell of a plan read from elsewhere that names several owners for several lines is left out.
    An entry without an owner counts for the owner of its first measure. The union itself is left out: the plan is its
    own business, and its committees and parts share it.

    Why: what falls to one office in the same weeks is done late or not at all.
    Source: our choice of seven, after the offline drafts of nine kinds of organisation (at most six).
    """

    code = "PD213"
    name = "owner-overloaded"
    severity = Severity.WARNING
    message_zh = "{owner}在{month}月有 {count} 项安排"
    message_en = "“{owner}” has {count} entries in month {month}"
    suggestion = "调整月份，或分给配合部门牵头"
    suggestion_en = "move some, or let a partner lead"
    settings = (Setting("entries", 7, 1, 100, "entries of one owner in one month from which on it is too many"),)
    bad = (
        (
            "P",
            "schedule",
            [
                {"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [3]}, "measure_ids": ["M1"]}
                for n in range(1, 9)
            ],
        ),
    )
    good = (
        (
            "P",
            "schedule",
            [
                {"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [3]}, "measure_ids": [f"M{n % 2 + 1}"]}
                for n in range(1, 9)
            ],
        ),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        owners = {measure.id: measure.owner for measure in plan.measures}
        known = owners_in(context)
        busy: Counter[tuple[str, int]] = Counter()
        for entry in plan.schedule:
            owner = entry.owner or next((owners.get(link, "") for link in entry.measure_ids), "")
            several = not context.links_read and re.search("[、，,和及/]", owner.strip())
            if owner.strip() and not several and not GAP.search(owner) and len(entry.timing.months) == 1:
                busy[(owner.strip(), entry.timing.months[0])] += 1
        for (owner, month), count in sorted(busy.items()):
            if count >= self.number("entries") and not issuer_itself(owner, known, rules_in(context)):
                yield self.finding("P", "schedule", owner=owner, month=month, count=count)
