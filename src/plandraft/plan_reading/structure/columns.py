"""What the columns of a table hold, told by the words of its header."""

from __future__ import annotations

import re

HEAD_CHARS = 12
"""The name of a column is no longer than this (our choice)."""
_COLUMNS = (
    ("number", re.compile(r"^(?:序号|编号|号|项次|序|周次|周)$")),
    ("share", re.compile(r"占比|比例")),
    (
        "time",
        re.compile(
            r"^(?:月份?|季度|学期|进度|日期|时[间段限]|(?:什么|啥)时[候间]|几月份?|(?:活动|工作|完成|实施|计划)?(?:时[间限段]|日期|月份|进度|节点)(?:安排)?)$"
        ),
    ),
    ("budget", re.compile(r"^(?:经费|预算|金额|费用|数额)|金额|预算额|经费预算|[（(]?万?元[)）]?$")),
    ("note", re.compile(r"备注|说明|依据|(?:主要|具体|资金|经费)用途")),
    ("owner", re.compile(r"责任|牵头|负责|承办|主办|实施部门|^由?谁来?(?:办|做|干|管|抓)$")),
    ("partners", re.compile(r"配合|协办|参与|协同")),
    ("indicator", re.compile(r"目标|指标|标准|要求|成效|成果|完成标志")),
    (
        "work",
        re.compile(
            r"措施|内容|任务|事项|项目|活动|工作|安排|举措|要点|用途|科目|支出|开支|类别|[要做干办]的事|[做干办](?:什么|啥)|名称"
        ),
    ),
)


def columns_of(cells: tuple[str, ...]) -> dict[str, int] | None:
    """The place of each column that a header names; None where it names no work beside something else.

    A second column of work holds what is done for the first.

    >>> columns_of(("序号", "项目", "金额（元）", "主要用途"))
    {'number': 0, 'work': 1, 'budget': 2, 'note': 3}
    """
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        names = [name for name, words in _COLUMNS if cell and len(cell) <= HEAD_CHARS and words.search(cell)]
        if names and names[0] not in columns:
            columns[names[0]] = at
        elif "content" not in columns and names[:1] == ["work"]:
            columns["content"] = at
    if "work" not in columns:
        stands_for = "note" if "budget" in columns else "indicator"
        if stands_for not in columns:
            return None
        columns["work"] = columns.pop(stands_for)
        others = (at for at, cell in enumerate(cells) if at > columns["work"] and re.search("目标|标准|指标", cell))
        if (second := next(others, None)) is not None:
            columns["indicator"] = second
    return columns if len(columns) >= 2 else None


def owner_column(cells: tuple[str, ...]) -> dict[str, int]:
    """The place of the column that says who, where a header names one.

    >>> owner_column(("责任部门", "1月", "2月"))
    {'owner': 0}
    """
    words = dict(_COLUMNS)["owner"]
    at = next((at for at, cell in enumerate(cells) if len(cell) <= HEAD_CHARS and words.search(cell)), None)
    return {} if at is None else {"owner": at}


def heads_columns(cells: tuple[str, ...]) -> bool:
    """Whether all cells of a row name columns.

    >>> heads_columns(("序号", "工作内容", "责任部门")), heads_columns(("1", "走访", "工会"))
    (True, False)
    """
    named = [any(words.search(cell) for _, words in _COLUMNS) and len(cell) <= HEAD_CHARS for cell in cells]
    return all(named) and columns_of(cells) is not None
