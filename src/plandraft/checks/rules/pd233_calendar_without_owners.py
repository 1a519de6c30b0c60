"""A calendar that says what and when, never who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule, Setting
from plandraft.checks.statements import owners_of_line, owners_of_measure
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Entry, Plan

_FEW = 0.2
"""Share of the lines up to which those without an owner were forgotten (our choice)."""
_ROUTINE = re.compile(r"^(?:元旦|春节|国庆|劳动节|五一|寒假|暑假|放假|休息|开学|放寒假|放暑假)")
"""Lines that nobody has to carry out."""


class CalendarWithoutOwners(Rule):
    """A calendar of which no line names an owner, in a plan whose measures mostly name none either.

    One finding for the plan. A calendar that is made from measures takes its owners from them. In a plan read from a
    text, a line without an owner is named where four fifths of the lines have one in a column of their own.

    Why: who goes by the calendar does not know whose turn it is.
    Source: what readers of drafts missed; a hint, because the measures may say it.
    """

    code = "PD233"
    name = "calendar-without-owners"
    severity = Severity.HINT
    message_zh = "活动安排{what}"
    message_en = "{what}"
    suggestion = "在每项后面写明责任部门"
    suggestion_en = "put the owner behind each line"
    settings = (Setting("least", 6, 1, 1000, "lines of a schedule from which on owners are looked for"),)
    bad = (
        ("M1", "owner", ""),
        ("M2", "owner", ""),
        ("M1", "actions", ["逐户登记需求。"]),
        ("M2", "actions", ["每组两名选手参加。"]),
        ("P", "schedule", [{"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [n]}} for n in range(1, 8)]),
    )
    good = (("P", "schedule", [{"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [n]}} for n in range(1, 8)]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        lines = plan.schedule
        if len(lines) < self.number("least"):
            return
        owned_lines = [bool(owners_of_line(entry)) for entry in lines]
        lacking = [entry for entry, owned in zip(lines, owned_lines, strict=True) if not owned]
        own_cells = all(entry.owner for entry, owned in zip(lines, owned_lines, strict=True) if owned)
        if len(lacking) == len(lines):
            measures = sum(bool(owners_of_measure(measure)) for measure in plan.measures)
            if 2 * measures <= len(plan.measures):
                yield self.finding("P", "schedule", what=_all(len(lines)))
        elif not context.links_read and own_cells and len(lacking) <= _FEW * len(lines):
            for entry in lacking:
                if not _ROUTINE.search(entry.title) and not gaps_in(entry.title):
                    yield self.finding(entry.id, "title", text=entry.title, what=_one(entry))


def _all(count: int) -> Bilingual:
    return Bilingual(
        f"的 {count} 项都没有写责任人，措施也大多没有写",
        f"none of the {count} lines of the schedule names an owner, nor do most measures",
    )


def _one(entry: Entry) -> Bilingual:
    return Bilingual(
        f"“{entry.title}”没有写责任人，其他各项写了", f"“{entry.title}” names no owner, other lines of the schedule do"
    )
