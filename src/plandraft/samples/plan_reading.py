"""Any plan nobody here wrote, read into a lenient plan with the places of its words."""

from __future__ import annotations

import re
from typing import Any

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Ideology, Measure, Plan
from plandraft.core.sample import Document, Line
from plandraft.core.source_map import Place, ReadPlan, SourceMap
from plandraft.core.timing import Timing
from plandraft.samples.sections import Outline, RawItem, outline
from plandraft.samples.sectors import sector_of

_OWNER = re.compile(
    r"(?:责任(?:部门|人|单位)|牵头(?:部门)?|负责(?:部门|人)?)[：:]\s*([^，。；、）)\s]{2,20})|由([^，。；]{2,16}?)(?:牵头|负责|组织)"
)
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?!\d)")
_TITLE = re.compile(r"(?:计划|要点|安排|方案)\s*(?:（.*）)?$")


def read_plan(document: Document) -> ReadPlan:
    """Read a text as a plan; never raises, says what it did not understand."""
    lines = [line for line in document.lines if line.text.strip()]
    title = next((line for line in lines[:3] if len(line.text) <= 50 and _TITLE.search(line.text.strip())), None)
    body = outline(line for line in document.lines if line is not title)
    text = "\n".join(line.text for line in document.lines)
    places: dict[tuple[str, str], Place] = {}
    if title is not None:
        places[("P", "title")] = Place(line=title.number)
    nodes = _nodes(body, places)
    plan = Plan(
        title=title.text.strip().strip("#* ") if title else "",
        sector=sector_of(text),
        period=_period(title, text),
        **nodes,
    )
    unknown = tuple(f"section {s.heading!r} in line {s.line}" for s in body.sections if s.kind == "other")
    return ReadPlan(plan=plan, source_map=SourceMap(places=places), not_understood=unknown, links_read=False)


def _nodes(body: Outline, places: dict[tuple[str, str], Place]) -> dict[str, Any]:
    found: dict[str, list[Any]] = {"goals": [], "measures": []}
    texts: dict[str, list[str]] = {"preamble": [], "ideology": [], "closing": []}
    for section in body.sections:
        for item in section.items:
            if section.kind == "goals":
                node = Goal(id=f"G{len(found['goals']) + 1}", text=item.text)
                _place(places, node.id, "text", item)
                found["goals"].append(node)
            elif section.kind in texts:
                key = ("I1", "text") if section.kind == "ideology" else ("P", section.kind)
                places.setdefault(key, Place(line=item.line, column=item.column))
                texts[section.kind].append(item.text)
            elif section.kind in ("measures", "other"):
                found["measures"].append(_measure(item, section.heading, len(found["measures"]) + 1, places))
    return {
        "goals": tuple(found["goals"]),
        "measures": tuple(found["measures"]),
        "schedule": _entries(body, places),
        "ideology": Ideology(text="".join(texts["ideology"])),
        "preamble": "".join(texts["preamble"]),
        "closing": "".join(texts["closing"]),
    }


def _measure(item: RawItem, area: str, number: int, places: dict[tuple[str, str], Place]) -> Measure:
    head, mark, rest = item.text.partition("。")
    title, actions = (head, (rest,)) if mark and rest.strip() and len(head) <= 30 else (item.text[:20], (item.text,))
    owner = _OWNER.search(item.text)
    months = tuple(sorted({int(month) for month in _MONTH.findall(item.text)}))
    node = Measure(
        id=f"M{number}",
        area=area,
        title=title,
        actions=actions,
        owner=(owner[1] or owner[2]) if owner else "",
        timing=Timing(months=months),
    )
    _place(places, node.id, "title", item)
    offset = item.text.rindex(actions[0]) if actions[0] in item.text else 0
    places[(node.id, "actions/0")] = Place(line=item.line, column=item.column + offset)
    return node


def _entries(body: Outline, places: dict[tuple[str, str], Place]) -> tuple[Entry, ...]:
    entries = []
    for number, raw in enumerate(body.entries, 1):
        places[(f"S{number}", "")] = Place(line=raw.line)
        entries.append(Entry(id=f"S{number}", timing=Timing(months=raw.months.months), title=raw.text))
    return tuple(entries)


def _place(places: dict[tuple[str, str], Place], node: str, field: str, item: RawItem) -> None:
    places[(node, "")] = places[(node, field)] = Place(line=item.line, column=item.column)


def _period(title: Line | None, text: str) -> Period | None:
    for source in (title.text if title else "", text[:300]):
        found = re.search(r"(?<!\d)((?:19|20)\d{2})(?:\s*[—–\-至]\s*((?:19|20)\d{2}))?(?:学)?年", source)
        if found is not None:
            try:
                return Period.parse(f"{found[1]}-{found[2]}" if found[2] else found[1])
            except ValueError:
                continue
    return None
