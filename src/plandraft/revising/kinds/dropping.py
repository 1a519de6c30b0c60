"""Something is not done: a whole measure, one of its steps, a goal, a line of the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plandraft.core.matters import same_matter
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import BudgetItem, Entry, Goal, Measure, Plan
from plandraft.revising.ground import Ground
from plandraft.revising.kinds.steps import main_actions
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, unclear
from plandraft.revising.spots import EVERY, Sort, Spot, shown

_BEFORE = (
    r"(?:取消掉?|删去|删掉|删除|砍掉|去掉|去除|撤销|撤掉|停办|停掉|停止|免去|免掉|拿掉|拿下|剔除|划掉|"
    r"(?:今年|明年|本年)?(?:就)?(?:不搞|不办|不做|不要|不开|不设|不组织|不安排|不列|别搞|别办|不再(?:举办|举行|开展|安排|组织|搞|办|做|列|设)?))"
)
_AFTER = (
    r"(?:这一?[项条块])?(?:今年|明年|本年|就|也|都|全部?|一律|先|暂时|可以|予以){0,5}"
    r"(?:取消|删去|删掉|删除|砍掉|去掉|撤销|撤掉|停办|停掉|免了|免掉|拿掉|划掉|不搞|不办|不做|不要|不开|不设|算了|作罢|"
    r"不再(?:举办|举行|开展|安排|组织|搞|办|做|列|设)|不(?:举办|举行|开展|安排|组织|列|进行)|暂停|暂缓)(?:掉)?了?"
)
_SAID = (re.compile(rf"{_BEFORE}了?(?P<t>.{{1,60}}?)了?"), re.compile(rf"(?:把|将)?(?P<t>.{{0,60}}?){_AFTER}"))
_NOT = re.compile(r"(?:经费|预算|费用)$")


@dataclass(frozen=True, kw_only=True)
class Drop:
    """What is dropped of a thing: what is in these months, or all of it."""

    months: tuple[int, ...] = ()


class Dropping:
    """``取消摄影展``, ``健步走不搞了``, ``把M3删掉``, ``今年不办运动会``."""

    among: Sequence[Sequence[Sort]] = (EVERY,)

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        del ground
        for pattern in _SAID:
            found = pattern.fullmatch(words)
            if found is not None and not re.search(r"在.{1,12}月|改|换", found["t"]):
                return Order(kind=self, words=words, target=found["t"], value=Drop())
        return None

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The plan without each thing."""
        del ground
        return [_dropped(spot, order, plan) for spot in spots]


def _dropped(spot: Spot, order: Order, plan: Plan) -> OrderOutcome:
    node = plan.node(spot.node)
    assert node is not None
    months = set(order.value.months)
    if isinstance(node, Measure) and months and months < {m for a in node.actions for m in a.timing.months}:
        return _without_months(node, spot.action, months, plan)
    if isinstance(node, Measure) and spot.action is not None and not _is_whole(node, spot.action):
        return _without_action(node, spot.action, plan)
    if isinstance(node, Measure):
        return _without_measure(node, plan)
    if isinstance(node, BudgetItem):
        amount = f"（{node.amount:f}元）" if node.amount is not None else ""
        notes = ("这笔钱没有改作他用，合计随之减少",) if node.amount else ()
        return Done(patch=_removed(plan, node.id), said=f"删去经费项{shown(spot, plan)}{amount}", notes=notes)
    if isinstance(node, Goal):
        serving = [m.id for m in plan.measures if node.id in m.goal_ids]
        notes = (f"措施{'、'.join(serving)}不再对应这个目标",) if serving else ()
        return Done(patch=_removed(plan, node.id), said=f"删去目标{shown(spot, plan)}", notes=notes)
    if isinstance(node, Entry):
        return Done(patch=_removed(plan, node.id), said=f"删去安排{shown(spot, plan)}")
    return unclear(f"“{order.words}”：不能整个删去指导思想")


def _is_whole(measure: Measure, at: int) -> bool:
    """Whether an action is the thing that the measure is there for: without it nothing is left of it."""
    return len(measure.actions) == 1 or (main_actions(measure, (), Plan()) == [at] and _says(measure, at))


def _says(measure: Measure, at: int) -> bool:
    line = measure.actions[at].line
    return bool(line) and (line == measure.title or same_matter(line, measure.title))


def _removed(plan: Plan, node_id: str) -> Patch:
    node = plan.node(node_id)
    assert node is not None
    return Patch(changes=(Change(op="remove", node=node_id, old=node.model_dump(mode="json")),))


def _without_months(measure: Measure, at: int | None, months: set[int], plan: Plan) -> OrderOutcome:
    """A measure without what is in some months, where it has more."""
    there = [n for n, a in enumerate(measure.actions) if months & set(a.timing.months) and at in (None, n)]
    if len(there) != 1:
        steps = "、".join(f"“{measure.actions[n].line or measure.actions[n].text[:12]}”" for n in there)
        return unclear(f"{shown(Spot(node=measure.id), plan)}那时有几步：{steps}，请写明是哪一步")
    (number,) = there
    timing = measure.actions[number].timing
    left = tuple(month for month in timing.months if month not in months)
    if not left:
        return _without_action(measure, number, plan)
    new = timing.model_copy(update={"months": left, "deadline": timing.deadline and len(left) == 1})
    return Done(
        patch=set_field(plan, measure.id, f"actions/{number}/timing", new.model_dump(mode="json")),
        said=f"{shown(Spot(node=measure.id, action=number), plan)}不在{'、'.join(map(str, sorted(months)))}月办："
        f"{timing.label_in(plan.period)} → {new.label_in(plan.period)}",
        notes=(f"{measure.id} 做法{number + 1}里若写了次数，请一并看一下",),
        spoken_of=(measure.id,),
    )


def _without_action(measure: Measure, at: int, plan: Plan) -> OrderOutcome:
    actions = measure.model_dump(mode="json")["actions"]
    rest = [action for number, action in enumerate(actions) if number != at]
    when = measure.actions[at].timing.label_in(plan.period) or "没有时间"
    return Done(
        patch=set_field(plan, measure.id, "actions", rest),
        said=f"删去{shown(Spot(node=measure.id, action=at), plan)}（{when}）",
        notes=(f"{measure.id} 还留着其他 {len(rest)} 条做法",),
        spoken_of=(measure.id,),
    )


def _without_measure(measure: Measure, plan: Plan) -> OrderOutcome:
    goals = list(_goals_of_it(measure, plan))
    lines = list(_lines_of_it(measure, plan))
    notes = [f"概况里有这件事（{matter.text}）" for matter in plan.matters if set(matter.ids) & set(measure.claims)]
    notes += [f"目标 {goal} 也只由它落实，一并删去" for goal in goals]
    notes += [
        f"经费项 {item.id}“{item.purpose}”不再有措施使用" for item in plan.budget if item.measure_ids == (measure.id,)
    ]
    left = [g for g in measure.goal_ids if g not in goals and not _others(g, measure, plan)]
    notes += [f"目标 {goal} 不再有措施落实，请看要不要改" for goal in left]
    gone = (_removed(plan, one).changes[0] for one in (*lines, measure.id, *goals))
    return Done(
        patch=Patch(changes=(*_texts_without(measure, plan), *gone)),
        said=f"删去措施{shown(Spot(node=measure.id), plan)}",
        notes=tuple(notes),
    )


def _others(goal_id: str, measure: Measure, plan: Plan) -> bool:
    return any(goal_id in other.goal_ids for other in plan.measures if other.id != measure.id)


def _goals_of_it(measure: Measure, plan: Plan) -> Iterator[str]:
    """The goals that speak of nothing else than what is dropped."""
    for goal in plan.goals:
        only = goal.id in measure.goal_ids and not _others(goal.id, measure, plan)
        one = bool(goal.claims) and set(goal.claims) <= set(measure.claims)
        if only and (one or measure.title in goal.text):
            yield goal.id


def _lines_of_it(measure: Measure, plan: Plan) -> Iterator[str]:
    """Free lines of the calendar that are only of it."""
    return (entry.id for entry in plan.schedule if not entry.action and entry.measure_ids == (measure.id,))


def _texts_without(measure: Measure, plan: Plan) -> Iterator[Change]:
    """What items of the budget list by name, without the name of what is gone."""
    for item in plan.budget:
        if measure.id in item.measure_ids and measure.title and measure.title in item.note:
            left = [part for part in item.note.split("、") if part != measure.title]
            yield from set_field(plan, item.id, "note", "、".join(left)).changes


DROPPING = Dropping()
