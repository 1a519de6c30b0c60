"""References that were never current at the same time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.citations import Citation, citations
from plandraft.checks.foreign import bare_name
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge, Reference
from plandraft.core.plan import Plan


class ReferencesNeverTogether(Rule):
    """Two references in one plan whose times do not overlap: the plan was put together from texts of different years.

    A plenum counts as current as long as its congress. Only verified references count.

    Why: on no day could anybody have written both.
    Source: the dated references of this package (同一计划内各引用的时效必须有交集).
    """

    code = "PD602"
    name = "references-never-together"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{early}”止于 {until}，而本计划又引用了 {since} 才有的“{late}”，两者不会同时出现"
    message_en = "“{early}” ended on {until}, yet the plan also cites “{late}”, which began on {since}"
    suggestion = "统一为现行提法"
    suggestion_en = "use only what is current"
    bad = (
        ("I1", "text", "深入贯彻党的十八大精神。"),
        ("M1", "actions", ["学习党的二十届四中全会精神。"]),
    )
    good = (("I1", "text", "全面贯彻党的二十大和二十届三中、四中全会精神，落实中国工会十八大部署。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        dated = [
            (citation, since, until)
            for citation in citations(plan, context.knowledge)
            if (since := _since(citation)) and not citation.looks_back and not citation.looks_forward
            for until in [_until(citation.reference, context.knowledge)]
        ]
        if not dated:
            return
        late, began, _ = max(dated, key=lambda entry: entry[1])
        for early, _, until in dated:
            if until is not None and until <= began:
                place = early.place
                yield self.finding_at(
                    place,
                    early=bare_name(place.text),
                    until=until.isoformat(),
                    late=bare_name(late.place.text),
                    since=began.isoformat(),
                )
                return


def _since(citation: Citation) -> dt.date | None:
    reference = citation.reference
    return reference.cite.since if reference is not None and reference.verified else None


def _until(reference: Reference | None, knowledge: Knowledge) -> dt.date | None:
    if reference is None:
        return None
    if reference.kind != "plenum" or not reference.number:
        return reference.cite.until
    of_term = (
        ref for ref in knowledge.references if (ref.kind, ref.number) == ("party_congress", reference.number[:1])
    )
    return next((ref.cite.until for ref in of_term), reference.cite.until)
