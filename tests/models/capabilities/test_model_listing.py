"""The list of an endpoint's models: in several shapes, or the reason why there is none."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from plandraft.errors import KeyRejected, ModelError, ModelUnknown, ModelUnreachable
from plandraft.models.capabilities.model_listing import listed_models, served_models, served_window
from plandraft.models.connection.clients import Connection
from plandraft.models.connection.endpoint import KeyedEndpoint
from tests.faults.server import serving
from tests.models.calls.test_openai_model import KEY


def listed(url: str, ask: Any = listed_models) -> tuple[str, ...]:
    """What an address lists."""

    async def asked() -> tuple[str, ...]:
        connection = Connection(KeyedEndpoint(base_url=url, api_key=KEY))
        try:
            return await ask(connection)
        finally:
            await connection.aclose()

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({"object": "list", "data": [{"id": "b"}, {"id": "a"}, {"id": "a"}, {"x": 1}, None]}, ("a", "b")),
        ({"models": [{"name": "qwen:7b", "size": 1}]}, ("qwen:7b",)),
        ([{"id": "meta/llama"}], ("meta/llama",)),
        ({"data": ["plain"]}, ("plain",)),
        ({"data": []}, ()),
        ({"data": [{"id": f"x-{KEY}"}]}, ("x-***",)),
    ],
)
def test_lists_come_in_several_shapes(body: Any, names: tuple[str, ...]) -> None:
    """OpenAI's, Ollama's own, Together's; sorted, each name once, and never with the key."""
    with serving(lambda *_: None, get=lambda wire: wire.answer(200, body)) as server:
        assert listed(server.url) == names


@pytest.mark.parametrize(
    ("status", "body", "raised", "said"),
    [
        (404, {"detail": "Not Found"}, ModelUnknown, "no list of its models (HTTP 404"),
        (405, "", ModelUnknown, "no list of its models"),
        (200, "<html>login</html>", ModelUnknown, "no list of models"),
        (200, {"data": None}, ModelUnknown, "no list of models"),
        (401, {"error": f"bad key {KEY}"}, KeyRejected, "HTTP 401: bad key ***"),
        (403, {"error": "no"}, KeyRejected, "HTTP 403"),
        (500, {"error": "oops"}, ModelUnreachable, "HTTP 500"),
    ],
)
def test_where_there_is_no_list_the_reason_is_told(status: int, body: Any, raised: type[ModelError], said: str) -> None:
    """With what to do about it; asked beside something else, there is simply none."""
    with serving(lambda *_: None, get=lambda wire: wire.answer(status, body, "application/json")) as server:
        with pytest.raises(raised) as caught:
            listed(server.url)
        assert listed(server.url, served_models) == ()
    assert said in caught.value.message
    assert caught.value.hint
    assert KEY not in str(caught.value)


def test_an_endpoint_that_is_not_there_is_unreachable() -> None:
    """Nobody listens at the port."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(ModelUnreachable, match="Connection") as caught:
        listed(f"http://127.0.0.1:{port}/v1")
    assert "--base-url" in caught.value.hint


def window_of(url: str, model: str = "m") -> int | None:
    """What an address says of a model's window."""

    async def asked() -> int | None:
        connection = Connection(KeyedEndpoint(base_url=url, api_key=KEY))
        try:
            return await served_window(connection, model)
        finally:
            await connection.aclose()

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("body", "window"),
    [
        ({"data": [{"id": "m", "max_model_len": 4096}]}, 4096),
        ({"data": [{"id": "other", "max_model_len": 8192}, {"id": "m", "context_length": 6144}]}, 6144),
        ({"models": [{"name": "m"}], "data": [{"id": "m", "meta": {"n_ctx": 2048, "n_ctx_train": 32768}}]}, 2048),
        ({"data": [{"id": "/models/m.gguf", "meta": {"n_ctx": 2048}}]}, 2048),
        ({"data": [{"id": "a", "max_model_len": 4096}, {"id": "b", "max_model_len": 8192}]}, None),
        ({"data": [{"id": "m", "max_model_len": "many", "context_length": True}]}, None),
        ({"data": [{"id": "m"}]}, None),
        ("no list", None),
    ],
)
def test_the_list_may_tell_how_much_a_model_reads_and_writes(body: Any, window: int | None) -> None:
    """vLLM, OpenRouter, llama.cpp; the only model of a list is the one that answers, whatever its file is called."""
    with serving(lambda *_: None, get=lambda wire: wire.answer(200, body)) as server:
        assert window_of(server.url) == window


def test_a_server_without_a_list_is_asked_all_the_same() -> None:
    """Its window can be learnt from refusals."""
    with serving(lambda *_: None, get=lambda wire: wire.answer(500, "")) as server:
        assert window_of(server.url) is None
