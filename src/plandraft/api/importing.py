"""A plan that was written, edited by somebody in Word, and comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from plandraft.api.inputs import as_read
from plandraft.api.settings import PathLike
from plandraft.arguments import checked
from plandraft.core.difference import difference
from plandraft.core.following import followed
from plandraft.core.patch import Patch
from plandraft.core.plan import COLLECTIONS, Plan
from plandraft.core.source_map import ReadPlan
from plandraft.errors import PlanError
from plandraft.messages import tr
from plandraft.short_repr import short_repr


@short_repr
@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came back.

    Attributes:
        plan: The plan with the edits; each node that was edited or added is locked.
        before: The plan as the file was written from it.
        patch: The edits by ids.
        read: The file as it was read: what of it was not taken, and where each word stands.
        comments: The comments that somebody left in the file.
    """

    plan: Plan
    before: Plan
    patch: Patch
    read: ReadPlan
    comments: tuple[str, ...] = ()


@checked
def import_plan(path: PathLike, *, against: PathLike | Plan | ReadPlan | None = None) -> Imported:
    """Read a file of ours that somebody has edited.

    The visible words count; what was deleted stays deleted, in the calendar too. A change of the text that moves a step
    moves its line in the calendar, and the other way round where the text names no month.

    Args:
        path: The Word file; or any text, with ``against``.
        against: The plan that the file was written from, where the file does not carry it (any more).

    Raises:
        PlanError: The file cannot be read, or carries no plan and none is named.
    """
    from plandraft import rendering
    from plandraft.documents import read_document
    from plandraft.plan_reading import read_plan

    document = read_document(Path(path))
    if against is not None:
        document = replace(document, carried=rendering.to_json(as_read(against).plan))
    if not document.carried:
        raise PlanError(
            tr("{path} carries no plan of ours", path=path),
            hint=tr("name the plan it was written from: --against plan.json"),
        )
    before = rendering.from_json(document.carried, file=str(path))
    read = read_plan(document)
    plan, disagreements = followed(before, read.plan)
    patch = difference(before, plan)
    return Imported(
        plan=_locked(plan, patch),
        before=before,
        patch=patch,
        read=replace(read, plan=plan, not_understood=(*read.not_understood, *disagreements)),
        comments=tuple(one.text for one in document.dropped if one.reason == "comment"),
    )


def _locked(plan: Plan, patch: Patch) -> Plan:
    """The plan in which what was edited by hand is kept by every later step."""
    edited = {change.node for change in patch.changes if change.op == "set"}
    added = (change.value for change in patch.changes if change.op == "add")
    edited |= {str(node["id"]) for node in added if isinstance(node, dict)}
    update: dict[str, object] = {
        name: tuple(
            node.model_copy(update={"locked": True}) if node.id in edited else node for node in getattr(plan, name)
        )
        for name in COLLECTIONS
    }
    if plan.ideology.id in edited:
        update["ideology"] = plan.ideology.model_copy(update={"locked": True})
    return plan.model_copy(update=update)
