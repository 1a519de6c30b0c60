"""The best parts of several drafts of one plan become one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from plandraft.core.comparison import Judged, compare
from plandraft.core.edits import deleted, edited_parts, made_of
from plandraft.core.plan import Lead, Plan
from plandraft.core.profile import Profile
from plandraft.core.scheduling import with_entries
from plandraft.core.shared_matters import shared_matters, under_shared_ids
from plandraft.drafting.choosing import Choice, chosen
from plandraft.drafting.claims import goals_linked
from plandraft.drafting.keeping_lines import with_locked_lines
from plandraft.drafting.money import with_notes, without_notes_of_titles
from plandraft.drafting.relinking import entries_of_all, items_of_all
from plandraft.drafting.taking import Measures, take_measures
from plandraft.drafting.taking_goals import take_goals

NOTHING_TAKEN: Mapping[str, int] = MappingProxyType({})


def mixed(
    judged: Sequence[Judged],
    *,
    take: Mapping[str, int] = NOTHING_TAKEN,
    profile: Profile | None = None,
    wanted: int | None = None,
) -> Plan:
    """One plan of several drafts, at least one of them.

    The draft with the least badness is the base; the measures of each demand, and each part, come from the draft where
    they are best. Every demand that any draft claims is claimed by exactly one measure, locked ones apart. What is
    locked in the base stays.

    Args:
        judged: The drafts, each with its report.
        take: Drafts by the name of a part or the id of a demand; they go before what code finds better.
        profile: Whose demands count; without it those that the drafts carry.
        wanted: Characters that were wanted.

    Raises:
        UsageError: ``take`` names something that there is not, or that is locked in the base.
    """
    plans = [one.plan for one in judged]
    base = compare(judged, shared_matters(plans, profile), wanted=wanted).best
    matters = shared_matters([plans[base], *plans[:base], *plans[base + 1 :]], profile)
    named = [replace(one, plan=under_shared_ids(one.plan, matters)) for one in judged]
    return _joined([one.plan for one in named], chosen(named, matters, base=base, take=take))


def _joined(plans: Sequence[Plan], choice: Choice) -> Plan:
    base, parts = plans[choice.base], choice.parts
    taken = take_measures(plans, base.matters, choice)
    measures = tuple(one.measure for one in taken.taken)
    money = without_notes_of_titles(plans[parts["budget"]]).budget
    joined = base.model_copy(
        update={
            "preamble": plans[parts["opening"]].preamble,
            "ideology": plans[parts["ideology"]].ideology,
            "closing": plans[parts["closing"]].closing,
            "goals": take_goals(plans, choice, measures),
            "measures": measures,
            "leads": tuple(_leads(plans, taken, choice.base)),
            "budget": items_of_all(money, parts["budget"], plans, taken),
            "schedule": entries_of_all(plans, taken, choice.base),
        }
    )
    plan = with_notes(with_locked_lines(with_entries(_linked(joined)), base.schedule))
    made = _made(plan, base)
    return Plan(**{name: getattr(plan, name) for name in Plan.model_fields} | {"made": made})


def _made(plan: Plan, base: Plan) -> dict[str, str]:
    """The marks of the merged plan: what was edited or deleted in the base still is, the rest is as merged."""
    if not base.made:
        return {}
    hand, gone, now = edited_parts(base), deleted(base), made_of(plan)
    known = {key: mark for key, mark in base.made.items() if key in gone or (key in hand and key in now)}
    return {key: mark for key, mark in now.items() if key not in hand} | known


def _leads(plans: Sequence[Plan], measures: Measures, base: int) -> Iterator[Lead]:
    """The line below each heading: the base's, else that of a draft whose measure brought the heading along."""
    drafts: dict[str, list[int]] = {}
    for one in measures.taken:
        drafts.setdefault(one.measure.area, [base]).append(one.draft)
    for area, whose in drafts.items():
        text = next((lead for at in whose if (lead := plans[at].lead(area))), "")
        if text:
            yield Lead(area=area, text=text)


def _linked(plan: Plan) -> Plan:
    """With links made anew from the claims; a locked measure keeps those of its own whose goals are there."""
    goals = {goal.id for goal in plan.goals}
    own = {m.id: tuple(goal for goal in m.goal_ids if goal in goals) for m in plan.measures if m.locked}
    linked = goals_linked(plan)
    measures = (m.model_copy(update={"goal_ids": own.get(m.id) or m.goal_ids}) for m in linked.measures)
    return linked.model_copy(update={"measures": tuple(measures)})
