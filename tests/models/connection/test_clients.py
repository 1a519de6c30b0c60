"""The SDK's clients of an endpoint: few, shared by a few calls each, and closed with their event loop."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plandraft.models.connection.clients import MOST_A_CLIENT, Connection, certificates
from plandraft.models.connection.endpoint import KeyedEndpoint

if TYPE_CHECKING:
    from openai import AsyncOpenAI

Clients = list["AsyncOpenAI"]


def clients(use: Callable[[Connection], Clients]) -> Clients:
    """The clients that a use of one connection was given."""

    async def used() -> Clients:
        connection = Connection(KeyedEndpoint(base_url="http://127.0.0.1:1/v1", api_key="k"))
        found = use(connection)
        assert not any(client.is_closed() for client in found)
        await connection.aclose()
        return found

    return asyncio.run(used())


def one_after_the_other(connection: Connection) -> Clients:
    """The clients of some calls of which each begins when the one before has ended, by an error."""
    found = []
    for _ in range(2 * MOST_A_CLIENT):
        with suppress(TimeoutError), connection.client() as client:
            found.append(client)
            raise TimeoutError
    return found


def at_once(connection: Connection) -> Clients:
    """The clients of some calls at the same time, and of one after them."""
    with ExitStack() as calls:
        found = [calls.enter_context(connection.client()) for _ in range(2 * MOST_A_CLIENT + 1)]
    with connection.client() as client:
        return [*found, client]


def test_calls_one_after_the_other_share_a_client() -> None:
    """So they share a connection; a call that failed has given its client back."""
    found = clients(one_after_the_other)
    assert found == found[:1] * len(found)


def test_calls_at_once_are_spread_over_clients() -> None:
    """Each bears a few; when they have ended, the first one is used again."""
    *found, last = clients(at_once)
    assert [found.count(client) for client in dict.fromkeys(found)] == [MOST_A_CLIENT, MOST_A_CLIENT, 1]
    assert last is found[0]


def test_clients_are_closed_with_their_event_loop() -> None:
    """The next loop is given new ones."""
    (first, *_), found = clients(one_after_the_other), clients(at_once)
    assert first not in found
    assert all(client.is_closed() for client in (first, *found))


def test_whom_the_machine_trusts_is_read_only_where_there_is_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without TLS nobody is trusted, which costs nothing."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    nobody = certificates("http://10.0.0.8:8000/v1")
    assert isinstance(nobody, ssl.SSLContext)
    assert nobody.cert_store_stats()["x509_ca"] == 0
    assert nobody.verify_mode is ssl.CERT_REQUIRED
    assert certificates("HTTPS://api.deepseek.com/v1") is True, "the SDK's own choice"


def test_an_offices_own_authorities_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The file that the environment names is the one that is read."""
    file = tmp_path / "office.pem"
    file.write_text("no certificate\n", encoding="ascii")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(ssl.SSLError):
        certificates("https://api.deepseek.com/v1")
