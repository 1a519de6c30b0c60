"""The SDK's clients for an endpoint, each an event loop's own, without retries, redirects or foreign variables."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.connection.proxies import proxy_for
from plandraft.models.connection.redaction import hide_key
from plandraft.models.faults.error_bodies import MOST_ERROR_CHARS

if TYPE_CHECKING:
    from openai import AsyncOpenAI

CONNECT_S = 20.0
"""Seconds to reach the endpoint at all (our choice)."""
_ERRORS = 300
"""Statuses from which on a body is no reply."""
MOST_A_CLIENT = 8
"""Calls under way that share a client (our choice). A client looks at each of its connections at the beginning and the
end of each call: with 64 of them that is a quarter of what a call costs (benchmarks/overhead.py, openai 3.57)."""


@dataclass
class _Lent:
    """A client, and the calls that are under way with it."""

    client: AsyncOpenAI
    calls: int = 0


class Connection:
    """Clients of one endpoint; their connections belong to the event loop they were opened on."""

    def __init__(self, endpoint: KeyedEndpoint) -> None:
        self.endpoint = endpoint
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, list[_Lent]] = WeakKeyDictionary()

    @contextmanager
    def client(self) -> Iterator[AsyncOpenAI]:
        """A client of the running loop, for one call.

        Raises:
            UsageError: The proxy that the environment names cannot be used.
        """
        lent = self._free()
        lent.calls += 1
        try:
            yield lent.client
        finally:
            lent.calls -= 1

    async def aclose(self) -> None:
        """Close the running loop's connections."""
        for lent in self._clients.pop(asyncio.get_running_loop(), []):
            await lent.client.close()

    def _free(self) -> _Lent:
        """The first client with room, so that few connections are kept open; with TLS, one takes 45 ms to be made."""
        clients = self._clients.setdefault(asyncio.get_running_loop(), [])
        for lent in clients:
            if lent.calls < MOST_A_CLIENT:
                return lent
        hide_key(self.endpoint.redactor)
        clients.append(_Lent(_client(self.endpoint)))
        return clients[-1]


class Connections:
    """Connections of one endpoint, by what is added to its address."""

    def __init__(self, endpoint: KeyedEndpoint) -> None:
        self._endpoint = endpoint
        self._made: dict[str, Connection] = {}

    def at(self, path: str) -> Connection:
        """The connection to an address with a path added."""
        if path not in self._made:
            url = self._endpoint.base_url + path
            self._made.setdefault(path, Connection(replace(self._endpoint, base_url=url)))
        return self._made[path]

    async def aclose(self) -> None:
        """Close the running loop's connections."""
        for connection in self._made.values():
            await connection.aclose()


def _client(endpoint: KeyedEndpoint) -> AsyncOpenAI:
    import openai

    http = openai.DefaultAsyncHttpxClient(
        trust_env=False,  # its proxies are chosen by ours; it would use one for this machine too
        proxy=proxy_for(endpoint.base_url),
        follow_redirects=False,  # prompts and keys go where they were meant to go
        verify=certificates(endpoint.base_url),
        event_hooks={"response": [_cut_errors]},
    )
    own: dict[str, Any] = {}
    if not endpoint.own:
        own = {"organization": "", "project": "", "default_headers": _without_foreign_headers(endpoint)}
    return openai.AsyncOpenAI(
        api_key=endpoint.api_key,
        admin_api_key="",  # else read from the environment; it is for another interface
        webhook_secret="",
        base_url=endpoint.base_url,
        max_retries=0,
        http_client=http,
        **own,
    )


async def _cut_errors(response: Any) -> None:
    """An error is read to its end by the SDK, whatever its length: let it end after a few pages."""
    from plandraft.models.connection.cut_stream import CutStream

    if response.status_code >= _ERRORS:
        response.stream = CutStream(response.stream, MOST_ERROR_CHARS)


def certificates(url: str) -> ssl.SSLContext | bool:
    """An office's own authorities, which ``trust_env`` would have read; none, for an address without TLS."""
    if not url.lower().startswith("https:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    return ssl.create_default_context(cafile=file or None, capath=folder or None) if file or folder else True


def _without_foreign_headers(endpoint: KeyedEndpoint) -> dict[str, Any]:
    """The SDK adds the headers of ``OPENAI_CUSTOM_HEADERS`` to every request, wherever it goes; take them out."""
    from openai import Omit

    lines = os.environ.get("OPENAI_CUSTOM_HEADERS", "").split("\n")
    names = [line.split(":", 1)[0].strip() for line in lines if ":" in line]
    foreign = {name: Omit() for name in names if name.lower() != "authorization"}
    return foreign | {"Authorization": f"Bearer {endpoint.api_key}"}
