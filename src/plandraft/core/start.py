"""What the profile of a kind that a newcomer starts from holds: an invented body, its people and its demands. Data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.sector import Sector

EXAMPLE = "示例单位"
"""What the invented body is called; a profile that still has it is the example."""


class StartCount(FrozenModel):
    """A number of people: the profile's key, a likely number, and what it counts."""

    key: Literal["headcount", "members", "women"]
    value: int = Field(ge=1)
    says: str


class StartBody(FrozenModel):
    """A department or a body, with a few words about its duties."""

    name: str
    duties: tuple[str, ...] = ()


class StartEvent(FrozenModel):
    """An event that must take place, and its month."""

    title: str
    month: int = Field(ge=1, le=12)


class Start(FrozenModel):
    """The example of a kind.

    Attributes:
        name: Its full name; empty for ``EXAMPLE`` and the first kind of body that issues such plans.
        short_name: What it is called in running text; empty for the full name.
        sector: Its sector where none is named.
        counts: How many people it has.
        departments: Who can lead a piece of work.
        bodies: Committees and groups.
        post: Whose name stands among the leaders.
        purpose: An item of its money.
        priorities: What it means to do this year.
        events: What must take place.
    """

    name: str = ""
    short_name: str = ""
    sector: Sector = Sector.OTHER
    counts: tuple[StartCount, ...] = ()
    departments: tuple[StartBody, ...] = ()
    bodies: tuple[StartBody, ...] = ()
    post: str = "负责人"
    purpose: str = "业务培训"
    priorities: tuple[str, ...] = ()
    events: tuple[StartEvent, ...] = ()
