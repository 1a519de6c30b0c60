"""Entries made from actions are views: what is found in one, and what would mend it, belongs to the action."""

from __future__ import annotations

from typing import NamedTuple

from plandraft.core.finding import Finding, Report
from plandraft.core.patch import Patch, set_field
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.scheduling import time_of, with_entries
from plandraft.core.timing import Timing


class Home(NamedTuple):
    """Where an entry comes from: a measure and the number of its action."""

    measure: Measure
    action: int


def homes(plan: Plan) -> dict[str, Home]:
    """The homes of the entries that are views, by the entry's id."""
    measures = {measure.id: measure for measure in plan.measures}
    found = {}
    for entry in plan.schedule:
        measure_id, _, number = entry.action.partition("/")
        measure = measures.get(measure_id)
        if measure is not None and int(number) < len(measure.actions):
            found[entry.id] = Home(measure, int(number))
    return found


def settled(before: Plan, after: Plan) -> Plan:
    """The changed plan with its calendar made anew, each measure whose actions have moved at the time they come to.

    What was not touched stays as it was, also where it was not in order.
    """
    if after.measures == before.measures:
        return after
    old = {measure.id: measure for measure in before.measures}
    measures = tuple(_at_its_time(measure, old.get(measure.id), after.period) for measure in after.measures)
    plan = after.model_copy(update={"measures": measures})
    has_views = any(entry.action for entry in plan.schedule)
    return with_entries(plan) if has_views or any(a.line for m in measures for a in m.actions) else plan


def _at_its_time(measure: Measure, old: Measure | None, period: Period | None) -> Measure:
    times = _times(measure)
    if old is None or not times or times == _times(old):
        return measure
    return measure.model_copy(update={"timing": time_of(measure.actions, period)})


def _times(measure: Measure) -> list[Timing]:
    return [action.timing for action in measure.actions if action.timing.is_set]


def redirected(report: Report, plan: Plan) -> Report:
    """The report with what is said of views said of their measures, each once; of locked views as it is."""
    known = homes(plan)
    if not known:
        return report
    found: dict[tuple[str, ...], Finding] = {}
    for number, finding in enumerate(report.findings):
        home, entry = known.get(finding.node), plan.node(finding.node)
        if home is None or entry is None:
            found[str(number),] = finding
        elif entry.locked or home.measure.locked:
            found[str(number),] = finding.model_copy(update={"askable": False, "fix": None})
        else:
            fix = redirected_patch(plan, finding.fix) if finding.fix else None
            moved = finding.model_copy(
                update={"node": home.measure.id, "field": _field_at(home, finding.field), "fix": fix}
            )
            found.setdefault((*moved.place, moved.evidence), moved)
    return report.model_copy(update={"findings": tuple(found.values())})


def redirected_patch(plan: Plan, patch: Patch) -> Patch | None:
    """The patch with what it does to views done to their actions; None where that cannot be said."""
    known = homes(plan)
    changes = []
    for change in patch.changes:
        home = known.get(change.node)
        if home is None:
            changes.append(change)
            continue
        field, value = _field_at(home, change.field), change.value
        entry = plan.node(change.node)
        if change.op != "set" or field == "measure_ids" or not isinstance(entry, Entry):
            return None
        if field.endswith("/timing"):
            timing = _moved(home.measure.actions[home.action].timing, entry.timing, Timing.model_validate(value))
            if timing is None:
                return None
            value = timing.model_dump(mode="json")
        changes += set_field(plan, home.measure.id, field, value).changes
    return Patch(changes=tuple(changes))


def _field_at(home: Home, field: str) -> str:
    if field in ("owner", "measure_ids"):
        return field
    inner = "timing" if field in ("timing", "months") else "line"
    return f"actions/{home.action}/{inner}"


def _moved(whole: Timing, part: Timing, to: Timing) -> Timing | None:
    """The time of an action, the part of it that one entry shows moved; None where it has no part of its own."""
    rest = set(whole.months) - set(part.months)
    if not whole.months or not part.months:
        return None
    if not rest:
        return to.model_copy(update={"deadline": whole.deadline and len(to.months) == 1, "rhythm": whole.rhythm})
    return Timing(months=tuple(sorted(rest | set(to.months))), rhythm=whole.rhythm)
