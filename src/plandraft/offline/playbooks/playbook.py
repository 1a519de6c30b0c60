"""What a playbook is."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.sector import Sector

CUT = "‖"
"""Stands in a sentence where its short form ends."""
PHASES = ("before", "main", "after")
"""Times of a step beside the matter's own: what comes before, the thing itself, what follows."""
EDGES = ("start", "middle", "end")
"""Times of a step that goes by the period: one of its first working months, of those in its middle, of its last."""


class Step(FrozenModel):
    """One thing that is done.

    Attributes:
        at: One of ``PHASES`` or ``EDGES``; an observance (``@spring``) or the month before one (``<@spring``); months
            (``6、8月``); a rhythm (``每月``).
        rank: 1 for what a plan of any length says, 3 for what only a long one has room for.
        line: Its line in the calendar; empty where it has none.
        lines: Its line for each of several wordings that do not do the same; empty where ``line`` fits all.
        say: The sentence without its full stop; of several wordings each organisation has one.
        homely: The same as people say it who all know each other, beside each wording; empty where that fits them too.
    """

    at: str
    rank: Literal[1, 2, 3] = 2
    line: str = ""
    lines: tuple[str, ...] = ()
    say: tuple[str, ...] = Field(min_length=1)
    homely: tuple[str, ...] = ()

    @field_validator("say", "homely", mode="before")
    @classmethod
    def _one_will_do(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    def words(self, way: int, *, full: bool, is_homely: bool = False) -> str:
        """Its sentence.

        Args:
            way: Number of the wording, counted round.
            full: Whether what stands behind ``CUT`` is said as well.
            is_homely: Whether it is said as people speak who all know each other.
        """
        number = way % len(self.say)
        text = (self.homely[number] if is_homely and self.homely else "") or self.say[number]
        return text.replace(CUT, "") if full else text.split(CUT)[0]

    def line_of(self, way: int) -> str:
        """Its line beside the wording of the same number."""
        return self.lines[way % len(self.say)] if self.lines else self.line

    @property
    def all_said(self) -> tuple[str, ...]:
        """Every sentence that it may be said with."""
        return (*self.say, *filter(None, self.homely))

    @model_validator(mode="after")
    def _one_beside_each_wording(self) -> Step:
        if self.lines and len(self.lines) != len(self.say):
            raise ValueError("as many lines as wordings, or one for all")
        if self.homely and len(self.homely) != len(self.say):
            raise ValueError("as many homely wordings as others, or none")
        return self


class Again(FrozenModel):
    """What work of an area can do once more in a month that is still empty.

    Attributes:
        kinds: Kinds of plan that it is meant for.
        area: Id of the work area.
        text: The sentence.
        line: Its line in the calendar.
    """

    kinds: tuple[str, ...]
    area: str
    text: str
    line: str


class Playbook(FrozenModel):
    """How a kind of matter is dealt with.

    Attributes:
        area: Id of the work area that it belongs to; empty for what stands under its demand's own heading.
        match: Regular expression of the things it is about; empty for what is only done of itself.
        verb: What is done to them; makes a match stronger.
        unless: Where this is found as well, it is something else.
        loose: Whether any other playbook that matches is nearer.
        sectors: Where it fits; empty for everywhere.
        elsewhere: Where it does not fit though a sector that it comes from does: universities are no schools here.
        kinds: Kinds of plan that it is meant for; empty for all.
        events: Whether a required event, an event only, or anything but an event may be dealt with so.
        titles: What a measure is called where no demand names it, and ``{thing}`` in it where one does.
        thing: What is built, changed or held where no demand names it.
        who: Whom it is for where no demand names them.
        goal: What is reached in the end, as a goal says it after a deadline; of several each organisation has one.
        sign: How one sees that it was done.
        owner: Words to find the owner by among the organisation's departments and bodies, best first.
        asked: The same where the profile demands it: what the union does unasked may be a department's work then.
        partners: Words to find partners by.
        measured: Regular expression of the figure of last year that shows how it stands; ``match`` where that is empty.
        theirs: Whether the department leads whose people it is about, where one is known to be.
        money: Words of the purpose that pays for it.
        pays: What of it the organisation's own money is for, where that is not all; a row of the budget names it so.
        works: What of it the employer pays for, where the organisation's own money is for the rest: building work.
        employer: Whether the employer pays for it, whatever the organisation's own money is for.
        cost: How much money it takes beside other things: 1 for talks and checks, 4 for building.
        agenda: What of it a congress or a meeting of all decides on, as an agenda names it.
        bodies: Regular expression; an organisation that has a body of such a name has it unasked.
        kept: Regular expression of what was made last year and is kept up so; ``{made}`` is its name.
        least: People from whom on it makes sense.
        most: People up to whom it makes sense.
        usual: How likely a plan has it unasked, 0 for never.
        basic: Id of what every plan has that it stands for.
        women: Women from whom on a plan has it.
        covers: Ids of further things that every plan has, and that it says as well.
        soon: Whether it begins in the first part of the period though nobody demands it.
        source: The norm that is named or followed, with its date; empty where it is custom.
        verified: Whether somebody has read the norm where the source says.
    """

    id: str
    area: str
    match: str = ""
    verb: str = ""
    unless: str = ""
    loose: bool = False
    sectors: tuple[Sector, ...] = ()
    elsewhere: tuple[Sector, ...] = ()
    kinds: tuple[str, ...] = ()
    events: Literal["any", "only", "never"] = "any"
    titles: tuple[str, ...] = ()
    thing: str = ""
    who: str = ""
    goal: tuple[str, ...] = ()
    sign: str
    owner: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    measured: str = ""
    theirs: bool = False
    money: tuple[str, ...] = ()
    pays: str = ""
    works: str = ""
    employer: bool = False
    cost: int = Field(default=2, ge=1, le=4)
    agenda: str = ""
    bodies: str = ""
    kept: str = ""
    least: int = 0
    most: int = 1_000_000
    usual: int = Field(default=0, ge=0, le=5)
    basic: str = ""
    women: int = 0
    covers: tuple[str, ...] = ()
    soon: bool = False
    steps: tuple[Step, ...] = Field(min_length=1)
    source: str = ""
    verified: bool = False

    @field_validator("goal", mode="before")
    @classmethod
    def _one_goal_or_none(cls, value: Any) -> Any:
        return ((value,) if value else ()) if isinstance(value, str) else value

    @field_validator("titles", mode="before")
    @classmethod
    def _one_title_will_do(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @cached_property
    def match_re(self) -> re.Pattern[str]:
        """``match``, compiled; of no text where it is empty."""
        return re.compile(self.match or "(?!)")

    @cached_property
    def verb_re(self) -> re.Pattern[str]:
        """``verb``, compiled."""
        return re.compile(self.verb or "(?!)")

    @cached_property
    def unless_re(self) -> re.Pattern[str]:
        """``unless``, compiled."""
        return re.compile(self.unless or "(?!)")

    def fits(self, sector: Sector, people: int | None) -> bool:
        """Whether a body of this sector and size could do it; of unknown size it could."""
        lineage = set(sector.lineage)
        here = (not self.sectors or bool(set(self.sectors) & lineage)) and not set(self.elsewhere) & lineage
        return here and (people is None or self.least <= people <= self.most)
