"""Why an item of an old plan is not shown to a model."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "copied_plan",
    "no_union_plan",
    "no_measure",
    "unfit_wording",
    "open_slot",
    "length",
    "fragment",
    "slogan",
    "no_form",
    "other_trade",
    "mention",
    "near_copy",
    "same_plan",
    "no_room",
    "enough",
]

REASONS: dict[Reason, str] = {
    "copied_plan": "stand in a near-copy of a better plan",
    "no_union_plan": "stand in a plan of no union",
    "no_measure": "stand in a title, preamble, guiding thought or closing",
    "unfit_wording": "hold outdated or corrupted wording",
    "open_slot": "hold an open slot",
    "length": "are too short or too long",
    "fragment": "are no whole sentences",
    "slogan": "are slogans",
    "no_form": "do not say what is done and how",
    "other_trade": "hold words of another trade",
    "mention": "merely mention the area",
    "near_copy": "repeat a chosen item",
    "same_plan": "come from a plan that gave enough",
    "no_room": "would not fit into the window",
    "enough": "would do as well",
}
"""Each reason as the end of a sentence about items, in the order in which they are tried: the first one counts."""
