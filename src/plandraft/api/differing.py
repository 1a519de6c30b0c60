"""What stands between two plans: versions of one, two models' drafts, last year's and this year's."""

from __future__ import annotations

from dataclasses import dataclass

from plandraft.api.inputs import as_read
from plandraft.api.settings import PathLike
from plandraft.arguments import checked
from plandraft.core.alignment import aligned
from plandraft.core.difference import difference
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.source_map import ReadPlan
from plandraft.short_repr import short_repr


@short_repr
@dataclass(frozen=True, kw_only=True)
class PlanDifference:
    """Two plans beside each other.

    Attributes:
        before: The first plan.
        after: The second, its nodes under the ids of the first where both say the same thing.
        patch: What stands between them.
    """

    before: Plan
    after: Plan
    patch: Patch


@checked
def diff_plans(before: PathLike | Plan | ReadPlan, after: PathLike | Plan | ReadPlan) -> PlanDifference:
    """Compare two plans node by node, whoever wrote them.

    Args:
        before: A plan, or a file with one in any format that can be read.
        after: The other one.

    Raises:
        PlanError: A file cannot be read as a plan.
    """
    first = as_read(before).plan
    second = aligned(first, as_read(after).plan)
    return PlanDifference(before=first, after=second, patch=difference(first, second))
