"""Money is cut, raised or set: of one purpose, or of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from plandraft.core.amounts import is_amount, plain_sum
from plandraft.core.matching import containment
from plandraft.core.matters import same_matter
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import BudgetItem, Measure, Plan
from plandraft.core.spoken_numbers import MONEY_WORDS, SHARE, money, number, share
from plandraft.revising.ground import Ground
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.spots import Sort, Spot, budget_item_at, nodes_of, shown

_DOWN = (
    "压缩|压减|削减|缩减|减少|下调|调低|调减|降低|核减|砍掉?|下浮|减掉?|降|节约|节省|少花|少列|少安排|精简|扣减|扣掉|"
    "收紧|压|缩"
)
_UP = "增加|增|上调|调高|调增|上浮|提高|追加|增长|提升|上涨|涨|多列|多安排|加码|加"
_PURSE = (
    r"(?:(?:的|总|全部|所有|整体)?(?:总)?(?:经费|预算|费用|开支|资金|支出|花费|花销|款项?|钱|费)"
    r"(?:总额|总数|总量|额度|盘子)?)"
)
_SPREAD = r"(?:统一|一律|都|全部?|整体|总体|各|每项|均|再|也|要|先|平均|大约){0,6}"
_SO_FAR = r"(?:了|大约|约|差不多|左右){0,3}"
_BY = re.compile(
    rf"(?:把|将)?(?P<t>.{{0,60}}?){_SPREAD}(?P<dir>{_DOWN}|{_UP}){_SO_FAR}(?P<to>到原来的|至原来的|为原来的|到|至|为|成)?{_SO_FAR}"
    rf"(?P<v>{SHARE}|{MONEY_WORDS})(?:左右|以内|以下|之内)?"
)
_TIMES = re.compile(
    rf"(?:把|将)?(?P<t>.{{0,60}}?){_SPREAD}(?P<how>减半|砍半|对半砍|腰斩|减一半|翻一?[番倍]|翻[两二三]番|加倍|(?:增加|提高)[一两二三]倍|打[一二三四五六七八九\d]{{1,2}}折)"
)
_SET = re.compile(
    rf"(?:把|将)?(?P<t>.{{0,60}}?){_SPREAD}(?P<w>控制|限制|限|改|调整|调|定|核定|核|设|列|安排|压)(?P<to>在|到|至|为|成)?(?:不超过|不多于|最多)?"
    rf"(?P<v>{MONEY_WORDS})(?P<most>以内|以下|之内|内|左右)?"
)
_SAYS_MONEY = re.compile(rf"{_PURSE}$")
_ALL = re.compile(
    r"(?:(?:各项|所有|全部)活动|今年|明年|全年|本年度?|计划|年度|整个|整体|总体|总|全部|所有|各项|每项|每一项|各个?项目|一切|的|里|中|上)*"
)
_IS_IT = 0.8
"""Share of the words that a purpose must hold where money is not spoken of (our choice)."""
_FEN = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What becomes of an amount.

    Attributes:
        how: ``times`` a number, ``more`` by yuan (less where negative), or ``to`` yuan.
        at_most: Whether less is fine as well.
        is_money: Whether the clause itself speaks of money.
    """

    how: Literal["times", "more", "to"]
    value: Decimal
    at_most: bool = False
    is_money: bool = True


class Money:
    """``经费压缩一成``, ``文体活动经费减半``, ``慰问费增加到6万元``, ``总预算控制在15万元以内``."""

    among: Sequence[Sequence[Sort]] = (("budget",), ("measure", "action"))

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        del ground
        for reading in (self._times, self._by, self._set):
            found = reading(words)
            if found is None:
                continue
            target, value = found
            named = _SAYS_MONEY.search(target)
            bare = target[: named.start()] if named else target
            if isinstance(value, str):
                return refused(value) if named or not target else None
            says = bool(named) or re.search(r"元|块|圆", words) is not None
            meant = "" if says and not bare and not named else f"{bare or '全部'}" if named else bare
            value = Sum(how=value.how, value=value.value, at_most=value.at_most, is_money=says)
            return Order(kind=self, words=words, target=meant, value=value)
        return None

    def _times(self, words: str) -> tuple[str, Sum | str] | None:
        found = _TIMES.fullmatch(words)
        if found is None:
            return None
        how = found["how"]
        if how in ("减半", "砍半", "对半砍", "腰斩", "减一半"):
            factor = Decimal("0.5")
        elif how.startswith("打"):
            tenths = how[1:-1]
            digits = [number(digit) for digit in tenths]
            if None in digits:
                return None
            factor = sum(((d or Decimal(0)) * Decimal(10) ** -(at + 1) for at, d in enumerate(digits)), Decimal(0))
        elif how.endswith("番") and len(how) == 3 and how[1] in "两二三":
            factor = Decimal(2) ** int(number(how[1]) or 1)
        else:
            count = re.search(r"[一两二三](?=倍)", how)
            factor = 1 + (number(count[0]) or Decimal(1)) if count and not how.startswith("翻") else Decimal(2)
        return found["t"], Sum(how="times", value=factor)

    def _by(self, words: str) -> tuple[str, Sum | str] | None:
        found = _BY.fullmatch(words)
        if found is None:
            return None
        down = re.fullmatch(_DOWN, found["dir"]) is not None
        part = share(found["v"])
        if part is not None:
            if found["to"] and not _SAYS_MONEY.search(found["t"]):
                return None
            if found["to"]:
                return found["t"], Sum(how="times", value=part)
            if down and part >= 1:
                return found["t"], f"“{words}”：减去 {part * 100:f}% 就没有钱了，未改"
            return found["t"], Sum(how="times", value=1 - part if down else 1 + part)
        if not re.search(r"[元块圆]|万$", found["v"]) and not _SAYS_MONEY.search(found["t"]):
            return None
        amount = money(found["v"])
        if amount is None:
            return None
        if found["to"]:
            return found["t"], Sum(how="to", value=amount)
        return found["t"], Sum(how="more", value=-amount if down else amount)

    def _set(self, words: str) -> tuple[str, Sum | str] | None:
        found = _SET.fullmatch(words)
        if found is None or not (re.search(r"[元块圆]|万$", found["v"]) or _SAYS_MONEY.search(found["t"])):
            return None
        amount = money(found["v"])
        most = bool(found["most"] and found["most"] != "左右") or found["w"].startswith(("控制", "限"))
        return None if amount is None else (found["t"], Sum(how="to", value=amount, at_most=most))

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The items with other amounts."""
        if not plan.budget:
            return [unclear("计划里没有经费安排")]
        items = [item for spot in spots if (item := budget_item_at(spot, plan)) is not None]
        own = [item for spot in spots if (item := _of_work(spot, plan)) is not None]
        if not order.value.is_money and not all(_is_purpose(order.target, item) for item in items or own):
            return [unclear(f"没有看懂“{order.words}”是不是说经费")]
        if not items and not own:
            return [unclear(_not_own(spots, plan))]
        return [_changed(items or own, order, plan, ground, whole=False)]

    def do_all(self, order: Order, plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """All items with other amounts, their sum exactly as said."""
        if not [item for item in plan.budget if item.amount]:
            return [unclear("计划里没有写明金额的经费安排")]
        return [_changed([item for item in plan.budget if item.amount], order, plan, ground, whole=True)]

    def means_all(self, target: str) -> bool:
        """Whether words mean all money of the plan."""
        return bool(_ALL.fullmatch(target))


def _is_purpose(target: str, item: BudgetItem) -> bool:
    """Whether words that do not speak of money can only mean the purpose of it."""
    return containment(target, item.purpose) >= _IS_IT


def own_item(node_id: str, plan: Plan) -> BudgetItem | None:
    """The item of the budget that pays for one measure and for nothing else."""
    return _of_work(Spot(node=node_id), plan)


def _of_work(spot: Spot, plan: Plan) -> BudgetItem | None:
    node = plan.node(spot.node)
    if not isinstance(node, Measure):
        return None
    paying = [item for item in plan.budget if node.id in item.measure_ids]
    own = [item for item in paying if item.measure_ids == (node.id,) or same_matter(item.purpose, node.title)]
    return own[0] if len(own) == 1 else None


def _not_own(spots: Sequence[Spot], plan: Plan) -> str:
    (first, *_) = nodes_of(spots)
    shared = [item for item in plan.budget if first in item.measure_ids]
    name = shown(Spot(node=first), plan)
    if not shared:
        return f"{name}没有单列经费"
    return f"{name}没有单列经费，它与别的事一起用“{'、'.join(item.purpose for item in shared)}”，请写明改哪一项经费"


def _changed(items: Sequence[BudgetItem], order: Order, plan: Plan, ground: Ground, *, whole: bool) -> OrderOutcome:
    value: Sum = order.value
    open_ = [item.id for item in items if item.amount is None]
    if open_:
        return unclear(f"{'、'.join(open_)} 还没有写金额") if value.how != "to" else _set_open(items, value, plan)
    before = sum((item.amount or Decimal(0) for item in items), Decimal(0))
    after = _after(before, value)
    if after < 0 or not is_amount(after):
        return refused(f"“{order.words}”：现在是{plain_sum(before)}元，改不成{plain_sum(after)}元")
    if value.at_most and before <= after:
        return same(f"现在是{plain_sum(before)}元，没有超过{plain_sum(after)}元")
    if after == before:
        return same(f"现在就是{plain_sum(before)}元")
    total = sum((item.amount or Decimal(0) for item in plan.budget), Decimal(0))
    new_total = total - before + after
    if ground.most_money is not None and new_total > ground.most_money and after > before:
        most = plain_sum(ground.most_money)
        return refused(f"改后合计{plain_sum(new_total)}元，超过概况里的经费总额{most}元，未改；要增加先改概况的 budget")
    shares = _shared(items, before, after)
    changes = [change for item, amount in zip(items, shares, strict=True) for change in _amount(plan, item, amount)]
    each = "；".join(
        f"{item.purpose} {plain_sum(item.amount or Decimal(0))} → {plain_sum(amount)}元"
        for item, amount in zip(items, shares, strict=True)
    )
    told = f"全部经费 {plain_sum(before)} → {plain_sum(after)}元：{each}" if whole else each
    notes = []
    if any(source.startswith("profile:/budget") for item in items for source in item.sources) or whole:
        notes.append("概况的 budget 里还是原来的数，请一并修改")
    return Done(
        patch=Patch(changes=tuple(changes)), said=told, notes=tuple(notes), spoken_of=() if whole else (items[0].id,)
    )


def _set_open(items: Sequence[BudgetItem], value: Sum, plan: Plan) -> OrderOutcome:
    if len(items) != 1:
        return unclear("有几项还没有写金额，请一项一项地写")
    changes = tuple(_amount(plan, items[0], value.value))
    return Done(patch=Patch(changes=changes), said=f"{items[0].purpose} 待定 → {plain_sum(value.value)}元")


def _after(before: Decimal, value: Sum) -> Decimal:
    raw = before * value.value if value.how == "times" else before + value.value if value.how == "more" else value.value
    return raw.quantize(_FEN, ROUND_HALF_UP).normalize() + 0


def _shared(items: Sequence[BudgetItem], before: Decimal, after: Decimal) -> list[Decimal]:
    """The new amounts in the proportion of the old ones, in whole yuan where the old ones are; the sum is exact."""
    amounts = [item.amount or Decimal(0) for item in items]
    finest = Decimal(1) if all(a == a.to_integral_value() for a in (*amounts, after)) else _FEN
    if not before:
        return [after, *(Decimal(0) for _ in amounts[1:])]
    shares = [(amount * after / before).quantize(finest, ROUND_HALF_UP) for amount in amounts]
    largest = max(range(len(shares)), key=lambda at: shares[at])
    shares[largest] += after - sum(shares)
    return shares


def _amount(plan: Plan, item: BudgetItem, amount: Decimal) -> Iterator[Change]:
    """An item's amount, and the same sum where its note or the measure that it alone pays for names it."""
    value = int(amount) if amount == amount.to_integral_value() else float(amount)
    yield from set_field(plan, item.id, "amount", value).changes
    if item.amount is None:
        return
    note = _in_words(item.note, item.amount, amount)
    if note != item.note:
        yield from set_field(plan, item.id, "note", note).changes
    for measure in plan.measures:
        if item.measure_ids != (measure.id,):
            continue
        if measure.budget == item.amount:
            yield from set_field(plan, measure.id, "budget", value).changes
        for at, action in enumerate(measure.actions):
            text = _in_words(action.text, item.amount, amount)
            if text != action.text:
                yield from set_field(plan, measure.id, f"actions/{at}", text).changes


def _in_words(text: str, old: Decimal, new: Decimal) -> str:
    """A text that names a sum, with another one, in yuan or in ten thousands as it was.

    >>> _in_words("安排6万元，其中奖品60000元", Decimal(60000), Decimal(54000))
    '安排5.4万元，其中奖品54000元'
    """
    text = re.sub(rf"(?<![\d.]){re.escape(plain_sum(old / 10_000))}万元", f"{plain_sum(new / 10_000)}万元", text)
    return re.sub(rf"(?<![\d.,]){re.escape(plain_sum(old))}元", f"{plain_sum(new)}元", text)


MONEY = Money()
