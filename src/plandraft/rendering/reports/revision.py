"""What became of some instructions, as a person reads it, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.finding import Finding
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.revision import Point
from plandraft.core.texts import json_shown
from plandraft.messages import marked, tr
from plandraft.rendering.reports.edits import edits_text

_STATES = {
    "done": marked("change"),
    "locked": marked("locked"),
    "refused": marked("refused"),
    "unclear": marked("not understood"),
    "same": marked("is so already"),
}
"""What a state is called."""


def point_text(number: int, point: Point, before: Plan, after: Plan) -> str:
    """A point: what was said, what comes of it, each value that it changes, and what to look at.

    Args:
        number: From 1.
        point: The point.
        before: A plan that has the nodes that it takes out.
        after: A plan that has the nodes that it adds.
    """
    lines = [f"{number}. [{tr(_STATES[point.state])}] {point.said}" + (f"  ←“{point.words}”" if point.words else "")]
    lines += [f"   {line}" for line in edits_text(_seen(point.patch, after), before, after).splitlines()]
    lines += [tr("   note: {note}", note=note) for note in point.notes]
    if point.state == "locked":
        lines.append(tr("   {nodes}: edited by hand, locked", nodes="、".join(point.locked)))
    return "\n".join(lines) + "\n"


def _seen(patch: Patch, after: Plan) -> Patch:
    """The patch with the id that an added node has got."""
    titled = {str(getattr(node, "title", "")): node.id for node in after.nodes()}
    changes = []
    for change in patch.changes:
        if change.op == "add" and isinstance(change.value, dict) and "id" not in change.value:
            node_id = titled.get(str(change.value.get("title", "")), "M0")
            change = change.model_copy(update={"value": {**change.value, "id": node_id}})
        changes.append(change)
    return Patch(changes=tuple(changes))


def fresh_text(findings: Sequence[Finding]) -> str:
    """What the checks find that they did not find before; empty where that is nothing."""
    lines = [f"  {tr(one.severity.value)} {one.code} {one.node} {one.message}" for one in findings]
    return "\n".join([tr("new after the change:"), *lines]) + "\n" if lines else ""


def revision_json(points: Sequence[Point], patch: Patch, findings: Sequence[Finding]) -> str:
    """Points, patch and new findings for programs."""
    return json_shown(
        {
            "points": [point.model_dump(mode="json") for point in points],
            "patch": patch.model_dump(mode="json"),
            "findings": [finding.model_dump(mode="json") for finding in findings],
        }
    )
