"""Computed fixes: applied one after the other, each kept only if the plan is the better for it."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.core.finding import Report
from plandraft.core.patch import Patch, apply_patch
from plandraft.core.plan import Plan
from plandraft.errors import PatchRefused

Check = Callable[[Plan], Report]


def better(new: Report, old: Report) -> bool:
    """Whether a report is better: no error that was not there, and less grave by errors, warnings, hints in turn."""
    known = {finding.place for finding in old.errors}
    return new.badness < old.badness and all(finding.place in known for finding in new.errors)


def try_patch(plan: Plan, patch: Patch, report: Report, check: Check) -> tuple[Plan, Report] | None:
    """The patched plan with its report, or None where the patch does not fit or does not help."""
    try:
        changed = apply_patch(plan, patch)
    except PatchRefused:
        return None
    after = check(changed)
    return (changed, after) if better(after, report) else None


def apply_fixes(plan: Plan, check: Check) -> tuple[Plan, Report]:
    """Apply every computed fix that helps; never leaves more or graver findings than it met.

    Applied to its own result it changes nothing more.
    """
    report = check(plan)
    tried: set[str] = set()
    while True:
        patch = next(
            (f.fix for f in report.findings if f.fix is not None and f.fix.model_dump_json() not in tried),
            None,
        )
        if patch is None:
            return plan, report
        tried.add(patch.model_dump_json())
        mended = try_patch(plan, patch, report, check)
        if mended is not None:
            plan, report = mended
