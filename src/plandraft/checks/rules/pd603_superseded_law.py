"""A law that is no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.checks.base import Rule, Words, graded, text_fix
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge, Law
from plandraft.core.plan import Plan

_TITLE = re.compile(r"[《“](?P<title>[^《》“”\n]{2,60})[》”]")


@dataclass(frozen=True, kw_only=True)
class _Titles:
    stale: dict[str, tuple[Law, Law | None]]
    current: frozenset[str]


def _make_titles(knowledge: Knowledge) -> _Titles:
    by_id = {law.id: law for law in knowledge.laws}
    stale: dict[str, tuple[Law, Law | None]] = {}
    for law in knowledge.laws:
        stale |= dict.fromkeys(law.former, (law, law))
        if law.status == "superseded":
            stale |= {title: (law, by_id.get(law.superseded_by)) for title in (law.title, *law.aliases)}
    living = (law for law in knowledge.laws if law.status != "superseded")
    return _Titles(stale=stale, current=frozenset(title for law in living for title in (law.title, *law.aliases)))


_titles: Once[Knowledge, _Titles] = Once(_make_titles)


class SupersededLaw(Rule):
    """A title in 《》 (or “九不准”) that belongs to a law that was replaced, or that is a wrong title of one.

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
        titles = _titles(context.knowledge)
        for found, place in text_of(plan).finditer(_TITLE):
            title = re.sub(r"（[^（）]*）$", "", found["title"])
            known = titles.stale.get(found["title"]) or titles.stale.get(title)
            if known is None or title in titles.current:
                continue
            law, successor = known
            by = Words("", "")
            fix = None
            if successor is not None:
                short = successor.title.removeprefix("中华人民共和国")
                by = Words(f"，现行的是《{short}》", f"; in force is 《{short}》")
                fixed = place.whole[: place.start] + f"《{short}》" + place.whole[place.end :]
                fix = text_fix(plan, place.node, place.field, fixed) if law.verified else None
            yield self.finding(
                place.node,
                place.field,
                text=place.whole,
                found=place.span,
                fix=fix,
                severity=graded(law, self.severity),
                law=found["title"],
                by=by,
            )
