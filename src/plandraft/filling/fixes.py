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


def no_worse(new: Report, old: Report) -> bool:
    """Whether a report has no more findings of any weight or above: errors, errors and warnings, all findings."""
    return all(now <= before for now, before in zip(_at_least(new), _at_least(old), strict=True))


def apply_fixes(plan: Plan, check: Check) -> tuple[Plan, Report]:
    """Apply every computed fix that helps; never leaves more or graver findings than it met.

    A fix that mends one finding and makes another of the same weight, or several lighter ones, is dropped. Rounds are
    made until one of them changes nothing, so that applied to its own result it changes nothing more.
    """
    report = check(plan)
    changed = True
    while changed:
        changed = False
        tried: set[str] = set()
        while (patch := _next_fix(report, tried)) is not None:
            tried.add(patch.model_dump_json())
            mended = try_patch(plan, patch, report, check)
            if mended is not None and no_worse(mended[1], report):
                plan, report = mended
                changed = True
    return plan, report


def _next_fix(report: Report, tried: set[str]) -> Patch | None:
    fixes = (finding.fix for finding in report.findings if finding.fix is not None)
    return next((fix for fix in fixes if fix.model_dump_json() not in tried), None)


def _at_least(report: Report) -> tuple[int, int, int]:
    errors, warnings, hints = report.badness
    return errors, errors + warnings, errors + warnings + hints
