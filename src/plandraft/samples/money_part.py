"""The part of a plan that says what money is for: a table, or points, never measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plandraft.core.plan import BudgetItem
from plandraft.core.sums import read_sum
from plandraft.samples.structure import RawItem, RawSection

_HEADING = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:经费|资金)(?:安排|预算|使用|分配|开支|支出)+(?:计划|方案|情况|明细|建议)?表?"
)
_COLUMNS = {
    "number": re.compile("序号|编号"),
    "amount": re.compile("金额|经费|预算|费用|（元）|（万元）"),
    "note": re.compile("说明|备注|依据|内容"),
    "purpose": re.compile("用途|项目|事项|支出|科目|类别"),
}
_TOTAL = re.compile(r"合\s*计|总\s*计|共\s*计|小\s*计")
_RECKONED = re.compile(r"(?:全年|本学年)(?:已定)?经费[^。]*安排如下(?:，金额待定)?：")
"""The sentence that we print above the table ourselves."""
_AMOUNT = re.compile(r"\d[\d,，]*(?:\.\d+)?\s*万?元")


def is_money_part(section: RawSection, lines: Mapping[int, str]) -> bool:
    """Whether a part says what money is for: so its heading says, and each of its points names an amount or is a row.

    A part that says how money is to be handled is one of measures.
    """
    if not _HEADING.fullmatch(section.heading.strip()) or section.sections or not section.items:
        return False
    return all("\t" in lines.get(item.line, "") or item.said or _AMOUNT.search(item.text) for item in section.items)


def money_of(section: RawSection, lines: Mapping[int, str]) -> tuple[list[tuple[BudgetItem, RawItem]], list[RawItem]]:
    """The items of the part, each with the row or point it was read from, and the words that are none.

    Args:
        section: The part.
        lines: The file's lines by number, cells parted by tabs.
    """
    columns: dict[str, int] = {}
    scale = ""
    found: list[tuple[BudgetItem, RawItem]] = []
    rest = [part for part in section.text if not _RECKONED.fullmatch(part.text)]
    for item in section.items:
        cells = [cell.strip() for cell in lines.get(item.line, "").split("\t")]
        if len(cells) == 1 or item.said:
            if not _RECKONED.fullmatch(item.text):
                found.append((_point(item), item))
        elif not columns:
            columns = _columns(cells)
            scale = "万" if "万元" in cells[columns.get("amount", 0)] else ""
        elif not any(_TOTAL.fullmatch(cell) for cell in cells):
            found.append((_row(cells, columns, scale), item))
    return found, rest


def _columns(cells: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = next((name for name, words in _COLUMNS.items() if words.search(cell)), None)
        if name is not None:
            columns.setdefault(name, at)
    return columns


def _row(cells: Sequence[str], columns: Mapping[str, int], scale: str) -> BudgetItem:
    said = {name: cells[at] for name, at in columns.items() if at < len(cells)}
    amount = said.get("amount", "")
    data = {
        "id": "B1",
        "purpose": said.get("purpose", ""),
        "amount": read_sum(amount if "元" in amount or not amount[-1:].isdigit() else amount + scale),
        "note": said.get("note", ""),
    }
    return BudgetItem.model_validate(data)


def _point(item: RawItem) -> BudgetItem:
    amount = _AMOUNT.search(item.said.get("budget", "") or item.text)
    data = {"id": "B1", "purpose": item.text, "amount": read_sum(amount[0]) if amount else None}
    return BudgetItem.model_validate(data)
