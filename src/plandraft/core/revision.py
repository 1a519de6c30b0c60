"""A plan that was changed on somebody's word: what was said, what became of it, and the plan that comes of it."""

from __future__ import annotations

from typing import Literal

from plandraft.core.finding import Finding
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan

PointState = Literal["done", "locked", "refused", "unclear", "same"]
"""In the plan · changes a locked node that was not named · impossible or forbidden · not understood · so already."""


class Point(FrozenModel):
    """One thing that was said, and what became of it.

    Attributes:
        words: The words of the instruction.
        said: What is changed, or why nothing is, in a sentence of the plan's language.
        patch: The changes by ids, on the plan as the points before it leave it; empty where nothing is changed.
        notes: What the reader should look at beside it.
        locked: Ids of nodes that were edited by hand and that it would change.
        by: Who has found the nodes.
    """

    words: str
    state: PointState
    said: str
    patch: Patch = Patch(changes=())
    notes: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    by: Literal["code", "model"] = "code"


class Revision(FrozenModel):
    """What became of all instructions.

    Attributes:
        before: The plan as it was.
        plan: The plan with every point that is ``done``.
        points: One for each thing that was said, in the order in which it was said; several where it concerns several
            nodes.
        patch: What stands between both plans.
        findings: What the checks find in the plan that they did not find before.
    """

    before: Plan
    plan: Plan
    points: tuple[Point, ...]
    patch: Patch
    findings: tuple[Finding, ...] = ()
