"""What each of the organisation's own items of money pays for, said of a plan that is there already."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.plan import BudgetItem, Measure, Origin, Plan
from plandraft.core.replies import ReviewedBudgetShape
from plandraft.offline.demanded import demands_of
from plandraft.offline.playbooks import Playbook
from plandraft.offline.playbooks.of_kind import playbooks_for
from plandraft.offline.slots import facts_for, filled
from plandraft.offline.spending import note_of


def own_notes(plan: Plan, brief: Brief) -> Iterator[ReviewedBudgetShape]:
    """The organisation's own items, each with what it pays for."""
    measures = {measure.id: measure for measure in plan.measures}
    known = dict(_playbooks(plan, brief))
    for item in plan.budget:
        paid = [measures[one] for one in item.measure_ids if one in measures]
        if item.origin is Origin.PROFILE and paid and not item.locked:
            yield _shape(item, paid, known)


def _shape(item: BudgetItem, paid: list[Measure], known: dict[str, Playbook]) -> ReviewedBudgetShape:
    return ReviewedBudgetShape(
        id=item.id,
        purpose=item.purpose,
        amount=float(item.amount or 0),
        note=note_of(item.purpose, [measure.title for measure in paid], known),
        measures=[measure.id for measure in paid],
    )


def _playbooks(plan: Plan, brief: Brief) -> Iterator[tuple[str, Playbook]]:
    """The title and the playbook of each measure, found by the demand that it takes up, else by its title."""
    demands = demands_of([AreaShare(name="", matters=brief.matters)], brief)
    by_claim = {m.id: demand.fit.playbook for demand in demands if demand.fit is not None for m in demand.matters}
    facts = facts_for(brief)
    by_title = {filled(title, facts): playbook for playbook in playbooks_for(brief) for title in playbook.titles}
    for measure in plan.measures:
        found = next((by_claim[claim] for claim in measure.claims if claim in by_claim), None)
        playbook = found if measure.claims else by_title.get(measure.title)
        if playbook is not None:
            yield measure.title, playbook
