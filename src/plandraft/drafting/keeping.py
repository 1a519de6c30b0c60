"""A plan is drafted anew after its profile has changed: what was edited by hand in the old one stays in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.core.edits import LEAD, edited_parts, made_of, marks_of, name_of
from plandraft.core.plan import COLLECTIONS, BudgetItem, Goal, Lead, Measure, Plan
from plandraft.core.scheduling import with_entries
from plandraft.drafting.claims import goals_linked
from plandraft.drafting.keeping_goals import KeptList, keep_goals, keep_items
from plandraft.drafting.keeping_lines import KeptLines, keep_lines, with_locked_lines, without_deleted_lines
from plandraft.drafting.keeping_measures import KeptMeasures, keep_measures
from plandraft.drafting.money import with_notes, without_notes_of_titles
from plandraft.drafting.pairing import Edited, Ids

_TEXTS = ("title", "preamble", "closing", "signature")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A new draft with what was edited by hand in an older one.

    Attributes:
        notes: What the office should know of it, in Chinese.
    """

    plan: Plan
    notes: tuple[str, ...]


def kept(new: Plan, old: Plan) -> Plan:
    """The new draft in which every edited, hand-written or locked part of an older plan stands in its own words.

    A measure stands in the place of those that claim the same demands, else of the one with the like title, else under
    its heading; what somebody deleted stays away, unless a demand would be without a measure. Nodes that are kept are
    locked. Claims of demands that are gone are dropped, the measure stays. Of what is not edited nothing is revived.
    """
    return keep_edits(new, old).plan


def keep_edits(new: Plan, old: Plan) -> Kept:
    """``kept``, with what is to be said of it."""
    before = Edited.of(old, new.matters)
    if not before.hand and not before.gone:
        return Kept(plan=new, notes=(_told(old),))
    ids, draft = Ids(new, old), without_notes_of_titles(new)
    parts = _Parts.of(draft, before, ids)
    joined = parts.joined()
    plan = with_locked_lines(with_entries(joined), joined.schedule)
    plan = with_notes(_linked(plan, parts))
    plan = _with_marks(plan, new, parts)
    plan = Plan.model_validate({name: getattr(plan, name) for name in Plan.model_fields})
    return Kept(plan=plan, notes=(_told(old), *_of_revived(plan, parts), *_of_leads(plan)))


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """What of both plans comes into the result.

    Attributes:
        lines: Own lines and views before the calendar is made anew.
        actions: The measures, without the calendar lines that somebody has deleted.
        cleared: The names of these lines.
    """

    new: Plan
    old: Edited
    ids: Ids
    goals: KeptList[Goal]
    measures: KeptMeasures
    lines: KeptLines
    items: KeptList[BudgetItem]
    actions: tuple[Measure, ...]
    cleared: frozenset[str]

    @classmethod
    def of(cls, new: Plan, old: Edited, ids: Ids) -> _Parts:
        """Decide what stands where."""
        measures = keep_measures(new, old, ids)
        lines = keep_lines(new, old, ids, measures)
        actions, cleared = without_deleted_lines(measures.measures, old, new, but=measures.revived)
        return cls(
            new=new,
            old=old,
            ids=ids,
            goals=keep_goals(new, old, ids),
            measures=measures,
            lines=lines,
            items=keep_items(new, old, ids, measures),
            actions=actions,
            cleared=cleared,
        )

    def joined(self) -> Plan:
        """The new draft with the parts in their places; what follows from them is not yet made anew."""
        old, hand = self.old.plan, self.old.hand
        ideology = old.ideology.model_copy(update={"locked": True}) if old.ideology.id in hand else self.new.ideology
        texts = {name: getattr(old, name) for name in _TEXTS if name in hand}
        nodes = {
            "goals": self.goals.nodes,
            "measures": self.actions,
            "schedule": self.lines.entries,
            "budget": self.items.nodes,
            "leads": tuple(self._leads()),
            "ideology": ideology,
            "high_water": self.ids.high_water,
        }
        return self.new.model_copy(update=nodes | texts)

    def _leads(self) -> Iterator[Lead]:
        """The line below each heading: the edited one, else the draft's, else the one that came with its heading."""
        headings, there = self.measures.headings, dict.fromkeys(m.area for m in self.measures.measures)
        by_hand: dict[str, list[str]] = {}
        for lead in self.old.plan.leads:
            if f"{LEAD}{lead.area}" in self.old.hand:
                area = lead.area if lead.area in there else headings.get(lead.area, lead.area)
                by_hand.setdefault(area, []).append(lead.text)
        areas = self.old.plan.areas()
        gone = {key.removeprefix(LEAD) for key in self.old.gone if key.startswith(LEAD)} & set(areas)
        drafted = {headings.get(lead.area, lead.area): lead.text for lead in reversed(self.new.leads)}
        for area in [*there, *(area for area in by_hand if area not in there)]:
            own = self.old.plan.lead(area) if area not in self.new.areas() else ""
            text = "\n".join(by_hand.get(area, ())) or ("" if area in gone else drafted.get(area) or own)
            if text:
                yield Lead(area=area, text=text)


def _linked(plan: Plan, parts: _Parts) -> Plan:
    """With the goals that each measure serves: the draft's own links, the old ones of what came in, and by claims."""
    there = {goal.id for goal in plan.goals}
    own = {m.id: [goal for goal in m.goal_ids if goal in there] for m in plan.measures}
    back = {now: was for was, now in parts.goals.replaced.items()}
    moved = {goal.id: parts.goals.of_old[back[goal.id]] for goal in parts.new.goals if goal.id in back}
    for measure in parts.new.measures:
        number = parts.measures.of_new.get(measure.id)
        if number is not None:
            own[number] = [moved.get(goal, goal) for goal in measure.goal_ids if moved.get(goal, goal) in there]
    came = {parts.measures.of_old[m] for m in parts.old.hand if m in parts.measures.of_old}
    came -= set(parts.measures.replaced.values())
    by_claims = {m.id: m.goal_ids for m in goals_linked(plan).measures}
    served = {goal for number, goals in own.items() if number not in came for goal in goals}
    linked = []
    for measure in plan.measures:
        found = [goal for goal in by_claims[measure.id] if measure.id in came or goal not in served]
        if measure.id in came:
            was = next(m for m, now in parts.measures.of_old.items() if now == measure.id)
            before = next(m for m in parts.old.plan.measures if m.id == was).goal_ids
            own[measure.id] = [parts.goals.of_old[goal] for goal in before if goal in parts.goals.of_old]
        goals = tuple(dict.fromkeys((*own[measure.id], *found)))
        linked.append(measure.model_copy(update={"goal_ids": goals}))
    return plan.model_copy(update={"measures": tuple(linked)})


def _with_marks(plan: Plan, new: Plan, parts: _Parts) -> Plan:
    """With marks by which what was edited or deleted is still known to be so when it is drafted anew once more."""
    drafted = new.made or made_of(new)
    by_hand = {now: was for was, now in _of_hand(parts).items()}
    fresh = marks_of(plan)
    made: dict[str, str] = {}
    for key, mark in fresh.items():
        was = by_hand.get(key)
        if was is None:
            made[key] = str(mark)
        elif key in drafted and _is_for_one(key, was, parts):
            made[key] = drafted[key]
        elif was not in parts.old.unmarked:
            made[key] = str(parts.old.marks[was])
    dropped = parts.measures.dropped | parts.goals.dropped | parts.items.dropped
    for key, text in drafted.items():
        line = key in {entry.id for entry in new.schedule if name_of(entry.title) in parts.cleared}
        if key not in fresh and (key in dropped or line or key.startswith(LEAD)):
            made[key] = text
    return _with_gone(plan.model_copy(update={"made": made}), parts)


def _of_hand(parts: _Parts) -> dict[str, str]:
    """For each part that was edited by hand, its key in the result."""
    lists = (parts.measures.of_old, parts.goals.of_old, parts.items.of_old, parts.lines.of_old)
    found = {was: now for into in lists for was, now in into.items() if was in parts.old.hand}
    for key in parts.old.hand & {*_TEXTS, parts.old.plan.ideology.id}:
        found[key] = key
    for key in parts.old.hand:
        if key.startswith(LEAD):
            area = key.removeprefix(LEAD)
            found[key] = f"{LEAD}{parts.measures.headings.get(area, area)}"
    return found


def _is_for_one(key: str, was: str, parts: _Parts) -> bool:
    """Whether the new draft's part of this key is the one in whose place the edited one stands."""
    lists = (parts.measures.replaced, parts.goals.replaced, parts.items.replaced, parts.lines.replaced)
    nodes = {node.id for node in parts.old.plan.nodes()} - {parts.old.plan.ideology.id}
    return was not in nodes or any(replaced.get(was) == key for replaced in lists)


def _with_gone(plan: Plan, parts: _Parts) -> Plan:
    """With the marks of deleted parts that the new draft did not make again, under keys that mean nothing else."""
    names = {letter: name for name, letter in COLLECTIONS.items()}
    known, made = set(plan.made.values()), dict(plan.made)
    for key, mark in parts.old.gone.items():
        if str(mark) in known:
            continue
        if key.startswith(LEAD) or key not in made:
            made.setdefault(key, str(mark))
        elif key[:1] in names:
            made[parts.ids.take(names[key[:1]], key)] = str(mark)
    return plan.model_copy(update={"made": made, "high_water": parts.ids.high_water})


def _told(old: Plan) -> str:
    count = len(edited_parts(old))
    if not old.made and not count:
        return "旧稿没有起草时的标记，也没有锁定的部分，看不出哪些是手工修改，未作保留"
    return f"保留了 {count} 处手工修改"


def _of_revived(plan: Plan, parts: _Parts) -> Iterator[str]:
    matters = {matter.id: matter.text for matter in plan.matters}
    for measure in plan.measures:
        if measure.id in parts.measures.revived:
            demands = "”“".join(matters[claim] for claim in measure.claims)
            yield f"旧稿中删去的“{measure.title}”仍列入：没有它，就没有措施承担“{demands}”"


def _of_leads(plan: Plan) -> Iterator[str]:
    there = plan.areas()
    for lead in plan.leads:
        if lead.area not in there:
            yield f"手工修改的引语所在的标题“{lead.area}”在新稿中已没有措施，暂不印出"
