"""Named gaps: 【待补：…】 stands where the profile lacks a fact, so that nothing is invented."""

from __future__ import annotations

import re

GAP = re.compile(r"【待补：([^【】]+)】")


def gap(what: str) -> str:
    """Return the mark for a missing fact.

    >>> gap("责任部门")
    '【待补：责任部门】'
    """
    return f"【待补：{what}】"


def gaps_in(text: str) -> tuple[str, ...]:
    """Return what the gaps in a text stand for, in order.

    >>> gaps_in("由【待补：责任部门】牵头，经费【待补：金额】。")
    ('责任部门', '金额')
    """
    return tuple(GAP.findall(text))
