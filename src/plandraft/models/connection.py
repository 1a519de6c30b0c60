"""The SDK's client for an endpoint: one an event loop, without retries, redirects or foreign variables of its own."""

from __future__ import annotations

import asyncio
import os
import ssl
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from plandraft.models.endpoint import Endpoint
from plandraft.models.key_filter import hide_key
from plandraft.models.proxies import proxy_for

if TYPE_CHECKING:
    from openai import AsyncOpenAI

CONNECT_S = 20.0
"""Seconds to reach the endpoint at all (our choice)."""


class Connection:
    """Clients of one endpoint; their connections belong to the event loop they were opened on."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncOpenAI] = WeakKeyDictionary()

    def client(self) -> AsyncOpenAI:
        """The running loop's client; making one anew costs as much as ten calls.

        Raises:
            UsageError: The proxy that the environment names cannot be used.
        """
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            hide_key(self.endpoint.redactor)
            self._clients[loop] = _client(self.endpoint)
        return self._clients[loop]

    async def aclose(self) -> None:
        """Close the running loop's connections."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()


class Connections:
    """Connections of one endpoint, by what is added to its address."""

    def __init__(self, endpoint: Endpoint) -> None:
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


def _client(endpoint: Endpoint) -> AsyncOpenAI:
    import openai

    http = openai.DefaultAsyncHttpxClient(
        trust_env=False,  # its proxies are chosen by ours; it would use one for this machine too
        proxy=proxy_for(endpoint.base_url),
        follow_redirects=False,  # prompts and keys go where they were meant to go
        verify=_certificates(),
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


def _certificates() -> ssl.SSLContext | bool:
    """An office's own authorities, which ``trust_env`` would have read."""
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    return ssl.create_default_context(cafile=file or None, capath=folder or None) if file or folder else True


def _without_foreign_headers(endpoint: Endpoint) -> dict[str, Any]:
    """The SDK adds the headers of ``OPENAI_CUSTOM_HEADERS`` to every request, wherever it goes; take them out."""
    from openai import Omit

    lines = os.environ.get("OPENAI_CUSTOM_HEADERS", "").split("\n")
    names = [line.split(":", 1)[0].strip() for line in lines if ":" in line]
    foreign = {name: Omit() for name in names if name.lower() != "authorization"}
    return foreign | {"Authorization": f"Bearer {endpoint.api_key}"}
