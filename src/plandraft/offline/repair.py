"""Answers ``repair``: an owner the profile has, months the node speaks of; else a named gap, never a guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from plandraft.core.gap import gap
from plandraft.core.inputs import FieldFault, RepairInputs, RepairNode
from plandraft.core.plan import LINE_CHARS
from plandraft.core.replies import PatchShape, RepairReply
from plandraft.offline.overlap import held
from plandraft.offline.when import months_in

_GAPS = {
    "owner": "责任部门",
    "indicator": "完成标志",
    "text": "内容",
    "title": "名称",
    "actions": "具体做法",
    "months": "时间",
    "preamble": "引言",
    "closing": "结语",
}
_SAME = {"goals": "goal_ids", "measures": "measure_ids", "timing": "months"}
_IDS = ("goal_ids", "measure_ids")
_PARTS = re.compile(r"改为[“「]([^”」]{1,200})[”」]|应为[“「]([^”」]{1,200})[”」]|改用[“「]([^”」]{1,200})[”」]")
_OFTEN = re.compile(r"[每逐按](?:周|月|季|年|日|半年|学期)|全年|半年|季度")
"""How often something is done is no fact that somebody else could fill in."""
_EMPTY = re.compile(r"大力|切实|进一步|不断|努力|积极|扎实|深入")
_UNION = re.compile(r"工会(?:委员会|办公室)?$")

Value = str | list[str] | list[int]


def answer_repair(inputs: RepairInputs) -> RepairReply:
    """New values for the faulty values of each node, from its own content and the allowed choices."""
    return RepairReply(patches=[patch for node in inputs.nodes for patch in _patches(node, inputs)])


def _patches(node: RepairNode, inputs: RepairInputs) -> Iterator[PatchShape]:
    content = _content(node.content)
    by_field: dict[str, list[FieldFault]] = {}
    for fault in node.faults:
        name, slash, rest = fault.field.partition("/")
        by_field.setdefault(_SAME.get(name, name) + slash + rest, []).append(fault)
    said = [
        PatchShape(id=node.id, field=field, value=value)
        for field, faults in by_field.items()
        if field and (value := _value(field, content, faults, inputs)) is not None
    ]
    first = next(iter(by_field), "") or "title"
    yield from said or [PatchShape(id=node.id, field=first, value=gap(_GAPS.get(first.split("/")[0], node.kind)))]


def _content(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _value(field: str, content: dict[str, Any], faults: Sequence[FieldFault], inputs: RepairInputs) -> Value | None:
    said = " ".join(
        text
        for key, value in content.items()
        if key.split("/")[0] in ("title", "text", "actions", "indicator")
        for text in _strings(value)
    )
    choices = inputs.choices.get(field) or ()
    if field == "owner":
        return _owner(said, choices)
    if field == "partners":
        return [name for name in _strings(content.get(field)) if name in choices] or None
    if field in _IDS:
        best = max(choices, key=lambda choice: held(said, choice), default=None)
        return [best.split()[0]] if best else None
    if field == "months":
        return list(months_in(said)) or gap(_GAPS[field])
    if field.endswith("/when"):
        action = _strings(content.get(field.removesuffix("/when")))
        return [*months_in(" ".join(action))] or None
    if field.endswith("/line"):
        return _line(content)
    return _words(field, content, faults)


def _line(content: dict[str, Any]) -> str | None:
    """The measure's title as far as it is a line: whole, or its first part; None where neither is short enough."""
    title = next(iter(_strings(content.get("title"))), "")
    parts = [title, *re.split(r"[，、；。：（(]", title)]
    return next((part for part in parts if 4 <= len(part) <= LINE_CHARS), None)


def _owner(said: str, choices: Sequence[str]) -> str:
    """The choice that the node names or shares most words with; else the union; else the first; else a gap."""
    scored = [(2.0 if name in said else held(name, said), -at, name) for at, name in enumerate(choices)]
    best = max(scored, default=(0.0, 0, gap(_GAPS["owner"])))
    union = next((name for name in choices if _UNION.search(name)), None)
    return best[2] if best[0] >= 0.3 else union or (choices[0] if choices else best[2])


def _words(field: str, content: dict[str, Any], faults: Sequence[FieldFault]) -> Value:
    """A text with what was faulty in it replaced; a gap where there is no text or no telling what is right."""
    name = _GAPS.get(field.split("/")[0], field)
    held_now = content.get(field)
    texts = _strings(held_now)
    if not texts:
        if field == "indicator" and content.get("title"):
            return f"“{content['title']}”如期完成，记录和小结各1份"
        return [gap(name)] if field == "actions" else gap(name)
    mended = texts
    for fault in faults:
        mended = [_mended(text, fault, name) for text in mended]
    return mended if isinstance(held_now, list) else mended[0]


def _mended(text: str, fault: FieldFault, name: str) -> str:
    evidence = fault.evidence or text  # a value that is faulty as a whole is not quoted
    if evidence not in text:
        return text
    said = _PARTS.search(fault.suggestion)
    if said is not None:
        return text.replace(evidence, next(filter(None, said.groups())))
    plainer = _EMPTY.sub("", evidence)
    if plainer and plainer != evidence:
        return text.replace(evidence, plainer)
    return text if _OFTEN.search(evidence) else text.replace(evidence, gap(f"{name}中的事实"))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [text for inner in value for text in _strings(inner)] if isinstance(value, list | tuple) else []
