"""Our own Markdown back to the same plan; an edit of the visible words counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from plandraft.core.plan import COLLECTIONS, Plan
from plandraft.core.source_map import Place, ReadPlan, SourceMap
from plandraft.core.timing import read_timing
from plandraft.errors import PlanError
from plandraft.rendering.lines import entry_fields, goal_fields, measure_fields
from plandraft.rendering.marks import digest, meant, split

_PARTS = {
    "指导思想": "ideology",
    "工作目标": "goals",
    "工作措施": "measures",
    "活动安排": "schedule",
    "组织实施": "closing",
}
_LEAD = re.compile(r"^(?:\d+\.|-)(?: |$)")
_AREA = re.compile(r"^### （[一二三四五六七八九十\d]+）(.*)$")
_MONTH = re.compile(r"^### (\d{1,2})月$")


@dataclass
class _Reading:
    """What has been read so far."""

    head: dict[str, Any]
    part: str = "title"
    area: str = ""
    month: int | None = None
    blocks: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    nodes: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {"goals": [], "measures": [], "schedule": []}
    )
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    not_understood: list[str] = field(default_factory=list)


def from_markdown(text: str) -> ReadPlan | None:
    """Read our own Markdown; None where the text is somebody else's.

    Raises:
        PlanError: It is ours, but its comments are damaged.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    first, kind, head = split(lines[0]) if lines else ("", "", {})
    if kind != "plan" or first.strip():
        return None
    reading = _Reading(head=head)
    try:
        for number, line in enumerate(lines[1:], 2):
            _read_line(reading, number, line)
        plan = _plan(reading)
    except (ValidationError, TypeError, ValueError, KeyError, AttributeError):
        raise PlanError(
            "the comments of this Markdown plan are damaged, or of a later version of plandraft",
            hint="draw it again from the plan's .json, or delete the first line to have it read as any text",
        ) from None
    return ReadPlan(
        plan=plan,
        source_map=SourceMap(places=reading.places),
        not_understood=tuple(reading.not_understood),
        links_read=True,
    )


def _read_line(reading: _Reading, number: int, line: str) -> None:
    if line.startswith("# ") and reading.part == "title":
        reading.blocks["title"] = [(number, line[2:])]
        reading.part = "preamble"
    elif line.startswith("## "):
        reading.part = next((part for name, part in _PARTS.items() if name in line), "")
        if not reading.part:
            reading.not_understood.append(f"line {number}: {line.strip()[:40]}")
    elif line.strip() == "---" and reading.part not in ("title", "preamble"):
        reading.part = "signature"
    elif reading.part in reading.nodes:
        _read_node(reading, number, line)
    elif line.strip():
        reading.blocks.setdefault(reading.part, []).append((number, line))


def _read_node(reading: _Reading, number: int, line: str) -> None:
    visible, _, data = split(line)
    if visible.startswith("### "):
        area, month = _AREA.match(visible), _MONTH.match(visible)
        reading.area = meant(area[1]) if area else ""
        reading.month = int(month[1]) if month and 1 <= int(month[1]) <= 12 else None
        return
    lead = _LEAD.match(visible)
    if lead is None:
        if visible.strip():
            reading.not_understood.append(f"line {number}: {visible.strip()[:40]}")
        return
    body = visible[lead.end() :]
    full, of = data.pop("full", None), data.pop("of", "")
    fields = full if isinstance(full, dict) and digest(body) == of else data | _fields(reading, body.strip())
    known = {node.get("id") for node in reading.nodes[reading.part]}
    if fields.get("id") in known:
        fields = fields | {"id": None}
    reading.nodes[reading.part].append(fields)
    _remember(reading, number, line, fields)


def _fields(reading: _Reading, body: str) -> dict[str, Any]:
    if reading.part == "goals":
        return goal_fields(body)
    if reading.part == "measures":
        return measure_fields(body) | {"area": reading.area}
    return entry_fields(body, reading.month)


def _remember(reading: _Reading, number: int, line: str, fields: dict[str, Any]) -> None:
    """Where the words of a node stand; a line added by hand has no id yet."""
    node = fields.get("id")
    if not isinstance(node, str):
        return
    reading.places[(node, "")] = Place(line=number)
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    texts |= {f"actions/{i}": action for i, action in enumerate(fields.get("actions") or ())}
    for name, text in texts.items():
        at = line.find(text) if text else -1
        if at >= 0:
            reading.places[(node, name)] = Place(line=number, column=at + 1)


def _plan(reading: _Reading) -> Plan:
    head = reading.head
    full = head.pop("full", {})
    blocks = {name: _block(reading, name, full) for name in ("title", "preamble", "ideology", "closing")}
    ideology = (head.pop("ideology", None) or {}) | {"text": blocks.pop("ideology")}
    signed = [line.strip() for _, line in reading.blocks.get("signature", [])]
    return Plan.model_validate(
        head | blocks | _numbered(reading) | {"ideology": ideology, "signature": _signature(signed, full)}
    )


def _block(reading: _Reading, name: str, full: dict[str, Any]) -> str:
    found = reading.blocks.get(name, [])
    visible = " ".join(line.strip() for _, line in found)
    if found:
        node, field_name = ("I1", "text") if name == "ideology" else ("P", name)
        reading.places[(node, field_name)] = Place(line=found[0][0], column=3 if name == "title" else 1)
    return _whole(visible, full.get(name))


def _whole(visible: str, kept: Any) -> str:
    if isinstance(kept, list) and len(kept) == 2 and kept[1] == digest(visible):
        return str(kept[0])
    return meant(visible)


def _signature(lines: list[str], full: dict[str, Any]) -> dict[str, Any]:
    day = read_timing(lines[-1]).date if lines else None
    names = lines[:-1] if day else lines
    return {"organisation": _whole(" ".join(names), full.get("signature")), "date": day}


def _numbered(reading: _Reading) -> dict[str, Any]:
    """Give a line that was added by hand the next id that was never used."""
    marks = reading.head.get("high_water") or {}
    for name, letter in COLLECTIONS.items():
        used = [int(n["id"][1:]) for n in reading.nodes[name] if re.fullmatch(r"[GMS]\d{1,9}", str(n.get("id")))]
        mark = max([int(marks.get(name, 0)), *used])
        for node in reading.nodes[name]:
            if not node.get("id"):
                mark += 1
                node["id"] = f"{letter}{mark}"
    return dict(reading.nodes)
