"""A patch is carried out in a plan: its calendar follows, and all else stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plandraft.core.patch import Patch, apply_patch
from plandraft.core.plan import COLLECTIONS, Entry, Measure, Plan
from plandraft.core.revision import Point
from plandraft.core.scheduling import entries_of
from plandraft.core.timing import Timing
from plandraft.errors import PatchRefused
from plandraft.filling.views import settled


def carried(plan: Plan, patch: Patch, *, unlocked: Collection[str] = ()) -> Plan:
    """The plan after a patch, its calendar made anew from its actions.

    Args:
        plan: Any plan.
        patch: The changes, all of them or none.
        unlocked: Nodes that may be changed although they are locked; they are locked again afterwards.

    Raises:
        PatchRefused: It does not fit the plan, or changes what is locked.
    """
    changed = apply_patch(_with_locks(plan, unlocked, locked=False), patch)
    changed = _with_locks(changed, [node.id for node in plan.nodes() if node.locked], locked=True)
    if changed.measures == plan.measures:
        return changed
    return settled(plan, _followed(plan, changed))


def locked_in(plan: Plan, patch: Patch) -> tuple[str, ...]:
    """The locked nodes that a patch would change."""
    named = dict.fromkeys(change.node for change in patch.changes if change.op != "add")
    return tuple(name for name in named if (node := plan.node(name)) is not None and node.locked)


def accepted(
    before: Plan, points: Iterable[Point], *, unlocked: Collection[str] = ()
) -> tuple[Plan, tuple[Point, ...]]:
    """The plan with some of the points, and those of them that fit no more without the ones that were turned down."""
    plan, unfit = before, list[Point]()
    for point in points:
        try:
            plan = carried(plan, point.patch, unlocked=unlocked)
        except PatchRefused:
            unfit.append(point)
    return plan, tuple(unfit)


def _with_locks(plan: Plan, ids: Collection[str], *, locked: bool) -> Plan:
    """The plan with some nodes locked or unlocked."""
    if not ids:
        return plan
    update: dict[str, object] = {
        name: tuple(
            node.model_copy(update={"locked": locked}) if node.id in ids else node for node in getattr(plan, name)
        )
        for name in COLLECTIONS
    }
    if plan.ideology.id in ids:
        update["ideology"] = plan.ideology.model_copy(update={"locked": locked})
    return plan.model_copy(update=update)


def _followed(before: Plan, after: Plan) -> Plan:
    """The calendar with its lines at the actions they were made from, under their ids also where these have changed."""
    old = {measure.id: measure for measure in before.measures}
    changed = [m for m in after.measures if m.id in old and m.actions != old[m.id].actions]
    moves = {measure.id: _moves(old[measure.id], measure) for measure in changed}
    there = {measure.id for measure in after.measures}
    schedule = tuple(moved for entry in after.schedule if (moved := _at(entry, moves, there)) is not None)
    renamed = {key: line for measure in changed for key, line in _lines(old[measure.id], measure, moves, after)}
    schedule = tuple(_said_anew(entry, renamed) for entry in schedule)
    return after if schedule == after.schedule else after.model_copy(update={"schedule": schedule})


def _lines(
    old: Measure, new: Measure, moves: dict[str, dict[int, int | None]], plan: Plan
) -> Iterable[tuple[tuple[str, str, Timing], Entry]]:
    """What each line of a measure says now, by what it said, where an action has as many lines as before."""
    then, now = _by_action(old, plan), _by_action(new, plan)
    for at, lines in then.items():
        place = moves[old.id].get(at, at)
        if place is not None and len(now.get(place, ())) == len(lines):
            for was, is_now in zip(lines, now[place], strict=True):
                yield (f"{old.id}/{place}", was.title, was.timing), is_now


def _by_action(measure: Measure, plan: Plan) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in entries_of(measure, plan.period):
        found.setdefault(int(entry.action.partition("/")[2]), []).append(entry)
    return found


def _said_anew(entry: Entry, renamed: dict[tuple[str, str, Timing], Entry]) -> Entry:
    line = renamed.get((entry.action, entry.title, entry.timing))
    return entry if line is None else entry.model_copy(update={"title": line.title, "timing": line.timing})


def _moves(old: Measure, new: Measure) -> dict[int, int | None]:
    """Where each action of a measure stands now; None for one that is gone."""
    if len(old.actions) == len(new.actions):
        return {}
    places: dict[int, int | None] = {}
    free = list(range(len(new.actions)))
    for at, action in enumerate(old.actions):
        now = next((n for n in free if new.actions[n].text == action.text), None)
        places[at] = now
        if now is not None:
            free.remove(now)
    return places


def _at(entry: Entry, moves: dict[str, dict[int, int | None]], there: Collection[str]) -> Entry | None:
    maker, _, number = entry.action.partition("/")
    if not maker:
        return entry
    if maker not in there:
        return None
    now = moves.get(maker, {}).get(int(number), int(number))
    if now is None:
        return None
    return entry if now == int(number) else entry.model_copy(update={"action": f"{maker}/{now}"})
