"""Any OpenAI-compatible endpoint through the openai SDK. Retries are ours alone: the SDK's would pay unseen."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from plandraft.core.ask import Answer, Ask, Failed, Reply
from plandraft.errors import KeyRejected, ModelError, ModelUnknown, ModelUnreachable, QuotaExhausted
from plandraft.models.completions import read_completion
from plandraft.models.endpoint import Endpoint
from plandraft.models.events import Event
from plandraft.models.faults import Fault, fault_of
from plandraft.models.forms import Manners, request_for

ATTEMPTS = 4
"""Calls for one ask at most, adaptations apart (our choice)."""
LONGEST_WAIT_S = 60.0
"""A longer Retry-After is not waited for: the run stops and can be resumed (our choice)."""
TIMEOUT_S = 180.0
"""Seconds without a byte after which a call is given up (our choice; slow gateways send nothing for 100)."""


@dataclass(frozen=True)
class _Call:
    request: dict[str, Any]


@dataclass(frozen=True)
class _Wait:
    seconds: float


_Steps = Generator[_Call | _Wait, Any, Answer]


class OpenAIModel:
    """One model behind one endpoint; remembers what the endpoint accepts."""

    def __init__(
        self,
        name: str,
        *,
        endpoint: Endpoint,
        timeout_s: float = TIMEOUT_S,
        attempts: int = ATTEMPTS,
        on_event: Callable[[Event], None] | None = None,
        backoff_s: float = 1.0,
    ) -> None:
        self.name = name
        self.manners = Manners()
        self._endpoint = endpoint
        self._timeout_s = timeout_s
        self._attempts = attempts
        self._observe = on_event
        self._backoff_s = backoff_s
        self._client: Any = None
        self._async_clients: WeakKeyDictionary[asyncio.AbstractEventLoop, Any] = WeakKeyDictionary()

    def ask(self, ask: Ask) -> Answer:
        """Answer one ask.

        Raises:
            ModelError: The endpoint cannot be reached, or refused key, quota, model or address.
        """
        client = self._sync_client()
        steps = self._steps(ask)
        outcome: Any = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, _Wait):
                    time.sleep(step.seconds)
                    outcome = None
                    continue
                try:
                    outcome = client.chat.completions.create(**step.request)
                except Exception as error:
                    outcome = error
        except StopIteration as stop:
            answer: Answer = stop.value
            return answer

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited; the same steps decide."""
        client = self._async_client()
        steps = self._steps(ask)
        outcome: Any = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, _Wait):
                    await asyncio.sleep(step.seconds)
                    outcome = None
                    continue
                try:
                    outcome = await client.chat.completions.create(**step.request)
                except Exception as error:
                    outcome = error
        except StopIteration as stop:
            answer: Answer = stop.value
            return answer

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        client = self._async_clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _steps(self, ask: Ask) -> _Steps:
        attempt = 0
        while True:
            form = self.manners.form
            started = time.monotonic()
            request = request_for(ask, self.name, self.manners, form)
            outcome = yield _Call(request)
            found = self._read(outcome, time.monotonic() - started)
            if isinstance(found, Reply | Failed):
                return found
            if found.action == "adapt":
                if self.manners.learn(form, found.message, request):
                    continue
                return Failed(kind="faulty", message=self._endpoint.redact(found.message))
            if found.action in ("refused", "too_long"):
                return Failed(kind=found.action, message=self._endpoint.redact(found.message))
            attempt += 1
            wait = self._wait(found, attempt)
            if found.action != "retry" or attempt >= self._attempts or wait > LONGEST_WAIT_S:
                raise self._error(found, wait) from None
            self._tell(ask, found, wait)
            yield _Wait(wait)

    def _read(self, outcome: Any, seconds: float) -> Reply | Failed | Fault:
        if isinstance(outcome, Exception):
            return fault_of(outcome, redact=self._endpoint.redact)
        return read_completion(outcome, seconds=seconds)

    def _wait(self, fault: Fault, attempt: int) -> float:
        if fault.wait_s is not None:
            return fault.wait_s
        jitter = 0.75 + random.random() / 2  # noqa: S311  spreads retries, guards nothing
        return float(self._backoff_s * 2 ** (attempt - 1) * jitter)

    def _tell(self, ask: Ask, fault: Fault, wait: float) -> None:
        if self._observe is not None:
            said = self._endpoint.redact(f"{fault.message}; trying again in {wait:.0f} s")
            self._observe(Event(kind="wait", prompt=ask.prompt, ask_id=ask.id, message=said))

    def _error(self, fault: Fault, wait: float) -> ModelError:
        kind, hint = {
            "quota": (QuotaExhausted, "top up the account, then run the same command again"),
            "key": (KeyRejected, "check the key; then run the same command again"),
            "unknown": (ModelUnknown, "check --model and --base-url (most addresses end in /v1)"),
        }.get(fault.action, (ModelUnreachable, "what was answered is kept: run the same command again to go on"))
        if fault.action == "retry" and wait > LONGEST_WAIT_S:
            hint = f"the endpoint asks to wait {wait:.0f} s; run the same command again after that"
        said = self._endpoint.redact(fault.message)
        return kind(f"{self.name} at {self._endpoint.base_url}: {said}", hint=hint)

    def _sync_client(self) -> Any:
        with self.manners.lock:
            if self._client is None:
                import openai

                self._client = openai.OpenAI(**self._settings())
            return self._client

    def _async_client(self) -> Any:
        """One client an event loop: its connections belong to the loop, and making one anew costs ten calls."""
        loop = asyncio.get_running_loop()
        if loop not in self._async_clients:
            import openai

            self._async_clients[loop] = openai.AsyncOpenAI(**self._settings())
        return self._async_clients[loop]

    def _settings(self) -> dict[str, Any]:
        return {
            "api_key": self._endpoint.api_key,
            "base_url": self._endpoint.base_url,
            "organization": "",
            "project": "",
            "max_retries": 0,
            "timeout": self._timeout_s,
        }
