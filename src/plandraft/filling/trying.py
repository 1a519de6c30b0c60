"""A plan that is being mended: a patch is kept only where the plan is whole afterwards and the better for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plandraft.core.finding import Report
from plandraft.core.patch import AppliedChange, ChangedBy, Patch, apply_patch
from plandraft.core.plan import Measure, Plan
from plandraft.core.said_times import months_said
from plandraft.core.timing import Timing
from plandraft.errors import PatchRefused
from plandraft.filling.harm import keeps_nodes
from plandraft.filling.telling import changes_of
from plandraft.filling.views import redirected, settled

LookAgain = Callable[[Plan], Report]


@dataclass(frozen=True, kw_only=True)
class Mending:
    """How far the mending has come.

    Attributes:
        plan: The plan so far.
        report: What the checks find in it; what they find in views is said of the actions they are made from.
        changes: What was changed.
    """

    plan: Plan
    report: Report
    changes: tuple[AppliedChange, ...] = ()


def begin(plan: Plan, check: LookAgain) -> Mending:
    """A plan before anything is mended."""
    return Mending(plan=plan, report=redirected(check(plan), plan))


def better(new: Report, old: Report) -> bool:
    """Whether a report is better: no error that was not there, and less grave by errors, warnings, hints in turn."""
    known = {finding.place for finding in old.errors}
    return new.badness < old.badness and all(finding.place in known for finding in new.errors)


def no_worse(new: Report, old: Report) -> bool:
    """Whether a report has no more findings of any weight or above: errors, errors and warnings, all findings."""
    return all(now <= before for now, before in zip(_at_least(new), _at_least(old), strict=True))


def tried(
    mending: Mending, patch: Patch, check: LookAgain, *, codes: Iterable[str], by: ChangedBy, strictly: bool = False
) -> Mending | None:
    """The mending with a patch applied and the calendar made anew, or None where it does not fit or does not help.

    Args:
        mending: What it is applied to.
        patch: The changes, all of them or none.
        check: Run over the result.
        codes: The rules behind it.
        by: Who it is from.
        strictly: Whether it may leave no more findings of any weight, and move no entry away from its measure.
    """
    try:
        changed = apply_patch(mending.plan, patch)
    except PatchRefused:
        return None
    plan = settled(mending.plan, changed)
    if not keeps_nodes(mending.plan, plan, patch) or (strictly and not moves_rightly(mending.plan, plan)):
        return None
    report = redirected(check(plan), plan)
    if not better(report, mending.report) or (strictly and not no_worse(report, mending.report)):
        return None
    told = changes_of(mending.plan, plan, patch, codes=codes, by=by)
    return Mending(plan=plan, report=report, changes=(*mending.changes, *told))


def _at_least(report: Report) -> tuple[int, int, int]:
    errors, warnings, hints = report.badness
    return errors, errors + warnings, errors + warnings + hints


def moves_rightly(before: Plan, after: Plan) -> bool:
    """Whether no entry has moved to a month that its measure does not have, and no action to one its words deny."""
    times = {entry.id: entry.timing for entry in before.schedule}
    measures = {measure.id: measure for measure in after.measures}
    for entry in after.schedule:
        if times.get(entry.id, entry.timing) != entry.timing and not entry.action:
            served = [measures[link] for link in entry.measure_ids if link in measures]
            if not _within(entry.timing, [measure.timing for measure in served]):
                return False
    old = {measure.id: measure for measure in before.measures}
    return all(_agrees(old.get(measure.id), measure) for measure in after.measures)


def _within(timing: Timing, wider: list[Timing]) -> bool:
    known = [each for each in wider if each.months]
    return not known or set(timing.months) <= {month for each in known for month in each.months}


def _agrees(old: Measure | None, new: Measure) -> bool:
    """Whether no action has left the months that its own words or the measure's title name."""
    if old is None:
        return True
    for then, now in zip(old.actions, new.actions, strict=False):
        named = months_said(f"{new.title}\n{now.text}")
        left = set(then.timing.months) & named and not set(now.timing.months) & named
        if then.timing != now.timing and left:
            return False
    return True
