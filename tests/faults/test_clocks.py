"""Replies without end, and servers that say nothing: three clocks, a size and an eye for repetition end them."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from plandraft.core.ask import Failed, Reply
from plandraft.errors import ModelUnreachable
from plandraft.models.calls.timeouts import Timeouts
from plandraft.models.costs.budget import RunBudget
from plandraft.models.replies.runaway import longest_reply
from tests.faults.driving import drive, is_right
from tests.faults.server import Wire, chunk, chunks, right, right_text, say

both = pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])


class Hurried:
    """A clock on which each look at it takes a second and no wait takes any real time."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        self.at += 1.0
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds
        self.slept.append(seconds)


def endless(*first: Any, piece: str | bytes = ": keep-alive\n\n") -> Any:
    """A stream that goes on and on."""

    def move(wire: Wire) -> None:
        wire.events(*first, end="")
        while not wire.stopped.is_set():
            wire.write(piece)
            time.sleep(0.0005)

    return move


@both
@pytest.mark.parametrize(
    ("move", "said"),
    [
        (endless(), "no content within 300 s"),
        (endless(piece="\n"), "no content within 300 s"),
        (endless(chunk({"role": "assistant", "content": ""})), "no content within 300 s"),
        (endless(chunk({"content": '{"a": "一'})), "no content for 90 s"),
    ],
    ids=["comments", "blank-lines", "role-only", "gap"],
)
def test_keep_alives_do_not_keep_a_call_alive_for_ever(move: Any, said: str, awaited: bool) -> None:
    """The clocks run on content; one such call is waited out, the next is answered."""
    ran = drive(
        lambda number, _: right if number else move, awaited=awaited, count=1, clock=Hurried(), timeouts=Timeouts()
    )
    assert is_right(ran.answers[0], 0)
    assert any(said in event.message for event in ran.events if event.kind == "wait"), ran.events
    assert len(ran.server.requests) == 2


@both
def test_dripping_content_meets_the_clock_of_the_whole_call(awaited: bool) -> None:
    """A word a second for an hour is no reply; the same again and the run stops."""
    words = (f'data: {{"choices":[{{"index":0,"delta":{{"content":"{n}"}}}}]}}\n\n' for n in range(10**9))

    def move(wire: Wire) -> None:
        wire.events(end="")
        while not wire.stopped.is_set():
            wire.write(next(words))
            time.sleep(0.0005)

    ran = drive(lambda *_: move, awaited=awaited, count=1, attempts=2, clock=Hurried(), timeouts=Timeouts(whole_s=200))
    assert isinstance(ran.error, ModelUnreachable)
    assert "not finished after 200 s" in str(ran.error)
    assert len(ran.server.requests) == 2


@both
def test_what_a_slow_model_has_written_is_kept_when_the_clock_ends(awaited: bool) -> None:
    """A healthy model at a word a second: the reply counts as cut, and nothing of it is paid again."""
    written = '{"a": "第一项", "b": [{"c": "职工代表大会"}, {"c": "走访'

    def move(wire: Wire) -> None:
        wire.events(*[chunk({"content": letter}) for letter in written], end="")
        while not wire.stopped.is_set():
            wire.write(": still at it\n\n")
            time.sleep(0.0005)

    ran = drive(lambda *_: move, awaited=awaited, count=1, clock=Hurried(), timeouts=Timeouts.of(400))
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    assert (reply.text, reply.finish) == (written, "length")
    assert len(ran.server.requests) == 1
    assert not [event.message for event in ran.events if "does not tell what" in event.message]


def test_patience_lengthens_all_clocks_and_shortens_none_below_what_is_usual() -> None:
    """A model of one token a second may take an hour for its first word; a hurried user only bounds the whole."""
    usual, slow, hurried = Timeouts.of(None), Timeouts.of(9_000), Timeouts.of(60)
    assert usual == Timeouts()
    assert (slow.first_s, slow.gap_s, slow.whole_s) == (3_000, 900, 9_000)
    assert (hurried.first_s, hurried.gap_s, hurried.whole_s) == (60, 60, 60)


def test_a_server_of_the_house_may_read_a_prompt_for_as_long_as_a_reply_may_take() -> None:
    """A desktop computer reads a long prompt for ten minutes before its first word; nothing else is longer."""
    own = Timeouts.of(None, nearby=True)
    assert (own.first_s, own.gap_s, own.whole_s) == (900, 90, 900)
    assert Timeouts.of(60, nearby=True) == Timeouts.of(60)
    assert Timeouts.of(3_600, nearby=True).first_s == 3_600


def test_a_whole_reply_far_past_its_limit_is_cut_before_anything_looks_at_it() -> None:
    """A server that ignores the limit and sends all at once: 300,000 characters for 50 tokens."""
    items = ",".join(json.dumps({"c": f"第{n}项走访慰问"}, ensure_ascii=False) for n in range(20_000))
    ran = drive(lambda *_: lambda wire: say(wire, f'{{"b": [{items}]}}'), streamed=False, count=1)
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    assert reply.finish == "length"
    assert len(reply.text) == longest_reply(50)


@both
def test_a_plain_call_without_end_meets_the_clock_of_the_whole_call(awaited: bool) -> None:
    """A gateway that keeps the connection with blank lines."""

    def move(wire: Wire) -> None:
        wire.head(200, "application/json")
        while not wire.stopped.is_set():
            wire.write("\n")
            time.sleep(0.0005)

    ran = drive(
        lambda *_: move,
        awaited=awaited,
        streamed=False,
        count=1,
        attempts=1,
        clock=Hurried(),
        timeouts=Timeouts(whole_s=200),
    )
    assert "not finished after 200 s" in str(ran.error)


@both
@pytest.mark.parametrize("streamed", [True, False])
def test_a_silent_server_is_given_up_in_real_time(streamed: bool, awaited: bool) -> None:
    """Not one byte, not even headers."""
    started = time.monotonic()
    ran = drive(
        lambda *_: Wire.hang,
        streamed=streamed,
        awaited=awaited,
        count=1,
        attempts=1,
        timeouts=Timeouts(first_s=0.2, whole_s=0.2),
    )
    assert isinstance(ran.error, ModelUnreachable)
    assert time.monotonic() - started < 5


def test_an_error_body_without_end_is_given_up() -> None:
    """The SDK reads it whole before it raises; the clock runs on."""

    def move(wire: Wire) -> None:
        wire.head(500, "text/plain")
        while not wire.stopped.is_set():
            wire.write("x")
            time.sleep(0.001)

    ran = drive(lambda *_: move, count=1, attempts=1, timeouts=Timeouts(first_s=0.3, whole_s=0.3))
    assert "time-out" in str(ran.error)


def test_what_is_all_there_is_not_waited_for() -> None:
    """A stream with finish reason and usage that the server forgets to end."""

    def move(wire: Wire) -> None:
        wire.events(*chunks(right_text(wire.request)), end="")
        wire.hang()

    started = time.monotonic()
    ran = drive(lambda *_: move, count=1)
    assert is_right(ran.answers[0], 0)
    assert len(ran.server.requests) == 1
    assert time.monotonic() - started < 8


@both
@pytest.mark.parametrize(
    ("piece", "said"),
    [(" ", "repeats itself"), ("职工之家，", "repeats itself"), (None, "ran past"), ("[", "repeats itself")],
    ids=["blanks", "words", "numbers", "brackets"],
)
def test_a_runaway_is_stopped_before_its_limit_is_paid(piece: str | None, said: str, awaited: bool) -> None:
    """The stream is cut, the call is repeated, and one that always runs away is a failure of this ask alone."""
    sent = 0

    def move(wire: Wire) -> None:
        nonlocal sent
        wire.events(end="")
        for number in range(1_000_000):
            if wire.stopped.is_set():
                return
            wire.write(
                'data: {"choices":[{"index":0,"delta":{"content":"' + (piece or f"{number * 7919} ") * 20 + '"}}]}\n\n'
            )
            sent += 20

    ran = drive(lambda *_: move, awaited=awaited, count=1, attempts=2)
    (failed,) = ran.answers
    assert isinstance(failed, Failed)
    assert failed.kind == "faulty"
    assert said in failed.message
    assert len(ran.server.requests) == 2


def called(piece: str) -> dict[str, Any]:
    """A chunk of a tool call."""
    return chunk({"tool_calls": [{"index": 0, "function": {"name": "frame", "arguments": piece}}]})


@both
def test_a_runaway_in_the_arguments_of_a_tool_is_stopped_too(awaited: bool) -> None:
    """Servers that hold a grammar may fill it with blanks for ever."""

    def move(wire: Wire) -> None:
        wire.events(end="")
        while not wire.stopped.is_set():
            wire.write(f"data: {json.dumps(called(' ' * 50))}\n\n")

    ran = drive(lambda *_: move, awaited=awaited, count=1, attempts=2)
    (failed,) = ran.answers
    assert isinstance(failed, Failed)
    assert "repeats itself" in failed.message


def test_the_arguments_of_a_tool_are_content_for_the_clocks() -> None:
    """A long one is no silence."""

    def move(wire: Wire) -> None:
        text = right_text(wire.request)
        wire.events(*(called(letter) for letter in text), chunk({}, finish="tool_calls"))

    ran = drive(lambda *_: move, count=1, clock=Hurried(), timeouts=Timeouts(first_s=30, gap_s=30, whole_s=5_000))
    assert is_right(ran.answers[0], 0)
    assert len(ran.server.requests) == 1


def test_a_body_without_end_is_not_kept() -> None:
    """A plain response of any size is read up to a limit."""

    def move(wire: Wire) -> None:
        wire.head(200, "application/json")
        for _ in range(200):
            wire.write(b'{"a": "' + b"x" * 1_000_000)

    ran = drive(lambda *_: move, streamed=False, count=1, attempts=1, timeouts=Timeouts(whole_s=60))
    (failed,) = ran.answers
    assert isinstance(failed, Failed)
    assert "more than 50 MB" in failed.message


def test_a_wait_beyond_the_limit_is_shown_and_not_waited_for() -> None:
    """With the seconds and what to do; one call."""
    clock = Hurried()

    def busy(wire: Wire) -> bool:
        wire.answer(429, {"error": {"message": "slow down"}}, retry_after="61")
        return False

    ran = drive(lambda *_: busy, count=1, clock=clock, timeouts=Timeouts())
    assert ran.error is not None
    assert "asks to wait 61 s; run the same command again after that" in ran.error.hint
    assert (clock.slept, len(ran.server.requests)) == ([], 1)


def test_waits_are_honoured_up_to_the_stated_limit() -> None:
    """Retry-After as seconds; our own doubling waits have a ceiling; each is said."""
    clock = Hurried()

    def busy(wire: Wire) -> bool:
        wire.answer(429, {"error": {"message": "slow down"}}, retry_after="59")
        return False

    ran = drive(lambda number, _: right if number else busy, count=1, clock=clock, timeouts=Timeouts())
    assert is_right(ran.answers[0], 0)
    assert clock.slept == [59.0]
    assert "trying again in 59 s" in next(event.message for event in ran.events if event.kind == "wait")


def over_budget(answer: object) -> str:
    """What a failure says that a budget was the cause of."""
    assert isinstance(answer, Failed), answer
    assert answer.kind == "over_budget"
    return answer.message


@both
@pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "plain"])
def test_a_call_under_way_ends_with_the_run_s_time(streamed: bool, awaited: bool) -> None:
    """However patiently it would be waited for; it is no fault of the endpoint's, and nothing is asked again."""

    def move(wire: Wire) -> None:
        wire.head(200, "text/event-stream" if wire.streamed else "application/json")
        while not wire.stopped.is_set():
            wire.write(": keep-alive\n\n" if wire.streamed else "\n")
            time.sleep(0.0005)

    clock = Hurried()
    ran = drive(
        lambda number, _: move if number else right,
        streamed=streamed,
        awaited=awaited,
        clock=clock,
        timeouts=Timeouts(),
        budget=RunBudget(max_seconds=200, clock=clock),
    )
    assert is_right(ran.answers[0], 0)
    assert [over_budget(answer) for answer in ran.answers[1:]] == ["已达到时间上限 200 秒"] * 2
    assert len(ran.server.requests) == 2
    assert 200 <= clock.at < 280


@both
@pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "plain"])
def test_a_silent_server_ends_with_the_run_s_time_in_real_time(streamed: bool, awaited: bool) -> None:
    """Not one byte came, not even headers."""
    started = time.monotonic()
    budget = RunBudget(max_seconds=0.3)
    ran = drive(lambda *_: Wire.hang, streamed=streamed, awaited=awaited, budget=budget)
    assert all(over_budget(answer) for answer in ran.answers)
    assert ran.error is None
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(("wait", "waited"), [("59", False), ("40", True)])
def test_a_wait_that_the_run_has_no_time_for_is_not_begun(wait: str, waited: bool) -> None:
    """Its end would find the budget used up; a shorter one is waited out."""
    clock = Hurried()

    def busy(wire: Wire) -> bool:
        wire.answer(429, {"error": {"message": "slow down"}}, retry_after=wait)
        return False

    budget = RunBudget(max_seconds=59, clock=clock)
    ran = drive(lambda number, _: right if number else busy, count=1, clock=clock, timeouts=Timeouts(), budget=budget)
    assert is_right(ran.answers[0], 0) is waited
    assert waited or over_budget(ran.answers[0])
    assert clock.slept == ([40.0] if waited else [])


def test_a_reply_that_was_all_there_is_kept_whatever_the_time() -> None:
    """It is paid for: a stream that nobody ends is cut, and what it said is an answer."""

    def move(wire: Wire) -> None:
        wire.events(*chunks(right_text(wire.request), usage=False), end="")
        while not wire.stopped.is_set():
            wire.write(": keep-alive\n\n")
            time.sleep(0.0005)

    clock = Hurried()
    budget = RunBudget(max_seconds=200, clock=clock)
    ran = drive(lambda *_: move, count=1, clock=clock, timeouts=Timeouts(), budget=budget)
    assert is_right(ran.answers[0], 0)


def test_the_rest_of_a_cut_reply_ends_with_the_run_s_time() -> None:
    """The ask stays open as a whole: half an answer is none."""

    def cut(wire: Wire) -> None:
        say(wire, right_text(wire.request)[:12], finish="length")

    clock = Hurried()
    budget = RunBudget(max_seconds=300, clock=clock)
    moves = {0: cut, 1: endless()}
    ran = drive(
        lambda number, _: moves[number],
        count=1,
        clock=clock,
        timeouts=Timeouts(first_s=10**6, whole_s=10**6),
        budget=budget,
    )
    assert over_budget(ran.answers[0])
    assert len(ran.server.requests) == 2
