"""The calendar as rows of a table, 月份 | 工作 | 责任: what each says, also where only the measure says who does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plandraft.core.months import by_month
from plandraft.core.plan import Entry, Plan
from plandraft.core.texts import one_line
from plandraft.core.wording import entry_words, without_brackets

MONTH, WORK, OWNER = "月份", "工作", "责任"
"""The heads of the columns."""


@dataclass(frozen=True, kw_only=True)
class CalendarRow:
    """An entry as a row.

    Attributes:
        month: The month's name, the same in every row of the month.
        work: What is done, with the day where there is one, without who does it.
        owner: Who does it: the entry's own owner, else that of the measures that it is for.
    """

    entry: Entry
    month: str
    work: str
    owner: str

    def cells(self, *, with_owner: bool, is_first: bool) -> tuple[str, ...]:
        """What stands in its cells: the name of the month in its first row alone."""
        month = self.month if is_first else ""
        return (month, self.work, self.owner) if with_owner else (month, self.work)


def calendar_rows(plan: Plan) -> tuple[CalendarRow, ...]:
    """One row an entry that says something, in the order in which a calendar is printed."""
    return tuple(_rows(plan))


def owner_of_entry(entry: Entry, plan: Plan) -> str:
    """Who does what an entry says: its own owner, else those of its measures, each once.

    >>> from plandraft.core.plan import Measure
    >>> plan = Plan(measures=(Measure(id="M1", owner="工会"),), schedule=(Entry(id="S1", measure_ids=("M1",)),))
    >>> owner_of_entry(plan.schedule[0], plan)
    '工会'
    """
    return _owner(entry, {measure.id: measure.owner for measure in plan.measures})


def _owner(entry: Entry, owners: Mapping[str, str]) -> str:
    own = without_brackets(entry.owner)
    named = (without_brackets(owners.get(number, "")) for number in entry.measure_ids)
    return own or "、".join(dict.fromkeys(filter(None, named)))


def _rows(plan: Plan) -> Iterator[CalendarRow]:
    owners = {measure.id: measure.owner for measure in plan.measures}
    for month, entries in by_month(plan.schedule, plan.period):
        for entry in entries:
            if one_line(entry_words(entry, plan.period, after_month=True)):
                work = entry_words(entry.model_copy(update={"owner": ""}), plan.period, after_month=True)
                yield CalendarRow(entry=entry, month=month, work=work, owner=_owner(entry, owners))
