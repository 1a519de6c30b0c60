"""What was chosen for each work area of one draft, and what became of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from plandraft.core.brief import SampleItem
from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.samples.judging import Candidate, candidates
from plandraft.samples.reasons import Reason


class Source(Protocol):
    """A library that finds its own candidates, such as one kept on disk."""

    def candidates(self, area: WorkArea, sector: Sector, *, most: int) -> tuple[Sequence[Candidate], int]:
        """Up to ``most`` good candidates of each nearness of trade, and how many there are in all."""
        ...


@dataclass(frozen=True, kw_only=True)
class ChosenItems:
    """The items for one area.

    Attributes:
        area: The area's id.
        items: The chosen ones, the best first.
        passed: Why other candidates were not taken, with how many of them.
    """

    area: str
    items: tuple[SampleItem, ...]
    passed: Counter[Reason] = field(default_factory=Counter)


class ServedLibrary:
    """A library that serves the areas of one draft in turn: what one area was given, no other gets again.

    Attributes:
        choices: What was chosen for each area so far, in order.
    """

    def __init__(self, library: Library | Source) -> None:
        self._library = library
        self.choices: list[ChosenItems] = []

    def candidates(self, area: WorkArea, sector: Sector, *, most: int) -> tuple[Sequence[Candidate], int]:
        """The library's candidates."""
        return items_for(self._library, area, sector, most=most)

    @property
    def taken(self) -> tuple[str, ...]:
        """The texts that areas were given so far."""
        return tuple(item.text for choice in self.choices for item in choice.items)

    def note(self, choice: ChosenItems) -> None:
        """Remember what an area was given; a question asked again takes the place of the earlier one."""
        self.choices = [*(earlier for earlier in self.choices if earlier.area != choice.area), choice]


def items_for(
    library: Library | Source, area: WorkArea, sector: Sector, *, most: int
) -> tuple[Sequence[Candidate], int]:
    """The candidates of any library, and how many there are.

    Args:
        library: In memory or on disk.
        area: The work area.
        sector: Whose words count.
        most: Candidates to return.
    """
    if not isinstance(library, Library):
        return library.candidates(area, sector, most=most)
    found = candidates(library, area, sector)
    return found, len(found)
