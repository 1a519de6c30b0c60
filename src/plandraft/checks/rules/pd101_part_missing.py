"""A part that every plan has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_PARTS = {
    "title": Bilingual("标题", "title"),
    "ideology": Bilingual("指导思想", "guiding thought (“指导思想”)"),
    "goals": Bilingual("工作目标", "goals"),
    "measures": Bilingual("工作措施", "measures"),
    "schedule": Bilingual("活动安排", "schedule"),
}

_GUIDED = re.compile(r"指导思想|为指导|为指引|为统领|为根本遵循|总体要求|总体思路|工作思路")
_AIMS = re.compile(r"目标|目的|任务|要办|办成|要做|思路|要求")
"""Words of a heading below which a plan says what it wants."""
_SHORT_KIND = re.compile(r"要点|打算|思路|安排")
"""Kinds of documents that list work and nothing else."""


class PartMissing(Rule):
    """A plan without title, ideology, goals, measures or schedule; some kinds of plan have no ideology.

    In a plan that nobody here wrote the parts may have other names, or stand in others: a part is missing there only
    where no heading is like it; goals and schedule are not asked for in 要点 and 打算, nor a schedule where measures
    have their months. No more is said of it than a hint; of a title, and of measures, a warning.

    Why: the four parts and a title are what makes it a plan; without one nobody can sign it.
    Source: the schema of this project (ideology, goals, measures, schedule).
    """

    code = "PD101"
    name = "part-missing"
    severity = Severity.ERROR
    message_zh = "缺少{part}"
    message_en = "the plan has no {part}"
    suggestion = "补上这一部分"
    suggestion_en = "add it"
    bad = (("P", "schedule", []),)
    good = (("P", "preamble", ""), ("P", "closing", ""))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if not context.links_read:
            yield from self._of_others(plan, context)
            return
        kind = context.knowledge.kind if context.knowledge is not None else None
        for part, words in _PARTS.items():
            if kind is not None and part != "title" and not kind.has(part):
                continue
            content = plan.ideology.text if part == "ideology" else getattr(plan, part)
            if not (content.strip() if isinstance(content, str) else content):
                yield self.finding("P", "" if part == "ideology" else part, part=words)

    def _of_others(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """What a plan lacks that was read from elsewhere."""
        kind = context.knowledge.kind if context.knowledge is not None else None
        for part, words in _PARTS.items():
            if (kind is None or part == "title" or kind.has(part)) and _lacks(plan, part, context):
                grave = Severity.WARNING if part in ("title", "measures") else Severity.HINT
                yield self.finding("P", "" if part == "ideology" else part, severity=grave, part=words)


def _lacks(plan: Plan, part: str, context: CheckContext) -> bool:
    """Whether nothing of a foreign plan is, or could be, the part."""
    headings = "\n".join(heading.text for heading in context.headings or ()) + "\n".join(plan.areas())
    if part == "title":
        return not plan.title.strip()
    if part == "measures":
        return not plan.measures and not plan.schedule
    if part == "ideology":
        text = "\n".join(text for *_, text in plan.strings())
        return not plan.ideology.text.strip() and not _GUIDED.search(text)
    if _SHORT_KIND.search(plan.title):
        return False
    if part == "goals":
        return not plan.goals and not _AIMS.search(headings)
    timed = sum(measure.timing.is_set for measure in plan.measures)
    return not plan.schedule and timed < 0.5 * len(plan.measures)
