"""The greatest number ever used for an id of each list, as a plan in hand has it."""

from __future__ import annotations

from plandraft.core.plan import COLLECTIONS, HighWater, Plan


def highest_ids(plan: Plan) -> HighWater:
    """The marks of a plan, at least as high as the ids that are there: a file that is read has them so.

    >>> highest_ids(Plan.model_construct(measures=(), schedule=(), goals=(), budget=(), high_water=HighWater())).goals
    0
    """
    marks = {
        name: max([getattr(plan.high_water, name), *(int(node.id[1:]) for node in getattr(plan, name))])
        for name in COLLECTIONS
    }
    return HighWater(**marks)
