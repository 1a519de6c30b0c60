"""A plan for a time of which too little is known."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule, Setting
from plandraft.checks.dates import period_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.horizon import horizon
from plandraft.core.knowledge import Knowledge
from plandraft.core.period import Period
from plandraft.core.plan import Plan

_CONGRESSES = ("party_congress", "union_congress")


class PeriodBeyondKnowledge(Rule):
    """A plan whose period begins more than twelve months after what is known here, or after a congress that is due.

    What is known ends with the day of the check, or where it is earlier with the day on which the dated knowledge was
    verified. One hint for the plan.

    Why: a congress, a law or a circular in between may change what must be cited and how it is worded; days off are
        announced in the autumn before.
    Source: our choice of the twelve months, because a year's plan is drafted at the end of the year before; when a
        congress is due follows from the last one.
    """

    code = "PD116"
    name = "period-beyond-knowledge"
    severity = Severity.HINT
    message_zh = "计划期自{first}起，距{today}超过 {months} 个月{due}，其间的会议、法规和提法尚不可知"
    message_en = (
        "the period begins on {first}, over {months} months after {today}{due}: what holds then is not known yet"
    )
    suggestion = "临近计划期时按当时的会议精神、法规和放假安排核对一遍"
    suggestion_en = "check references, laws and holidays again when the period comes near"
    settings = (
        Setting("months", 12, 1, 60, "months between what is known and the first day of the period"),
        Setting("near", 2, 0, 60, "months from which on a congress that is due before the period counts"),
    )
    bad = (("context", "as_of", "2025-11-24"),)
    good = (("context", "as_of", "2026-01-02"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period, known = period_of(plan, context), context.as_of
        if period is None:
            return
        if context.knowledge is not None:
            known = min(known, context.knowledge.as_of)
        first, months = period.first_day, int(self.number("months"))
        between = (first.year - known.year) * 12 + first.month - known.month - (first.day <= known.day)
        due = _due(context.knowledge, period) if between >= self.number("near") else Bilingual("", "")
        if between >= months or due.zh:
            least = min(months, between)
            yield self.finding("P", first=first.isoformat(), today=known.isoformat(), months=least, due=due)


def _due(knowledge: Knowledge | None, period: Period) -> Bilingual:
    """The congress that is held before a period, where it is not known yet."""
    found = horizon(knowledge, period).due if knowledge is not None else ()
    names = [due.name for due in found if due.before_period and due.kind in _CONGRESSES]
    return Bilingual(f"，此前将召开{names[0]}", f", and “{names[0]}” is due before it") if names else Bilingual("", "")
