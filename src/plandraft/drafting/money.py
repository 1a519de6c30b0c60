"""What the money is for: the profile's own lines as they are, else a proposed split that adds up to the yuan."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from plandraft.core.amounts import is_amount
from plandraft.core.brief import Brief
from plandraft.core.plan import BudgetItem, Origin, Plan
from plandraft.core.profile import Budget
from plandraft.core.replies import BudgetShape, ReviewedBudgetShape

REMAINDER = "其他支出"
"""The purpose of what a profile's lines leave of its total."""
_ROUND = Decimal(100)
_FEN = Decimal("0.01")
"""A proposed amount is a multiple of so many yuan, where the total allows it (our choice)."""
_ID = re.compile(r"B[1-9]\d*")
_MOSTLY = Decimal("0.6")
"""Share of a proposed split that has to be spent for the rest to follow it; else measures are lacking (our choice)."""


def spending_of(budget: Budget | None, shares: Sequence[tuple[str, float]]) -> tuple[BudgetItem, ...]:
    """The items of a budget before anything is asked: the profile's lines, else its total split by usual shares.

    Args:
        budget: The profile's; nothing is made of none.
        shares: Purposes with their usual share of a union's spending.
    """
    if budget is None:
        return ()
    if budget.lines:
        items = [
            BudgetItem(
                id=f"B{n}",
                purpose=line.name,
                amount=line.amount,
                origin=Origin.PROFILE,
                sources=(f"profile:/budget/lines/{n - 1}",),
            )
            for n, line in enumerate(budget.lines, 1)
        ]
        left = (budget.total or 0) - sum(line.amount for line in budget.lines)
        if left > 0:
            number = len(items) + 1
            items.append(
                BudgetItem(
                    id=f"B{number}", purpose=REMAINDER, amount=left, origin=Origin.PROPOSED, proposed=("amount",)
                )
            )
        return tuple(items)
    if not budget.total:
        return ()
    amounts = split_money(budget.total, [share for _, share in shares])
    return tuple(
        BudgetItem(id=f"B{n}", purpose=purpose, amount=amount, origin=Origin.PROPOSED, proposed=("amount",))
        for n, ((purpose, _), amount) in enumerate(zip(shares, amounts, strict=True), 1)
    )


def split_money(total: Decimal, weights: Sequence[float]) -> list[Decimal]:
    """A total in parts of these weights that add up to it; round parts, the last one takes what is left.

    >>> [int(part) for part in split_money(Decimal(31000), [5, 3, 2])]
    [15500, 9300, 6200]
    """
    shares = [Decimal(str(weight)) for weight in weights]
    whole = sum(shares)
    if whole <= 0:
        return []
    step = _ROUND if total >= _ROUND * 10 * len(weights) else Decimal(1)
    exact = [total * share / whole for share in shares]
    parts = _with_rest(total, [(part / step).quantize(Decimal(1), ROUND_HALF_UP) * step for part in exact])
    return parts if parts[-1] >= 0 else _with_rest(total, [part.quantize(_FEN, ROUND_DOWN) for part in exact])


def _with_rest(total: Decimal, parts: Sequence[Decimal]) -> list[Decimal]:
    """The last part takes what the others leave."""
    return [*parts[:-1], total - sum(parts[:-1])]


def paid_from(items: Sequence[BudgetItem], paid: Mapping[str, str]) -> tuple[BudgetItem, ...]:
    """The items with the measures that are paid from them.

    Args:
        items: The plan's.
        paid: For measures, the item that each names; one that names several is paid from all of them.
    """
    named = {measure: _ID.findall(said.upper()) for measure, said in paid.items()}
    own = {item.id: [measure for measure, ids in named.items() if item.id in ids] for item in items}
    return tuple(
        item.model_copy(update={"measure_ids": tuple(dict.fromkeys((*item.measure_ids, *own[item.id])))})
        for item in items
    )


def with_notes(plan: Plan) -> Plan:
    """The plan whose items say what is paid from them, where nobody has said it: the measures' titles."""
    titles = {measure.id: measure.title for measure in plan.measures}
    budget = tuple(
        item if item.note else item.model_copy(update={"note": _note(item.measure_ids, titles)}) for item in plan.budget
    )
    return plan.model_copy(update={"budget": budget})


def without_notes_of_titles(plan: Plan) -> Plan:
    """The plan without what ``with_notes`` has said, so that it can say it of other measures."""
    titles = {measure.id: measure.title for measure in plan.measures}
    made = [not item.locked and item.note == _note(item.measure_ids, titles) for item in plan.budget]
    budget = (i.model_copy(update={"note": ""}) if is_made else i for i, is_made in zip(plan.budget, made, strict=True))
    return plan.model_copy(update={"budget": tuple(budget)})


def all_spent(plan: Plan) -> Plan:
    """The plan whose proposed split has no item that nothing is done with: its money goes to the others in proportion.

    The profile's own items stay, whatever is done with them, and so does a split that somebody has locked a part of.
    """
    items = plan.budget
    used = [item for item in items if item.measure_ids or item.note]
    total, kept = (sum((item.amount or Decimal(0) for item in some), Decimal(0)) for some in (items, used))
    is_ours = all("amount" in item.proposed and not item.locked for item in items)
    if not is_ours or len(used) == len(items) or kept < total * _MOSTLY:
        return plan
    amounts = split_money(total, [float(item.amount or 0) for item in used])
    budget = (item.model_copy(update={"amount": amount}) for item, amount in zip(used, amounts, strict=True))
    return plan.model_copy(update={"budget": tuple(budget)})


def _note(measure_ids: Iterable[str], titles: dict[str, str]) -> str:
    return "、".join([titles[measure_id] for measure_id in measure_ids if measure_id in titles][:3])


def proposed_split(shapes: Sequence[BudgetShape], brief: Brief) -> tuple[BudgetItem, ...]:
    """The items that an answer proposes, made to add up to the profile's total; the usual split where it has none.

    The profile's own lines are never changed; an answer may only say what is paid from them.
    """
    budget, usual = brief.profile.budget, brief.spending
    said = {shape.id.strip().upper(): shape for shape in shapes}
    if budget is None or budget.lines or not usual or not budget.total:
        return tuple(
            item.model_copy(update={"note": said[item.id].note}) if item.id in said else item for item in usual
        )
    named = [shape for shape in shapes if _names_money(shape)]
    if len(named) < 2:
        return usual
    amounts = [Decimal(str(shape.amount)) for shape in named]
    if sum(amounts) != budget.total:
        amounts = split_money(budget.total, [float(amount) for amount in amounts])
    return tuple(
        BudgetItem(
            id=number,
            purpose=shape.purpose.strip(),
            amount=amount,
            note=shape.note.strip(),
            origin=Origin.PROPOSED,
            proposed=("amount",),
        )
        for number, shape, amount in zip(_numbers(named, usual), named, amounts, strict=True)
    )


def _names_money(shape: BudgetShape) -> bool:
    """Whether an answer says what money is for, and an amount that can be one."""
    return bool(shape.purpose.strip()) and shape.amount > 0 and is_amount(Decimal(str(shape.amount)))


def paying_for(items: Iterable[BudgetItem], there: Mapping[str, str]) -> tuple[BudgetItem, ...]:
    """The items paying for measures that are there: each under its own id, or the one that stands in its place."""
    return tuple(
        item.model_copy(update={"measure_ids": tuple(dict.fromkeys(there[m] for m in item.measure_ids if m in there))})
        for item in items
    )


def reviewed_items(
    items: Sequence[BudgetItem], shapes: Sequence[ReviewedBudgetShape], measure_ids: Container[str]
) -> tuple[BudgetItem, ...]:
    """The items after a second reading: what is paid from each, and another split where the split is ours to propose.

    The profile's own purposes and amounts stay, and so does a split that somebody has locked a part of. A new split
    adds up to what the old one did.

    Args:
        items: What the money is for.
        shapes: What the second reading says of it.
        measure_ids: The measures that there are.
    """
    if all("amount" in item.proposed and not item.locked for item in items):
        named = [shape for shape in shapes if _names_money(shape)]
        numbered = [s.model_copy(update={"id": n}) for s, n in zip(named, _numbers(named, items), strict=True)]
        shapes = [*numbered, *(shape for shape in shapes if shape not in named)]
        items = _resplit(items, numbered)
    paid = {s.id.strip().upper(): [m.strip().upper() for m in s.measures] for s in reversed(shapes)}
    said = {shape.id.strip().upper(): shape.note.strip() for shape in reversed(shapes)}
    return tuple(
        item
        if item.locked or item.id not in paid
        else item.model_copy(
            update={
                "note": said[item.id] or item.note,
                "measure_ids": tuple(dict.fromkeys(m for m in paid[item.id] if m in measure_ids)) or item.measure_ids,
            }
        )
        for item in items
    )


def _resplit(items: Sequence[BudgetItem], shapes: Sequence[BudgetShape]) -> Sequence[BudgetItem]:
    """The items with the purposes and amounts of an answer; those it leaves out stay where it is no whole split."""
    numbers = [shape.id for shape in shapes]
    old = {item.id: item for item in items}
    total = sum((item.amount or Decimal(0) for item in items), Decimal(0))
    new = [
        old.get(number, BudgetItem(id=number, purpose="", origin=Origin.PROPOSED)).model_copy(
            update={"purpose": s.purpose.strip(), "amount": Decimal(str(s.amount)), "proposed": ("amount",)}
        )
        for number, s in zip(numbers, shapes, strict=True)
    ]
    if sum(item.amount or 0 for item in new) != total:
        new += [item for item in items if item.id not in numbers]
    if len(new) < 2:
        return items
    amounts = [item.amount or Decimal(0) for item in new]
    if sum(amounts) != total:
        amounts = split_money(total, [float(amount) for amount in amounts])
    return [item.model_copy(update={"amount": amount}) for item, amount in zip(new, amounts, strict=True)]


def _numbers(shapes: Sequence[BudgetShape], usual: Sequence[BudgetItem]) -> list[str]:
    """The ids that were given where an answer keeps them, the next free ones for items of its own."""
    given = {item.id for item in usual}
    ids: list[str] = []
    free = max((int(number[1:]) for number in given), default=0)
    for shape in shapes:
        number = shape.id.strip().upper()
        if number not in given or number in ids:
            free += 1
            number = f"B{free}"
        ids.append(number)
    return ids
