"""What an endpoint can do is found out by asking it, with few and tiny calls, and is used by the drafts after."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from plandraft.core.ask import Reply
from plandraft.errors import KeyRejected, ModelError, ModelUnknown, ModelUnreachable, QuotaExhausted
from plandraft.models.capabilities.capabilities import FORM_LADDER, Capabilities
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.connection.clients import Connections
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.probe.probe import (
    MOST_PROBE_CALLS,
    MOST_PROBE_TOKENS,
    PROBE_REPLY_TOKENS,
    USUAL_PROBE_CALLS,
    Probe,
)
from plandraft.models.probe.results import ProbeResults
from tests.endpoints import DEEPSEEK, GOOD, IGNORING, LLAMA_CPP_PYTHON, LM_STUDIO, PROSE, REASONING, enforcing, refusing
from tests.faults.server import Wire
from tests.faults.server import serving as serving_wires
from tests.loopback import Answer, Script, Server, completion, error, serving
from tests.models.calls.test_openai_model import KEY, ask, model


class Still:
    """A clock on which waiting takes no time."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def probe(url: str, clock: Still | None = None) -> ProbeResults:
    """What is found at an address."""

    async def found() -> ProbeResults:
        connections = Connections(KeyedEndpoint(base_url=url, api_key=KEY))
        try:
            return await Probe("loop", connections, clock=clock or Still()).found()
        finally:
            await connections.aclose()

    return asyncio.run(found())


def probed(script: Script | list[Answer]) -> tuple[ProbeResults, Server]:
    """What is found of a scripted endpoint."""
    with serving(script) as server:
        return probe(server.url), server


def seen(found: ProbeResults) -> dict[str, tuple[bool | None, bool | None]]:
    """Accepted and enforced, by form."""
    return {one.form: (one.accepted, one.enforced) for one in found.forms}


TAKEN, IGNORED, REFUSED = (True, True), (True, False), (False, None)


@pytest.mark.parametrize(
    ("script", "forms", "used", "calls"),
    [
        (GOOD, [TAKEN] * 5, "strict", 7),
        (IGNORING, [IGNORED] * 4 + [TAKEN], "text", 6),
        (enforcing("schema", "object"), [IGNORED, TAKEN, IGNORED, TAKEN, TAKEN], "schema", 7),
        (enforcing("strict", willing=False), [TAKEN] + [IGNORED] * 4, "strict", 7),
        (DEEPSEEK, [REFUSED, REFUSED, TAKEN, TAKEN, TAKEN], "tool", 7),
        (LM_STUDIO, [TAKEN, TAKEN, TAKEN, REFUSED, TAKEN], "strict", 7),
        (REASONING, [TAKEN] * 5, "strict", 9),
        (LLAMA_CPP_PYTHON, [REFUSED, REFUSED, TAKEN, TAKEN, TAKEN], "tool", 9),
    ],
    ids=["good", "ignores-all", "schema-only", "unwilling", "deepseek", "lm-studio", "reasoning", "llama-cpp-python"],
)
def test_accepted_is_told_from_enforced(script: Script, forms: list[Any], used: str, calls: int) -> None:
    """And drafts use the best form that is both; words are left where none is."""
    found, server = probed(script)
    assert list(seen(found)) == list(FORM_LADDER)
    assert list(seen(found).values()) == forms
    assert found.capabilities.form == used
    assert len(server.requests) == found.calls == calls


def test_what_was_found_spares_the_drafts_every_refusal(tmp_path: Path) -> None:
    """Over the wire: after the test, an ask costs one call, also where two other things were refused."""
    with serving(REASONING) as server:
        CapabilityCache(server.url, "loop", folder=tmp_path).renew(probe(server.url).capabilities)
        before = len(server.requests)
        made = model(server.url, cache=tmp_path)
        assert isinstance(made.ask(ask()), Reply)
        made.close()
    assert len(server.requests) == before + 1
    assert server.requests[-1]["max_completion_tokens"] == 50


def test_a_test_renews_what_was_remembered(tmp_path: Path) -> None:
    """A server that was updated is asked in the best form again."""
    cache = CapabilityCache("u", "m", folder=tmp_path)
    cache.learn(Capabilities(refused=frozenset({"strict", "schema"})))
    cache.renew(Capabilities())
    later = CapabilityCache("u", "m", folder=tmp_path)
    assert later.capabilities == Capabilities()
    assert later.since is not None
    assert CapabilityCache("u", "other", folder=tmp_path).since is None


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (error(401, f"bad key {KEY}"), KeyRejected),
        (error(402, "Insufficient Balance"), QuotaExhausted),
        (error(404, "The model `loop` does not exist", code="model_not_found"), ModelUnknown),
        (error(429, "slow down", headers={"retry-after": "3600"}), ModelUnreachable),
        (Answer(body=b"<html>login</html>"), ModelUnknown),
    ],
)
def test_what_cannot_be_helped_costs_one_call(answer: Answer, raised: type[ModelError]) -> None:
    """Key, quota, model, address, and a wait that is too long end as they do in a draft."""
    with serving([answer]) as server, pytest.raises(raised) as caught:
        probe(server.url)
    assert len(server.requests) == 1
    assert caught.value.hint
    assert KEY not in str(caught.value)


def test_a_wrong_name_is_answered_with_the_nearest_served() -> None:
    """As in a draft."""
    with serving([error(404, "The model `loop` does not exist")]) as server:
        server.models = ("loop-large",)
        with pytest.raises(ModelUnknown) as caught:
            probe(server.url)
    assert "it serves loop-large" in caught.value.hint


def test_what_passes_is_waited_for_once() -> None:
    """With the wait the endpoint asks for; then it is given up, with a hint."""
    clock = Still()
    with serving([error(503, "loading", headers={"retry-after": "7"}), completion(PROSE)]) as server:
        assert (
            probe(server.url, clock).calls == USUAL_PROBE_CALLS
        )  # where no form is enforced, bounds are not asked for
    assert clock.slept == [7.0]
    with serving([error(503, "loading")]) as server, pytest.raises(ModelUnreachable, match="loading") as caught:
        probe(server.url, clock)
    assert len(server.requests) == 2
    assert "try again" in caught.value.hint


def test_what_could_not_be_found_out_is_not_held_against_a_form() -> None:
    """A busy endpoint is no refusal."""
    found, _ = probed(
        refusing(lambda r: "response_format" in r, error(429, "busy", headers={"retry-after": "0"}), GOOD)
    )
    assert seen(found)["strict"] == (None, None)
    assert "busy" in found.forms[0].said
    assert found.capabilities.form == "strict"


def test_calls_and_tokens_are_bounded() -> None:
    """Whatever an endpoint refuses, and however it words it."""
    refusals = iter(range(10_000))

    def script(request: dict[str, Any]) -> Answer:
        words = ("temperature", "stream", "'system' role", "max_tokens", "word json", "tool_choice", "enable_thinking")
        return error(400, f"{words[next(refusals) % len(words)]} is not supported")

    with serving(script) as server, pytest.raises(ModelUnreachable):
        probe(server.url)
    assert len(server.requests) <= MOST_PROBE_CALLS
    _, server = probed(GOOD)
    prompts = [len(str(request)) for request in server.requests]
    limits = [request["max_tokens"] for request in server.requests]
    assert set(limits) == {PROBE_REPLY_TOKENS}
    assert sum(prompts) / 3 + sum(limits) < MOST_PROBE_TOKENS


@pytest.mark.parametrize(
    ("said", "refuses", "expected"),
    [
        (
            "messages[0].role: system is not supported",
            lambda r: r["messages"][0]["role"] == "system",
            {"system": "user"},
        ),
        ("the valid range of max_tokens is [1, 200]", lambda r: r["max_tokens"] > 200, {"most_tokens": 200}),
        ("This model only support stream mode", lambda r: not r.get("stream"), {"stream": "only"}),
        ("streaming is not supported by this model", lambda r: r.get("stream"), {"stream": "never"}),
        ("unknown field stream_options", lambda r: "stream_options" in r, {"stream_options": False}),
        (
            "tool_choice required is not supported",
            lambda r: r.get("tool_choice") == "required",
            {"tool_choice": "auto"},
        ),
        (
            "parameter.enable_thinking must be set to false for non-streaming calls",
            lambda r: not r.get("stream") and r.get("enable_thinking") is not False,
            {"thinking_off": True},
        ),
    ],
)
def test_other_capabilities_are_found_on_the_way(said: str, refuses: Any, expected: dict[str, Any]) -> None:
    """Each costs one refused call and leaves the forms as they are."""
    found, server = probed(refusing(refuses, error(400, said), GOOD))
    assert found.capabilities == Capabilities(**expected)
    assert len(server.requests) == USUAL_PROBE_CALLS + 1


def test_an_endpoint_that_gives_no_reason_is_asked_for_as_little_as_it_takes() -> None:
    """A relay that hides why; the forms are refused one by one."""
    little = {"model", "messages", "stream"}
    found, server = probed(refusing(lambda r: not set(r) <= little, error(400, "bad response status code 400"), GOOD))
    assert found.capabilities.form == "text"
    assert (found.capabilities.limit, found.capabilities.temperature) == ("none", False)
    assert len(server.requests) <= MOST_PROBE_CALLS


def test_a_form_that_a_router_has_no_server_for_is_refused() -> None:
    """It answers 404 then, though it knows the model."""
    said = error(404, "No endpoints found that support tool use")
    found, _ = probed(refusing(lambda r: "tools" in r, said, enforcing("object")))
    assert [one.accepted for one in found.forms] == [True, True, False, True, True]
    assert found.capabilities.form == "object"


@pytest.mark.parametrize(("taken", "expected"), [("stream", {"stream_options": False}), ("", {"stream": "never"})])
def test_a_stream_that_is_refused_without_a_reason_is_left_out(taken: str, expected: dict[str, Any]) -> None:
    """First what goes with it, then itself: plain calls are known to work."""
    found, _ = probed(
        refusing(lambda r: "stream_options" in r or (not taken and "stream" in r), Answer(status=400, body=b""), GOOD)
    )
    assert found.capabilities == Capabilities(**expected)
    assert found.streaming.accepted == bool(taken)


def test_a_model_that_only_thinks_leaves_it_open_whether_a_form_is_enforced() -> None:
    """Nothing was seen, so nothing is held against it."""
    found, _ = probed([completion("", finish="length", reasoning_content="想一想")])
    assert set(seen(found).values()) == {(True, None)}
    assert found.thinks
    assert found.streaming.accepted
    assert found.capabilities.form == "strict"


def test_thinking_aloud_in_the_text_is_noticed() -> None:
    """Servers without a reasoning parser leave it there."""
    found, _ = probed([completion('<think>well</think>{"use": "both"}')])
    assert found.thinks
    assert found.capabilities.form == "strict"
    assert not probed(GOOD)[0].thinks


def test_a_bare_address_is_asked_under_v1() -> None:
    """And the finding says so."""
    with serving(GOOD) as server:
        server.only_path = "/v1/chat/completions"
        found = probe(server.url.removesuffix("/v1"))
    assert found.capabilities.path == "/v1"
    assert found.calls == USUAL_PROBE_CALLS + 1


def test_a_name_that_is_not_listed_is_told() -> None:
    """Some servers answer to any name."""
    with serving(GOOD) as server:
        assert probe(server.url).listed is None
        server.models = ("other",)
        assert probe(server.url).listed is False
        server.models = ("loop",)
        assert probe(server.url).listed is True


def test_a_stream_is_told_from_a_reply_in_one_piece() -> None:
    """With its usage and the time to its first content."""

    def move(wire: Wire) -> None:
        if wire.streamed:
            pieces = [{"choices": [{"index": 0, "delta": {"content": piece}}]} for piece in ('{"use"', ': "both"}')]
            wire.events(*pieces, {"choices": [], "usage": {"prompt_tokens": 1}})
        else:
            wire.answer(200, {"choices": [{"message": {"content": '{"use": "both"}'}, "finish_reason": "stop"}]})

    with serving_wires(lambda *_: move) as server:
        found = probe(server.url).streaming
    assert (found.accepted, found.usage, found.first_s, found.said) == (True, True, 0.0, "")
    assert probed(GOOD)[0].streaming.said == "it comes in one piece"


@pytest.mark.parametrize(
    ("script", "bounds"),
    [
        (enforcing("strict", "schema", "tool", bounds=True), True),
        (enforcing("schema", bounds=True), True),
        (enforcing("tool", bounds=True), True),
        (enforcing("strict", bounds=True, ranges=False), True),
        (GOOD, False),
        (IGNORING, False),
        (
            refusing(lambda r: "minItems" in str(r), error(400, "Invalid schema: minItems is not permitted"), GOOD),
            False,
        ),
    ],
    ids=["strict", "schema", "tool", "no-ranges", "values-only", "ignores-all", "refuses"],
)
def test_whether_numbers_of_items_are_enforced_is_seen(script: Script, bounds: bool) -> None:
    """One call more; where it is refused the form stays as good as it was."""
    found, _ = probed(script)
    assert found.capabilities.bounds is bounds
    assert (
        found.capabilities.form == probed(GOOD if script is not IGNORING else IGNORING)[0].capabilities.form or bounds
    )
