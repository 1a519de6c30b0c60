"""Any plan nobody here wrote, read into a lenient plan with the places of its words."""

from __future__ import annotations

import re

from plandraft.core.headings import read_headings
from plandraft.core.part_order import order_of, parts_named
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.sample import Document, Line
from plandraft.core.source_map import ReadPlan
from plandraft.messages import both, marked
from plandraft.plan_reading.crediting import credited
from plandraft.plan_reading.gathering import Gathering
from plandraft.plan_reading.leftover import place_leftover
from plandraft.plan_reading.plan_parts import gather_nodes
from plandraft.plan_reading.sectors import sector_of
from plandraft.plan_reading.split import Page, split
from plandraft.plan_reading.structure import outline
from plandraft.plan_reading.structure.paragraphs import runs_from
from plandraft.plan_reading.structure.roles import is_title
from plandraft.plan_reading.years import year_of

_SELF = re.compile(
    r"^(?:关于)?(?:印发)?\s{0,60}+(?P<name>[^\d年（）()]{2,30}?)(?:(?:19|20)[\d_xX×]{2}|[xX×_]{1,4}|二[〇零○][\u4e00-\u9fff]{2}|年度|学年|工作|计划|第[一二三四五六七八九十\d]{1,30}(?:届|季|学期|次|期))"
)

_LEFT_OUT = {
    "comment": marked("comment, not read"),
    "footnote": marked("footnote, not read"),
    "endnote": marked("endnote, not read"),
    "hidden text": marked("hidden text, not read"),
    "embedded file": marked("embedded file, not read"),
    "damaged page": marked("damaged page, not read"),
    "page without text": marked("page without text, not read"),
    "broken bytes": marked("broken bytes, not read"),
}
"""What a file holds beside its text that a writer may have meant as text; headers, page numbers and menus are none."""


def read_foreign(document: Document) -> ReadPlan:
    """Read a text as a plan; never raises, says what it did not understand.

    Of a page with several plans the first is read, and the others are named as not understood. Text that has no place
    in the plan is kept as ``unplaced``.
    """
    page = split(document)
    part = page.parts[0]
    lines = (part.heading, *part.lines) if part.heading and is_title(part.heading.text) else part.lines
    body = outline(lines)
    title = next((section for section in body.sections if section.kind == "title"), None)
    text = "\n".join(line.text for line in lines)
    period = _period(text, title.heading if title else "")
    found = gather_nodes(body, period)
    headings = read_headings((line.number, line.text) for line in lines)
    plan = _plan(found, text, title.heading if title else "", period).model_copy(
        update={"parts": order_of(parts_named(heading.text for heading in headings if heading.level == 1))}
    )
    if title is not None and organisation_of(title.heading):
        at = title.heading.index(plan.organisation)
        found.place_named("organisation", runs_from(title.heading_runs, at))
    unplaced = place_leftover(found, plan, lines, _between(page))
    for other in page.parts[1:]:
        if other.heading:
            found.tell(other.heading.number, other.heading.text.strip(), *both("another plan begins"))
    for dropped in document.dropped:
        if dropped.reason in _LEFT_OUT:
            found.tell(dropped.line, dropped.text, *both(_LEFT_OUT[dropped.reason]))
    return ReadPlan(
        plan=credited(plan.model_copy(update={"unplaced": unplaced}), found.places, found.row_owners),
        source_map=found.source_map(),
        not_understood=tuple(sorted(found.unread, key=lambda unread: unread.line or 0)),
        links_read=False,
        headings=headings,
    )


def _plan(found: Gathering, text: str, title: str, period: Period | None) -> Plan:
    return Plan.model_validate(
        {
            "title": title,
            "organisation": organisation_of(title) or found.signature.organisation,
            "sector": sector_of(text),
            "period": period,
            "drafting_date": found.signature.date,
            "preamble": "\n".join(found.texts["preamble"]),
            "retrospect": "\n".join(found.texts["retrospect"]),
            "ideology": {"text": "\n".join(found.texts["ideology"])},
            "goals": found.goals,
            "measures": found.measures,
            "leads": found.leads,
            "budget": found.budget,
            "budget_total": found.total,
            "schedule": found.entries,
            "closing": "\n".join(found.texts["closing"]),
            "signature": found.signature,
        }
    )


def _between(page: Page) -> tuple[Line, ...]:
    """The lines of the site or the printer around the only plan, or before the next one begins."""
    later = min((other.heading.number for other in page.parts[1:] if other.heading), default=None)
    return tuple(line for line in page.noise if later is None or line.number < later)


def organisation_of(title: str) -> str:
    """The organisation in a title, without what says that its union speaks; empty where the title names none.

    >>> organisation_of("青禾县人民医院工会2026年工作计划")
    '青禾县人民医院'
    """
    found = _SELF.match(title.strip())
    name = re.sub("(?:机关)?(?<!总)工会(?:委员会)?$", "", found["name"]) if found is not None else ""
    return name if len(name) >= 3 else ""


def _period(text: str, title: str) -> Period | None:
    year = year_of(text, title)
    try:
        return Period.parse(year.year) if year is not None else None
    except ValueError:
        return None
