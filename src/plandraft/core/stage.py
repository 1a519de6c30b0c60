"""How far a flow is: the plan as it stands, told to whoever looks on."""

from __future__ import annotations

from typing import Self

from plandraft.core.ask import Ask
from plandraft.core.plan import Plan


class Stage(tuple[Ask, ...]):
    """A batch without asks, which a flow yields when its plan has changed; like any batch it is answered one by one.

    A driver needs to know nothing of it: there is nothing to answer.
    """

    plan: Plan

    def __new__(cls, plan: Plan) -> Self:
        """A batch that says what the plan is now."""
        made = super().__new__(cls)
        made.plan = plan
        return made
