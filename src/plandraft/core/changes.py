"""What filling has changed in a plan, so that its reader can be told of each change."""

from __future__ import annotations

from typing import Literal

from plandraft.core.frozen_model import FrozenModel

ChangedBy = Literal["fix", "model"]
"""Who a change is from: it was computed, or a model wrote it."""


class AppliedChange(FrozenModel):
    """One value of a plan that filling has changed.

    Attributes:
        node: Id of the node; ``P`` for the plan itself.
        field: The field as patches address it, such as ``actions/1/timing``; empty where the node is gone.
        code: Code of the rule behind it; several with a blank between.
        old: What stood there, as a reader would see it; empty where nothing did.
        new: What stands there now; of a node that is gone the id of the one that has taken it in.
        by: Who the change is from.
    """

    node: str
    field: str = ""
    code: str = ""
    old: str = ""
    new: str = ""
    by: ChangedBy
