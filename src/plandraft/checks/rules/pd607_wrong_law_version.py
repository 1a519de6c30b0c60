"""An old law called new, or cited in an old version."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, graded
from plandraft.checks.citations import laws_by_title
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Law
from plandraft.core.plan import Plan

_NEW = re.compile(
    r"(?<![创更革翻全重焕推])(?:最?新|刚刚?)(?:近)?(?:修订|修正|修改|颁布|出台|实施|施行|公布|发布|通过)?(?:实施|施行)?的?《(?P<title>[^《》\n]{2,40})》"
)
_VERSION = re.compile(
    r"《(?P<title>[^《》（）()\n]{2,40})(?:[（(](?P<year>\d{4})年?[^《》（）()\n]{0,6}[）)]》|》[（(](?P<behind>\d{4})年?[^《》（）()\n]{0,8}[）)])"
)


class WrongLawVersion(Rule):
    """新修订的《…》 where the version in force is more than two years older than the plan, or another version's year.

    Why: "new" was copied from the year in which it was.
    Source: the dated laws of this package; that a law is new for two years is our choice.
    """

    code = "PD607"
    name = "wrong-law-version"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "《{law}》现行版本为 {version}，与“{said}”不符"
    message_en = "the version of 《{law}》 in force is of {version}, which “{said}” contradicts"
    suggestion = "删去“新修订”或版本年份"
    suggestion_en = "leave out “new” or the version's year"
    bad = (("M1", "actions", ["学习新修订的《劳动合同法》。"]),)
    good = (("M1", "actions", ["学习新出台的《全民阅读促进条例》，创新《工会法》宣讲形式。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        laws, now = laws_by_title(context.knowledge), plan.period.year if plan.period else context.as_of.year
        text = text_of(plan)
        for found, place in text.finditer(_NEW):
            law = laws.get(found["title"])
            if law is not None and law.version and now - int(law.version[:4]) > 2:
                yield self._say(place, law, found[0].split("《")[0] or found[0])
        for found, place in text.finditer(_VERSION):
            law = laws.get(found["title"])
            if law is not None and law.version and law.version[:4] != (year := found["year"] or found["behind"]):
                yield self._say(place, law, year)

    def _say(self, place: FieldPlace, law: Law, said: str) -> Finding:
        return self.finding_at(
            place,
            severity=graded(law, self.severity),
            law=law.title.removeprefix("中华人民共和国"),
            version=law.version,
            said=said,
        )
