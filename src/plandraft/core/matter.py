"""What a profile demands of a plan: one thing under one id, however often the profile names it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.timing import Timing

MatterKind = Literal["priority", "unfinished", "requirement", "event"]


class Matter(FrozenModel):
    """One thing that the profile demands.

    Attributes:
        id: ``P`` for a priority, ``U`` for an unfinished item, ``R`` for a requirement, ``E`` for a required event,
            and its number among them.
        text: The profile's words.
        others: The profile's other words for the same thing.
        aliases: The ids of these others; who claims one of them claims this matter.
        kinds: Under which heads the profile names it, the gravest first.
        document: The document behind a requirement.
        timing: When it must be done: of several times the strictest.
        owner: Who must do it, where the profile says so.
        sources: Pointers into the profile.
    """

    id: str = Field(pattern=r"^[PURE][1-9]\d*$")
    text: str
    others: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    kinds: tuple[MatterKind, ...]
    document: str = ""
    timing: Timing = Timing()
    owner: str = ""
    sources: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids by which it may be called."""
        return (self.id, *self.aliases)
