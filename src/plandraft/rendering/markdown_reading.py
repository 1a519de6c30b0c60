"""Our own Markdown back to the same plan; an edit of the visible words counts.

What was changed by hand wins; what cannot be understood is told, line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from plandraft.core.months import read_heading, unnumbered
from plandraft.core.part_order import order_read
from plandraft.core.period import Period
from plandraft.core.plan import COLLECTIONS, Action, Collection, Entry, Goal, Measure
from plandraft.core.source_map import ReadPlan, Unread
from plandraft.errors import PlanError
from plandraft.messages import both
from plandraft.rendering.action_memory import action_places, moves, recall, time_said
from plandraft.rendering.comments import Commented, is_untouched, take_apart
from plandraft.rendering.escapes import on_one_line
from plandraft.rendering.lines import ITEM, LineFields, LineWords, read_entry, read_goal, read_measure
from plandraft.rendering.markdown_assembly import assemble
from plandraft.rendering.markdown_budget import BudgetReading
from plandraft.rendering.markdown_nodes import ReadNode, damaged
from plandraft.rendering.month_lines import month_at, read_month_line
from plandraft.rendering.places import Strip, joint

_PARTS = {
    "budget": ("经费安排", "经费预算", "经费使用", "资金安排"),
    "ideology": ("指导思想", "总体要求"),
    "goals": ("目标",),
    "measures": ("措施", "任务"),
    "schedule": ("安排", "日程"),
    "closing": ("实施", "保障", "要求"),
}
"""The parts of a plan, and the words by which a heading names them, also one that was renamed."""
_RULE = re.compile(r"\s*(?:-[ \t]*){3,}|\s*(?:\*[ \t]*){3,}|\s*(?:_[ \t]*){3,}")
_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")
"""A hard line break: a backslash that escapes nothing."""
_MODELS: dict[Collection, type[Goal | Measure | Entry]] = {"goals": Goal, "measures": Measure, "schedule": Entry}


@dataclass
class _Open:
    """A line of a node whose end may follow: an editor may have broken it."""

    strip: Strip
    number: int
    column: int = 1


@dataclass
class _Reading:
    """What has been read so far."""

    head: dict[str, Any]
    period: Period | None
    part: str = "title"
    seen: list[str] = field(default_factory=list)
    heading: str = ""
    open: _Open | None = None
    blocks: dict[str, list[Strip]] = field(default_factory=dict)
    fresh: bool = True
    leads: list[tuple[str, list[Strip]]] = field(default_factory=list)
    leading: bool = False
    budget: BudgetReading = field(default_factory=BudgetReading)
    nodes: dict[Collection, list[ReadNode]] = field(default_factory=lambda: {name: [] for name in COLLECTIONS})
    told: list[Unread] = field(default_factory=list)

    def tell(self, number: int, text: str, why: str, why_en: str) -> None:
        self.told.append(Unread(line=number, text=text[:40], why=why, why_en=why_en))


def from_markdown(text: str, *, file: str = "") -> ReadPlan | None:
    """Read our own Markdown; None where the text is somebody else's. ``file`` is named in errors.

    Raises:
        PlanError: It is ours, but its comments are damaged or of a later format.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    top = take_apart(lines[first])
    is_ours = top.kind == "plan" and not top.visible.strip()
    if not is_ours and (top.kind or "<!-- plandraft plan " not in lines[first]):
        return None
    try:
        return _read(top, lines, first + 1)
    except PlanError as error:
        message = f"{file}: {error.message}" if file else error.message
        raise PlanError(message, hint=error.hint) from None


def _read(top: Commented, lines: list[str], start: int) -> ReadPlan:
    try:
        if not top.kind:
            raise damaged(start)
        reading = _Reading(head=top.data, period=_period(top.data))
        _read_lines(reading, lines, start)
        reading.nodes["budget"] = reading.budget.nodes()
        head = reading.head | {"parts": order_read(reading.head.get("parts", ()), reading.seen)}
        read = assemble(head, reading.blocks, reading.leads, reading.nodes, reading.told)
        unclear = tuple(reading.budget.unclear(read.plan))
        return replace(read, not_understood=(*read.not_understood, *unclear))
    except (ValidationError, TypeError, ValueError, KeyError, AttributeError):
        raise damaged(start) from None


def _period(head: dict[str, Any]) -> Period | None:
    return Period.model_validate(head["period"]) if head.get("period") else None


def _read_lines(reading: _Reading, lines: list[str], start: int) -> None:
    last = max((at for at in range(start, len(lines)) if _RULE.fullmatch(lines[at])), default=-1)
    if any(line.startswith("## ") for line in lines[last:]):
        last = -1
    months_end = start
    for at in range(start, len(lines)):
        if at < months_end:
            continue
        month = month_at(lines[at : last if last > at else None], at + 1) if reading.part == "schedule" else None
        if month is not None:
            _read_month(reading, month)
            months_end = at + len(month.anchors)
            continue
        parts = take_apart(lines[at])
        if parts.lost:
            _tell_lost(reading, at + 1, parts.lost)
        if at == last:
            _close(reading)
            reading.part, reading.fresh = "signature", True
        else:
            _read_line(reading, at + 1, parts)
    _close(reading)


def _tell_lost(reading: _Reading, number: int, comment: str) -> None:
    reading.tell(number, comment, *both("a comment that is damaged or not ours was left out"))


def _read_month(reading: _Reading, month: Strip) -> None:
    """The entries of a month in one line; each is read as below a heading."""
    _close(reading)
    name, pieces, lost = read_month_line(month.text)
    for comment in lost:
        _tell_lost(reading, month.place(0).line, comment)
    if not (name or reading.heading):
        reading.tell(month.place(0).line, month.text, *both("entries without a month before them"))
    heading, reading.heading = reading.heading, name or reading.heading
    for piece in pieces:
        place = month.place(piece.spans[0][0])
        reading.open = _Open(strip=Strip(), number=place.line, column=place.column)
        for start, end in piece.spans:
            reading.open.strip.add_part(month, start, end)
        _close(reading, piece.data)
    reading.heading = heading


def _read_line(reading: _Reading, number: int, parts: Commented) -> None:
    line = parts.visible
    title = re.match(r"#\s+", line)
    if line.startswith("## "):
        _close(reading)
        _enter(reading, number, line[3:].strip())
    elif reading.part == "title" and line.strip():
        at = title.end() if title else 0
        _add_text(reading, number, line, at)
        reading.part, reading.fresh = "preamble", True
    elif reading.part == "budget":
        data = parts.data if parts.kind == "budget" else None
        if not reading.budget.read_line(number, line, data):
            reading.tell(number, line.strip(), *both("neither sentence nor row"))
    elif reading.part in reading.nodes:
        _read_node_line(reading, number, parts)
    elif not line.strip() or _RULE.fullmatch(line):
        reading.fresh = True
    else:
        heading = re.match(r"\s*#{1,6}\s+", line)
        reading.fresh = reading.fresh or bool(heading or ITEM.match(line)) or reading.part == "signature"
        _add_text(reading, number, line, heading.end() if heading else 0)
        reading.fresh = bool(heading) or line.endswith("  ") or bool(_BREAK.search(line))


def _enter(reading: _Reading, number: int, heading: str) -> None:
    named = (part for part, words in _PARTS.items() if any(word in heading for word in words))
    reading.part = next(named, "")
    reading.seen += [reading.part] if reading.part else []
    reading.heading, reading.fresh, reading.leading = "", True, False
    if not reading.part:
        reading.tell(number, heading, *both("this part is none of a plan and was left out"))


def _add_text(reading: _Reading, number: int, line: str, at: int, strips: list[Strip] | None = None) -> None:
    """A line of a paragraph, of the part's own text or another; a line that goes on is joined to the one before."""
    piece = (line[:-1] if _BREAK.search(line) else line)[at:].strip()
    column = at + len(line[at:]) - len(line[at:].lstrip()) + 1
    strips = reading.blocks.setdefault(reading.part, []) if strips is None else strips
    if reading.fresh or not strips:
        strips.append(Strip())
        strips[-1].add(piece, line=number, column=column)
        reading.fresh = False
    else:
        strips[-1].add(piece, line=number, column=column, joint=joint(strips[-1].text, piece))


def _read_node_line(reading: _Reading, number: int, parts: Commented) -> None:
    line = parts.visible.rstrip()
    lead = ITEM.match(line) if parts.kind != "text" else None
    if line.lstrip().startswith("#") or not line or _RULE.fullmatch(line):
        _close(reading)
        reading.fresh = True
        if line.lstrip().startswith("#"):
            _enter_group(reading, number, line)
    elif lead or (parts.kind == "node" and reading.open is None):
        _close(reading)
        reading.leading = False
        start = lead.end() if lead else len(line) - len(line.lstrip())
        reading.open = _Open(strip=Strip(), number=number)
        reading.open.strip.add(line[start:], line=number, column=start + 1)
    elif reading.open is not None:
        text, blanks = line.strip(), len(line) - len(line.lstrip())
        before = reading.open.strip
        before.add(text, line=number, column=blanks + 1, joint=joint(before.text, text))
    elif reading.leading:
        _add_text(reading, number, parts.visible, 0, reading.leads[-1][1])
        reading.fresh = parts.kind == "text" or parts.visible.endswith("  ") or bool(_BREAK.search(parts.visible))
        return
    else:
        reading.tell(number, line.strip(), *both("neither heading nor item"))
        return
    if parts.kind == "node":
        _close(reading, parts.data)


def _enter_group(reading: _Reading, number: int, line: str) -> None:
    heading = line.lstrip().lstrip("#").strip()
    reading.heading = unnumbered(heading) if reading.part == "measures" else heading
    if reading.part == "measures":
        reading.leading = True
        reading.leads.append((reading.heading, []))
    if reading.part == "schedule" and read_heading(heading) is None:
        reading.tell(number, heading, *both("the heading names no month"))


def _close(reading: _Reading, data: dict[str, Any] | None = None) -> None:
    """The open line is whole: read what it says."""
    done, reading.open = reading.open, None
    if done is None or (not done.strip.text.strip() and not data):
        return
    name: Collection = next(name for name in COLLECTIONS if name == reading.part)
    hidden = _hidden(reading, done.number, name, data or {})
    said = _said(reading, name, done.strip.text, hidden)
    kept, memory = hidden.pop("exact", {}), hidden.pop("actions", None)
    fields, words = dict(said.fields), dict(said.words)
    moved: dict[int, int | None] = {}
    used = {
        field for field, value in kept.items() if field in fields and is_untouched(value, said.basis.get(field, ""))
    }
    if memory is not None and "actions" not in used:
        found = recall(words["actions"].raw, memory, reading.period)
        fields["actions"] = [one.action for one in found]
        words = _other_words(words) | action_places(found, words["actions"].start)
        moved = moves(found, len(memory))
    fields |= {field: kept[field][0] for field in used}
    if "actions" in used:
        words = _placed_actions(words, fields["actions"])
    if memory is not None and "timing" not in used:
        fields["timing"] = time_said(said, [Action.model_validate(one) for one in fields["actions"]], reading.period)
    for field_name, why in said.unclear.items():
        if field_name not in used:
            reading.tell(done.number, "", *why)
    try:
        _MODELS[name].model_validate({"id": f"{COLLECTIONS[name]}1"} | hidden | fields)
    except ValidationError:
        raise damaged(done.number) from None
    node = ReadNode(
        fields=hidden | fields, words=words, strip=done.strip, line=done.number, column=done.column, moved=moved
    )
    reading.nodes[name].append(node)


def _said(reading: _Reading, name: Collection, line: str, hidden: dict[str, Any]) -> LineFields:
    if name == "goals":
        return read_goal(line)
    if name == "measures":
        return read_measure(line, reading.heading, reading.period)
    hints: dict[str, Any] = {key: hidden.pop(key) for key in ("by", "not_by") if key in hidden}
    return read_entry(line, reading.heading, reading.period, hints)


def _hidden(reading: _Reading, number: int, name: Collection, data: dict[str, Any]) -> dict[str, Any]:
    """What the comment holds; nothing where the line was carried here from another part."""
    node_id = data.get("id")
    if isinstance(node_id, str) and node_id[:1] in COLLECTIONS.values() and node_id[:1] != COLLECTIONS[name]:
        why = both("this line was {node_id} of another part; it was read as a new one", node_id=node_id)
        reading.tell(number, "", *why)
        return {}
    taken = any(node.fields.get("id") == node_id for node in reading.nodes[name])
    return {key: value for key, value in data.items() if key != "id" or not taken}


def _other_words(words: dict[str, LineWords]) -> dict[str, LineWords]:
    return {name: place for name, place in words.items() if not name.startswith("actions/")}


def _placed_actions(words: dict[str, LineWords], actions: list[Any]) -> dict[str, LineWords]:
    """Actions that are not one sentence each: look for them one after the other."""
    whole, found = words["actions"], _other_words(words)
    at = 0
    for n, action in enumerate(actions):
        raw = on_one_line(action if isinstance(action, str) else action.get("text", ""))
        here = whole.raw.find(raw, at)
        if raw and here >= 0:
            found[f"actions/{n}"] = LineWords(start=whole.start + here, raw=raw)
            at = here + len(raw)
    return found
