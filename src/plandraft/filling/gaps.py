"""A required value that stays empty becomes a named gap, and its node waits for it."""

from __future__ import annotations

from plandraft.core.finding import Finding
from plandraft.core.gap import gap
from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Action, Origin, Plan
from plandraft.core.timing import Timing
from plandraft.filling.nodes import FIELD_NAMES
from plandraft.filling.trying import LookAgain, Mending, tried

_REQUIRED = ("owner", "indicator", "title", "text", "actions", "months")


def named(mending: Mending, check: LookAgain) -> Mending:
    """The mending with every empty value that a plan needs named as a gap."""
    for finding in mending.report.findings:
        patch = _gap_patch(mending.plan, finding)
        after = tried(mending, patch, check, codes=(finding.code,), by="fix") if patch is not None else None
        mending = after or mending
    return mending


def _gap_patch(plan: Plan, finding: Finding) -> Patch | None:
    node = plan.node(finding.node)
    if node is None or finding.field not in _REQUIRED:
        return None
    words = gap(FIELD_NAMES[finding.field])
    if finding.field == "months":
        timing = getattr(node, "timing", None)
        if timing is None or timing.is_set or timing.note:
            return None
        value = set_field(plan, node.id, "timing", Timing(note=words).model_dump(mode="json"))
    elif getattr(node, finding.field, None):
        return None
    else:
        actions = [Action(text=words).model_dump(mode="json")]
        value = set_field(plan, node.id, finding.field, actions if finding.field == "actions" else words)
    waits = set_field(plan, node.id, "origin", Origin.PENDING.value)
    return Patch(changes=(*value.changes, *waits.changes))
