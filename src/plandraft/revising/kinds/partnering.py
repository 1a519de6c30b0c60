"""Somebody takes part in something, or does no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.core.patch import set_field
from plandraft.core.plan import Measure, Plan
from plandraft.revising.ground import Ground
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.spots import Sort, Spot, shown

_HELP = r"(?:一起|共同|也|来)?(?:配合|协助|协办|参与|支持|协同)"
_ROLE = r"(?:配合|协办|协助|参与)(?:部门|单位|科室)?"
_NO_MORE = re.compile(
    rf"(?:把|将|给)?(?P<t>.{{0,24}}?)(?:再|也)?(?P<no>不用|不要|不需要|不必|不再|取消)(?:由|让|请)?(?P<o>.{{1,16}}?)(?:再)?{_HELP}(?:了)?"
)
_MORE = re.compile(
    rf"(?:把|将|给)?(?P<t>.{{0,24}}?)(?:再|也|都)?(?:增加|加上|添上|补上|再加|加|增)(?P<o>.{{1,16}}?)(?:为|作为|做|当|来)?{_ROLE}"
)
_LISTED = re.compile(rf"(?:把|将)?(?P<o>.{{1,16}}?)(?:列为|作为|加为|定为|加进|加入)(?P<t>.{{1,24}}?)的?{_ROLE}")
_IN_LIST = re.compile(
    rf"(?:把|将|给)?(?P<t>.{{0,24}}?)(?:的)?{_ROLE}(?:里|中|名单)?(?:增加|加上|加|改为|改成|换成)(?P<o>.{{1,16}})"
)
_ASKED = re.compile(rf"(?:把|将|给)?(?P<t>.{{0,24}}?)(?:由|让|请|邀请|叫)(?P<o>.{{1,16}}?){_HELP}")
_HELPS = re.compile(rf"(?:让|请|邀请|由|叫)?(?P<o>.{{1,16}}?){_HELP}(?:好|做好|搞好)?(?P<t>.{{0,40}})")


@dataclass(frozen=True, kw_only=True)
class Helping:
    """Who takes part, or no more."""

    names: tuple[str, ...]
    more: bool = True


class Partnering:
    """``请宣传科配合技能竞赛``, ``读书节增加团委为配合部门``, ``送清凉不用总务科配合了``."""

    among: Sequence[Sequence[Sort]] = (("measure", "action"),)

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        unknown = ""
        bare = words.removesuffix("了")
        readings = (
            _NO_MORE.fullmatch(bare),
            _MORE.fullmatch(bare),
            _LISTED.fullmatch(bare),
            _IN_LIST.fullmatch(bare),
            _ASKED.fullmatch(bare),
            _HELPS.fullmatch(bare),
        )
        for found in readings:
            if found is None:
                continue
            name = ground.owner(found["o"].strip("“”的"))
            if name is None:
                unknown = unknown or found["o"]
                continue
            value = Helping(names=tuple(name.split("、")), more=not found.groupdict().get("no"))
            return Order(kind=self, words=words, target=found["t"], value=value)
        if unknown and len(unknown) < 12:
            return refused(f"没有“{unknown}”这个部门或组织，未改；可以写：{'、'.join(ground.choices)}")
        return None

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The measures with other partners."""
        return [_helped(spot, order.value, plan, ground) for spot in spots]


def _helped(spot: Spot, value: Helping, plan: Plan, ground: Ground) -> OrderOutcome:
    measure = plan.node(spot.node)
    if not isinstance(measure, Measure):
        return unclear(f"{spot.node} 不是措施，没有配合部门")
    there = {ground.owner(name) or name for name in measure.partners}
    if value.more:
        new = [name for name in value.names if name not in there and name != ground.owner(measure.owner)]
        partners = [*measure.partners, *new]
    else:
        partners = [name for name in measure.partners if (ground.owner(name) or name) not in value.names]
    named, whose = "、".join(value.names), shown(Spot(node=measure.id), plan)
    if partners == list(measure.partners):
        return same(f"{whose}{'已经有' if value.more else '本来就没有'}{named}{'参加' if value.more else '配合'}")
    return Done(
        patch=set_field(plan, measure.id, "partners", partners),
        said=f"{whose}{'增加' if value.more else '不再列'}配合部门：{named}",
        spoken_of=(measure.id,),
    )


PARTNERING = Partnering()
