"""Words of another sector."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

OFTEN_MEANT = ("学生", "教育教学", "患者")
"""Words of other sectors that every plan may use: trainees, guests, volunteers' services."""


class ForeignSectorTerm(Rule):
    """A term that another kind of organisation uses: 教代会 in a hospital.

    Why: it gives away a text copied from elsewhere.
    Source: the sector terms of this package; words that the profile uses itself are left alone.
    """

    code = "PD604"
    name = "foreign-sector-term"
    severity = Severity.WARNING
    needs = ("knowledge", "profile")
    askable = True
    message_zh = "“{term}”不是{sector}的用语"
    message_en = "{term} is not a term of a {sector}"
    suggestion = "换成本行业的说法"
    bad = (("M1", "title", "开好教代会"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        assert context.profile is not None
        sector, own = context.profile.sector, "\n".join(context.profile.strings())
        terms = [
            t
            for s in sector.lineage
            for t in context.knowledge.foreign_terms.get(s, ())
            if t not in own and t not in OFTEN_MEANT
        ]
        for node, field, text in plan.strings():
            for term in terms:
                start = text.find(term)
                if start >= 0:
                    yield self.finding(
                        node,
                        field,
                        text=text,
                        found=(start, start + len(term)),
                        term=term,
                        sector=sector.chinese,
                    )
