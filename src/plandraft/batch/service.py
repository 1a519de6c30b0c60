"""The calls to an endpoint's batch API: files up and down, batches made, looked for, looked at and cancelled."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from plandraft.batch.remote import TOKEN_NAME, RemoteBatch, read_remote
from plandraft.clock import Clock, SystemClock
from plandraft.errors import ModelError, ModelUnknown
from plandraft.loop_thread import LoopThread
from plandraft.messages import tr
from plandraft.models.calls.retry_budget import LONGEST_WAIT_S, UNREACHED, wait_after
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.connection.clients import CONNECT_S, Connections
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.faults.error_bodies import is_error
from plandraft.models.faults.fatal_errors import model_error
from plandraft.models.faults.fault import CallFailed, Fault, call_failures, fault_of_body

WINDOW = "24h"
"""The only completion window there is (OpenAI, as of 2026-11)."""
CALL_S = 600.0
"""Seconds for one call, files of 100 MB included (our choice)."""
_PAGE, _PAGES = 100, 20
"""Batches looked through for ours: so many a page, so many pages (our choice)."""
_MISSING = (404, 405, 410, 501)

_Call = Callable[[Any, Any], Awaitable[Any]]
"""Is given the client and the time-outs; returns the raw response."""


class BatchGone(Exception):
    """The endpoint knows no batch or file of that name."""


class _Found(Exception):
    def __init__(self, remote: RemoteBatch) -> None:
        self.remote = remote


class BatchService:
    """One endpoint's batch API, for code that waits; faults that may pass are waited out.

    Args:
        model: Name of the model, for what is said.
        endpoint: Where it is, and the key for it.
        cache: What the endpoint was found to accept.
        backoff_s: First wait before a retry; doubled each time.
        clock: Time; tests pass their own.
    """

    def __init__(
        self,
        model: str,
        *,
        endpoint: KeyedEndpoint,
        cache: CapabilityCache,
        backoff_s: float = 1.0,
        clock: Clock | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.where = tr("{model} at {base_url}", model=model, base_url=endpoint.base_url)
        self._cache, self._backoff_s, self._clock = cache, backoff_s, clock or SystemClock()
        self._path = cache.capabilities.path
        self._thread = LoopThread()
        self._connections = Connections(endpoint)

    def upload(self, name: str, content: bytes) -> str:
        """Hand a file over; returns the endpoint's name for it.

        Raises:
            ModelError: The endpoint has no batch API, cannot be reached, or refused.
        """
        made = self._value(
            lambda client, s: client.files.with_raw_response.create(file=(name, content), purpose="batch", timeout=s)
        )
        return str(self._thread.run(made)["id"])

    def create(self, upload: str, *, path: str, token: str) -> RemoteBatch:
        """Have an uploaded file worked on; after a call that may have been heard, it is looked for before the next.

        Args:
            upload: The endpoint's name for the file.
            path: The path that its lines name.
            token: Ours, for the metadata.

        Raises:
            ModelError: The endpoint has no batch API, cannot be reached, or refused.
        """

        async def look() -> None:
            found = await self._find(token, upload)
            if found is not None:
                raise _Found(found)

        made = self._value(
            lambda client, s: client.batches.with_raw_response.create(
                input_file_id=upload,
                endpoint=path,
                completion_window=WINDOW,
                metadata={TOKEN_NAME: token},
                timeout=s,
            ),
            before_again=look,
        )
        try:
            return read_remote(self._thread.run(made))
        except _Found as there:
            return there.remote

    def find(self, token: str, upload: str) -> RemoteBatch | None:
        """The batch with our token or of our file, where the endpoint lists its batches and this one among them.

        Raises:
            ModelError: It cannot be reached, or refused.
        """
        return self._thread.run(self._find(token, upload))

    def retrieve(self, remote: str) -> RemoteBatch:
        """How far a batch is.

        Raises:
            BatchGone: The endpoint knows none of that name.
            ModelError: It cannot be reached, or refused.
        """
        return read_remote(
            self._about_something(lambda client, s: client.batches.with_raw_response.retrieve(remote, timeout=s))
        )

    def cancel(self, remote: str) -> None:
        """Ask for a batch to be cancelled; one that has ended stays as it is.

        Raises:
            BatchGone: The endpoint knows none of that name.
            ModelError: It cannot be reached, or refused.
        """
        try:
            self._about_something(lambda client, s: client.batches.with_raw_response.cancel(remote, timeout=s))
        except ModelError:
            if not self.retrieve(remote).ended:
                raise

    def content(self, file: str) -> str:
        """The text of a file.

        Raises:
            BatchGone: The endpoint has none of that name any more.
            ModelError: It cannot be reached, or refused.
        """
        return self._thread.run(
            self._text(lambda client, s: client.files.with_raw_response.content(file, timeout=s), of_something=True)
        )

    def close(self) -> None:
        """Close the connections."""
        self._thread.close(self._connections.aclose())

    def _about_something(self, call: _Call) -> dict[str, Any]:
        """What a call brings that names a batch; the endpoint may know none of that name."""
        return self._thread.run(self._value(call, of_something=True))

    async def _find(self, token: str, upload: str) -> RemoteBatch | None:
        after: dict[str, str] = {}
        for _ in range(_PAGES):
            found = await self._page(after)
            for remote in found:
                if remote.token == token or (upload and remote.upload == upload):
                    return remote
            if len(found) < _PAGE:
                break
            after = {"after": found[-1].id}
        return None

    async def _page(self, after: dict[str, str]) -> list[RemoteBatch]:
        """Some batches, the newest first; none where the endpoint does not list them."""
        try:
            text = await self._text(
                lambda client, s: client.batches.with_raw_response.list(limit=_PAGE, timeout=s, **after)
            )
            page = json.loads(text)
        except (ModelUnknown, ValueError, RecursionError):
            return []
        listed = page.get("data") if isinstance(page, dict) else None
        return [read_remote(one) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []

    async def _value(
        self, call: _Call, *, of_something: bool = False, before_again: Callable[[], Awaitable[None]] | None = None
    ) -> dict[str, Any]:
        """The object that a call brings; each of those that are asked for here has an id."""
        text = await self._text(call, of_something=of_something, before_again=before_again)
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and value.get("id"):
            return value
        fault = Fault(action="unknown", message=tr("what it answers is no file and no batch"))
        if isinstance(value, dict) and is_error(value):
            fault = fault_of_body(value, status=None, redact=self.endpoint.redact_said)
        raise model_error(fault, self.where) if fault.action in ("quota", "key") else self._no_api(fault)

    async def _text(
        self, call: _Call, *, of_something: bool = False, before_again: Callable[[], Awaitable[None]] | None = None
    ) -> str:
        """What a call brings; one that fails for a reason that may pass is made again."""
        for attempt in range(1, UNREACHED + 1):
            try:
                return await self._once(call)
            except CallFailed as failed:
                fault = failed.fault
            if fault.status in _MISSING and self.endpoint.address.bare and not self._path:
                self._path = "/v1"
                continue
            if fault.status in _MISSING:
                raise BatchGone(fault.message) if of_something else self._no_api(fault)
            wait = wait_after(fault, attempt, self._backoff_s)
            if fault.action != "retry" or wait > LONGEST_WAIT_S or attempt == UNREACHED:
                fault = replace(fault, action="stop") if fault.action == "adapt" else fault
                raise model_error(fault, self.where, wait_s=wait if wait > LONGEST_WAIT_S else 0.0)
            await self._clock.sleep(wait)
            if before_again is not None:
                await before_again()
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, call: _Call) -> str:
        import openai

        with call_failures(self.endpoint.redact_said):
            async with asyncio.timeout(CALL_S):
                with self._connections.at(self._path).client() as client:
                    response = await call(client, openai.Timeout(CALL_S, connect=CONNECT_S))
                text = response.http_response.content.decode("utf-8", "replace")
        if self._path != self._cache.capabilities.path:
            self._cache.learn(replace(self._cache.capabilities, path=self._path))
        return self.endpoint.redact(text)

    def _no_api(self, fault: Fault) -> ModelUnknown:
        return ModelUnknown(
            tr("{where} has no batch API, or not there: {message}", where=self.where, message=fault.message),
            hint=tr("check --base-url (most addresses end in /v1); plandraft many asks the same questions live"),
        )
