"""Computed fixes: applied one after the other, each kept only if the plan is the better for it."""

from __future__ import annotations

from plandraft.core.finding import Finding, Report
from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Measure, Plan
from plandraft.core.rhythm import combined
from plandraft.filling import lines
from plandraft.filling.merging import merged_nodes
from plandraft.filling.trying import LookAgain, Mending, begin, tried


def apply_fixes(plan: Plan, check: LookAgain) -> tuple[Plan, Report]:
    """Apply every computed fix that helps; never leaves more or graver findings than it met."""
    mended = fixed(begin(plan, check), check).plan
    return mended, check(mended)


def fixed(mending: Mending, check: LookAgain) -> Mending:
    """The mending with every computed fix that helps.

    A fix that mends one finding and makes another of the same weight, or several lighter ones, is dropped. Rounds are
    made until one of them changes nothing, so that applied to its own result it changes nothing more.
    """
    changed = True
    while changed:
        changed = False
        seen: set[str] = set()
        while (found := _next_fix(mending, seen)) is not None:
            finding, patch = found
            seen.add(patch.model_dump_json())
            after = tried(mending, patch, check, codes=(finding.code,), by="fix", strictly=True)
            if after is not None:
                mending, changed = after, True
    return mending


def _next_fix(mending: Mending, seen: set[str]) -> tuple[Finding, Patch] | None:
    for finding in mending.report.findings:
        patch = finding.fix or computed(mending.plan, finding)
        if patch is not None and patch.model_dump_json() not in seen:
            return finding, patch
    return None


def computed(plan: Plan, finding: Finding) -> Patch | None:
    """A patch for a finding whose rule brings none, but whose answer stands in the plan."""
    node = plan.node(finding.node)
    if node is None or node.locked:
        return None
    if finding.rule == "doubled-node":
        return merged_nodes(plan, str(finding.params.get("first", "")), node.id)
    if not isinstance(node, Measure):
        return None
    if finding.rule == lines.RULE:
        return lines.titled(plan, node)
    times = [action.timing for action in node.actions if action.timing.is_set]
    if finding.field in ("months", "timing/note") and not node.timing.is_set and times:
        return set_field(plan, node.id, "timing", combined(times, plan.period).model_dump(mode="json"))
    return None
