"""The order of a plan's parts: what is named, with the others where they usually stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.kind import PARTS
from plandraft.core.part_order import PART_NAMES, USUAL, order_of, order_read, parts_in_order, parts_named

ORDERS = st.permutations(USUAL)


def test_the_usual_order_is_that_of_kinds() -> None:
    """The opening, which has no heading, apart."""
    assert ("opening", *USUAL) == PARTS
    assert tuple(PART_NAMES) == USUAL


def test_leaving_parts_out_is_no_order_of_its_own() -> None:
    """A kind without guiding thought prints as all do."""
    assert order_of(["opening", "goals", "measures", "schedule", "closing"]) == ()
    assert parts_in_order(["opening", "goals", "measures"]) == USUAL


@given(ORDERS)
def test_a_whole_order_is_kept(order: list[str]) -> None:
    """As it is; and empty where it is the usual one."""
    assert parts_in_order(order) == tuple(order)
    assert order_of(order) == (() if tuple(order) == USUAL else tuple(order))


@given(st.lists(st.sampled_from(("opening", *USUAL))))
def test_every_part_stands_once(named: list[str]) -> None:
    """Whatever is named, those named keep their order."""
    order = parts_in_order(named)
    assert sorted(order) == sorted(USUAL)
    assert [part for part in order if part in named] == [part for part in dict.fromkeys(named) if part != "opening"]


@given(ORDERS, st.sets(st.sampled_from(USUAL)))
def test_what_is_empty_does_not_change_the_order(order: list[str], empty: set[str]) -> None:
    """A file that shows only some of the parts has the order that it says it has."""
    assert order_read(order_of(order), [part for part in order if part not in empty]) == order_of(order)


def test_headings_that_were_moved_count() -> None:
    """What was moved by hand wins over what the file says."""
    assert order_read((), ["goals", "schedule", "measures"]) == parts_in_order(["goals", "schedule", "measures"])
    assert order_read(parts_in_order(["measures", "goals"]), ["goals", "measures"]) == ()


def test_only_our_own_names_are_known_in_any_text() -> None:
    """Another house's headings say nothing of an order."""
    assert parts_named(["工作措施", "工作目标", "附则"]) == ("measures", "goals")
    assert parts_named(["主要任务", "总体目标"]) == ()
