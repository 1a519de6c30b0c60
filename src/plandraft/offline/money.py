"""The table about money: the items that something is paid from, each with what that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from plandraft.core.brief import Brief
from plandraft.core.plan import BudgetItem, Origin
from plandraft.core.replies import BudgetShape, MeasureShape
from plandraft.core.spending import spending_table
from plandraft.offline.playbooks import Playbook
from plandraft.offline.spending import cost_of, is_proposed, note_of
from plandraft.offline.when import months_in

_LINES = 2
"""Lines of the calendar that a demand's own row names (our choice)."""
_PURPOSE = 20
"""Characters up to which a title is the name of an item (our choice)."""
_COST = {1: 0.05, 2: 0.1, 3: 0.16, 4: 0.28}
"""What a demand with an item of its own weighs beside the shares of the usual split, by its ``cost`` (our choice)."""
_A_MONTH, _USUAL_MONTHS, _MOST_MONTHS = 0.12, 3, 6
"""What each month more or less than usual adds to that weight or takes from it (our choice)."""
_GIFTS = re.compile("节日|年节")
_OTHER = re.compile("其他|其它")
_REST = ("其他", "其它")
_REST_SHARE = 0.08
"""What is for meetings and the rest of a proposed split, as a share of all (our choice)."""
_A_WORD = 2
_BARE = 3
"""Characters of a purpose that is a mere word and lacks its noun: 节日, 女职工."""
_MEANINGS = (
    ("生日", ("生日",)),
    ("节日", ("节日", "年节", "春节", "慰问")),
    ("帮扶", ("困难", "帮扶", "救助", "互助", "助学")),
    ("温暖", ("走访", "看望", "温暖", "探望")),
    ("学习", ("学习", "宣讲", "培训", "讲", "课", "表彰", "结对", "带徒", "师")),
    ("竞赛", ("竞赛", "比武", "比赛", "擂台", "展示")),
    ("女", ("女", "三八", "哺乳", "孕")),
    ("健康", ("健康", "体检", "心理", "减压", "筛查", "疗休养", "防护", "清凉", "安全")),
)
"""By what measures name it what parts of our own purposes mean."""
_ROUND = Decimal(100)
"""A proposed amount is a multiple of so many yuan, where the total allows it (our choice)."""
_LONE = 0.6
_ONE_DAY = 0.35
"""What an item of the usual split weighs that only one measure is paid from, times its share (our choice)."""


def budget_for(brief: Brief, measures: Sequence[MeasureShape], playbooks: Mapping[str, Playbook]) -> list[BudgetShape]:
    """The profile's items, or those of a proposed split that something is paid from; its amounts are made to add up.

    Args:
        brief: The job's material.
        measures: All measures of the plan.
        playbooks: Those of the measures, by title.
    """
    return [
        BudgetShape(id=item.id, purpose=item.purpose, amount=float(item.amount or 0), note=item.note)
        for item in _rows(brief, measures, playbooks)
    ]


def money_chars(brief: Brief, measures: Sequence[MeasureShape]) -> int:
    """Characters of the table as it is printed."""
    table = spending_table(_rows(brief, measures, {}))
    return sum(len(cell) for row in (table.heads, *table.rows) for cell in row) if table else 0


def _rows(brief: Brief, measures: Sequence[MeasureShape], playbooks: Mapping[str, Playbook]) -> list[BudgetItem]:
    paid = Counter(shape.budget for shape in measures)
    usual = [item for item in brief.spending if item.origin is Origin.PROFILE or item.id in paid]
    usual = [item if item.origin is Origin.PROFILE else _answered(item, measures) for item in usual]
    told = [item.model_copy(update={"note": item.note or _note(item, measures, playbooks)}) for item in usual]
    if not is_proposed(brief):
        return told
    weighed = [item if _GIFTS.search(item.purpose) else _lone(item, measures) for item in told]
    return _adding_up(_capped([*_of_their_own(brief, measures, playbooks), *weighed]), _total(brief))


def _answered(item: BudgetItem, measures: Sequence[MeasureShape]) -> BudgetItem:
    """A proposed item without what its purpose names and no measure does; as it is, where that is all or nothing.

    >>> shape = {"area": "", "claims": [], "actions": [], "owner": "", "partners": [], "indicator": ""}
    >>> said = MeasureShape(title="身边人宣讲", budget="B1", **shape)
    >>> _answered(BudgetItem(id="B1", purpose="学习培训和技能竞赛"), [said]).purpose
    '学习培训'
    """
    said = "".join(f"{s.title}{''.join(a.line for a in s.actions)}" for s in measures if s.budget == item.id)
    first, _, second = item.purpose.partition("和")
    if not second or second in _REST:
        return item
    kept = [part for part in (first, second) if any(re.search(word, said) for word in _meant(part))]
    if len(kept) != 1:
        return item
    lacks_its_noun = kept[0] == first and len(first) <= _BARE
    return item.model_copy(update={"purpose": first + second[-_A_WORD:] if lacks_its_noun else kept[0]})


def _meant(part: str) -> tuple[str, ...]:
    """Patterns by which a measure is what a part of a purpose means."""
    return next((words for name, words in _MEANINGS if name in part), (re.escape(part[:2]), re.escape(part[-2:])))


def _capped(items: Sequence[BudgetItem]) -> list[BudgetItem]:
    """The items, what is for meetings and the rest no more than a small part of all."""
    others = sum((item.amount or Decimal(0) for item in items if not _OTHER.search(item.purpose)), Decimal(0))
    most = others * Decimal(str(_REST_SHARE / (1 - _REST_SHARE)))
    return [
        item.model_copy(update={"amount": min(item.amount or Decimal(0), most)})
        if _OTHER.search(item.purpose) and others
        else item
        for item in items
    ]


def _lone(item: BudgetItem, measures: Sequence[MeasureShape]) -> BudgetItem:
    """An item with less, where only one measure is paid from it, and the least, where that is one day's event."""
    own = [shape for shape in measures if shape.budget == item.id]
    if len(own) != 1:
        return item
    months = {month for action in own[0].actions if action.line for month in months_in(action.when)}
    weight = _LONE if len(months) > 1 or not own[0].claims else _ONE_DAY
    return item.model_copy(update={"amount": _share(item.amount or Decimal(0), weight)})


def _total(brief: Brief) -> Decimal:
    return sum((item.amount or Decimal(0) for item in brief.spending), Decimal(0))


def _adding_up(items: Sequence[BudgetItem], total: Decimal) -> list[BudgetItem]:
    """The items in these proportions, in round amounts; the largest takes what is left of the total."""
    whole = sum((item.amount or Decimal(0) for item in items), Decimal(0))
    if not whole:
        return list(items)
    step = _ROUND if total >= _ROUND * 10 * len(items) else Decimal(1)
    parts = [((item.amount or Decimal(0)) * total / whole / step).quantize(Decimal(1)) * step for item in items]
    parts[max(range(len(parts)), key=lambda at: parts[at])] += total - sum(parts)
    return [item.model_copy(update={"amount": part}) for item, part in zip(items, parts, strict=True)]


def _of_their_own(
    brief: Brief, measures: Sequence[MeasureShape], playbooks: Mapping[str, Playbook]
) -> list[BudgetItem]:
    """Items of demands that are paid from no item of the usual split."""
    usual, total = {item.id for item in brief.spending}, _total(brief)
    return [
        BudgetItem(
            id=shape.budget,
            purpose=shape.title[:_PURPOSE],
            amount=_share(total, _COST[cost_of(playbooks.get(shape.title))] * _often(shape)),
            note=_own_note(shape, playbooks.get(shape.title)),
            origin=Origin.PROPOSED,
            proposed=("amount",),
        )
        for shape in measures
        if shape.budget and shape.budget not in usual
    ]


def _own_note(shape: MeasureShape, playbook: Playbook | None) -> str:
    """What a demand's own row pays for: what its playbook names, else its first lines in the calendar."""
    if playbook is not None and playbook.pays:
        return playbook.pays
    return "、".join(list(dict.fromkeys(a.line for a in shape.actions if a.line))[:_LINES])


def _often(shape: MeasureShape) -> float:
    """How much more or less a measure weighs for being done in many months or in few."""
    months = len({month for action in shape.actions if action.line for month in months_in(action.when)})
    return 1 + _A_MONTH * (min(months, _MOST_MONTHS) - _USUAL_MONTHS)


def _share(amount: Decimal, weight: float) -> Decimal:
    """So much of an amount, in whole yuan."""
    return (amount * Decimal(str(weight))).quantize(Decimal(1))


def _note(item: BudgetItem, measures: Sequence[MeasureShape], playbooks: Mapping[str, Playbook]) -> str:
    """What is paid from an item; what none is paid from is for the unforeseen."""
    titles = [shape.title for shape in measures if shape.budget == item.id]
    return note_of(item.purpose, titles, playbooks) or ("临时和日常开支" if item.origin is Origin.PROFILE else "")
