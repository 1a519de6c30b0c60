"""Why an item of an old plan is not shown to a model."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "copied_plan",
    "other_kind",
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
    "copied_plan": "in a near-copy of a better plan",
    "other_kind": "in a plan of another kind",
    "no_measure": "outside the measures of its plan",
    "unfit_wording": "with outdated or corrupted wording",
    "open_slot": "with an open slot",
    "length": "too short or too long",
    "fragment": "no whole sentence",
    "slogan": "a slogan",
    "no_form": "without what is done and how",
    "other_trade": "in words of another trade",
    "mention": "merely mentioning the area",
    "near_copy": "much like a chosen one",
    "same_plan": "from a plan that gave enough",
    "no_room": "too long for the room that is left",
    "enough": "good as well",
}
"""Each reason as it stands behind a number, in the order in which they are tried: the first one counts."""
