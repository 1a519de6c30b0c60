"""Stale references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule, graded
from plandraft.checks.citations import citations
from plandraft.checks.foreign import bare_name
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge, Reference
from plandraft.core.plan import Plan

_OVER = Bilingual("已不是现行提法", "no longer current")
_NOT_YET = Bilingual("尚未发布", "not yet published")
_NOT_NEWEST = Bilingual(
    "不是最近一次全会，宜并入“历次全会精神”", "not the latest plenum; name all plenums of the term together"
)


class ReferenceNotInForce(Rule):
    """A congress, plenum, theory, campaign or programme whose time is over on the as-of date, or has not begun.

    Words that look back (以来, 总结, 巩固…成果) cite nothing as current. An earlier plenum of the current congress is
    only a hint. A numbered meeting that has not been held is PD606.

    Why: it gives away an old text, or cites what has not been said.
    Source: the dated references of this package; unverified ones give hints only.
    """

    code = "PD601"
    name = "reference-not-in-force"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{what}”在 {day} {state}{by}"
    message_en = "“{what}” is {state} on {day}{by}"
    suggestion = "换成现行提法，或删去"
    suggestion_en = "put what is current in its place, or remove it"
    bad = (("I1", "text", "深入贯彻党的十八大精神，做好工会工作。"),)
    good = (("I1", "text", "党的十八大以来，工会工作取得进展。全面贯彻党的二十大和中国工会十八大精神。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        day, known = context.as_of, {ref.id: ref for ref in context.knowledge.references}
        told: set[tuple[str, str, str]] = set()
        for citation in citations(plan, context.knowledge):
            reference = citation.reference
            if reference is None or not (reference.cite.since or reference.cite.until):
                continue
            early = reference.cite.since is not None and day < reference.cite.since
            if reference.cite.holds_on(day) or citation.looks_back or (early and citation.series is not None):
                continue
            key = (citation.place.node, citation.place.field, reference.id)
            if key in told:
                continue
            told.add(key)
            mild = not early and in_current_term(reference, context.knowledge, day)
            place = citation.place
            yield self.finding_at(
                place,
                severity=graded(reference, Severity.HINT if mild else self.severity),
                what=bare_name(place.text),
                day=day.isoformat(),
                state=_NOT_NEWEST if mild else _NOT_YET if early else _OVER,
                by=Bilingual("", "") if early or mild else _successor(reference, known, day),
            )


def in_current_term(reference: Reference, knowledge: Knowledge, day: dt.date) -> bool:
    """Whether a plenum belongs to the congress that is current on a day."""
    if reference.kind != "plenum" or not reference.number:
        return False
    congress = (reference.number[0],)
    return any(
        ref.kind == "party_congress" and ref.number == congress and ref.cite.holds_on(day)
        for ref in knowledge.references
    )


def _successor(reference: Reference, known: dict[str, Reference], day: dt.date) -> Bilingual:
    seen: set[str] = set()
    at: Reference | None = reference
    while at is not None and at.superseded_by and at.id not in seen:
        seen.add(at.id)
        at = known.get(at.superseded_by)
        if at is not None and at.verified and at.cite.holds_on(day):
            short = bare_name(at.short)
            return Bilingual(f"，现行的是“{short}”", f"; current is “{short}”")
    return Bilingual("", "")
