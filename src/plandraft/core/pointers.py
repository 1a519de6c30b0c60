"""JSON pointers into a plan file, derived from node ids when findings are shown."""

from __future__ import annotations

import re

from plandraft.core.headings import LINE
from plandraft.core.plan import COLLECTIONS, Plan

_TEXT_OF_MANY = re.compile(r"/(?:actions|leads)/\d+")
"""Fields of which findings name the text alone."""


def pointer_of(plan: Plan, node_id: str, field: str = "") -> str:
    """The JSON pointer of a node's field; of the whole plan (``""``) where the node is not there.

    >>> pointer_of(Plan(goals=({"id": "G7"},)), "G7", "text")
    '/goals/0/text'
    """
    tail = f"/{field}" if field and not field.startswith(LINE) else ""
    if _TEXT_OF_MANY.fullmatch(tail):
        tail += "/text"
    if node_id == "P":
        return tail
    if node_id == plan.ideology.id:
        return f"/ideology{tail}"
    for name in COLLECTIONS:
        for at, node in enumerate(getattr(plan, name)):
            if node.id == node_id:
                return f"/{name}/{at}{tail}"
    return ""
