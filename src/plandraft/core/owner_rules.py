"""What the bodies of an organisation are called, what they are there for, and which work belongs to whom: as data."""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from typing import Literal

from pydantic import Field

from plandraft.core.fact import Fact
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.sector import Sector

_REMEMBERED = 2000
"""Titles of which the kind of work is kept (our choice)."""

NOBODY = "(?!)"
"""The regular expression that finds nothing."""
Count = Literal["headcount", "members", "women"]


class Dated(Fact):
    """A fact with the day on which somebody last looked at it."""

    date: dt.date | None = None


class IssuerForms(Dated):
    """How a plan calls the body whose plan it is.

    Attributes:
        cores: What every form of its name holds: 工会. The first is its name where the profile has none of them.
        ends: Endings of a name that is the body itself, however it is called in front: 工会委员会.
        before: Words for the organisation that may stand before it, by sector or ``all``: 院工会, 本级工会.
        words: Longer words for it that count only where the body's own name has them.
        after: Regular expression of what may stand after it: 工会委员会, 工会主席.
        also: Whole forms that hold none of the cores.
        offices: Regular expression that finds the departments that do the body's own work.
    """

    cores: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    before: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    words: tuple[str, ...] = ()
    after: str = ""
    also: tuple[str, ...] = ()
    offices: str = NOBODY


class Committee(Dated):
    """A committee of the body.

    Attributes:
        id: Also the role its members have.
        name: What a plan calls it where the profile does not.
        single: What the one person is called who stands in for it in a small body.
        pattern: Its usual forms, without what stands before them.
        given: Whether it is there in any case, from a number of people on, or only where the profile lists it.
        count: Which of the profile's numbers counts.
        least: From this number on it is a committee; below, one person.
    """

    name: str
    single: str = ""
    pattern: str
    given: Literal["always", "counted", "listed"]
    count: Count = "members"
    least: int = 0


class OwnerGroup(Dated):
    """The body's parts below it: 各工会小组, 各分会.

    Attributes:
        word: Where the profile uses it, this is what the parts are called there.
        pattern: Forms that mean all of them.
        named: Forms that mean one of them and stay as they are.
        least: Heads from which on a plan may name them without being told of them; None for never.
    """

    name: str
    word: str
    pattern: str
    named: str
    least: int | None = None


class OwnerRole(Dated):
    """What departments and bodies are there for.

    Attributes:
        pattern: Found in the name of one that has the role.
        duties: Found in one of its duties where the name does not say it.
    """

    pattern: str
    duties: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)


class Work(Dated):
    """A kind of work, and whose it is. Roles are ids of roles and committees, kinds of owners, ``any`` or ``named``.

    Attributes:
        pattern: Finds it in a title; the first kind of work that is found counts.
        unless: Where this is found as well, it is something else.
        owner: Roles that lead, best first, by sector or ``all``.
        partners: Roles that take part.
        also: Roles that may lead as well.
        instead: Roles that may lead where the organisation has none of the first of ``owner``.
        never: Roles that must not lead; those of ``owner`` and ``also`` are never among them.
        apart: Whether it is about keeping those who spend and those who examine apart.
        elsewhere: Regular expression of the titles that leave no doubt: nothing else is told of a plan that was written
            elsewhere.
    """

    pattern: str
    unless: str = ""
    owner: dict[str, tuple[str, ...]]
    partners: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    apart: bool = False
    elsewhere: str = NOBODY
    sectors: tuple[Sector, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)

    @cached_property
    def except_regex(self) -> re.Pattern[str] | None:
        """The compiled exception."""
        return re.compile(self.unless) if self.unless else None

    def is_of(self, text: str, sector: Sector) -> bool:
        """Whether a title is of this kind of work in a sector."""
        if self.sectors and not set(self.sectors) & set(sector.lineage):
            return False
        return bool(self.regex.search(text)) and not (self.except_regex and self.except_regex.search(text))


class OwnerRules(FrozenModel):
    """The file ``owners.yaml`` of a kind, loaded."""

    issuer: IssuerForms | None = None
    committees: tuple[Committee, ...] = ()
    groups: tuple[OwnerGroup, ...] = ()
    roles: tuple[OwnerRole, ...] = ()
    work: tuple[Work, ...] = ()

    def leaves_no_doubt(self, work: str, title: str) -> bool:
        """Whether a title is surely of a kind of work, also in a plan that was written elsewhere."""
        return any(re.search(known.elsewhere, title) for known in self.work if known.id == work)

    def work_of(self, title: str, sector: Sector) -> Work | None:
        """The first kind of work that a title is of, in a sector."""
        bare = "".join(title.split())
        if (bare, sector) not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[bare, sector] = next((work for work in self.work if work.is_of(bare, sector)), None)
        return self._found[bare, sector]

    @cached_property
    def _found(self) -> dict[tuple[str, Sector], Work | None]:
        """What titles were of: one rule after the other asks for the same."""
        return {}
