"""Two measures become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Measure, Plan
from plandraft.filling.merging import merged_nodes
from plandraft.revising.ground import Ground
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, unclear
from plandraft.revising.spots import Lost, Sort, Spot, shown
from plandraft.revising.targets import find_spots

_INTO = re.compile(
    r"(?:把|将)?(?P<t>.{1,20}?)(?:合并|归并|并|合|归|纳)(?:到|入|进|至|在)(?P<into>.{1,20}?)(?:这一?[项条]|里面?|中|当中|一起)?(?:去|来)?(?:一起|统一)?(?:办|搞|开展|进行)?"
)
_WITH = re.compile(
    r"(?:把|将)?(?P<into>.{1,20}?)(?:和|与|跟|同)(?P<t>.{1,20}?)(?:这两[项条])?(?:合并|合在一起|并在一起|合为一[项条]|合成一[项条]|合二为一)(?:为一[项条]|成一[项条]|举办|举行|开展|办|搞|进行)?"
)


@dataclass(frozen=True, kw_only=True)
class Into:
    """The words for the measure that takes the other one in."""

    words: str


class Uniting:
    """``把健步走合并到运动会``, ``读书节和演讲比赛合并``."""

    among: Sequence[Sequence[Sort]] = (("measure", "action"),)

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        del ground
        for pattern in (_WITH, _INTO):
            found = pattern.fullmatch(words)
            if found is not None:
                return Order(kind=self, words=words, target=found["t"], value=Into(words=found["into"]))
        return None

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The one measure with what the other says, and without the other."""
        into = find_spots(order.value.words, plan, ground, among=self.among[0])
        if isinstance(into, Lost):
            return [unclear(into.why)]
        one = {spot.node for spot in into.spots}
        if len(one) != 1:
            return [unclear(f"“{order.value.words}”不止一项，请写明并到哪一项")]
        (taker,) = one
        return [_united(spot, taker, plan) for spot in spots]


def _united(spot: Spot, taker: str, plan: Plan) -> OrderOutcome:
    first, later = plan.node(taker), plan.node(spot.node)
    if not isinstance(first, Measure) or not isinstance(later, Measure):
        return unclear("只有措施可以合并")
    if first.id == later.id:
        return unclear(f"两个名称说的是同一条措施{shown(Spot(node=first.id), plan)}")
    if spot.action is not None and len(later.actions) > 1 and later.actions[spot.action].line != later.title:
        return _with_action(first, later, spot.action, plan)
    unlocked = plan.model_copy(
        update={"measures": tuple(m.model_copy(update={"locked": False, "budget": None}) for m in plan.measures)}
    )
    patch = merged_nodes(_of_one_area(unlocked, first, later), first.id, later.id)
    if patch is None:
        return unclear(
            f"{shown(Spot(node=first.id), plan)}与{shown(Spot(node=later.id), plan)}有对不上的内容，合不到一起"
        )
    return Done(
        patch=_with_real(patch, later),
        said=f"{shown(Spot(node=later.id), plan)}并入{shown(Spot(node=first.id), plan)}",
        notes=_notes(first, later),
        spoken_of=(first.id,),
    )


def _of_one_area(plan: Plan, first: Measure, later: Measure) -> Plan:
    """The plan as if both stood under one heading: whoever unites them has said under which."""
    both = tuple(m.model_copy(update={"area": first.area}) if m.id == later.id else m for m in plan.measures)
    return plan.model_copy(update={"measures": both})


def _with_real(patch: Patch, later: Measure) -> Patch:
    """The patch with the removed measure as the plan has it."""
    real = later.model_dump(mode="json")
    changes = tuple(
        change.model_copy(update={"old": real}) if change.op == "remove" and change.node == later.id else change
        for change in patch.changes
    )
    return Patch(changes=changes)


def _with_action(first: Measure, later: Measure, at: int, plan: Plan) -> OrderOutcome:
    moved = later.model_dump(mode="json")["actions"][at]
    given = [action for n, action in enumerate(later.model_dump(mode="json")["actions"]) if n != at]
    taken = [*first.model_dump(mode="json")["actions"], moved]
    changes = (
        *set_field(plan, later.id, "actions", given).changes,
        *set_field(plan, first.id, "actions", taken).changes,
    )
    return Done(
        patch=Patch(changes=changes),
        said=f"{shown(Spot(node=later.id, action=at), plan)}移到{shown(Spot(node=first.id), plan)}",
        spoken_of=(first.id,),
    )


def _notes(first: Measure, later: Measure) -> tuple[str, ...]:
    notes = []
    if later.owner and later.owner != first.owner:
        notes.append(f"责任仍是{first.owner or '（没有写明）'}，{later.owner}列为配合")
    if later.indicator and later.indicator != first.indicator:
        notes.append("两条完成标志接在一起，请看是否要改写")
    return tuple(notes)


UNITING = Uniting()
