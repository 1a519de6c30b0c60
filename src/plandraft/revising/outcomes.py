"""What comes of one order: a patch with a sentence about it, or a sentence why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plandraft.core.patch import Patch


@dataclass(frozen=True, kw_only=True)
class Done:
    """A patch, and what the reader is told of it.

    Attributes:
        notes: What to look at beside it.
        spoken_of: Ids of the nodes; what is said next without a name is said of them.
    """

    patch: Patch
    said: str
    notes: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Undone:
    """Nothing is changed: it is impossible or forbidden, not understood, or so already."""

    state: Literal["refused", "unclear", "same"]
    why: str


OrderOutcome = Done | Undone


def refused(why: str) -> Undone:
    """It cannot be, or must not be."""
    return Undone(state="refused", why=why)


def unclear(why: str) -> Undone:
    """It may be possible, but what is meant is not known."""
    return Undone(state="unclear", why=why)


def same(why: str) -> Undone:
    """It is so already."""
    return Undone(state="same", why=why)
