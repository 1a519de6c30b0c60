"""What an answer says: the values it would set, each with its node and its field, in whatever form it came."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from plandraft.core.replies import CHINESE_KEYS
from plandraft.filling.nodes import FIELDS, action_in, node_kind

_SAME = {"goals": "goal_ids", "measures": "measure_ids", "timing": "months", "month": "months", "lead": "leads"}
_INNER = {"timing": "when", "months": "when", "month": "when", "text": "", "": "", "when": "when", "line": "line"}
_ID = re.compile(
    r"\W{0,60}(?:\w{0,60}[\u4e00-\u9fff]\W{0,60})?([IGMSB][1-9]\d{0,15}|P)(?:[./\s]{1,30}(\S.*))?\s{0,60}+"
)
"""An id, also with what the node is called before it, and a field behind it: 措施 M3, M3.owner."""

Asked = Mapping[str, Collection[str]]
"""The values that were asked for, by node."""


class AnsweredValue(NamedTuple):
    """One value that an answer would set."""

    node: str
    field: str
    value: Any


def said_in(raw: dict[str, Any], asked: Asked) -> list[AnsweredValue]:
    """The values that an answer's object sets, the last word on each.

    Understood: ``{"patches": [{"id", "field", "value"}]}``, one such object, the fields of a node under its id, and of
    the only node asked about the fields themselves; Chinese keys too. A patch that names no node belongs to the only
    one that was asked for this field. What is said of other nodes is left out.
    """
    found: dict[tuple[str, str], AnsweredValue] = {}
    for node, field, value in _spoken(_named(raw)):
        held = _home(node, field, asked)
        if held is not None:
            found[held] = AnsweredValue(*held, value)
    return list(found.values())


def _spoken(named: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Node id (empty where none is named), field and value of everything said."""
    listed = named.get("patches", [named] if "field" in named else None)
    listed = [listed] if isinstance(listed, dict) else listed
    if not isinstance(listed, list):
        for key, value in named.items():
            if _ID.fullmatch(key) and isinstance(value, dict):
                yield from ((_id(key), field, inner) for field, inner in _named(value).items())
            else:
                yield "", key, value
        return
    for one in listed:
        if not isinstance(one, dict):
            continue
        inner = _named(one)
        node = str(inner.get("id") or inner.get("ref") or inner.get("node") or "").strip()
        if "field" not in inner:
            yield from ((node, field, value) for field, value in inner.items() if field not in ("id", "ref", "node"))
        elif "value" in inner:
            yield node, str(inner["field"]), inner["value"]


def _home(node: str, field: str, asked: Asked) -> tuple[str, str] | None:
    """The node and the field as they are called here; None where nobody asked."""
    prefixed = _ID.fullmatch(field)
    if prefixed and prefixed[2]:
        node, field = node or prefixed[1], prefixed[2]
    if len(asked) == 1 and not node:
        (node,) = asked
    if node:
        node = _id(node.upper())
        named = field_called(field, node) if node in asked else ""
        return (node, named) if named else None
    wanting = [each for each in asked if may_set(each, field_called(field, each), asked[each])]
    return (wanting[0], field_called(field, wanting[0])) if len(wanting) == 1 else None


def field_called(field: str, node_id: str) -> str:
    """A field as a model may write it, by its short name; empty where such a node has none.

    >>> field_called("actions[1].timing", "M1"), field_called("责任部门", "M1"), field_called("id", "M1")
    ('actions/1/when', 'owner', '')
    """
    parts = [part.strip() for part in re.split(r"[/.\[\]]+", field) if part.strip()]
    if not parts:
        return ""
    name = CHINESE_KEYS.get(parts[0], parts[0])
    name = _SAME.get(name, name)
    if name not in FIELDS[node_kind(node_id)]:
        return ""
    if name not in ("actions", "leads") or len(parts) == 1:
        return name
    inner = CHINESE_KEYS.get(parts[2], parts[2]) if len(parts) > 2 else ""
    if not parts[1].isdecimal() or inner not in _INNER:
        return ""
    return "/".join(filter(None, (name, str(int(parts[1])), _INNER[inner])))


def may_set(node_id: str, field: str, wanted: Collection[str]) -> bool:
    """Whether a question for some values allows this one: the value itself, or the one beside it that may be wrong.

    A line and the time of its action go together, an owner and its partners, and with the title of an entry its time;
    a whole list is told apart later.

    Args:
        node_id: Id of the node.
        field: The value that an answer sets.
        wanted: The values that were asked for.
    """
    at = action_in(field)
    if field in wanted:
        return True
    if at is not None and "/" in field.removeprefix("actions/"):
        return any(action_in(other) == at and "/" in other.removeprefix("actions/") for other in wanted)
    if at is not None:
        return "actions" in wanted
    if field == "actions":
        return any(action_in(other) is not None and other.count("/") == 1 for other in wanted)
    if field == "months":
        return node_kind(node_id) == "S" and "title" in wanted
    return {"owner": "partners", "partners": "owner"}.get(field, "") in wanted


def _named(raw: dict[str, Any]) -> dict[str, Any]:
    return {CHINESE_KEYS.get(key, key): value for key, value in raw.items()}


def _id(text: str) -> str:
    found = _ID.fullmatch(text)
    return found[1] if found else ""
