"""Words of another sector."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Need, Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import PlanText, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.core.sector import Sector
from plandraft.core.trades import foreign_terms, means_other
from plandraft.core.work_areas import look_up

_OTHERS = re.compile(
    r"兄弟|交流|观摩|参观|结对|共建|联谊|友邻|附近|周边|辖区|子女|家长|附属|联合|合作|"
    r"慰问.{0,6}学校|志愿|义诊|进校园|进企业|进车间|实习|见习"
)
"""Words that show that the sentence speaks of others on purpose."""
_NO_DATA = Bilingual("没有该类单位的行业用语资料", "there are no terms for this kind of organisation")
_QUOTED = re.compile(r"[《“][^》”]*$")
"""What stands before a word of a title or a quotation, which may be another body's."""
FEW = 3
"""So many words of others were left behind in a plan without a profile; more say what it is of (our choice)."""
_NOT_SAID = re.compile(r"不适用|一般无")


class ForeignSectorTerm(Rule):
    """A term that another kind of organisation uses: 教代会 in a hospital.

    Terms of the sector's own institutions are warnings; words that every plan may need (学生, 患者) are hints, and
    so is any term in a sentence that speaks of other bodies. Words the profile uses itself are left alone, and so is
    职代会 in a school whose plan says 教代会 as well.

    Without a profile the title must name the sector, the words be few, and all is a hint.

    Why: it gives away a text copied from elsewhere.
    Source: the sector terms of this package.
    """

    code = "PD604"
    name = "foreign-sector-term"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{term}”不是{sector}的用语{own}"
    message_en = "“{term}” is no term of this kind of organisation ({sector}){own}"
    suggestion = "换成本行业的说法，或删去"
    suggestion_en = "use the sector's own term, or remove it"
    bad = (("M1", "title", "开好教代会"),)
    good = (("M1", "actions", ["召开职代会，院务公开栏按月更新，请大师德艺双馨的作品参展，停车间隔画线。"]),)

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        lacking = super().missing(context)
        if lacking is not None or context.knowledge is None:
            return lacking
        if context.profile is None:
            return "profile" if context.links_read else None
        return None if foreign_terms(context.knowledge, context.profile.sector) else _NO_DATA

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        sector = context.profile.sector if context.profile is not None else _sector_named(plan, context.knowledge)
        knowledge, own, text = context.knowledge, profile_words(context), text_of(plan)
        terms = foreign_terms(knowledge, sector)
        if context.profile is None and sum(text.text.count(term) for term in terms) > FEW:
            return
        for term in terms:
            if term not in text.text or term in own or _right_beside(term, knowledge, sector, text):
                continue
            guard = knowledge.term_guards.get(term)
            seen: set[tuple[str, str]] = set()
            for place in text.find(term):
                if (place.node, place.field) in seen or (
                    guard and means_other(guard, place.whole, place.start, place.end)
                ):
                    continue
                if context.profile is None and _QUOTED.search(place.whole[: place.start]):
                    continue
                seen.add((place.node, place.field))
                telling = term in knowledge.telling_terms and not _OTHERS.search(place.sentence)
                yield self.finding_at(
                    place,
                    severity=None if telling and context.profile is not None else Severity.HINT,
                    term=term,
                    sector=Bilingual(sector.chinese, sector.value),
                    own=_own_term(term, knowledge, sector),
                )


def _sector_named(plan: Plan, knowledge: Knowledge) -> Sector:
    """The sector that a plan's own title names; without a profile its other words are no proof."""
    title = plan.title + plan.organisation
    named = next((sector for sector, words in knowledge.sector_names.items() if re.search(words, title)), None)
    return Sector(named) if named is not None else Sector.OTHER


def _right_beside(term: str, knowledge: Knowledge, sector: Sector, text: PlanText) -> bool:
    own = [words for s in sector.lineage if (words := knowledge.right_beside.get(s, {}).get(term))]
    return any(re.search(words, text.text) for words in own)


def _own_term(term: str, knowledge: Knowledge, sector: Sector) -> Bilingual:
    for row in knowledge.sector_terms:
        own = look_up(row.words, sector)
        if own and not _NOT_SAID.search(own) and any(term in words for words in row.words.values()) and term not in own:
            return Bilingual(f"，一般说“{own}”", f"; it says “{own}”")
    return Bilingual("", "")
