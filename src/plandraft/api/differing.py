"""What stands between two plans: versions of one, two models' drafts, last year's and this year's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plandraft.api.inputs import as_read
from plandraft.api.settings import PathLike
from plandraft.api.versions import named_file, present, version_file, versions_of
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
        before: A plan, or a file with one in any format that can be read; ``plan.docx@2`` is a kept version of it.
        after: The other one.

    Raises:
        PlanError: A file cannot be read as a plan.
    """
    first = _read(before).plan
    second = aligned(first, _read(after).plan)
    return PlanDifference(before=first, after=second, patch=difference(first, second))


def earlier(name: str, number: int | None = None) -> str:
    """The name of a kept version of a file: the one with a number, else the one before the present state.

    Raises:
        InputError: There is none.
    """
    path = Path(name)
    now, kept = present(path), versions_of(path)
    if number is None:
        number = now.parent if now is not None else next((one.number for one in reversed(kept)), 0)
    version_file(path, number)
    return f"{name}@{number}"


def _read(plan: PathLike | Plan | ReadPlan) -> ReadPlan:
    return as_read(plan if isinstance(plan, Plan | ReadPlan) else named_file(plan))
