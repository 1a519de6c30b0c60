"""Changes of single actions of a measure."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plandraft.core.addressed import address_of, by_measure, in_time, with_changes
from plandraft.core.period import Period
from plandraft.core.plan import Action, Measure
from plandraft.core.timing import Timing


@dataclass(frozen=True)
class Change:
    """Whatever names an action."""

    at: str


def action(*months: int) -> Action:
    """An action in these months, named after the first."""
    return Action(text=str(months[0] if months else 0), timing=Timing.of(*months))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("M3/2", ("M3", 1)),
        (" m3／2", ("M3", 1)),
        ("M3/actions/2", ("M3", 1)),
        ("【M3/2】", ("M3", 1)),
        ("M3-2", ("M3", 1)),
        ("M3/+", ("M3", None)),
        ("M12/10：", ("M12", 9)),
    ],
)
def test_an_address_is_read_as_models_write_it(at: str, expected: tuple[str, int | None]) -> None:
    """As it was given, or in other clothes."""
    ((measure, ((place, _),)),) = by_measure([Change(at)]).items()
    assert (measure, place) == expected


@pytest.mark.parametrize("at", ["", "M3", "2", "G1/2", "M/2", "M3/0", "第二条"])
def test_what_names_no_action_is_left_out(at: str) -> None:
    """It cannot be guessed which one is meant."""
    assert by_measure([Change(at)]) == {}


def test_the_address_of_an_action_is_read_as_its_place() -> None:
    """For whatever number of actions."""
    for place in range(12):
        ((_, ((found, _),)),) = by_measure([Change(address_of(Measure(id="M7"), place))]).items()
        assert found == place


def test_changes_stand_in_the_place_of_what_they_change() -> None:
    """None strikes an action out; the others stay in order."""
    assert with_changes((action(1), action(2), action(3)), {0: None, 2: action(9)}) == (action(2), action(9))


def test_a_further_action_stands_before_the_first_that_begins_later() -> None:
    """In the order of the period: a school year begins in September."""
    school = Period(kind="school_year", year=2026)
    assert in_time((action(9), action(3)), [action(11)], school) == (action(9), action(11), action(3))
    assert in_time((action(3), action(9)), [action(11), action(1)], None) == (
        action(1), action(3), action(9), action(11),
    )  # fmt: skip
    assert in_time((action(3),), [action()], None) == (action(3), action())
