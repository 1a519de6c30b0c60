"""Several plans of one profile speak of the same demands: one list of them for all, under one id each."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.coverage import known_as
from plandraft.core.matter import Matter
from plandraft.core.matters import matters_of
from plandraft.core.plan import Goal, Measure, Plan
from plandraft.core.profile import Profile


def shared_matters(plans: Sequence[Plan], profile: Profile | None = None) -> tuple[Matter, ...]:
    """The demands of the profile, else those that any of the plans carries, each once.

    The ids are those of the first plan; what another one adds gets a free id where its own means something else.
    """
    if profile is not None:
        return matters_of(profile)
    found: list[Matter] = []
    for plan in plans:
        before = tuple(found)
        for matter in plan.matters:
            if not known_as(matter, before):
                found.append(_with_free_id(matter, found))
    return tuple(found)


def under_shared_ids(plan: Plan, matters: Sequence[Matter]) -> Plan:
    """The plan that carries these demands, its goals and measures claiming them under their shared ids.

    A claim of something that is demanded no more is dropped.
    """
    own = shared_ids(plan, matters)

    def renamed(node: Goal | Measure) -> dict[str, tuple[str, ...]]:
        return {"claims": tuple(dict.fromkeys(own[claim] for claim in node.claims if claim in own))}

    return plan.model_copy(
        update={
            "matters": tuple(matters),
            "goals": tuple(goal.model_copy(update=renamed(goal)) for goal in plan.goals),
            "measures": tuple(measure.model_copy(update=renamed(measure)) for measure in plan.measures),
        }
    )


def shared_ids(plan: Plan, matters: Sequence[Matter]) -> dict[str, str]:
    """For each id by which the plan knows a demand, the id that it has among these; demands that are gone have none."""
    shared = {known_as(matter, plan.matters): matter.id for matter in reversed(matters)}
    return {name: shared[matter.id] for matter in plan.matters for name in matter.ids if matter.id in shared}


def _with_free_id(matter: Matter, others: Sequence[Matter]) -> Matter:
    taken = {name for other in others for name in other.ids}
    aliases = tuple(name for name in matter.aliases if name not in taken)
    if matter.id not in taken:
        return matter.model_copy(update={"aliases": aliases})
    letter = matter.id[0]
    number = max(int(name[1:]) for name in taken if name[0] == letter) + 1
    return matter.model_copy(update={"id": f"{letter}{number}", "aliases": aliases})
