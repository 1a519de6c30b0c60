"""Responses with status 200 that are no good reply, or a good one in an odd shape (gathered 2026-11-22)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.faults.case import Case, End, Mode
from tests.faults.refusals import oai
from tests.faults.server import USAGE, Wire, chunk, chunks, right, say, whole

Text = Callable[[str], str]


def message(make: Callable[[str], dict[str, Any]], *, finish: Any = "stop", **more: Any) -> Callable[[Wire], None]:
    """A message, or a delta, made from the right text."""

    def move(wire: Wire) -> None:
        made = make(wire.wanted)
        if wire.streamed:
            usage = [{"choices": [], "usage": USAGE}] if "usage" not in more else []
            wire.events(chunk({"role": "assistant"}), chunk(made), chunk({}, finish=finish), *usage)
        else:
            wire.answer(200, whole({"role": "assistant"} | made, finish=finish, **more))

    return move


def worded(make: Text, **how: Any) -> Callable[[Wire], None]:
    """Other words around the right text."""
    return lambda wire: say(wire, make(wire.wanted), **how)


def body(value: Any) -> Callable[[Wire], None]:
    """This body, whatever was asked."""
    return lambda wire: wire.answer(200, value)


def stream(make: Callable[[str], list[Any]], end: str = "data: [DONE]\n\n") -> Callable[[Wire], None]:
    """These events."""
    return lambda wire: wire.events(*make(wire.wanted), end=end)


def call(text: str) -> dict[str, Any]:
    """A tool call in place of content."""
    function = {"name": "frame", "arguments": text}
    return {"content": None, "tool_calls": [{"index": 0, "id": "1", "type": "function", "function": function}]}


def data(value: Any) -> str:
    """A data event."""
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


def _cut(wire: Wire) -> None:
    """A connection that breaks in the middle."""
    if wire.streamed:
        wire.head(200, "text/event-stream")
        for event in chunks(wire.wanted)[:4]:
            wire.write(data(event))
    else:
        wire.head(200, "application/json", 5_000)
        wire.write('{"id": "c", "choices": [{"index": 0, "mess')
    wire.reset()


def _cut_after_all(wire: Wire) -> None:
    """A connection that breaks after the last word: a full reply must not be paid for again."""
    wire.head(200, "text/event-stream")
    for event in chunks(wire.wanted)[:-2]:
        wire.write(data(event))
    wire.reset()


def _reset(wire: Wire) -> bool:
    wire.reset()
    return False


def _hang_after_done(wire: Wire) -> None:
    wire.events(*chunks(wire.wanted))
    wire.hang()


EVERYWHERE: list[tuple[str, Callable[[Wire], object], End, int]] = [
    ("choices-null", body(whole({}) | {"choices": None}), "right", 2),
    ("choices-empty", body(whole({}) | {"choices": []}), "right", 2),
    ("message-null", body(whole(None)), "right", 2),
    ("content-null", message(lambda _: {"content": None}), "right", 2),
    ("content-empty", message(lambda _: {"content": ""}), "right", 2),
    ("content-blank", worded(lambda _: " \n" * 200), "right", 2),
    (
        "content-parts",
        message(lambda t: {"content": [{"type": "text", "text": t[:9]}, {"type": "text", "text": t[9:]}]}),
        "right",
        1,
    ),
    ("content-object", message(lambda t: {"content": json.loads(t)}), "right", 1),
    (
        "content-thinking-part",
        message(lambda t: {"content": [{"type": "thinking", "text": "{"}, {"text": t}]}),
        "right",
        1,
    ),
    ("reasoning-only", message(lambda t: {"content": None, "reasoning_content": t}), "right", 1),
    ("reasoning-no-json", message(lambda _: {"content": "", "reasoning_content": "想一想"}), "right", 2),
    ("reasoning-at-limit", message(lambda _: {"content": "", "reasoning_content": "想"}, finish="length"), "faulty", 1),
    ("tool-call", message(call, finish="tool_calls"), "right", 1),
    ("finish-null", message(lambda t: {"content": t}, finish=None), "right", 1),
    ("finish-unknown", message(lambda t: {"content": t}, finish="eos_token"), "right", 1),
    ("finish-busy", worded(lambda t: t[:9], finish="insufficient_system_resource"), "right", 2),
    ("finish-network", worded(lambda t: t[:9], finish="network_error"), "right", 2),
    ("finish-error", worded(lambda t: t[:9], finish="error"), "right", 2),
    ("finish-filter", worded(lambda t: t[:9], finish="content_filter"), "refused", 1),
    ("finish-sensitive", worded(lambda t: t[:9], finish="sensitive"), "refused", 1),
    ("finish-window", worded(lambda t: t[:9], finish="model_context_window_exceeded"), "too_long", 1),
    ("refusal", message(lambda _: {"content": None, "refusal": "I can't help with that."}), "refused", 1),
    ("no-usage", worded(lambda t: t, usage=False), "right", 1),
    (
        "usage-strings",
        message(lambda t: {"content": t}, usage={"prompt_tokens": "12", "completion_tokens": "x"}),
        "right",
        1,
    ),
    ("fence", worded(lambda t: f"好的：\n```json\n{t}\n```\n请审阅。"), "right", 1),
    ("fence-open", worded(lambda t: f"```json\n{t}"), "right", 1),
    ("thinking-in-text", worded(lambda t: f'<think>先写 {{"a": "草稿"}}</think>{t}'), "right", 1),
    ("draft-then-final", worded(lambda t: f'初稿 {{"a": "草稿"}}，定稿 {t}'), "right", 1),
    ("final-then-remark", worded(lambda t: f'{t}\n说明：{{"备注": 1}}'), "right", 1),
    ("bom-nul-bidi", worded(lambda t: f"\ufeff{t[:12]}\u202e\u0000{t[12:]}"), "right", 1),
    ("deep", worded(lambda t: '{"a":' + "[" * 700 + "]" * 700 + "}" + t), "right", 1),
    ("many-digits", worded(lambda t: '{"a":' + "9" * 500 + "}" + t), "right", 1),
    ("empty-response", lambda wire: wire.answer(200, ""), "right", 2),
    ("no-content", lambda wire: wire.head(204, "text/plain", 0), "right", 2),
    ("json-bare-string", body("something went wrong"), "unknown", 1),
    ("cut-off", _cut, "right", 2),
    ("reset", _reset, "right", 2),
    (
        "octet-stream",
        lambda wire: wire.answer(200, whole({"content": wire.wanted}), "application/octet-stream"),
        "right",
        1,
    ),
    ("plain-for-stream", lambda wire: wire.answer(200, whole({"content": wire.wanted})), "right", 1),
    (
        "blank-lines-first",
        lambda wire: wire.answer(200, "\n" * 300 + json.dumps(whole({"content": wire.wanted}))),
        "right",
        1,
    ),
    ("stream-for-plain", stream(chunks), "right", 1),
    (
        "text-events",
        lambda wire: wire.answer(200, "".join(map(data, chunks(wire.wanted))), "text/plain"),
        "right",
        1,
    ),
    ("ndjson", lambda wire: wire.answer(200, "\n".join(map(json.dumps, chunks(wire.wanted)))), "right", 1),
    ("cut-json", lambda wire: wire.answer(200, '{"id": "c", "choices": [{"index'), "right", 2),
    ("deep-json", lambda wire: wire.answer(200, '{"choices": ' + "[" * 100_000), "right", 2),
]

STREAMED: list[tuple[str, Callable[[Wire], object], End, int]] = [
    ("early-clean-end", stream(lambda t: chunks(t)[:4], end=""), "right", 2),
    ("cut-after-all", _cut_after_all, "right", 1),
    ("no-done", stream(chunks, end=""), "right", 1),
    ("hang-after-done", _hang_after_done, "right", 1),
    ("nothing", stream(lambda _: [], end=""), "right", 2),
    ("only-done", stream(lambda _: []), "right", 2),
    (
        "keep-alives",
        stream(
            lambda t: [part for c in chunks(t) for part in (": keep-alive\n\n", data(c), ": OPENROUTER PROCESSING\n\n")]
        ),
        "right",
        1,
    ),
    (
        "empty-events",
        stream(lambda t: ["retry: 3000\n\n", "data:\n\n", "id: 1\n\n", *chunks(t), "data: \n\n"]),
        "right",
        1,
    ),
    ("heartbeat-words", stream(lambda t: ["data: ping\n\n", *chunks(t)]), "right", 1),
    (
        "crlf",
        stream(lambda t: [data(c).replace("\n", "\r\n") for c in chunks(t)], end="data: [DONE]\r\n\r\n"),
        "right",
        1,
    ),
    ("no-blank-lines", stream(lambda t: [data(c).replace("\n\n", "\n") for c in chunks(t)]), "right", 1),
    ("no-space", stream(lambda t: [data(c).replace("data: ", "data:") for c in chunks(t)]), "right", 1),
    ("event-names", stream(lambda t: [f"event: message\nid: 7\n{data(c)}" for c in chunks(t)]), "right", 1),
    (
        "bad-byte",
        stream(
            lambda t: [
                *chunks(t)[:3],
                b'data: {"choices": [{"index": 0, "delta": {"content": "\xff\xfe"}}]}\n\n',
                *chunks(t)[3:],
            ]
        ),
        "right",
        2,
    ),
    ("broken-event", stream(lambda t: [*chunks(t)[:3], 'data: {"choices": [{"ind\n\n', *chunks(t)[4:]]), "right", 2),
    (
        "error-midway",
        stream(lambda t: [*chunks(t)[:3], oai("The server had an error", type="server_error")], end=""),
        "right",
        2,
    ),
    ("filter-midway", stream(lambda t: [*chunks(t)[:3], oai("filtered", code="content_filter")], end=""), "refused", 1),
    (
        "error-without-data",
        stream(lambda t: [*chunks(t)[:3], '{"error": {"message": "busy", "code": 503}}\n\n'], end=""),
        "right",
        2,
    ),
    (
        "error-in-choice",
        stream(lambda t: [*chunks(t)[:2], {"choices": [{"index": 0, "delta": {}, "error": {"code": 502}}]}]),
        "right",
        2,
    ),
    ("azure-first", stream(lambda t: [{"choices": [], "prompt_filter_results": [{}]}, *chunks(t)]), "right", 1),
    ("delta-null", stream(lambda t: [chunk(None), *chunks(t), chunk(None)]), "right", 1),
    (
        "cumulative",
        stream(
            lambda t: [
                *(chunk({"content": t[:n]}) for n in range(3, len(t), max(1, len(t) // 40))),
                chunk({"content": t}, finish="stop"),
            ]
        ),
        "right",
        1,
    ),
    ("doubled", stream(lambda t: [c for one in chunks(t, size=7) for c in (one, one)]), "right", 1),
    (
        "message-at-end",
        stream(
            lambda t: [*chunks(t)[:-2], {"choices": [{"index": 0, "message": {"content": t}, "finish_reason": "stop"}]}]
        ),
        "right",
        1,
    ),
    (
        "message-only",
        stream(lambda t: [{"choices": [{"index": 0, "message": {"content": t}, "finish_reason": "stop"}]}]),
        "right",
        1,
    ),
    ("usage-everywhere", stream(lambda t: [c | {"usage": USAGE} for c in chunks(t)]), "right", 1),
    (
        "second-choice",
        stream(
            lambda t: [c for one in chunks(t) for c in (one, {"choices": [{"index": 1, "delta": {"content": "x"}}]})]
        ),
        "right",
        1,
    ),
    (
        "surrogate-halves",
        stream(
            lambda t: [
                *chunks(t[:-2]),
                chunk({"content": "\ud83d"}),
                chunk({"content": "\ude00"}),
                chunk({"content": t[-2:]}, finish="stop"),
            ]
        ),
        "right",
        1,
    ),
]


def _cases(listed: list[tuple[str, Any, End, int]], modes: tuple[Mode, ...]) -> list[Case]:
    return [Case(name, move, end, calls, modes=modes) for name, move, end, calls in listed]


ODD = _cases(EVERYWHERE, ("streamed", "plain")) + _cases(STREAMED, ("streamed",))
GOOD = Case("good", right, "right", 1)
