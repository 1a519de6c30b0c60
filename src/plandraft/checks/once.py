"""Something made once for a thing that lives longer than one question about it: patterns for a knowledge, say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Source = TypeVar("_Source")
_Made = TypeVar("_Made")


class Once(Generic[_Source, _Made]):
    """A function that remembers what it made of the last thing, told apart by identity.

    Frozen models are dear to hash, so identity is the key. The pair is replaced as a whole: two threads may make it
    twice, neither sees half of it.
    """

    def __init__(self, make: Callable[[_Source], _Made]) -> None:
        self._make = make
        self._last: tuple[_Source, _Made] | None = None

    def __call__(self, source: _Source) -> _Made:
        """What belongs to the source."""
        last = self._last
        if last is None or last[0] is not source:
            last = self._last = (source, self._make(source))
        return last[1]
