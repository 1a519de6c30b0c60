"""What instructions are read against: the period and its days, who can own work, the money, what is to be avoided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plandraft.core.avoiding import planned
from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar
from plandraft.core.owner_names import Owner, resolve_owner
from plandraft.core.period import Period
from plandraft.core.plan import Plan


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What is known of the organisation, as far as a change of its plan may depend on it.

    Attributes:
        period: The plan's period.
        calendar: Its days and working months.
        owners: Who can own work.
        choices: Their names, for whoever named nobody.
        avoid: What no plan of this body may hold.
        most_money: The total of the profile's budget, in yuan; None where it gives none.
    """

    period: Period
    calendar: Calendar
    owners: tuple[Owner, ...] = ()
    choices: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    most_money: Decimal | None = None

    @classmethod
    def of(cls, brief: Brief, plan: Plan) -> Ground:
        """The ground of one job; owners that only the plan names are known as well."""
        budget = brief.profile.budget
        return cls(
            period=plan.period or brief.profile.period,
            calendar=brief.calendar,
            owners=(*brief.owners, *_of_plan(plan, brief.owners)),
            choices=brief.owner_choices,
            avoid=brief.profile.avoid,
            most_money=budget.total if budget is not None else None,
        )

    @property
    def working(self) -> tuple[int, ...]:
        """The months in which the organisation works, in the order of the period."""
        return self.calendar.working_months

    def owner(self, name: str) -> str | None:
        """What the plan prints for an owner, however it was called; None for nobody known."""
        ending = [owner.name for owner in self.owners if len(name) > 3 and owner.name.endswith(name)]
        if len(ending) == 1:
            return ending[0]
        known = resolve_owner(name, self.owners)
        if known is not None or not _SHORT.fullmatch(name):
            return known
        meant = [owner.name for owner in self.owners if owner.name[0] == name[0] and is_in_order(name, owner.name)]
        return meant[0] if len(meant) == 1 else None

    def forbidden(self, text: str) -> str:
        """What is to be avoided and is planned by a text; empty where nothing is."""
        return next((item for item in self.avoid if planned(item, text)), "")


_SHORT = re.compile("[\u4e00-\u9fff]{3,6}")
"""A name that may be one with characters left out: 应急办 for 应急管理办公室."""


def is_in_order(short: str, long: str) -> bool:
    """Whether the characters of a name stand in a longer one, in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _of_plan(plan: Plan, owners: tuple[Owner, ...]) -> list[Owner]:
    """Owners that stand in the plan and nowhere else."""
    named = dict.fromkeys(name for m in plan.measures for name in (m.owner, *m.partners) if name.strip())
    unknown = (name for name in named if "【" not in name and resolve_owner(name, owners) is None)
    return [Owner(name=name, kind="department") for name in unknown]
