"""Rules for another kind of organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Need, Rule, graded, text_fix
from plandraft.checks.foreign import profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge, Law
from plandraft.core.plan import Plan
from plandraft.core.sector import Sector

_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,60})》")
_NO_DATA = Bilingual(
    "法规资料没有写明适用于该类单位的文件", "the laws do not say which of them concern this kind of organisation"
)


def _make_index(knowledge: Knowledge) -> dict[str, Law]:
    return {title: law for law in knowledge.laws for title in (law.title, *law.aliases)}


_index: Once[Knowledge, dict[str, Law]] = Once(_make_index)


class DocumentOfAnotherSector(Rule):
    """A law or rule that does not concern the organisation's kind: 《企业工会工作条例》 in a hospital.

    A warning where the sector has a document of its own for the same thing, else a hint.

    Why: the basis does not hold.
    Source: the laws of this package and the sectors each concerns; unverified ones give hints only.
    """

    code = "PD609"
    name = "document-of-another-sector"
    severity = Severity.WARNING
    needs = ("knowledge", "profile")
    askable = True
    message_zh = "《{law}》适用于{theirs}，不适用于{ours}{own}"
    message_en = "《{law}》 concerns other organisations ({theirs}), not this one ({ours}){own}"
    suggestion = "改引适用于本单位的文件"
    suggestion_en = "cite the document that concerns this organisation"
    bad = (("M1", "actions", ["学习《企业工会工作条例》。"]),)
    good = (("M1", "actions", ["学习《事业单位工会工作条例》和《工会法》。"]),)

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        lacking = super().missing(context)
        if lacking is not None or context.knowledge is None or context.profile is None:
            return lacking
        ours = context.profile.sector
        return None if any(_concerns(law, ours) for law in context.knowledge.laws) else _NO_DATA

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        assert context.profile is not None
        index, ours, own = _index(context.knowledge), context.profile.sector, profile_words(context)
        for found, place in text_of(plan).finditer(_TITLE):
            law = index.get(found["title"]) or index.get(re.sub(r"（[^（）]*）$", "", found["title"]))
            if law is None or law.is_meant_for(ours) or found["title"] in own:
                continue
            twin = next(
                (
                    other
                    for other in context.knowledge.laws
                    if law.group and other.group == law.group and _concerns(other, ours)
                ),
                None,
            )
            fixed = place.replaced_by(f"《{twin.title}》") if twin else ""
            yield self.finding_at(
                place,
                fix=text_fix(plan, place.node, place.field, fixed) if twin else None,
                severity=graded(law, self.severity if twin else Severity.HINT),
                law=found["title"],
                theirs=Bilingual("、".join(s.chinese for s in law.sectors), ", ".join(law.sectors)),
                ours=Bilingual(ours.chinese, ours.value),
                own=Bilingual(f"，应为《{twin.title}》", f"; its own is 《{twin.title}》")
                if twin
                else Bilingual("", ""),
            )


def _concerns(law: Law, sector: Sector) -> bool:
    """Whether a law names a sector: what it says nothing of has no twin there, and no data to judge others by."""
    return bool(set(law.sectors) & set(sector.lineage))
