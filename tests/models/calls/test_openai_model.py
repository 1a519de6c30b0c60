"""The endpoint adapter against a real server on loopback, through the real SDK."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from plandraft.core.ask import Ask, Failed, Limits, Message, Reply
from plandraft.core.frozen_model import FrozenModel
from plandraft.errors import KeyRejected, ModelError, ModelUnknown, ModelUnreachable, QuotaExhausted, UsageError
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.calls.timeouts import Timeouts
from plandraft.models.connection.endpoint import KeyedEndpoint, resolve_endpoint
from plandraft.models.doubles.recording import RecordingModel, ReplayModel
from tests.loopback import Answer, completion, error, serving

KEY = "sk-canary-0123456789"


def ask(text: str = "问") -> Ask:
    """A small ask."""
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "required": ["a"],
        "additionalProperties": False,
    }
    messages = (Message(role="system", content="规则"), Message(role="user", content=text))
    return Ask(
        prompt="frame",
        messages=messages,
        schema_name="frame",
        schema=schema,
        inputs=FrozenModel(),
        limits=Limits(reply_tokens=50),
    )


def model(url: str, **more: Any) -> OpenAIModel:
    """The adapter, without waiting between retries."""
    return OpenAIModel("loop", endpoint=KeyedEndpoint(base_url=url, api_key=KEY), backoff_s=0.01, **more)


def both(made: OpenAIModel, question: Ask) -> list[Any]:
    """The answer, sync and awaited."""

    async def awaited() -> Any:
        answer = await made.aask(question)
        await made.aclose()
        return answer

    answers = [made.ask(question), asyncio.run(awaited())]
    made.close()
    return answers


def test_a_usual_reply_has_text_usage_and_model() -> None:
    """Sync and async alike, with a strict schema."""
    with serving([completion('{"a": "好"}')]) as server:
        for reply in both(model(server.url), ask()):
            assert isinstance(reply, Reply)
            assert (reply.text, reply.finish, reply.usage.completion_tokens, reply.model) == (
                '{"a": "好"}',
                "stop",
                5,
                "loop",
            )
    assert server.requests[0]["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(
    ("refuses", "expected"),
    [
        (lambda r: r.get("response_format", {}).get("json_schema", {}).get("strict"), "json_schema"),
        (lambda r: r.get("response_format", {}).get("type") == "json_schema", "tool"),
        (lambda r: r.get("response_format", {}).get("type") == "json_schema" or "tools" in r, "json_object"),
        (lambda r: "response_format" in r or "tools" in r, "text"),
    ],
)
def test_a_refused_form_is_never_sent_again(refuses: Callable[[dict[str, Any]], Any], expected: str) -> None:
    """The ladder is walked once; the second ask starts where the first ended."""

    def script(request: dict[str, Any]) -> Answer:
        return error(400, "this tool or response_format is unavailable now") if refuses(request) else completion("{}")

    with serving(script) as server:
        made = model(server.url)
        assert isinstance(made.ask(ask("一")), Reply)
        first = len(server.requests)
        assert isinstance(made.ask(ask("二")), Reply)
        made.close()
    assert len(server.requests) == first + 1
    last = server.requests[-1]
    form = "tool" if "tools" in last else last.get("response_format", {}).get("type", "text")
    assert form == expected
    assert (expected in ("json_object", "text")) == ("JSON Schema" in last["messages"][-1]["content"])


def test_the_name_of_the_limit_adapts() -> None:
    """Reasoning models refuse max_tokens."""

    def script(request: dict[str, Any]) -> Answer:
        if "max_tokens" in request:
            return error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        return completion("{}")

    with serving(script) as server:
        made = model(server.url)
        assert isinstance(made.ask(ask()), Reply)
        made.close()
    assert server.requests[-1]["max_completion_tokens"] == 50


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (error(401, f"bad key {KEY}"), KeyRejected),
        (error(404, "model not found"), ModelUnknown),
        (error(429, "You exceeded your current quota", code="insufficient_quota"), QuotaExhausted),
        (error(402, "Insufficient Balance"), QuotaExhausted),
        (error(400, "Arrearage"), QuotaExhausted),
        (Answer(body=b"<html>login</html>"), ModelUnknown),
        (error(429, "slow down", headers={"retry-after": "3600"}), ModelUnreachable),
    ],
)
def test_what_cannot_be_helped_costs_one_call_and_never_shows_the_key(answer: Answer, raised: type[ModelError]) -> None:
    """Quota, key, model, address, and a wait that is too long."""
    with serving([answer]) as server:
        made = model(server.url)
        with pytest.raises(raised) as caught:
            made.ask(ask())
        made.close()
    assert len(server.requests) == 1
    assert KEY not in str(caught.value) + repr(caught.value)
    assert caught.value.hint
    assert caught.value.exit_status == 3


@pytest.mark.parametrize(
    "bad",
    [
        error(500, "oops"),
        error(429, "rate limited", headers={"retry-after": "0"}),
        Answer(body={"id": "x", "object": "chat.completion", "choices": None}),
        completion(""),
        completion(None, finish="insufficient_system_resource"),
    ],
)
def test_what_passes_is_tried_again(bad: Answer) -> None:
    """Server errors, rate limits, empty and broken-off replies; the wait is said."""
    told: list[str] = []
    with serving([bad, bad, completion("{}")]) as server:
        made = model(server.url, on_event=lambda event: told.append(event.kind))
        assert isinstance(made.ask(ask()), Reply)
        made.close()
    assert len(server.requests) == 3
    assert told == ["wait", "wait"]


def test_attempts_are_bounded() -> None:
    """A server that never answers rightly is given up."""
    with serving([error(503, "busy")]) as server:
        made = model(server.url, attempts=3)
        with pytest.raises(ModelUnreachable, match="503"):
            made.ask(ask())
        made.close()
    assert len(server.requests) == 3


def test_trouble_of_an_endpoint_that_is_there_is_waited_out() -> None:
    """Seven bad answers and a good one; the next ask may take as many again only as all asks together have left."""
    with serving([*[error(503, "busy")] * 7, completion("{}"), error(503, "busy")]) as server:
        made = model(server.url)
        assert isinstance(made.ask(ask()), Reply)
        with pytest.raises(ModelUnreachable, match="503"):
            made.ask(ask("又"))
        made.close()
    assert len(server.requests) == 8 + 3


def test_where_nothing_answers_less_is_tried() -> None:
    """A wrong port is not worth a minute."""
    with serving([completion("{}")]) as server:
        url = server.url
    waits: list[str] = []
    made = model(url, on_event=lambda event: waits.append(event.message))
    with pytest.raises(ModelUnreachable):
        made.ask(ask())
    made.close()
    assert len(waits) == 3


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (error(400, "This model's maximum context length is 4097 tokens"), "too_long"),
        (error(400, "rejected", code="content_filter"), "refused"),
        (completion("", finish="content_filter"), "refused"),
    ],
)
def test_the_flows_business_is_a_failure_and_no_exception(answer: Answer, kind: str) -> None:
    """Too long and refused are for the flow to deal with; no blind retry."""
    with serving([answer]) as server:
        made = model(server.url)
        found = made.ask(ask())
        made.close()
    assert isinstance(found, Failed)
    assert (found.kind, len(server.requests)) == (kind, 1)


def test_content_comes_in_many_shapes() -> None:
    """Lists of parts, tool calls, reasoning only."""
    call = {"id": "1", "type": "function", "function": {"name": "f", "arguments": '{"a": "1"}'}}
    answers = [
        completion([{"type": "text", "text": '{"a":'}, {"type": "text", "text": ' "1"}'}]),
        completion(None, tool_calls=[call], finish="tool_calls"),
        completion(None, reasoning_content='{"a": "1"}'),
    ]
    with serving(answers) as server:
        made = model(server.url)
        texts = [found.text for found in (made.ask(ask(str(n))) for n in range(3)) if isinstance(found, Reply)]
        made.close()
    assert texts == ['{"a": "1"}'] * 3


def test_nobody_listens() -> None:
    """An unreachable endpoint is a model error with a way on."""
    with serving([completion("{}")]) as server:
        url = server.url
    made = model(url, attempts=2)
    with pytest.raises(ModelUnreachable, match="Connection"):
        made.ask(ask())
    made.close()


def test_recorded_replies_are_not_asked_again(tmp_path: Path) -> None:
    """The same ask is answered from the folder, unpaid; the key is not in it; failures are not kept."""
    with serving([completion('{"a": "1"}')]) as server:
        inner = model(server.url)
        recording = RecordingModel(inner, tmp_path)
        first, second = recording.ask(ask()), recording.ask(ask())
        inner.close()
    assert len(server.requests) == 1
    assert isinstance(first, Reply)
    assert isinstance(second, Reply)
    assert (first.paid, second.paid, first.text) == (True, False, second.text)
    assert ReplayModel(tmp_path).ask(ask()) == second
    assert not any(KEY in file.read_text(encoding="utf-8") for file in tmp_path.iterdir())


def test_keys_go_only_where_they_were_set_for() -> None:
    """The OPENAI key to its own address, another address only with a key of its own, local servers without."""
    env = {"OPENAI_API_KEY": KEY}
    assert resolve_endpoint(base_url=None, env=env).api_key == KEY
    assert resolve_endpoint(base_url="127.0.0.1:9/v1", env=env).api_key != KEY
    with pytest.raises(KeyRejected, match="no key"):
        resolve_endpoint(base_url="https://relay.example/v1", env=env)
    other = resolve_endpoint(base_url="https://relay.example/v1", env=env | {"MINE": "other-key"}, api_key_env="MINE")
    assert other.api_key == "other-key"
    beside = env | {"OPENAI_BASE_URL": "https://relay.example/v1/"}
    assert resolve_endpoint(base_url=None, env=beside).api_key == KEY


@pytest.mark.parametrize("key", ["sk-１２３", "sk a b", "sk-\x00"])
def test_a_key_no_header_can_carry_is_refused_at_once(key: str) -> None:
    """Before it can appear in any trace."""
    with pytest.raises(KeyRejected) as caught:
        resolve_endpoint(base_url=None, env={"OPENAI_API_KEY": key})
    assert key not in str(caught.value)
    assert KEY not in repr(KeyedEndpoint(base_url="x", api_key=KEY))


def test_slips_in_the_address_are_mended_or_refused() -> None:
    """A trailing path is cut, a missing scheme added, nonsense refused."""
    assert resolve_endpoint(base_url=" 127.0.0.1:8/v1/chat/completions ", env={}).base_url == "http://127.0.0.1:8/v1"
    with pytest.raises(UsageError, match="no address"):
        resolve_endpoint(base_url="ftp://x", env={})


def test_two_asks_that_meet_the_same_refusal_are_both_answered() -> None:
    """What one learnt while the other was in flight counts for both."""
    gate = threading.Barrier(2)

    def script(request: dict[str, Any]) -> Answer:
        if "max_tokens" in request:
            return error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        return completion("{}")

    with serving(lambda request: (gate.wait(10) if "max_tokens" in request else 0, script(request))[1]) as server:
        made = model(server.url)
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(made.ask, (ask("一"), ask("二"))))
        made.close()
    assert all(isinstance(found, Reply) for found in answers)


def test_no_part_of_a_key_survives_the_cutting_of_a_message() -> None:
    """Redacted first, cut afterwards."""
    with serving([error(401, "x" * 270 + KEY)]) as server:
        made = model(server.url)
        with pytest.raises(KeyRejected) as caught:
            made.ask(ask())
        made.close()
    assert "sk-can" not in str(caught.value)


def test_a_wrong_name_is_answered_with_the_nearest_served() -> None:
    """Where the endpoint lists its models; the list costs nothing and is asked for once."""
    with serving([error(404, "The model `loop` does not exist", code="model_not_found")]) as server:
        server.models = ("qwen-max", "loop-large", "loop-mini")
        made = model(server.url)
        with pytest.raises(ModelUnknown) as caught:
            made.ask(ask())
        made.close()
    assert "it serves loop-mini, loop-large and 1 more" in caught.value.hint
    assert len(server.requests) == 1


def test_the_model_room_asks_through_one_loop_for_many_threads() -> None:
    """Threads share its connections; closed, it can be asked again."""
    with serving([completion('{"a": "1"}')]) as server:
        made = model(server.url)
        with ThreadPoolExecutor(8) as pool:
            first = list(pool.map(made.ask, [ask(str(n)) for n in range(24)]))
        made.close()
        made.close()
        again = made.ask(ask("再"))
        made.close()
    assert all(isinstance(found, Reply) for found in [*first, again])
    assert len(server.requests) == 25
    assert not [thread for thread in threading.enumerate() if thread.name == "plandraft-model"]


@pytest.mark.parametrize("stream", [True, False])
def test_a_call_that_waits_for_others_of_ours_is_not_late(stream: bool) -> None:
    """A local server with one slot: each reply takes a third of what a call may take, and five are asked at once."""
    slot = threading.Lock()

    def one_after_the_other(_: dict[str, Any]) -> Answer:
        with slot:
            time.sleep(0.2)
        return completion('{"a": "答"}')

    with serving(one_after_the_other) as server:
        asked = model(server.url, stream=stream, attempts=2, timeouts=Timeouts(first_s=0.6, gap_s=0.6, whole_s=0.6))
        asked.ask(ask("先问"))

        async def all_at_once() -> list[Any]:
            found = await asyncio.gather(*(asked.aask(ask(f"第{number}问")) for number in range(5)))
            await asked.aclose()
            return found

        answers = asyncio.run(all_at_once())
        asked.close()
    assert all(isinstance(answer, Reply) for answer in answers)
    assert len(server.requests) == 6
