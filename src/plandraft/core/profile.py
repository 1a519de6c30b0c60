"""The organisation's own facts: what a draft may state as fact comes from here or from dated knowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from plandraft.core.amounts import Yuan
from plandraft.core.checking import CheckChoice
from plandraft.core.figures import numbers_of
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.core.spoken_values import day_meant, month_meant, people_meant, words_meant, yuan_meant
from plandraft.messages import marked, tr

Text = Annotated[str, Field(min_length=1)]
MonthNumber = Annotated[
    int, Field(ge=1, le=12), BeforeValidator(month_meant, json_schema_input_type=Annotated[int, Field(ge=1, le=12)])
]
YuanMeant = Annotated[Yuan, BeforeValidator(yuan_meant, json_schema_input_type=Yuan)]
People = Annotated[int, BeforeValidator(people_meant, json_schema_input_type=int)]
WordsMeant = Annotated[tuple[str, ...], BeforeValidator(words_meant, json_schema_input_type=tuple[str, ...])]


class Body(FrozenModel):
    """A department, committee, club or group that can own a measure.

    Attributes:
        name: What it is called; a text in its place is its name.
        duties: Words of the work that is its: a measure with such a word is given to it.
    """

    name: Text
    duties: WordsMeant = ()


class Leader(FrozenModel):
    """A person with a post in the union.

    Attributes:
        name: The person's name; it is not sent to a model unless ``privacy`` allows it.
        post: The post, by which the person is named in the plan.
    """

    name: Text
    post: str = ""


class BudgetLine(FrozenModel):
    """One line of the budget, in yuan.

    Attributes:
        name: What the money is for.
        amount: In yuan.
    """

    name: Text
    amount: YuanMeant = Field(ge=0)


class PerHeadCap(FrozenModel):
    """The most that may be spent on one member for a purpose, in yuan, and the rule that says so.

    Attributes:
        purpose: What is bounded, such as gifts at festivals.
        amount: In yuan for one member in the period.
        source: The document that says so.
    """

    purpose: Text
    amount: YuanMeant = Field(ge=0)
    source: str = ""


class Budget(FrozenModel):
    """The union's money for the period, in yuan.

    Attributes:
        total: All of it, in yuan.
        lines: What it is for; together not more than the total.
        per_head_caps: What may be spent on one member.
    """

    total: YuanMeant | None = Field(default=None, ge=0)
    lines: tuple[BudgetLine, ...] = ()
    per_head_caps: tuple[PerHeadCap, ...] = ()

    @model_validator(mode="after")
    def _lines_fit(self) -> Self:
        spent = sum(line.amount for line in self.lines)
        if self.total is not None and spent > self.total:
            raise ValueError(
                tr("the lines add up to {spent} yuan, more than the total of {total}", spent=spent, total=self.total)
            )
        return self


class Figure(FrozenModel):
    """A number of last year, with its name and unit: 困难职工慰问, 37人次.

    Attributes:
        name: What was counted.
        value: The number with its unit.
    """

    name: Text
    value: Text


class LastYear(FrozenModel):
    """What became of last year's plan.

    Attributes:
        done: What was done.
        unfinished: What was not, and is carried over.
        figures: Its numbers; the plan may state them.
    """

    done: tuple[Text, ...] = ()
    unfinished: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()


class RequiredEvent(FrozenModel):
    """Something that must stand in the schedule.

    Attributes:
        title: What it is; a text in the place of an event is its title.
        month: Its month, 1 to 12.
        date: Its day, where it is known.
        owner: Who answers for it.
        note: What else is to be known of it.
    """

    title: Text
    month: MonthNumber | None = None
    date: dt.date | None = None
    owner: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _when(self) -> Self:
        if self.date is not None and self.month not in (None, self.date.month):
            raise ValueError(
                tr("month {month} and date {date} contradict each other", month=self.month, date=self.date)
            )
        return self

    @property
    def in_month(self) -> int | None:
        """The calendar month 1–12, where a month or a date is given."""
        return self.date.month if self.date else self.month


class Requirement(FrozenModel):
    """Something that a body above demands, with the document that says so.

    Attributes:
        text: What is demanded; a text in the place of a requirement is what it demands.
        document: The document that demands it, with its number.
    """

    text: Text
    document: str = ""


class Profile(FrozenModel):
    """One organisation's facts for one plan period.

    Attributes:
        name: The full name of the body whose plan it is: for the title and the signature.
        short_name: What it is called in running text.
        kind: The kind of plan, by its id (``plandraft kinds``); empty means by name and content.
        sector: The sector: it decides on festivals, terms and usual work.
        period: What the plan is for: a year such as 2027, or a school year such as 2026-2027.
        working_months: Months with work, 1 to 12, where they are not those usual in the sector.
        headcount: Employees.
        members: Members, not more than the employees.
        women: Women among the employees.
        bodies: Committees, clubs and groups of its own that can answer for a measure.
        departments: Departments that can answer for a measure.
        leaders: Who leads it.
        budget: Its money for the period, in yuan.
        last_year: What became of last year's plan.
        priorities: What matters most in the period, one sentence each.
        required_events: What must stand in the calendar.
        requirements: What bodies above demand.
        avoid: What must not be planned.
        tone: How it is to be written, in words.
        length_chars: Wanted length: printed characters from title to signature, as Word counts them.
        facts: Other facts that the plan may state.
        checks: Rules selected, ignored and set for this plan.
        privacy: ``names`` lets the names of persons it holds be sent to a model; ``posts`` sends none of them. Empty:
            as the organisation's settings say, else ``posts``.
    """

    name: Text
    short_name: str = ""
    kind: str = ""
    sector: Sector
    period: Period
    working_months: tuple[MonthNumber, ...] = Field(default=(), max_length=12)
    headcount: People | None = Field(default=None, ge=1)
    members: People | None = Field(default=None, ge=1)
    women: People | None = Field(default=None, ge=0)
    bodies: tuple[Body, ...] = ()
    departments: tuple[Body, ...] = ()
    leaders: tuple[Leader, ...] = ()
    budget: Budget | None = None
    last_year: LastYear = LastYear()
    priorities: tuple[Text, ...] = ()
    required_events: tuple[RequiredEvent, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    avoid: tuple[Text, ...] = ()
    tone: str = ""
    length_chars: int = Field(default=3000, ge=500, le=30_000)
    facts: tuple[Text, ...] = ()
    checks: CheckChoice = CheckChoice()
    privacy: Literal["", "posts", "names"] = ""

    @field_validator("period", mode="before", json_schema_input_type=int | str | Period)
    @classmethod
    def _read_period(cls, value: Any) -> Any:
        return Period.parse(value) if isinstance(value, str | int) and not isinstance(value, bool) else value

    @field_validator("bodies", "departments", mode="before", json_schema_input_type=list[Text | Body])
    @classmethod
    def _names_will_do(cls, value: Any) -> Any:
        return _as_mappings(value, "name")

    @field_validator("required_events", mode="before", json_schema_input_type=list[Text | RequiredEvent])
    @classmethod
    def _titles_will_do(cls, value: Any, info: ValidationInfo) -> Any:
        period = info.data.get("period")
        years = {month.month: month.year for month in period.months} if isinstance(period, Period) else {}
        return (
            [
                event | {"date": day_meant(event["date"], years)}
                if isinstance(event, dict) and "date" in event
                else event
                for event in items
            ]
            if isinstance(items := _as_mappings(value, "title"), list)
            else items
        )

    @field_validator("requirements", mode="before", json_schema_input_type=list[Text | Requirement])
    @classmethod
    def _texts_will_do(cls, value: Any) -> Any:
        return _as_mappings(value, "text")

    @model_validator(mode="after")
    def _possible(self) -> Self:
        for smaller, larger in ((marked("members"), marked("headcount")), (marked("women"), "headcount")):
            less, more = getattr(self, smaller), getattr(self, larger)
            if less is not None and more is not None and less > more:
                raise ValueError(
                    tr(
                        "{smaller} ({less}) cannot be more than {larger} ({more})",
                        smaller=tr(smaller),
                        less=less,
                        larger=tr(larger),
                        more=more,
                    )
                )
        for event in self.required_events:
            if event.date and not self.period.first_day <= event.date <= self.period.last_day:
                raise ValueError(
                    tr(
                        "required event {title!r} on {date} lies outside {period}",
                        title=event.title,
                        date=event.date,
                        period=self.period.label,
                    )
                )
        return self

    @property
    def owners(self) -> tuple[str, ...]:
        """Names of all departments and bodies that can answer for a measure."""
        return tuple(dict.fromkeys(body.name for body in (*self.departments, *self.bodies)))

    @property
    def called(self) -> str:
        """The name used in running text."""
        return self.short_name or self.name

    @property
    def not_members(self) -> int:
        """How many of the people have not joined the union; 0 where that is not known."""
        return self.headcount - self.members if self.headcount and self.members else 0

    @cached_property
    def known_numbers(self) -> frozenset[str]:
        """The numbers that the profile states, and the differences of those that tell of people, last year and targets.

        How many have not joined, by how much a rate is to rise: what follows from two figures is no invention.
        """
        told = (*self.last_year.done, *self.last_year.unfinished, *self.priorities)
        figures = numbers_of((*told, *(figure.value for figure in self.last_year.figures)))
        people = (str(n) for n in (self.headcount, self.members, self.women) if n)
        apart = {f"{abs(float(a) - float(b)):g}" for a, b in combinations({*figures, *people}, 2)}
        return numbers_of(self.strings()) | apart

    def strings(self) -> Iterator[str]:
        """Every string of the profile, for grounding what a draft says."""
        yield from _strings(self.model_dump(mode="json", exclude={"kind", "privacy"}))


def _as_mappings(value: Any, key: str) -> Any:
    if not isinstance(value, list | tuple):
        return value
    return [{key: item} if isinstance(item, str) else item for item in value]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)
