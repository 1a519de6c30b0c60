"""What a plan says money is for: rows of a table, or points of the part that is about money, never measures."""

from __future__ import annotations

import re

from plandraft.core.amounts import read_sum
from plandraft.core.plan import BudgetItem
from plandraft.plan_reading.structure import RawItem, RawSection
from plandraft.plan_reading.structure.tables import TOTAL

_HEADING = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:经费|资金)(?:安排|预算|使用|分配|开支|支出)+(?:计划|方案|情况|明细|建议)?表?|[\u4e00-\u9fff]{0,2}经费|(?:钱|经费)(?:怎么|如何)(?:花|用)"
)
_RECKONED = re.compile(r"(?:全年|本学年)(?:已定)?经费[^。]*安排如下(?:，金额待定)?：")
"""The sentence that we print above the table ourselves."""
_AMOUNT = re.compile(r"\d[\d,，]{0,15}(?:\.\d{1,15})?\s{0,60}+万?元")
_SHARE = re.compile(
    r"(?:^|[，,、；;：:（(])(?:其中)?[：:]?(?P<purpose>[^，,、；;：:（()）\d。]{2,14}?)(?:约|为|共|各|安排|用于|不超过)?(?P<sum>\d[\d,，]*(?:\.\d+)?万?元)"
)
"""What a sentence says each part of the money is for: 慰问3万元，文体4万元."""
_SUMMED = re.compile(r"合计|总计|共计|总额|预算|经费$|^共|全年|每[人名户位]|人均|标准")
LEAST_SHARES = 2
"""A sentence with fewer parts is about one expense (our choice)."""
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?\s*万?元?")
_WHOLE = re.compile(
    r"(?:经费|预算|资金|总额|总计|合计|共计?)[^。；，：:\d]{0,10}(?P<sum>\d[\d,，]*(?:\.\d+)?\s*万?元)|全年(?P<year>\d[\d,，]*(?:\.\d+)?\s*万?元)"
)
"""A sentence that names the sum before the table does."""


def heads_money(heading: str) -> bool:
    """Whether a heading says that its part is about what money is for."""
    return _HEADING.fullmatch(heading.strip()) is not None


def is_money_part(section: RawSection) -> bool:
    """Whether a part is about nothing but what money is for: its heading says so, and a table or amounts follow.

    A part that says how money is to be handled is one of measures.
    """
    if not heads_money(section.heading) or section.sections:
        return False
    return bool(section.money or section.items) and all(_AMOUNT.search(item.text) for item in section.items)


def shares_in(item: RawItem) -> list[tuple[BudgetItem, RawItem]]:
    """The parts of the money that a sentence names, each with its words; none where they are too few.

    >>> [(one.purpose, int(one.amount)) for one, _ in shares_in(RawItem(1, 1, None, "慰问3万元，文体4万元，合计7万元"))]
    [('慰问', 30000), ('文体', 40000)]
    """
    found: list[tuple[BudgetItem, RawItem]] = []
    for share in _SHARE.finditer(item.text):
        if _SUMMED.search(share["purpose"]):
            continue
        start = share.start("purpose")
        at = RawItem(item.line, item.column, None, item.text[start : share.end()], runs=item.runs_from(start))
        found.append((_item(share["purpose"], share["sum"], ""), at))
    return found if len(found) >= LEAST_SHARES else []


def total_said(text: str) -> str | None:
    """The sum, in yuan, that a sentence names for all of its parts.

    >>> total_said("慰问3万元，文体4万元，合计7万元")
    '70000'
    """
    found = _WHOLE.search(text)
    return yuan_in(found["sum"] or found["year"]) if found is not None else None


def points_of(section: RawSection) -> tuple[list[tuple[BudgetItem, RawItem]], list[RawItem]]:
    """The points of a part about money as items, or the parts its one sentence names, and the words that are none."""
    said = [part for part in section.text if not _RECKONED.fullmatch(part.text)]
    if section.money:
        items = [item for item in section.items if not _RECKONED.fullmatch(item.text)]
        return [], sorted([*said, *items], key=lambda part: part.line)
    if len(section.items) == 1 and (shares := shares_in(section.items[0])):
        return shares, sorted([*said, *section.items], key=lambda part: part.line)
    return [(_item(item.text, item.text, ""), item) for item in section.items], said


def rows_of(section: RawSection) -> tuple[list[tuple[BudgetItem, RawItem]], str | None, RawItem | None]:
    """The rows of its table as items, and the sum that a row or the words before state, with that row."""
    found: list[tuple[BudgetItem, RawItem]] = []
    total: str | None = None
    at: RawItem | None = None
    for row in section.money:
        amount = row.said.get("budget", "")
        if TOTAL.match(row.text) or TOTAL.match(row.marker or "") or (not row.text and amount):
            total, at = yuan_in(amount), row
        else:
            found.append((_item(row.text, amount, row.said.get("note") or row.said.get("content", "")), row))
    return found, total or _named_before(section), at


def _named_before(section: RawSection) -> str | None:
    """The sum in the last sentence before the table that names one."""
    first = min((row.line for row in section.money), default=0)
    said = [(part.line, part.text) for part in (*section.text, *section.items) if part.line < first]
    for _, text in [*sorted(said, reverse=True)[:2], (section.line, section.heading)]:
        if (total := total_said(text)) is not None:
            return total
    return None


def _item(purpose: str, amount: str, note: str) -> BudgetItem:
    data = {"id": "B1", "purpose": purpose, "amount": yuan_in(amount), "note": note}
    return BudgetItem.model_validate(data)


def yuan_in(text: str) -> str | None:
    """The amount, in yuan, in a cell or a sentence; None where there is none."""
    found = _AMOUNT.search(text) or _NUMBER.search(text)
    return read_sum(found[0].replace(" ", "")) if found else None
