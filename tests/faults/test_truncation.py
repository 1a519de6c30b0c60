"""Cut replies: joined where a plain join is what was asked for, and never mended into something shorter."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plandraft.core.ask import Failed, Reply
from plandraft.core.json_text import find_json
from tests.faults.driving import drive, is_right
from tests.faults.server import USAGE, Wire, chunk, chunks, right, right_text, say, whole

modes = pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "plain"])


def cut_then(make: Any) -> Any:
    """The first half of the right answer, cut by the limit; then what the model makes of being asked for the rest."""

    def moves(number: int, _: Any) -> Any:
        def move(wire: Wire) -> None:
            text = right_text(wire.request)
            half = len(text) // 2
            if number == 0:
                say(wire, text[:half], finish="length")
            else:
                say(wire, make(text, half))

        return move

    return moves


@modes
def test_a_rest_that_joins_makes_the_reply_whole(streamed: bool) -> None:
    """Both calls are counted; the second asks in words and shows what there is."""
    ran = drive(cut_then(lambda text, half: text[half:]), streamed=streamed, count=1)
    (reply,) = ran.answers
    assert is_right(reply, 0)
    assert isinstance(reply, Reply)
    assert (reply.finish, reply.usage.completion_tokens) == ("stop", 2 * USAGE["completion_tokens"])  # type: ignore[operator]
    second = ran.server.requests[1]
    assert "response_format" not in second
    assert second["messages"][-2]["role"] == "assistant"
    assert right_text(second).startswith(second["messages"][-2]["content"])


@modes
def test_a_rest_that_starts_afresh_is_taken_alone(streamed: bool) -> None:
    """It is the whole answer, and paid."""
    ran = drive(cut_then(lambda text, half: text), streamed=streamed, count=1)
    assert is_right(ran.answers[0], 0)
    assert len(ran.server.requests) == 2


@modes
@pytest.mark.parametrize(
    "make",
    [
        lambda text, half: text[half - 3 :],
        lambda text, half: f"```json\n{text[half:]}\n```",
        lambda text, half: "好的，继续：" + text[half:],
        lambda text, half: '", "b": 1}',
        lambda text, half: "",
    ],
    ids=["repeats-words", "fenced", "talks", "other-shape", "nothing"],
)
def test_a_rest_that_does_not_join_leaves_the_reply_cut(make: Any, streamed: bool) -> None:
    """The flow is told; it asks for less at a time. A rest that doubles words is not accepted either."""
    ran = drive(cut_then(make), streamed=streamed, count=1)
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    assert reply.finish == "length"
    assert find_json(reply.text) is None


@modes
def test_a_rest_that_is_refused_leaves_the_reply_cut(streamed: bool) -> None:
    """Some thinking models want their thoughts back in such a request; what came is not lost, and nothing is learnt."""

    def moves(number: int, _: Any) -> Any:
        def move(wire: Wire) -> None:
            if number == 1:
                wire.answer(
                    400, {"error": {"message": "The `reasoning_content` in the thinking mode must be passed back"}}
                )
            else:
                say(wire, right_text(wire.request)[:9], finish="length") if number == 0 else right(wire)

        return move

    ran = drive(moves, streamed=streamed, count=2)
    cut, after = ran.answers
    assert isinstance(cut, Reply)
    assert (cut.finish, cut.text) == ("length", right_text(ran.server.requests[0])[:9])
    assert is_right(after, 1)
    assert len(ran.server.requests) == 3


def test_a_cut_reply_that_is_whole_is_taken() -> None:
    """The limit fell on the last character."""
    ran = drive(lambda *_: lambda wire: say(wire, right_text(wire.request), finish="length"), count=1)
    assert is_right(ran.answers[0], 0)
    assert isinstance(ran.answers[0], Reply)
    assert ran.answers[0].finish == "stop"
    assert len(ran.server.requests) == 1


@modes
def test_a_reply_with_whole_items_is_left_to_the_flow(streamed: bool) -> None:
    """It keeps them and asks for the others, which costs less than showing the model all that it wrote."""
    cut = '{"a": [{"b": "一"}, {"b": "'
    ran = drive(lambda *_: lambda wire: say(wire, cut, finish="length"), streamed=streamed, count=1)
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    assert (reply.text, reply.finish) == (cut, "length")
    assert len(ran.server.requests) == 1


def test_no_rest_is_asked_of_a_reply_that_goes_round_in_circles() -> None:
    """It would be paid for again."""
    circle = '{"a": "' + "职工之家" * 500
    ran = drive(
        lambda *_: lambda wire: wire.answer(200, whole({"content": circle}, finish="length")), count=1, streamed=False
    )
    assert len(ran.server.requests) == 2  # asked again once, never continued
    assert all(len(request["messages"]) == 2 for request in ran.server.requests)
    assert isinstance(ran.answers[0], Failed)
    assert "repeats itself" in ran.answers[0].message


def test_thinking_that_used_up_the_limit_is_a_failure_of_this_ask() -> None:
    """No rest can be hoped for; the usage is kept."""

    def move(wire: Wire) -> None:
        wire.events(chunk({"reasoning_content": "想"}), chunk({}, finish="length"), {"choices": [], "usage": USAGE})

    ran = drive(lambda *_: move, count=1)
    (failed,) = ran.answers
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.usage.completion_tokens, failed.usage.reasoning_tokens) == ("faulty", 20, 7)


@pytest.mark.parametrize("at", range(1, 19, 3))
def test_a_stream_that_ends_early_is_never_mended(at: int) -> None:
    """At whatever character, with a finish reason or without: asked again, and right."""

    def moves(number: int, _: Any) -> Any:
        def move(wire: Wire) -> None:
            text = right_text(wire.request)
            if number:
                say(wire, text)
            else:
                wire.events(*chunks(text[: at + 6], finish=None, usage=False), end="")

        return move

    ran = drive(moves, count=1)
    assert is_right(ran.answers[0], 0)
    assert len(ran.server.requests) == 2


def test_usage_of_failed_attempts_is_counted() -> None:
    """Three paid calls for one answer are three calls' tokens; the observer sees each."""

    def moves(number: int, _: Any) -> Any:
        return lambda wire: say(wire, right_text(wire.request) if number == 2 else "")

    ran = drive(moves, count=1)
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    told = [event.usage for event in ran.events if event.kind == "call"]
    assert [usage.prompt_tokens for usage in told if usage] == [100, 100, 100]
    assert reply.usage.model_dump() == {
        "prompt_tokens": 300,
        "cached_tokens": 120,
        "completion_tokens": 60,
        "reasoning_tokens": 21,
    }


def test_the_partial_reply_is_told_piece_by_piece() -> None:
    """The pieces of the last call are the reply; an empty piece says that they begin anew."""

    def moves(number: int, _: Any) -> Any:
        def move(wire: Wire) -> None:
            text = right_text(wire.request)
            if number:
                say(wire, text)
            else:
                wire.events(*chunks(text)[:3], end="")

        return move

    ran = drive(moves, count=1)
    pieces = [event.text for event in ran.events if event.kind == "delta"]
    last = len(pieces) - 1 - pieces[::-1].index("")
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    assert "".join(pieces[last:]) == reply.text
    assert pieces.count("") == 2
    assert len(pieces) > 6


@pytest.mark.parametrize(
    "text", ['{"a": "一"}', '好：\n```json\n{"a": "😀\\u0041"}\n```', '{"a": "x"} {"b": 2}', "不是 JSON"]
)
def test_streamed_and_plain_give_the_same_reply(text: str) -> None:
    """To the last character, with the same usage and finish."""
    replies = []
    for streamed in (True, False):
        ran = drive(lambda *_: lambda wire: say(wire, text), streamed=streamed, count=1)
        (reply,) = ran.answers
        assert isinstance(reply, Reply)
        replies.append((reply.text, reply.finish, reply.usage, reply.model))
    assert replies[0] == replies[1]
    assert json.dumps(replies[0][0])


def test_a_tool_s_arguments_are_told_piece_by_piece() -> None:
    """Where an endpoint answers only so, the reply can be seen coming as well."""

    def move(wire: Wire) -> None:
        text = right_text(wire.request)
        parts = [{"tool_calls": [{"index": 0, "function": {"arguments": text[at : at + 5]}}]} for at in range(0, 90, 5)]
        wire.events(*map(chunk, parts), chunk({}, finish="tool_calls"))

    ran = drive(lambda *_: move, count=1)
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    pieces = [event.text for event in ran.events if event.kind == "delta"]
    assert "".join(pieces) == reply.text == right_text(ran.server.requests[0])
    assert len(pieces) > 4


def test_the_rest_of_a_cut_reply_is_told_after_its_first_part() -> None:
    """Whoever looks on sees the whole, not the rest alone."""
    ran = drive(cut_then(lambda text, half: text[half:]), count=1)
    (reply,) = ran.answers
    assert isinstance(reply, Reply)
    pieces = [event.text for event in ran.events if event.kind == "delta"]
    last = len(pieces) - 1 - pieces[::-1].index("")
    assert "".join(pieces[last:]) == reply.text
    assert len(ran.server.requests) == 2
