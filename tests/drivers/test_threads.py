"""Driving a flow: batches in parallel, answers in order, and siblings that are waited for when the run stops."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterator

import pytest

from plandraft.core.ask import Answer, Ask, Model, Reply
from plandraft.core.events import Event
from plandraft.drivers.asynchronous import arun
from plandraft.drivers.threads import run
from plandraft.errors import ModelUnreachable
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.doubles.scripted import ScriptedModel
from tests.faults.server import Wire, serving
from tests.models.calls.test_openai_model import ask

Texts = list[str]
Drive = Callable[..., Texts]


def flow(*batches: int) -> Generator[tuple[Ask, ...], tuple[Answer, ...], Texts]:
    """Batches of asks; returns the texts of the answers in order."""
    texts: Texts = []
    for at, size in enumerate(batches):
        answers = yield tuple(ask(f"{at}.{n}") for n in range(size))
        texts += [answer.text for answer in answers if isinstance(answer, Reply)]
    return texts


def echo(asked: Ask) -> str:
    """The question back; the earlier ones take longer."""
    time.sleep(0.02 if asked.messages[-1].content.endswith("0") else 0)
    return asked.messages[-1].content


class Fragile:
    """A model whose second ask of a batch fails while its siblings are under way; it notes what was finished."""

    name = "fragile"

    def __init__(self) -> None:
        self.finished: list[str] = []
        self.closed = 0

    def ask(self, asked: Ask) -> Answer:
        number = asked.messages[-1].content
        time.sleep(0.05 if number == "0.1" else 0.15)
        if number == "0.1":
            raise ModelUnreachable("down", hint="later")
        self.finished.append(number)
        return Reply(text=number)

    async def aask(self, asked: Ask) -> Answer:
        number = asked.messages[-1].content
        await asyncio.sleep(0.05 if number == "0.1" else 0.15)
        if number == "0.1":
            raise ModelUnreachable("down", hint="later")
        self.finished.append(number)
        return Reply(text=number)

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def in_threads(made: Generator[tuple[Ask, ...], tuple[Answer, ...], Texts], model: Model, **more: object) -> Texts:
    """``run``."""
    return run(made, model, **more)  # type: ignore[arg-type]


def on_a_loop(made: Generator[tuple[Ask, ...], tuple[Answer, ...], Texts], model: Model, **more: object) -> Texts:
    """``arun``."""
    return asyncio.run(arun(made, model, **more))  # type: ignore[arg-type]


both = pytest.mark.parametrize("drive", [in_threads, on_a_loop])


@both
def test_answers_keep_the_order_of_the_asks(drive: Drive) -> None:
    """However long each takes."""
    events: list[Event] = []
    model = ScriptedModel({"frame": echo})
    assert drive(flow(3, 1, 2), model, on_event=events.append) == ["0.0", "0.1", "0.2", "1.0", "2.0", "2.1"]
    assert [event.kind for event in events].count("sent") == [event.kind for event in events].count("reply") == 6


@both
def test_the_observer_sees_each_ask_and_its_answer(drive: Drive) -> None:
    """What was asked and what came of it, for whoever logs or measures."""
    events: list[Event] = []
    drive(flow(2), ScriptedModel({"frame": echo}), on_event=events.append)
    told = [(event.ask, event.answer) for event in events if event.kind == "reply"]
    assert len(told) == 2
    assert all(asked and isinstance(answer, Reply) and asked.text.endswith(answer.text) for asked, answer in told)


@both
def test_siblings_in_flight_are_drained_when_a_run_stops(drive: Drive) -> None:
    """What is paid for comes in and can be saved; what was not begun is not begun; the error arrives as itself."""
    model = Fragile()
    with pytest.raises(ModelUnreachable, match="down"):
        drive(flow(8), model, workers=3)
    assert set(model.finished) == {"0.0", "0.2"}
    assert model.closed == 1


@both
def test_no_more_than_so_many_at_once(drive: Drive) -> None:
    """``workers`` bounds what is in flight."""
    lock, now, most = threading.Lock(), 0, 0

    class Counting(Fragile):
        def ask(self, asked: Ask) -> Answer:
            nonlocal now, most
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.01)
            with lock:
                now -= 1
            return Reply(text="x")

        async def aask(self, asked: Ask) -> Answer:
            return await asyncio.to_thread(self.ask, asked)

    assert len(drive(flow(9), Counting(), workers=2)) == 9
    assert most == 2


def test_threads_serve_inside_a_running_event_loop() -> None:
    """A notebook's cell runs in one."""

    async def cell() -> Texts:
        return run(flow(2, 1), ScriptedModel({"frame": echo}))

    assert asyncio.run(cell()) == ["0.0", "0.1", "1.0"]


@both
def test_a_flow_that_fails_is_closed_and_so_is_the_model(drive: Drive) -> None:
    """An error of the flow's own passes through."""

    def broken() -> Generator[tuple[Ask, ...], tuple[Answer, ...], Texts]:
        yield (ask("0.0"),)
        raise ValueError("the flow's own")

    model = Fragile()
    with pytest.raises(ValueError, match="the flow's own"):
        drive(broken(), model)
    assert model.closed == 1


@both
def test_an_observer_that_fails_loses_no_answer(drive: Drive, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged once and told nothing more; what was paid for is delivered."""
    told: list[str] = []

    def broken(event: Event) -> None:
        told.append(event.kind)
        raise ValueError("a fault of the observer's")

    assert drive(flow(3, 2), ScriptedModel({"frame": echo}), on_event=broken) == ["0.0", "0.1", "0.2", "1.0", "1.1"]
    assert told == ["sent"]
    assert caplog.text.count("ValueError: a fault of the observer's") == 1


@both
def test_an_ask_is_told_when_it_goes_out(drive: Drive) -> None:
    """One that waits for its turn is not on its way, and an answer is told before its slower siblings come in."""
    events: list[str] = []
    drive(
        flow(3),
        ScriptedModel({"frame": echo}),
        workers=1,
        on_event=lambda event: events.append(f"{event.kind} {event.ask.text[-3:]}" if event.ask else ""),
    )
    assert events == ["sent 0.0", "reply 0.0", "sent 0.1", "reply 0.1", "sent 0.2", "reply 0.2"]


def test_the_observer_is_called_by_one_thread_at_a_time() -> None:
    """A callback need not know that there are threads."""
    inside = threading.Lock()
    met: list[bool] = []

    def look(event: Event) -> None:
        met.append(inside.acquire(blocking=False))
        time.sleep(0.002)
        inside.release()

    run(flow(8), ScriptedModel({"frame": echo}), on_event=look)
    assert met == [True] * 16


def interrupt() -> None:
    """What Ctrl-C does, from any thread."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C as in a terminal, also where the tests run in the background: a shell has it ignored there."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_an_interrupt_sends_nothing_more() -> None:
    """What waits for its turn is not asked."""
    asked: list[str] = []

    class Interrupting(Fragile):
        def ask(self, asked_now: Ask) -> Answer:
            asked.append(asked_now.messages[-1].content)
            interrupt()
            time.sleep(0.1)
            return Reply(text="x")

    with pytest.raises(KeyboardInterrupt):
        run(flow(6), Interrupting(), workers=2)
    assert len(asked) <= 3


@pytest.mark.usefixtures("ctrl_c")
def test_an_interrupt_breaks_off_what_is_in_flight() -> None:
    """Nobody waits for a reply that takes minutes."""

    def hang(wire: Wire) -> None:
        interrupt()
        wire.hang()

    with serving(lambda number, request: hang) as server:
        slow = OpenAIModel("m", endpoint=KeyedEndpoint(base_url=server.url, api_key="k"))
        with pytest.raises(KeyboardInterrupt):
            run(flow(3), slow, workers=1)
        assert len(server.requests) == 1
