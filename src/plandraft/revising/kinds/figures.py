"""A number is another one: a share, a count of people, of households, of times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plandraft.core.amounts import plain_sum
from plandraft.core.numerals import chinese_number
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.core.spoken_numbers import CHINESE_DIGITS, number
from plandraft.revising.ground import Ground
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.spots import Sort, Spot, shown

_UNIT = (
    r"%|个百分点|人次|人|名|户|次|场|期|家|个|项|件|条|天|日|小时|课时|学时|分钟|分|篇|份|本|册|处|所|台|套|届|批|班|轮|"
    r"对|组|岁|公里|平方米|米|成(?!果|绩|立|员|为|功|长)"
)
_N = rf"(?:\d[\d,]*(?:\.\d+)?|百分之[{CHINESE_DIGITS}\d.]{{1,6}}|[{CHINESE_DIGITS}]{{1,6}})"
_UP, _DOWN = "提高|增加|提升|上调|扩大|扩展|升|增|加|上升|多", "降低|减少|下调|压缩|压减|缩减|缩短|降|减|少"
_TO = re.compile(
    rf"(?:把|将)?(?P<t>.{{0,60}}?)(?:的)?(?:指标|目标值?|标准|数量|人数|名额|比例|次数|场次|户数)?"
    rf"(?:从|由|原来?|原定)?(?P<a>{_N})?(?P<au>{_UNIT})?(?:统一)?"
    rf"(?P<dir>{_UP}|{_DOWN}|改|调整|调|控制|定|变|设)(?:到|至|为|成|在)(?P<least>不低于|不少于|至少|不超过|不多于|最多)?(?P<b>{_N})(?P<u>{_UNIT})?(?:以上|以内|左右)?"
)
_BY = re.compile(
    rf"(?:把|将)?(?P<t>.{{1,60}}?)(?:的)?(?:指标|目标值?|标准|数量|人数|名额|比例|次数|场次|户数)?(?:再)?(?P<dir>{_UP}|{_DOWN})(?:了)?(?P<b>{_N})(?P<u>{_UNIT})"
)
_HELD = 0.75
"""Share of the characters of a name that a text must hold where it has the number as well (our choice)."""
_WHOLE = {"人", "名", "户", "次", "场", "家", "个", "人次", "项", "件", "期", "份", "处"}
"""Things of which there is no half."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """The number that is to stand there.

    Attributes:
        unit: What is counted; empty where it was not said.
        old: The number that stands there now, where that was said.
        by: Whether ``value`` is the difference.
    """

    value: Decimal
    unit: str
    old: Decimal | None = None
    by: bool = False


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A number in a text of a node."""

    node: str
    field: str
    text: str
    start: int
    end: int
    value: Decimal
    unit: str


class Figures:
    """``参赛率提高到85%``, ``走访由64户增加到80户``, ``满意度增加5个百分点``."""

    among: Sequence[Sequence[Sort]] = (("measure", "action", "entry"), ("goal",))

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        del ground
        found = _TO.fullmatch(words)
        by = False
        if found is None:
            found, by = _BY.fullmatch(words), True
        if found is None:
            return None
        value, unit = _value(found["b"], found["u"] or "")
        old = None
        if not by and found["a"]:
            old, old_unit = _value(found["a"], found["au"] or "")
            unit = unit or old_unit
        if value is None or (not unit and old is None):
            return None
        if unit == "%" and not by and not 0 <= value <= 100:
            return refused(f"“{words}”：{plain_sum(value)}% 超过了全部，未改")
        if unit in _WHOLE and value != value.to_integral_value():
            return refused(f"“{words}”：{plain_sum(value)}{unit}不是整数，未改")
        if by and re.fullmatch(_DOWN, found["dir"]):
            value = -value
        number_ = Number(value=value, unit="%" if unit == "个百分点" else unit, old=old, by=by)
        return Order(kind=self, words=words, target=found["t"], value=number_)

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The one number of that kind in the things that were found, and the same one in what belongs to them."""
        del ground
        places = [place for spot in spots for place in _places(spot, order.value, plan)]
        near = [place for place in places if _is_near(place, order.target)]
        return [_put(near or places, order, plan, spots)]


def spots_with(value: Number, target: str, plan: Plan) -> tuple[Spot, ...]:
    """Where a number stands that was told with its old value, in other words than those of the instruction."""
    if value.old is None:
        return ()
    found: dict[Spot, None] = {}
    for measure in plan.measures:
        for at, action in enumerate(measure.actions):
            held = sum(char in action.text + measure.title for char in target)
            there = _numbers(measure.id, f"actions/{at}", action.text, value)
            if there and held >= _HELD * len(target):
                found[Spot(node=measure.id, action=at)] = None
    return tuple(found) if len(found) == 1 else ()


def _value(text: str, unit: str) -> tuple[Decimal | None, str]:
    if text.startswith("百分之"):
        return number(text.removeprefix("百分之")), "%"
    return number(text), unit


def _places(spot: Spot, wanted: Number, plan: Plan) -> list[_Place]:
    """The numbers of the unit, in a node's texts; of a measure also in its goals."""
    node = plan.node(spot.node)
    texts: list[tuple[str, str, str]] = []
    if isinstance(node, Goal):
        texts = [(node.id, field, getattr(node, field)) for field in ("text", "indicator")]
    elif isinstance(node, Entry):
        texts = [(node.id, "title", node.title)]
    elif isinstance(node, Measure):
        texts = [(node.id, "title", node.title), (node.id, "indicator", node.indicator)]
        numbers = range(len(node.actions)) if spot.action is None else [spot.action]
        texts += [(node.id, f"actions/{at}", node.actions[at].text) for at in numbers]
    found = [place for one in texts for place in _numbers(*one, wanted)]
    if found or not isinstance(node, Measure):
        return found
    goals = [goal for goal in plan.goals if goal.id in node.goal_ids]
    return [place for goal in goals for place in _numbers(goal.id, "text", goal.text, wanted)]


def _numbers(node: str, field: str, text: str, wanted: Number) -> list[_Place]:
    unit = re.escape(wanted.unit) if wanted.unit else _UNIT
    pattern = re.compile(
        rf"(?P<n>(?<![\d.])\d[\d,]*(?:\.\d+)?|(?<![{CHINESE_DIGITS}第])[{CHINESE_DIGITS}]{{1,6}})(?P<u>{unit})(?!月)"
    )
    places = []
    for found in pattern.finditer(text):
        value = number(found["n"])
        if value is None or (wanted.old is not None and value != wanted.old):
            continue
        places.append(
            _Place(
                node=node,
                field=field,
                text=text,
                start=found.start("n"),
                end=found.end("n"),
                value=value,
                unit=found["u"],
            )
        )
    return places


def _is_near(place: _Place, target: str) -> bool:
    """Whether the words of the instruction stand right before a number: 参赛率 before 不低于80%."""
    before = place.text[max(0, place.start - 16) : place.start]
    clause = re.split(r"[，。；、：]", before)[-1]
    return len(target) > 1 and any(target[at : at + 3] in clause for at in range(max(1, len(target) - 2)))


def _put(places: Sequence[_Place], order: Order, plan: Plan, spots: Sequence[Spot]) -> OrderOutcome:
    wanted: Number = order.value
    name = "、".join(shown(spot, plan) for spot in spots[:2])
    if not places:
        what = f"{plain_sum(wanted.old)}{wanted.unit}" if wanted.old is not None else f"以“{wanted.unit}”计的数"
        return unclear(f"{name}里没有{what}")
    if len({place.value for place in places}) > 1:
        several = "、".join(f"{plain_sum(place.value)}{place.unit}" for place in places)
        return unclear(f"{name}里有几个数：{several}，请写明由多少改为多少")
    before, unit = places[0].value, wanted.unit or places[0].unit
    after = before + wanted.value if wanted.by else wanted.value
    if after < 0 or (unit == "%" and after > 100):
        return refused(f"{name}现在是{plain_sum(before)}{unit}，改不成{plain_sum(after)}{unit}")
    if after == before:
        return same(f"{name}本来就是{plain_sum(before)}{unit}")
    if clash := _clash(places, after, unit, plan):
        return unclear(clash)
    every = [*places, *_twins(places, plan)]
    nodes = tuple(dict.fromkeys(place.node for place in every))
    also = [node for node in nodes if node not in {place.node for place in places}]
    return Done(
        patch=Patch(changes=tuple(_changes(every, after, plan))),
        said=f"{name} {plain_sum(before)}{unit} → {plain_sum(after)}{unit}"
        + (f"（{'、'.join(also)}随之改）" if also else ""),
        notes=_of_times(every, unit, plan),
        spoken_of=tuple(dict.fromkeys(place.node for place in places)),
    )


def _twins(places: Sequence[_Place], plan: Plan) -> list[_Place]:
    """The same number of the same thing in what belongs to the node: its goals, its measures, opening and closing."""
    first, known = places[0], {(place.node, place.field, place.start) for place in places}
    about = _counted(first)
    wanted = Number(value=first.value, unit=first.unit, old=first.value)
    found = [
        place
        for node, field, text in plan.strings()
        if (node == "P" and field in ("preamble", "closing")) or _belongs(first.node, node, plan)
        for place in _numbers(node, field, text, wanted)
    ]
    return [one for one in found if about and about in one.text and (one.node, one.field, one.start) not in known]


def _belongs(node: str, other: str, plan: Plan) -> bool:
    if node == other:
        return True
    goals = {m.id: m.goal_ids for m in plan.measures}
    return other in goals.get(node, ()) or node in goals.get(other, ())


def _counted(place: _Place) -> str:
    """What a number counts, by the words before it: 参赛率 of 参赛率不低于80%."""
    before = re.split(r"[，。；、：]", place.text[: place.start])[-1]
    bare = re.sub(r"(?:不低于|不少于|不超过|不多于|至少|达到|达|为|约|共|各|每年|全年|计){1,5}$", "", before)
    return bare[-3:] if len(bare) > 1 else ""


def _of_times(places: Sequence[_Place], unit: str, plan: Plan) -> tuple[str, ...]:
    """A hint where how often is another number, and the calendar still has as many lines as before."""
    measures = {place.node for place in places if isinstance(plan.node(place.node), Measure)}
    goals = {place.node for place in places if isinstance(plan.node(place.node), Goal)}
    measures |= {m.id for m in plan.measures if goals & set(m.goal_ids)}
    if unit not in ("次", "场", "期", "轮") or not measures:
        return ()
    return (f"{'、'.join(sorted(measures))} 安排的月份没有变，次数是否相符请看一下",)


def _clash(places: Sequence[_Place], after: Decimal, unit: str, plan: Plan) -> str:
    """Why another count of times needs other months: what is done four times in four months."""
    if unit not in ("次", "场", "期", "轮"):
        return ""
    for place in places:
        node = plan.node(place.node)
        at = int(place.field.split("/")[1]) if place.field.startswith("actions/") else None
        if isinstance(node, Measure) and at is not None:
            timing = node.actions[at].timing
            if len(timing.months) == place.value and len(timing.months) > 1 and not timing.rhythm:
                return f"{node.id} 现在安排在{timing.label}，改成{plain_sum(after)}{unit}要写明在哪几个月"
    return ""


def _changes(places: Sequence[_Place], after: Decimal, plan: Plan) -> list[Change]:
    texts: dict[tuple[str, str], str] = {}
    for place in sorted(places, key=lambda one: -one.start):
        text = texts.get((place.node, place.field), place.text)
        chinese = not place.text[place.start].isdigit() and after == int(after)
        said = chinese_number(int(after)) if chinese else plain_sum(after)
        texts[place.node, place.field] = text[: place.start] + said + text[place.end :]
    return [change for (node, field), text in texts.items() for change in set_field(plan, node, field, text).changes]


FIGURES = Figures()
