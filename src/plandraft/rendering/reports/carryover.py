"""What becomes of last year, as a person reads it, and as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from plandraft.core.texts import json_shown, one_line
from plandraft.messages import marked, tr

_STATES = {
    "unfinished": marked("unfinished"),
    "raised": marked("raised"),
    "continued": marked("continued"),
    "done": marked("done"),
    "dropped": marked("dropped"),
}
"""What a state is called, in the order in which they are shown."""
_SHOWN = 60


def carryover_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """A line an item, those of one state together: which it was, where it stood, and what becomes of it."""
    lines = []
    for state, name in _STATES.items():
        own = [row for row in rows if row["state"] == state]
        lines += [tr("{name} ({n})", name=tr(name), n=len(own))] if own else []
        for row in own:
            text = one_line(row["text"])
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            place = tr(" ({place})", place=row["where"]) if row["where"] else ""
            lines.append(f"  {row['id'] + ' ' if row['id'] else ''}{shown}{place}: {row['why']}")
    return "\n".join(lines) + "\n"


def carryover_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """The items for programs."""
    return json_shown([{**row, "raises": [dataclasses.asdict(one) for one in row["raises"]]} for row in rows])


def carryover_count_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many items there are of each state."""
    counts = {name: sum(row["state"] == state for row in rows) for state, name in _STATES.items()}
    states = ", ".join(f"{tr(name)} {number}" for name, number in counts.items() if number)
    return tr("last year, {n} items: {states}", n=len(rows), states=states)
