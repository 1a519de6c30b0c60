"""Which item of the budget pays for a piece of work: the one whose name shares most words with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.brief import Brief

_COMMON = frozenset({"职工", "会员", "工会", "组织", "建设", "工作", "员工", "教职"})
"""Words of purposes that stand in any measure."""
_PARTS = re.compile(r"[和与及、/]|其他|其它|支出|费用?$|经费|活动")


def paid_for(words: Sequence[str], brief: Brief) -> str:
    """The id of the first item whose purpose holds one of these words, best word first; empty where none does."""
    found = (item.id for word in words for item in brief.spending if word in item.purpose)
    return next(found, "")


def paid_by(text: str, brief: Brief) -> str:
    """The id of the item that names this work; empty where none does."""
    found = ((sum(part in text for part in _words(item.purpose)), -n, item.id) for n, item in enumerate(brief.spending))
    best = max(found, default=(0, 0, ""))
    return best[2] if best[0] else ""


def _words(purpose: str) -> list[str]:
    return [
        word for part in _PARTS.split(purpose) if len(part) > 1 for word in (part[:2], part[-2:]) if word not in _COMMON
    ]
