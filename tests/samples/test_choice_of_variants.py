"""Another draft of the same profile is shown other sample items, where there are enough."""

from __future__ import annotations

import pytest

from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.samples.choosing import MOST_OF_AN_AREA, choose, weigh
from plandraft.samples.round import ServedLibrary
from tests.samples.test_choosing import AREA, TEXTS, _plan


def shown(library: Library, variant: int, budget: int = 10_000) -> list[str]:
    """The texts of one variant."""
    items, _ = choose(library, area=AREA, sector=Sector.HOSPITAL, budget_tokens=budget, count=len, variant=variant)
    return [item.text for item in items]


@pytest.fixture
def library() -> Library:
    """Six items, each of a plan of its own."""
    return Library(samples=tuple(_plan(number, text) for number, text in enumerate(TEXTS, 1)))


def test_variants_share_no_item_while_there_are_others(library: Library) -> None:
    """Twice three of six; the third draft begins again with the first's."""
    first, second, third = (shown(library, variant) for variant in range(3))
    assert len(first) == len(second) == MOST_OF_AN_AREA
    assert not set(first) & set(second)
    assert third == first


def test_the_same_variant_shows_the_same(library: Library) -> None:
    """A draft that goes on finds its asks again."""
    assert [shown(library, 1), shown(library, 1)] == [shown(library, 1)] * 2


def test_where_there_are_few_the_rest_is_what_was_shown_before() -> None:
    """Two new ones and the best of the old."""
    library = Library(samples=tuple(_plan(number, text) for number, text in enumerate(TEXTS[:5], 1)))
    first, second = shown(library, 0), shown(library, 1)
    assert len(second) == MOST_OF_AN_AREA
    assert set(second) - set(first) == set(TEXTS[:5]) - set(first)


def test_near_copies_of_what_was_shown_are_not_new() -> None:
    """Another plan's wording of the same item says nothing else."""
    copies = [text.replace("，", "、") for text in TEXTS[:3]]
    library = Library(samples=tuple(_plan(number, text) for number, text in enumerate((*TEXTS, *copies), 1)))
    said = [text.replace("、", "，") for variant in range(2) for text in shown(library, variant)]
    assert len(said) == len(set(said)) == 2 * MOST_OF_AN_AREA


def test_a_variant_keeps_within_its_budget(library: Library) -> None:
    """Items of lower variants take no room."""
    assert sum(map(len, shown(library, 1, budget=45))) <= 45
    assert shown(library, 1, budget=45)


def test_a_round_takes_note_of_what_this_variant_shows(library: Library) -> None:
    """Nothing of what lower ones have shown."""
    served = ServedLibrary(library)
    choice = weigh(served, area=AREA, sector=Sector.HOSPITAL, budget_tokens=10_000, count=len, variant=1)
    assert list(served.taken) == [item.text for item in choice.items] == shown(library, 1)
