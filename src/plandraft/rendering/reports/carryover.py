"""What becomes of last year, as a person reads it, and as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from plandraft.core.texts import json_shown, one_line

_STATES = {"unfinished": "未完成", "raised": "提高", "continued": "继续", "done": "已完成", "dropped": "不再安排"}
"""What a state is called, in the order in which they are shown."""
_SHOWN = 60


def carryover_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """A line an item, those of one state together: which it was, where it stood, and what becomes of it."""
    lines = []
    for state, name in _STATES.items():
        own = [row for row in rows if row["state"] == state]
        lines += [f"{name}（{len(own)} 项）"] if own else []
        for row in own:
            text = one_line(row["text"])
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            place = f"（{row['where']}）" if row["where"] else ""
            lines.append(f"  {row['id'] + ' ' if row['id'] else ''}{shown}{place}：{row['why']}")
    return "\n".join(lines) + "\n"


def carryover_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """The items for programs."""
    return json_shown([{**row, "raises": [dataclasses.asdict(one) for one in row["raises"]]} for row in rows])


def carryover_count_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many items there are of each state."""
    counts = {name: sum(row["state"] == state for row in rows) for state, name in _STATES.items()}
    return f"上年 {len(rows)} 项：" + "，".join(f"{name} {number}" for name, number in counts.items() if number)
