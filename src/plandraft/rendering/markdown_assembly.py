"""The parts that were read from our Markdown put together: texts, ids, order, links and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from plandraft.core.plan import COLLECTIONS, Collection, Plan
from plandraft.core.source_map import Place, ReadPlan, SourceMap, Unread
from plandraft.messages import tr
from plandraft.rendering.comments import is_untouched
from plandraft.rendering.escapes import meant
from plandraft.rendering.json_files import check_version
from plandraft.rendering.leads import read_leads, words_of_leads
from plandraft.rendering.markdown_nodes import ReadNode
from plandraft.rendering.places import Strip
from plandraft.rendering.signing import read_signature

_LINKS: tuple[tuple[Collection, str], ...] = (
    ("measures", "goal_ids"),
    ("schedule", "measure_ids"),
    ("budget", "measure_ids"),
)
_Pieces = dict[tuple[str, str], tuple[tuple[int, Place], ...]]


def assemble(
    head: dict[str, Any],
    blocks: dict[str, list[Strip]],
    leads: Sequence[tuple[str, list[Strip]]],
    nodes: dict[Collection, list[ReadNode]],
    told: list[Unread],
) -> ReadPlan:
    """The plan, and where its words stand.

    Raises:
        ValidationError, ValueError: The comments hold what no plan can.
    """
    check_version(head, tr("this Markdown plan"))
    head = dict(head)
    kept, order, loose = head.pop("exact", {}), head.pop("order", {}), head.pop("loose", [])
    numbered = _numbered(head, nodes)
    texts = {
        name: _block(blocks.get(name, []), kept.get(name)) for name in ("title", "preamble", "ideology", "closing")
    }
    data = {name: [node.fields for node in _ordered(read, order.get(name))] for name, read in numbered.items()}
    _drop_links(data, loose)
    _move_actions(data["schedule"], numbered["measures"], loose)
    ideology = (head.pop("ideology", None) or {}) | {"text": texts.pop("ideology")}
    signature = _signature(blocks.get("signature", []), kept.get("signature"))
    more = {"ideology": ideology, "signature": signature, "leads": _leads(leads, kept.get("leads"))}
    plan = Plan.model_validate(head | texts | data | more)
    pieces = {key: found for read in numbered.values() for node in read for key, found in _node_pieces(node).items()}
    pieces |= _block_pieces(blocks) | _lead_pieces(leads, plan)
    places = {
        (node.fields["id"], ""): Place(line=node.line, column=node.column)
        for read in numbered.values()
        for node in read
    }
    places |= {key: found[0][1] for key, found in pieces.items()}
    runs = {key: found for key, found in pieces.items() if len(found) > 1}
    source_map = SourceMap(places=places, pieces=runs)
    return ReadPlan(plan=plan, source_map=source_map, not_understood=tuple(told), links_read=True)


def _numbered(head: dict[str, Any], nodes: dict[Collection, list[ReadNode]]) -> dict[Collection, list[ReadNode]]:
    """Give a line that was added by hand the next id that was never used."""
    marks = head.get("high_water") or {}
    for name, letter in COLLECTIONS.items():
        ids = [str(node.fields.get("id")) for node in nodes[name]]
        mark = max([int(marks.get(name, 0)), *(int(i[1:]) for i in ids if re.fullmatch(r"[GMSB]\d{1,9}", i))])
        for node in nodes[name]:
            if not node.fields.get("id"):
                mark += 1
                node.fields["id"] = f"{letter}{mark}"
    return nodes


def _ordered(nodes: list[ReadNode], order: dict[str, list[str]] | None) -> list[ReadNode]:
    """The plan's own order, unless lines were put elsewhere; a new line follows the one it stands below."""
    known = set(order["plan"]) if order else set()
    here = [node.fields["id"] for node in nodes if node.fields["id"] in known]
    if order is None or here != [i for i in order["printed"] if i in here]:
        return nodes
    followers: dict[str, list[ReadNode]] = {"": []}
    at = ""
    for node in nodes:
        if node.fields["id"] in known:
            at = node.fields["id"]
            followers[at] = []
        followers[at].append(node)
    return followers[""] + [node for i in order["plan"] for node in followers.get(i, [])]


def _drop_links(data: dict[Collection, list[dict[str, Any]]], loose: list[str]) -> None:
    """A line that was deleted takes the links to it along."""
    there = {node["id"] for nodes in data.values() for node in nodes} | set(loose)
    for name, field in _LINKS:
        for node in data[name]:
            if node.get(field):
                node[field] = [i for i in node[field] if i in there]


def _move_actions(entries: list[dict[str, Any]], measures: list[ReadNode], loose: list[str]) -> None:
    """A line of the calendar follows its action to the new place; it stands for itself where that is gone."""
    moved = {node.fields["id"]: node.moved for node in measures}
    for entry in entries:
        measure_id, _, number = str(entry.get("action") or "").partition("/")
        if measure_id and measure_id not in moved and measure_id not in loose:
            entry["action"] = ""
        elif measure_id in moved and int(number) in moved[measure_id]:
            now = moved[measure_id][int(number)]
            entry["action"] = "" if now is None else f"{measure_id}/{now}"


def _block(strips: list[Strip], kept: Any) -> str:
    if is_untouched(kept, "\n".join(strip.text for strip in strips)):
        return str(kept[0])
    return "\n".join(meant(strip.text) for strip in strips)


def _signature(strips: list[Strip], kept: Any) -> Any:
    lines = [strip.text for strip in strips]
    return kept[0] if is_untouched(kept, "\n".join(lines)) else read_signature(lines)


def _leads(leads: Sequence[tuple[str, list[Strip]]], kept: Any) -> Any:
    said = [(area, [strip.text for strip in strips]) for area, strips in leads if strips]
    if is_untouched(kept, words_of_leads(said)):
        return kept[0]
    return [{"area": area, "text": text} for area, text in read_leads(said)]


def _node_pieces(node: ReadNode) -> _Pieces:
    return {
        (node.fields["id"], name): node.strip.pieces(words.start, words.raw)
        for name, words in node.words.items()
        if words.raw
    }


def _block_pieces(blocks: dict[str, list[Strip]]) -> _Pieces:
    return {("I1", "text") if name == "ideology" else ("P", name): _runs(strips) for name, strips in blocks.items()}


def _lead_pieces(leads: Sequence[tuple[str, list[Strip]]], plan: Plan) -> _Pieces:
    """Each lead of the plan stands where its area's was read."""
    read = {meant(area): strips for area, strips in leads if strips}
    return {
        ("P", f"leads/{n}"): _runs(read[area])
        for n, area in enumerate(lead.area.strip() for lead in plan.leads)
        if area in read
    }


def _runs(strips: Sequence[Strip]) -> tuple[tuple[int, Place], ...]:
    """The places of paragraphs that are one text, one a line."""
    offset, runs = 0, []
    for strip in strips:
        runs += [(offset + at, place) for at, place in strip.pieces(0, strip.text)]
        offset += len(meant(strip.text)) + 1
    return tuple(runs)
