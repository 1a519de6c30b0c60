"""How much of one text another holds, by pairs of neighbouring characters."""

from __future__ import annotations

import re

from plandraft.core.matching import containment as held

__all__ = ["core", "held", "kinship"]


_COMMON = re.compile(r"开展|举办|组织|召开|开好|做好|落实|活动|主题|专题|工作|教职工|干部职工|职工|年度")


def core(text: str) -> str:
    """A text without the words that stand in every plan, unless nothing else is in it."""
    return _COMMON.sub("", text) or text


def kinship(one: str, other: str) -> float:
    """How much of the shorter text the longer one holds, 0–1."""
    return max(held(one, other), held(other, one))
