"""A law that is no longer in force."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plandraft.checks.base import Bilingual, Rule, graded, text_fix
from plandraft.checks.citations import laws_by_title
from plandraft.checks.foreign import profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge, Law
from plandraft.core.matching import shared_start
from plandraft.core.plan import Plan

_TITLE = re.compile(r"[《“](?P<title>[^《》“”\n]{2,60})[》”]")

_SHORTEST = 6
"""Characters that two titles have in common at least (our choice)."""
_ALIKE = 0.66
"""Share of the longer title that both have in common (our choice)."""
_RULES = re.compile(r"(?:法|条例|规定|办法|准则|规范|章程|细则)$")
_PLACE = re.compile(r"[省市县区镇州盟]|本[院校厂司局]|[院校厂司局]内部|集团|公司|医院|学校")
_WRITTEN = re.compile(r"(?:制定|修订|拟定|起草|出台|完善|编制|制订|印发|编印)[^，。；]{0,8}$")


def _stale_titles(knowledge: Knowledge) -> dict[str, tuple[Law, Law | None]]:
    """Wrong and former titles, each with the law and the one that is in force instead."""
    by_id = {law.id: law for law in knowledge.laws}
    stale: dict[str, tuple[Law, Law | None]] = {}
    for law in knowledge.laws:
        stale |= dict.fromkeys(law.former, (law, law))
        if law.status == "superseded":
            stale |= {title: (law, by_id.get(law.superseded_by)) for title in (law.title, *law.aliases)}
    return stale


_stale: Once[Knowledge, dict[str, tuple[Law, Law | None]]] = Once(_stale_titles)


class SupersededLaw(Rule):
    """A title in 《》 (or “九不准”) that belongs to a law that was replaced, or that is a wrong title of one.

    A title that is a known one but for a few characters is a hint: many houses and places have rules of like names.

    Why: what is cited as a basis must be in force.
    Source: the dated laws of this package; unverified ones give hints only.
    """

    code = "PD603"
    name = "superseded-law"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{law}”已废止、已被替代或名称有误{by}"
    message_en = "“{law}” was repealed or replaced, or is a wrong title{by}"
    suggestion = "改引现行文件"
    suggestion_en = "cite the document in force"
    bad = (("M1", "actions", ["学习《执业医师法》。"]),)
    good = (("M1", "actions", ["学习《医师法》《劳动合同法》和《女职工劳动保护特别规定》，签订劳动合同。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        stale, current = _stale(context.knowledge), laws_by_title(context.knowledge)
        own = profile_words(context)
        for found, place in text_of(plan).finditer(_TITLE):
            title = re.sub(r"（[^（）]*）$", "", found["title"])
            known = stale.get(found["title"]) or stale.get(title)
            if known is None:
                yield from self._nearly(title, place, current, own)
            if known is None or title in current:
                continue
            law, successor = known
            by = Bilingual("", "")
            fix = None
            if successor is not None:
                short = successor.title.removeprefix("中华人民共和国")
                by = Bilingual(f"，现行的是《{short}》", f"; in force is 《{short}》")
                fixed = place.replaced_by(f"《{short}》")
                fix = text_fix(plan, place.node, place.field, fixed) if law.verified else None
            yield self.finding_at(
                place,
                fix=fix,
                severity=graded(law, self.severity),
                law=found["title"],
                by=by,
            )

    def _nearly(self, title: str, place: FieldPlace, current: Collection[str], own: str) -> Iterator[Finding]:
        """A title that is a known one but for a few characters."""
        if place.text[:1] != "《" or title in current or title in own or not _RULES.search(title):
            return
        if _WRITTEN.search(place.whole[max(0, place.start - 12) : place.start]):
            return
        meant = next((known for known in sorted(current) if _is_nearly(title, known)), None)
        if meant is not None:
            by = Bilingual(f"，规范名称是《{meant}》", f"; the title is 《{meant}》")
            yield self.finding_at(place, severity=Severity.HINT, law=title, by=by)


def _is_nearly(title: str, known: str) -> bool:
    """Whether a title shares its beginning and its end with a known one, and is neither its short form nor about it.

    >>> _is_nearly("中小学教师职业行为十项准则", "新时代教师职业行为十项准则"), _is_nearly("工会法", "中国工会章程")
    (True, False)
    """
    if title in known or known in title or len(known) < _SHORTEST:
        return False
    if _PLACE.search(title) and not _PLACE.search(known):
        return False
    start = len(shared_start(title, known))
    end = len(shared_start(title[start:][::-1], known[start:][::-1]))
    return start + end >= max(_SHORTEST, _ALIKE * max(len(title), len(known)))
