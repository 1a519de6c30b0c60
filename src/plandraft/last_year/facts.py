"""What was found in an old file, each value with the line that says it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from plandraft.core.period import Period
from plandraft.core.sector import Sector

_Value = TypeVar("_Value", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Quoted(Generic[_Value]):
    """A value, and the words that say it.

    Attributes:
        value: What was read.
        quote: The words of the line.
        where: The line, as its reader finds it: 第12行, or “三、活动安排”第2段.
    """

    value: _Value
    quote: str = ""
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class OldEvent:
    """Something that was held, and in which month."""

    title: str
    month: int
    owner: str = ""


@dataclass(frozen=True, kw_only=True)
class OldLeader:
    """A person with a post."""

    name: str
    post: str


@dataclass(frozen=True, kw_only=True)
class OldMoney:
    """What money was for, in yuan."""

    purpose: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class OldFigure:
    """A number of last year with its unit."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class OldFile:
    """Last year's plan or summary: only what stands in it.

    Attributes:
        file: Its name, to show.
        sort: Whether it says what was to be done, or what has been.
        vague: Keys of sizes that it gives only about (三百余人), with these words.
        text: All of it, to tell the kind of plan by.
    """

    file: str
    sort: Literal["plan", "summary"]
    name: Quoted[str] | None = None
    short_name: Quoted[str] | None = None
    sector: Sector = Sector.OTHER
    period: Quoted[Period] | None = None
    sizes: tuple[tuple[str, Quoted[int]], ...] = ()
    vague: tuple[tuple[str, Quoted[str]], ...] = ()
    departments: tuple[Quoted[str], ...] = ()
    bodies: tuple[Quoted[str], ...] = ()
    leaders: tuple[Quoted[OldLeader], ...] = ()
    total: Quoted[Decimal] | None = None
    money: tuple[Quoted[OldMoney], ...] = ()
    done: tuple[Quoted[str], ...] = ()
    unfinished: tuple[Quoted[str], ...] = ()
    figures: tuple[Quoted[OldFigure], ...] = ()
    events: tuple[Quoted[OldEvent], ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class NoticeDemand:
    """One thing that a notice demands, in its own words.

    Attributes:
        number: Its number as the notice has it, such as （一）2; empty where it has none.
    """

    number: str
    text: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice from above.

    Attributes:
        title: As a plan cites it, with whoever issues it.
        issuer: Who issues it; empty where it does not say.
        addressees: Whom it is for, as it names them.
        demands: What it demands, in its order.
    """

    file: str
    title: str
    issuer: str = ""
    addressees: tuple[str, ...] = ()
    demands: tuple[NoticeDemand, ...] = ()
