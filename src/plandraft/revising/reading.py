"""One clause is read and carried out without a model, as far as that can be done without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plandraft.core.patch import set_field
from plandraft.core.plan import Plan
from plandraft.revising.ground import Ground
from plandraft.revising.kinds import ORDER_KINDS
from plandraft.revising.kinds.dropping import Dropping
from plandraft.revising.kinds.figures import Number, spots_with
from plandraft.revising.kinds.money import Money, own_item
from plandraft.revising.kinds.naming import Naming
from plandraft.revising.kinds.owning import Owned
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, Undone, refused, unclear
from plandraft.revising.spots import WORK, Found, Lost, Spot, nodes_of, shown
from plandraft.revising.targets import find_spots

_IT = re.compile(
    r"(?:它们?|其|这一?[项件条个](?:活动|工作|措施|事)?|那一?[项件条个](?:活动|工作|措施|事)?|该(?:活动|工作|措施|项)|此项|本项|上述(?:活动|工作|措施)|同时|仍|也|并|再|时间|活动)?的?"
)
"""Words for what was spoken of before."""
_LONGEST = 120
"""Characters of a clause; what is longer says more than one thing (our choice)."""
_BEGINS = re.compile(r"(?:把|将)?(?P<t>.{2,20}?)(?:改|换|调|放|搞|办|做|要|不|再|也|都|可以|应)")
_OF_PLAN = re.compile(r"(?:计划|全文|文件|整个计划|本计划|方案)?的?(?:标题|题目|名称)?")


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """What was spoken of before in the same sentence, or in the one before.

    Attributes:
        nodes: The nodes; empty where nothing was, or nobody knows what.
        lost: Whether something was named that is not known: what is said next without a name may be meant of it.
        same_sentence: Whether it was in this sentence.
    """

    nodes: tuple[str, ...] = ()
    lost: str = ""
    same_sentence: bool = True


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What comes of a clause, and what it was about."""

    outcomes: tuple[OrderOutcome, ...]
    spoken: Spoken = Spoken()

    @property
    def is_unclear(self) -> bool:
        """Whether nothing of it was understood."""
        return all(isinstance(one, Undone) and one.state == "unclear" for one in self.outcomes)


def read_clause(clause: str, spoken: Spoken, plan: Plan, ground: Ground) -> Heard:
    """What comes of a clause; one outcome that is ``unclear`` where it cannot be read.

    Args:
        clause: One of ``clauses_of``.
        spoken: What the clause before was about.
        plan: The plan as it now is.
        ground: What is known of the organisation.
    """
    if len(clause) > _LONGEST:
        return Heard(outcomes=(unclear(f"“{clause[:20]}…”太长，请分几句说"),))
    kept: Heard | None = None
    for kind in ORDER_KINDS:
        order = kind.read(clause, ground)
        if order is None:
            continue
        if not isinstance(kind, Dropping) and (avoided := ground.forbidden(clause)):
            return Heard(outcomes=(refused(f"概况 avoid 写明不安排“{avoided}”，未改"),))
        heard = _done(order, spoken, plan, ground) if isinstance(order, Order) else Heard(outcomes=(order,))
        if not heard.is_unclear:
            return heard
        kept = kept or heard
    if kept is not None:
        return kept
    if avoided := ground.forbidden(clause):
        return Heard(outcomes=(refused(f"概况 avoid 写明不安排“{avoided}”，未改"),))
    return Heard(outcomes=(unclear(f"没有看懂“{clause}”要改什么"),), spoken=_about(clause, plan, ground))


def _about(clause: str, plan: Plan, ground: Ground) -> Spoken:
    """What a clause that was not understood is about, as far as its beginning tells."""
    begins = _BEGINS.match(clause)
    found = find_spots(begins["t"], plan, ground, among=WORK) if begins else None
    return Spoken(nodes=nodes_of(found.spots)) if isinstance(found, Found) else Spoken()


def _done(order: Order, spoken: Spoken, plan: Plan, ground: Ground) -> Heard:
    kind, target = order.kind, order.target
    if isinstance(order.value, Owned) and order.value.instead_of:
        return Heard(outcomes=tuple(kind.do(order, (), plan, ground)))
    if isinstance(kind, Naming) and _names_the_plan(order, spoken):
        return Heard(outcomes=(_titled(order.value, plan),))
    named_nothing = bool(_IT.fullmatch(target))
    if isinstance(kind, Money) and (named_nothing or kind.means_all(target) or _is_issuer(target, ground)):
        return _money(kind, order, spoken, plan, ground)
    if named_nothing:
        if not spoken.nodes:
            return Heard(outcomes=(unclear(f"“{order.words}”没有写明是哪一项"),), spoken=spoken)
        spots: tuple[Spot, ...] = tuple(Spot(node=node) for node in spoken.nodes)
        return Heard(outcomes=tuple(kind.do(order, spots, plan, ground)), spoken=spoken)
    found = _found(order, plan, ground)
    if isinstance(found, Lost) and isinstance(order.value, Number):
        there = spots_with(order.value, target, plan)
        found = Found(spots=there) if there else found
    if isinstance(found, Lost):
        return Heard(outcomes=(unclear(found.why),), spoken=Spoken(lost=target))
    outcomes = tuple(kind.do(_placed(order, found), found.spots, plan, ground))
    nodes = [node for one in outcomes if isinstance(one, Done) for node in one.spoken_of]
    gone = any(isinstance(one, Done) and not one.spoken_of for one in outcomes)
    about = tuple(dict.fromkeys(nodes)) if nodes or gone else nodes_of(found.spots)
    return Heard(outcomes=outcomes, spoken=Spoken(nodes=about))


def _found(order: Order, plan: Plan, ground: Ground) -> Found | Lost:
    """What the order's words name: first among what it most likely means."""
    found: Found | Lost = Lost(why="")
    first: Lost | None = None
    for among in order.kind.among:
        found = find_spots(order.target, plan, ground, among=among)
        if isinstance(found, Found):
            return found
        first = first if first is not None and "可能指" in first.why else found
    return first or found


def _placed(order: Order, found: Found) -> Order:
    """The order with the months that the name itself told: 9月的技能竞赛."""
    value = order.value
    if not found.months or not hasattr(value, "months") or value.months:
        return order
    return replace(order, value=replace(value, months=found.months))


def _money(kind: Money, order: Order, spoken: Spoken, plan: Plan, ground: Ground) -> Heard:
    """Money without a purpose: that of what was spoken of in the sentence where it has its own, else all of it."""
    if _says_all(order.words) or not spoken.same_sentence:
        return Heard(outcomes=tuple(kind.do_all(order, plan, ground)))
    if spoken.lost:
        return Heard(outcomes=(unclear(f"“{order.words}”是指全部经费，还是“{spoken.lost}”的？"),), spoken=spoken)
    if len(spoken.nodes) != 1:
        return Heard(outcomes=tuple(kind.do_all(order, plan, ground)))
    (node,) = spoken.nodes
    item = plan.node(node) if node.startswith("B") else own_item(node, plan)
    if item is not None:
        return Heard(outcomes=tuple(kind.do(order, (Spot(node=item.id),), plan, ground)), spoken=spoken)
    name = shown(Spot(node=node), plan)
    asked = f"“{order.words}”是指全部经费，还是{name}的？它没有单列经费，请写明哪一项"
    return Heard(outcomes=(unclear(asked),), spoken=spoken)


def _is_issuer(target: str, ground: Ground) -> bool:
    """Whether words name the body whose plan it is: all money of the plan is its own."""
    return bool(ground.choices) and ground.owner(target) == ground.choices[0]


def _says_all(words: str) -> bool:
    return bool(re.search("总|全部|所有|各项|整体|全年|每项|一切", words))


def _names_the_plan(order: Order, spoken: Spoken) -> bool:
    title = re.search("标题|题目", order.words) is not None
    return bool(_OF_PLAN.fullmatch(order.target)) and (bool(order.target) or (title and not spoken.nodes))


def _titled(name: str, plan: Plan) -> OrderOutcome:
    if name == plan.title:
        return Undone(state="same", why=f"标题本来就是“{name}”")
    return Done(patch=set_field(plan, "P", "title", name), said=f"标题：{plan.title} → {name}")
