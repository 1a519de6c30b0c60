"""Somebody else is answerable for something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.revising.ground import Ground
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.spots import WORK, Sort, Spot, shown

_LEAD = (
    r"(?:来|去|全权|总)?(?:负责|牵头|承办|主办|来办|主抓|统筹|组织|接手|管|办(?!公室|事处)|抓|做|落实)"
    r"(?:实施|落实|办理)?"
)
_TO_SB = (
    r"(?:交给|交由|交|转给|转交给?|移交给?|归口?到?|划归|划给|派给|分给|让给|"
    r"改派|改由|换由|转由|改让|换给|给)"
)
_ROLE = (
    r"(?:责任(?:部门|单位|主体|科室|人)?|负责(?:部门|单位|人)|牵头(?:部门|单位|科室|人)?|承办(?:部门|单位)|"
    r"主办(?:部门|单位)|归口(?:部门|科室))"
)
_THING = re.compile(
    rf"(?:把|将|给)?(?P<t>.{{0,60}}?)(?:也|都|全部?|统一|一并|一律)?{_TO_SB}(?P<o>.{{1,60}})|"
    rf"(?:把|将)?(?P<t2>.{{0,60}}?)(?:改成|改为|换成|调整为|改|换|转|也|都|今后|以后)?(?:由|让|请)(?P<o2>.{{1,60}}?){_LEAD}|"
    rf"(?:把|将|给)?(?P<t3>.{{0,60}}?)(?:的)?{_ROLE}(?:从.{{2,12}}?)?(?:改|换|调整|变更|变|定|调)?(?:为|成|到|给|是|由)(?P<o3>.{{1,60}})"
)
_LEADS_IT = re.compile(rf"{_LEAD}$")
_LEADS = re.compile(rf"(?:改由|由|让|请|今后由)?(?P<o>.{{1,60}}?){_LEAD}(?:好|一下)?(?P<t>.{{1,60}})")
_HELD_BY = re.compile(
    r"(?:原来|原本|原先|现在|目前|本来)?由?(?P<who>.{2,14}?)(?:原来|原本|原先|现在|目前|本来)?(?:"
    r"(?:牵头|负责|管|主办|承办)的|"
    r"(?:牵头|负责|管|主办|承办|名下|手里|手上|头上)?的?(?:所有|全部|各项)?(?:的)?"
    r"(?:事情|事项|工作|措施|任务|项目|活动|活儿?|事儿?))"
)


@dataclass(frozen=True, kw_only=True)
class Owned:
    """Who is to lead, and of everything that somebody leads now, who that is."""

    owner: str
    instead_of: str = ""


class Owning:
    """``读书节交给女工委``, ``由护理部牵头技能竞赛``, ``M3的责任部门改为总务科``, ``宣传科的工作都交给工会办公室``."""

    among: Sequence[Sequence[Sort]] = (WORK,)

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        found = _THING.fullmatch(words)
        if found is not None:
            groups = found.groupdict()
            target = next((groups[name] for name in ("t", "t2", "t3") if groups[name] is not None), "")
            said = next((groups[name] for name in ("o", "o2", "o3") if groups[name]), "")
            return self._given(words, target, said, ground)
        leads = _LEADS.fullmatch(words)
        owner = ground.owner(leads["o"]) if leads else None
        if leads and owner:
            return Order(kind=self, words=words, target=leads["t"], value=Owned(owner=owner))
        return None

    def _given(self, words: str, target: str, said: str, ground: Ground) -> Order | OrderOutcome | None:
        said = said.strip("“”的")
        if not said or re.search(r"\d|元|月|线上|线下", said):
            return None
        owner = ground.owner(said) or ground.owner(_LEADS_IT.sub("", said))
        if owner is None:
            return refused(f"没有“{said}”这个部门或组织，未改；可以写：{'、'.join(ground.choices)}")
        held = _HELD_BY.fullmatch(target)
        before = ground.owner(held["who"]) if held else None
        if before:
            return Order(kind=self, words=words, target="", value=Owned(owner=owner, instead_of=before))
        return Order(kind=self, words=words, target=target, value=Owned(owner=owner))

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The measures with another owner."""
        if order.value.instead_of:
            own = [m for m in plan.measures if ground.owner(m.owner) == order.value.instead_of]
            if not own:
                return [unclear(f"计划里没有由{order.value.instead_of}负责的措施")]
            return [_owned(Spot(node=m.id), order.value.owner, plan, ground) for m in own]
        return [_owned(spot, order.value.owner, plan, ground) for spot in spots]


def _owned(spot: Spot, owner: str, plan: Plan, ground: Ground) -> OrderOutcome:
    node = plan.node(spot.node)
    assert isinstance(node, Measure | Entry)
    if ground.owner(node.owner) == owner:
        return same(f"{shown(Spot(node=node.id), plan)}本来就由{owner}负责")
    changes: list[Change] = list(set_field(plan, node.id, "owner", owner).changes)
    notes = []
    if isinstance(node, Measure):
        partners = [name for name in node.partners if ground.owner(name) != owner]
        if len(partners) != len(node.partners):
            changes += set_field(plan, node.id, "partners", partners).changes
        changes += _lines(plan, node, owner)
        notes = [
            f"{node.id} 做法{at + 1}里还写着“{node.owner}”，请看是否要改"
            for at, action in enumerate(node.actions)
            if node.owner and re.search(rf"{re.escape(node.owner)}(?!办公室|主席|委员)", action.text)
        ]
        if spot.action is not None:
            notes.append(f"责任写在整条措施上，{node.id} 的其他做法也改由{owner}负责")
    was = node.owner or "没有写明"
    return Done(
        patch=Patch(changes=tuple(changes)),
        said=f"{shown(Spot(node=node.id), plan)}责任：{was} → {owner}",
        notes=tuple(notes),
        spoken_of=(node.id,),
    )


def _lines(plan: Plan, measure: Measure, owner: str) -> list[Change]:
    """Free lines of a calendar that name the measure's owner."""
    own = [e for e in plan.schedule if not e.action and e.measure_ids == (measure.id,) and e.owner == measure.owner]
    return [change for entry in own if entry.owner for change in set_field(plan, entry.id, "owner", owner).changes]


OWNING = Owning()
