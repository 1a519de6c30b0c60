"""Driving many flows: bounded, lazily begun, stopped together by what would meet them all, ended in order."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from typing import Any

import pytest

from plandraft.core.ask import Answer, Ask, Failed, Reply
from plandraft.core.events import ignore
from plandraft.drivers.asynchronous import drive
from plandraft.drivers.many import FlowEnded, SharedConcurrencyLimit, run_many
from plandraft.errors import (
    KeyRejected,
    ModelError,
    ModelUnknown,
    ModelUnreachable,
    ProfileError,
    QuotaExhausted,
    ReplayMissing,
    RunHeld,
    StateError,
)
from tests.drivers.test_threads import flow

Texts = list[str]


class Teller:
    """A model that answers after a moment; what it says of an ask may be scripted. It notes what it is asked."""

    name = "teller"

    def __init__(self, say: Callable[[int], Answer | Exception] | None = None, *, moment: float = 0.005) -> None:
        self.say = say or (lambda number: Reply(text=str(number)))
        self.moment = moment
        self.asked = self.answered = self.now = self.most = self.closed = 0

    def ask(self, asked: Ask) -> Answer:
        raise AssertionError("many flows are awaited")

    async def aask(self, asked: Ask) -> Answer:
        number = self.asked
        self.asked += 1
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.moment)
        self.now -= 1
        said = self.say(number)
        if isinstance(said, Exception):
            raise said
        self.answered += 1
        return said

    async def aclose(self) -> None:
        self.closed += 1


def beginning(model: Teller, *batches: int) -> Callable[[Any, SharedConcurrencyLimit], Coroutine[Any, Any, Texts]]:
    """How each item is begun: a flow of these batches."""

    def begin(item: Any, gate: SharedConcurrencyLimit) -> Coroutine[Any, Any, Texts]:
        return drive(flow(*batches), model, gate, ignore)

    return begin


def all_of(model: Teller, items: int, *batches: int, **more: Any) -> list[FlowEnded[int, Texts]]:
    """What became of so many items."""
    return list(run_many(range(items), beginning(model, *batches), close=model.aclose, **more))


def test_every_item_comes_to_its_end_and_the_model_is_closed_once() -> None:
    """Whatever the order."""
    model = Teller()
    ended = all_of(model, 20, 2, 1, workers=4)
    assert sorted(one.item for one in ended) == list(range(20))
    assert all(one.result is not None and len(one.result) == 3 and one.begun and one.seconds > 0 for one in ended)
    assert model.closed == 1


def test_asks_in_flight_are_bounded_over_all_flows() -> None:
    """However many asks a flow has at once."""
    model = Teller()
    all_of(model, 6, 5, workers=3)
    assert model.most == 3


def test_items_are_taken_when_there_is_room_for_them() -> None:
    """So neither a thousand jobs nor a thousand results are held."""
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(50):
            taken += 1
            yield number

    for ended, _ in enumerate(run_many(items(), beginning(Teller(), 1), workers=3)):
        assert taken <= ended + 1 + 3
    assert taken == 50


def test_outcomes_come_inside_a_running_event_loop() -> None:
    """A notebook's cell runs in one."""

    async def cell() -> int:
        return len(all_of(Teller(), 5, 2))

    assert asyncio.run(cell()) == 5


@pytest.mark.parametrize("error", [KeyRejected, QuotaExhausted, ModelUnknown, ModelError, StateError])
def test_what_would_meet_everybody_stops_everybody(error: type[ModelError]) -> None:
    """Siblings in flight come in, no further ask goes out, and the rest is not begun; each hears why."""
    model = Teller(lambda number: error("no", hint="do") if number == 2 else Reply(text="x"))
    ended = all_of(model, 100, 1, 1, workers=4)
    assert model.asked <= 4 + 2
    assert model.answered == model.asked - 1
    assert len(ended) == 100
    unbegun = [one for one in ended if not one.begun]
    assert len(unbegun) >= 90
    assert all(type(one.error) is error and one.error.message == "no" for one in unbegun)  # type: ignore[attr-defined]
    stopped = [one for one in ended if one.begun and one.result is None]
    assert all(type(one.error) is error and "no" in str(one.error) for one in stopped)


def test_one_ask_out_of_reach_is_its_own_plan_s_trouble_while_others_are_answered() -> None:
    """The endpoint answers; a thousand plans do not stop for one."""

    def say(number: int) -> Answer | Exception:
        return ModelUnreachable("500 again and again") if number == 5 else Reply(text="x")

    ended = all_of(Teller(say), 30, 1, workers=3)
    assert [type(one.error) for one in ended if one.error] == [ModelUnreachable]
    assert all(one.begun for one in ended)


def test_an_endpoint_out_of_reach_stops_everybody() -> None:
    """Nobody was answered meanwhile; kept answers, which nobody asked the endpoint for, do not count."""

    def say(number: int) -> Answer | Exception:
        return Reply(text="kept", paid=False) if number % 2 else ModelUnreachable("no route")

    model = Teller(say)
    ended = all_of(model, 50, 1, workers=2)
    assert model.asked <= 4
    assert sum(not one.begun for one in ended) >= 45


def test_a_recording_that_is_missing_is_its_own_plan_s_trouble() -> None:
    """Others may be complete."""
    model = Teller(lambda number: ReplayMissing("none") if number == 1 else Reply(text="x"))
    ended = all_of(model, 10, 1, workers=2)
    assert sum(one.error is not None for one in ended) == 1
    assert all(one.begun for one in ended)


@pytest.mark.parametrize(
    ("error", "stops"), [(ProfileError("bad"), False), (RunHeld("held"), False), (StateError("full"), True)]
)
def test_an_item_that_cannot_be_begun(error: Exception, stops: bool) -> None:
    """A bad file and a run that is held are the item's own; a journal that cannot be written is not."""

    def begin(item: int, gate: SharedConcurrencyLimit) -> Coroutine[Any, Any, Texts]:
        if item == 1:
            raise error
        return drive(flow(1), Teller(), gate, ignore)

    ended = list(run_many(range(6), begin, workers=1))
    assert [one.error for one in ended if one.begun and one.error] == [error]
    assert sum(not one.begun for one in ended) == (4 if stops else 0)


def test_an_error_that_nobody_foresaw_is_its_item_s_own() -> None:
    """Ninety-nine plans do not fall with it."""

    def begin(item: int, gate: SharedConcurrencyLimit) -> Coroutine[Any, Any, Texts]:
        def broken() -> Any:
            yield ()
            raise ZeroDivisionError

        return drive(broken() if item == 3 else flow(1), Teller(), gate, ignore)

    ended = list(run_many(range(6), begin, workers=2))
    assert [(one.item, type(one.error)) for one in ended if one.error] == [(3, ZeroDivisionError)]


def test_a_budget_that_is_reached_begins_no_more_and_lets_the_open_ones_end() -> None:
    """Their flows make the best of what they have; they pay nothing more, for the budget is asked before each call."""

    def say(number: int) -> Answer:
        return Reply(text="x") if number < 3 else Failed(kind="over_budget", message="3 calls")

    ended = all_of(Teller(say), 40, 1, 1, workers=2)
    assert all(one.error is None for one in ended if one.begun)
    unbegun = [one for one in ended if not one.begun]
    assert len(unbegun) >= 35
    assert all(isinstance(one.error, ModelError) and "3 calls" in one.error.message for one in unbegun)


def test_who_leaves_early_waits_for_what_is_in_flight_and_for_nothing_else() -> None:
    """Asks that were sent are paid: their answers come in; no further one is sent."""
    model, left = Teller(), []
    driven = run_many(range(100), beginning(model, 1, 1, 1), workers=3, close=model.aclose, on_leave=left.append)
    with closing(driven):
        next(driven)
        model.moment = 0.05
    assert model.now == 0
    assert model.answered == model.asked < 20
    assert left
    assert model.closed == 1


def test_an_interrupt_waits_for_nothing() -> None:
    """What is in flight is given up, in order; wherever it strikes."""
    model = Teller(moment=60)
    threads = set(threading.enumerate())
    left: list[int] = []

    def items() -> Iterator[int]:
        yield 0
        raise KeyboardInterrupt

    driven = run_many(items(), beginning(model, 1), workers=2, close=model.aclose, on_leave=left.append)
    with pytest.raises(KeyboardInterrupt):
        next(driven)
    assert not left
    assert model.answered == 0
    assert model.closed == 1
    for idle in set(threading.enumerate()) - threads:  # they have been told to end, and are not waited for
        idle.join(5)
    assert set(threading.enumerate()) <= threads
