"""开局之年 in another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule, graded, text_fix
from plandraft.checks.citations import citations
from plandraft.checks.text import around
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Reference
from plandraft.core.period import Period
from plandraft.core.plan import Plan

_CLAIM = re.compile(
    r"(?:规划|时期|发展|建设)*(?:实施|推进)?(?:的)?(?:关键的?)?"
    r"(?P<claim>开局(?:起步)?(?:之)?年|起步之年|第(?P<nth>[一二三四五])(?:个)?年|收官(?:之)?年|最后一年|谋划之年)"
)
_NAMES = ("开局之年", "第二年", "第三年", "第四年", "收官之年")


class WrongYearOfFiveYearPlan(Rule):
    """“十五五”开局之年 said of another year than the first.

    Why: the year's position in a five-year plan is computed, and everybody knows it.
    Source: the five-year plans' dates in this package; the plan's period.
    """

    code = "PD608"
    name = "wrong-year-of-five-year-plan"
    severity = Severity.ERROR
    needs = ("knowledge",)
    message_zh = "{year}年是“{plan}”的{right}，不是“{claim}”"
    message_en = "{year} is {right} of “{plan}”, not “{claim}”"
    suggestion = "按年份改正"
    suggestion_en = "put the position that follows from the year"
    bad = (("P", "preamble", "2027年是“十五五”规划开局之年。"),)
    good = (("P", "preamble", "2026年是“十五五”规划开局之年，2027年是“十五五”规划实施的第二年。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        for citation in citations(plan, context.knowledge):
            reference, place = citation.reference, citation.place
            if reference is None or reference.kind != "five_year_plan" or reference.cite.since is None:
                continue
            claim = _CLAIM.match(place.whole, place.end)
            if claim is None:
                continue
            before, _ = around(place.whole, *place.span, "。；！？\n")
            years = _years(before, plan.period)
            rights = [_position(year, reference) for year in years]
            if not rights or _claimed(claim) in rights:
                continue
            right, at = rights[-1], (claim.start("claim"), claim.end("claim"))
            fixed = place.whole[: at[0]] + _NAMES[right - 1] + place.whole[at[1] :] if 1 <= right <= 5 else ""
            yield self.finding(
                place.node,
                place.field,
                text=place.whole,
                found=at,
                severity=graded(reference, self.severity),
                fix=text_fix(plan, place.node, place.field, fixed) if fixed else None,
                year=years[-1],
                plan=reference.short.strip("“”规划").strip("“”"),
                right=_said(right),
                claim=claim["claim"],
            )


def _years(before: str, period: Period | None) -> list[int]:
    """The years a claim may speak of: the last one named in the sentence, else the plan's."""
    named = re.findall(r"(?<!\d)(20\d{2})(?!\d)", before)
    if named:
        return [int(named[-1])]
    if period is None or re.search(r"去年|上年|明年|来年|上一年", before):
        return []
    return sorted({at.year for at in period.months})


def _position(year: int, reference: Reference) -> int:
    assert reference.cite.since is not None
    return year - reference.cite.since.year + 1


def _claimed(claim: re.Match[str]) -> int:
    if claim["nth"]:
        return "一二三四五".index(claim["nth"]) + 1
    return 1 if claim["claim"][0] in "开起" else 5 if claim["claim"][0] in "收最" else 0


def _said(position: int) -> Bilingual:
    if not 1 <= position <= 5:
        return Bilingual("期外", "outside the years")
    return Bilingual(
        _NAMES[position - 1],
        ("the first year", "the second year", "the third year", "the fourth year", "the last year")[position - 1],
    )
