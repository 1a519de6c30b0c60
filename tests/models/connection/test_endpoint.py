"""Addresses, keys, proxies and headers: what goes where, and what is never printed."""

from __future__ import annotations

import pickle
import traceback
from typing import Any

import pytest

from plandraft.core.ask import Reply
from plandraft.errors import KeyRejected, PlandraftError, UsageError
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.connection.address import is_loopback, parse_address
from plandraft.models.connection.endpoint import KeyedEndpoint, resolve_endpoint
from plandraft.models.connection.proxies import proxy_for
from tests.loopback import completion, serving
from tests.models.calls.test_openai_model import KEY, ask


@pytest.mark.parametrize(
    ("given", "url"),
    [
        (" https://relay.example/v1/ ", "https://relay.example/v1"),
        ("relay.example/v1", "https://relay.example/v1"),
        ("localhost:11434/v1", "http://localhost:11434/v1"),
        ("[::1]:8000", "http://[::1]:8000"),
        ("https://relay.example/v1/chat/completions", "https://relay.example/v1"),
        ("HTTPS://Relay.Example:443/v1", "https://Relay.Example:443/v1"),
    ],
)
def test_slips_in_an_address_are_mended(given: str, url: str) -> None:
    """And what changed in meaning is said."""
    address = parse_address(given)
    assert address.url == url
    said = "://" not in given or "/chat/" in given
    assert bool(address.notes) == said
    assert not said or url in address.notes[0]


@pytest.mark.parametrize(
    "given",
    [
        "",
        "  ",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:0/v1",
        "http://127.0.0.1:x/v1",
        "http://[::1",
        "http://",
        "ftp://x/v1",
        "https://a b/v1",
        "https://relay.example/v1?api-key=s3cret",
        "https://user:s3cret@relay.example/v1",
        "https://s3cret@relay.example/v1",
        "https://a:s3cret@[::1/v1",
    ],
)
def test_what_cannot_be_an_address_is_refused_without_printing_secrets(given: str) -> None:
    """With a hint; never a bare ValueError, never the default in its place."""
    with pytest.raises(UsageError) as caught:
        resolve_endpoint(base_url=given, env={"OPENAI_API_KEY": KEY})
    assert caught.value.hint
    assert "s3cret" not in str(caught.value)


def test_an_unencrypted_way_is_said() -> None:
    """To this machine it does not matter."""
    assert "not encrypted" in parse_address("http://10.0.0.8:3000/v1").notes[0]
    assert not parse_address("http://127.0.0.1:3000/v1").notes


def test_this_machine_has_many_names() -> None:
    """None of them is asked through a proxy or needs a key."""
    assert all(map(is_loopback, ("localhost", "LOCALHOST.", "app.localhost", "127.0.0.1", "127.1.2.3", "::1")))
    assert not any(map(is_loopback, ("localhost.example", "10.0.0.1", "", "relay.example", "::2")))


def test_one_origin_has_one_key() -> None:
    """A default port is the same place; another scheme, port or host is not."""
    env = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "https://relay.example/v1"}
    assert resolve_endpoint(base_url="https://RELAY.example:443/other", env=env).api_key == KEY
    for other in ("http://relay.example/v1", "https://relay.example:8443/v1", "https://relay.example.evil/v1"):
        with pytest.raises(KeyRejected, match="no key"):
            resolve_endpoint(base_url=other, env=env)


def _frames(error: BaseException) -> str:
    """A traceback with the locals of this package's frames."""
    made = traceback.TracebackException.from_exception(error, capture_locals=True)
    inside = [frame for frame in made.stack if "plandraft" in frame.filename and "tests" not in frame.filename]
    return "".join(str(frame.locals) + str(frame) for frame in inside) + "".join(made.format_exception_only())


@pytest.mark.parametrize("env", [{}, {"OPENAI_API_KEY": "sk-canary-１２３"}], ids=["none", "full-width"])
def test_no_traceback_with_locals_shows_the_environment(env: dict[str, str]) -> None:
    """Neither the key that was refused nor any other secret that lies beside it."""
    with pytest.raises(KeyRejected) as caught:
        resolve_endpoint(base_url=None, env=env | {"AWS_SECRET": "aws-canary"})
    assert "canary" not in _frames(caught.value)


def test_an_endpoint_shows_and_pickles_no_key() -> None:
    """In a log, a debugger or a pool of processes."""
    endpoint = KeyedEndpoint(base_url="https://relay.example/v1", api_key=KEY)
    assert KEY not in repr(endpoint) + str(endpoint)
    with pytest.raises(TypeError, match="holds a key"):
        pickle.dumps(endpoint)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9"])
def test_no_proxy_stands_before_this_machine(name: str, proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says, and without loading what it names."""
    monkeypatch.setenv(name, proxy)
    with serving([completion("{}")]) as server:
        made = OpenAIModel("m", endpoint=KeyedEndpoint(base_url=server.url, api_key=KEY), attempts=1)
        assert isinstance(made.ask(ask()), Reply)
        made.close()


def test_other_machines_are_reached_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Except where NO_PROXY names them."""
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    assert proxy_for("https://relay.example/v1") == "http://proxy.example:3128"
    assert proxy_for("https://a.inside.example/v1") is None
    assert proxy_for("http://relay.example/v1") is None


def test_a_proxy_really_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback server plays the proxy and sees whom the request was for."""
    with serving([completion("{}")]) as server:
        monkeypatch.setenv("HTTP_PROXY", server.url.removesuffix("/v1"))
        made = OpenAIModel("m", endpoint=KeyedEndpoint(base_url="http://relay.example/v1", api_key=KEY), attempts=1)
        assert isinstance(made.ask(ask()), Reply)
        made.close()
    assert server.headers[0]["host"] == "relay.example"


@pytest.mark.parametrize(("proxy", "said"), [("socks5://p.example:1080", "SOCKS"), ("ftp://p.example", "unknown kind")])
def test_a_proxy_that_cannot_be_used_is_our_error(proxy: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not a bare ImportError out of the SDK's constructor."""
    monkeypatch.setenv("ALL_PROXY", proxy)
    made = OpenAIModel("m", endpoint=KeyedEndpoint(base_url="https://relay.example/v1", api_key=KEY))
    with pytest.raises(PlandraftError, match=said) as caught:
        made.ask(ask())
    made.close()
    assert caught.value.hint


FOREIGN = {
    "OPENAI_ORG_ID": "org-canary",
    "OPENAI_PROJECT_ID": "proj-canary",
    "OPENAI_ADMIN_KEY": "admin-canary",
    "OPENAI_WEBHOOK_SECRET": "hook-canary",
    "OPENAI_CUSTOM_HEADERS": "X-Tenant: tenant-canary\nAuthorization: Bearer other-canary",
    "OPENAI_API_KEY": "sk-other-canary",
}


@pytest.mark.parametrize("own", [False, True])
def test_openai_variables_go_only_where_they_were_set_for(own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another endpoint sees none of their values; the own one sees organisation, project and headers."""
    for name, value in FOREIGN.items():
        monkeypatch.setenv(name, value)
    with serving([completion("{}")]) as server:
        made = OpenAIModel("m", endpoint=KeyedEndpoint(base_url=server.url, api_key="key-for-here", own=own))
        made.ask(ask())
        made.close()
    seen: dict[str, Any] = server.headers[0]
    if own:
        assert (seen["openai-organization"], seen["x-tenant"]) == ("org-canary", "tenant-canary")
    else:
        assert seen["authorization"] == "Bearer key-for-here"
        assert "canary" not in str(server.headers) + str(server.requests)


def test_a_missing_v1_is_found_and_said() -> None:
    """A bare address that answers 404 is asked once more under /v1."""
    told: list[str] = []
    with serving([completion("{}")]) as server:
        bare = server.url.removesuffix("/v1")
        server.only_path = "/v1/chat/completions"
        made = OpenAIModel(
            "m", endpoint=KeyedEndpoint(base_url=bare, api_key=KEY), on_event=lambda event: told.append(event.message)
        )
        assert isinstance(made.ask(ask("一")), Reply)
        assert isinstance(made.ask(ask("二")), Reply)
        made.close()
    assert len(told) == 1
    assert f"{bare}/v1" in told[0]
    assert server.paths == ["/chat/completions", "/v1/chat/completions", "/v1/chat/completions"]
