"""A draft made anew takes over what was edited by hand in an older plan; its run knows nothing of it."""

from __future__ import annotations

import dataclasses

from plandraft.api.inputs import open_plan, open_profile
from plandraft.api.job import Job
from plandraft.api.settings import PathLike
from plandraft.core.draft import Draft
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.drafting.keeping import keep_edits
from plandraft.errors import UsageError
from plandraft.messages import tr


def old_plan(plan: Plan | PathLike, profile: PathLike | Profile) -> Plan:
    """The plan whose edits are to be kept.

    Raises:
        UsageError: It is of another period than the profile.
        PlanError: It cannot be read.
    """
    held = plan if isinstance(plan, Plan) else open_plan(plan).plan
    period = open_profile(profile).period
    if held.period is not None and held.period != period:
        raise UsageError(
            tr(
                "the plan to keep edits of is for {period}, the profile for {period_2}",
                period=held.period,
                period_2=period,
            ),
            hint=tr("another period is another plan: draft it without the old one"),
        )
    return held


def with_edits(made: Draft, old: Plan, job: Job) -> Draft:
    """The draft with what was edited by hand in an older plan, checked as it then stands."""
    found = keep_edits(made.plan, old)
    report = job.material.tools.check(found.plan)
    return dataclasses.replace(made, plan=found.plan, report=report, notes=(*made.notes, *found.notes))
