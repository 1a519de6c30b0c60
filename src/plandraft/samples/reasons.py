"""Why an item of an old plan is not shown to a model."""

from __future__ import annotations

from typing import Literal

from plandraft.messages import marked

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
    "copied_plan": marked("in a near-copy of a better plan"),
    "other_kind": marked("in a plan of another kind"),
    "no_measure": marked("outside the measures of its plan"),
    "unfit_wording": marked("with outdated or corrupted wording"),
    "open_slot": marked("with an open slot"),
    "length": marked("too short or too long"),
    "fragment": marked("no whole sentence"),
    "slogan": "a slogan",
    "no_form": marked("without what is done and how"),
    "other_trade": marked("in words of another trade"),
    "mention": marked("merely mentioning the area"),
    "near_copy": marked("much like a chosen one"),
    "same_plan": marked("from a plan that gave enough"),
    "no_room": marked("too long for the room that is left"),
    "enough": marked("good as well"),
}
"""Each reason as it stands behind a number, in the order in which they are tried: the first one counts."""
