"""Whether anything that a model answers is of use: where nothing is, it is not asked the rest of a plan's questions."""

from __future__ import annotations

from plandraft.core.missing import Why

MOST_ALIKE = 3
"""So many different questions that brought nothing in the same way, while none brought anything (our choice)."""


class Use:
    """What has come of the questions of one draft so far.

    Attributes:
        none: What became of the questions, where nothing came of so many that nothing is to be hoped for; else None.
    """

    def __init__(self) -> None:
        self.none: Why | None = None
        self._came = False
        self._without: dict[Why, set[str]] = {}

    def came(self) -> None:
        """An answer brought something."""
        self._came = True
        self.none = None

    def nothing(self, step: str, why: Why) -> None:
        """An answer brought nothing.

        Args:
            step: The question, by what it is about; asked again it is the same.
            why: What became of it.
        """
        alike = self._without.setdefault(why, set())
        alike.add(step)
        if not self._came and len(alike) >= MOST_ALIKE:
            self.none = why
