"""Any OpenAI-compatible endpoint through the openai SDK. Retries are ours alone: the SDK's would pay unseen."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from plandraft.clock import Clock, SystemClock
from plandraft.core.ask import Answer, Ask, Failed, Reply, Usage
from plandraft.core.events import Event, EventKind, OnEvent, observer
from plandraft.errors import ModelUnknown
from plandraft.loop_thread import LoopThread
from plandraft.messages import tr
from plandraft.models.calls.call_log import log_adapted, log_call, log_note, log_wait
from plandraft.models.calls.first_calls import CallPermit, FirstCalls
from plandraft.models.calls.http_call import CallResult, call_once
from plandraft.models.calls.rate_limit import Pace, RateLimiter
from plandraft.models.calls.retry_budget import ATTEMPTS, RetryBudget, RetrySettings
from plandraft.models.calls.retry_policy import CallAgain, EndpointState, RetryPolicy
from plandraft.models.calls.telemetry import call_span
from plandraft.models.calls.timeouts import LastContent, Timeouts
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.capabilities.context_windows import looks_cut
from plandraft.models.capabilities.learned_window import LearnedWindow, WindowQuery
from plandraft.models.capabilities.model_listing import served_models, suggestion
from plandraft.models.connection.clients import Connections
from plandraft.models.connection.endpoint import DEFAULT_URL, KeyedEndpoint
from plandraft.models.costs.budget import CallBudget, Unlimited
from plandraft.models.replies.delta_redaction import DeltaRedactor

ALL_KINDS: tuple[EventKind, ...] = ("wait", "note", "delta", "call")
"""Everything this model can tell an observer."""


class OpenAIModel:
    """One model behind one endpoint; remembers what the endpoint accepts.

    Args:
        name: Name of the model.
        endpoint: Where it is, and the key for it.
        cache: Folder in which is kept what endpoints accept; nowhere where None.
        stream: Whether to ask for streams. The replies are the same; a streamed one gets through gateways that cut
            silent connections after 100 s, and its partial text can be seen.
        timeouts: The three clocks.
        attempts: Calls for one ask at most, refusals apart.
        backoff_s: First wait before a retry; doubled each time.
        budget: Asked before every call; shared by the asks of a run.
        limiter: Holds every call back until its turn; shared by all that call the endpoint.
        context_tokens: What prompt and reply may have together, as the user says; the endpoint may say less.
        clock: Time; tests pass their own.
        on_event: The observer.
        tell: Kinds of events it is told.
    """

    def __init__(
        self,
        name: str,
        *,
        endpoint: KeyedEndpoint,
        cache: Path | None = None,
        stream: bool = True,
        timeouts: Timeouts | None = None,
        attempts: int = ATTEMPTS,
        backoff_s: float = 1.0,
        budget: CallBudget | None = None,
        limiter: RateLimiter | None = None,
        context_tokens: int | None = None,
        clock: Clock | None = None,
        on_event: OnEvent | None = None,
        tell: Collection[EventKind] = ("wait", "note"),
    ) -> None:
        self.name = name
        self.cache = CapabilityCache(endpoint.base_url, name, folder=cache)
        self._endpoint = endpoint
        self._settings = RetrySettings(attempts=attempts, backoff_s=backoff_s, stream=stream)
        window = LearnedWindow(name, self.cache, most=context_tokens)
        self._endpoint_state = EndpointState(
            cache=self.cache, window=window, first_calls=FirstCalls(self.cache), retry_budget=RetryBudget()
        )
        self._window_query = WindowQuery(window, asked=endpoint.base_url == DEFAULT_URL)  # known by its models' names
        self._timeouts, self._last_content = timeouts or Timeouts(), LastContent()
        self._budget = budget or Unlimited()
        self._clock = clock or SystemClock()
        self._limiter = limiter or RateLimiter(Pace(), count=len, clock=self._clock)
        self._observe, self._tells = observer(on_event), frozenset(tell)
        self._thread = LoopThread()
        self._connections = Connections(endpoint)
        self._noted: set[str] = set()

    def ask(self, ask: Ask) -> Answer:
        """Answer one ask.

        Raises:
            ModelError: The endpoint cannot be reached, or refused key, quota, model or address.
        """
        return self._thread.run(self.aask(ask))

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited.

        Raises:
            ModelError: The endpoint cannot be reached, or refused key, quota, model or address.
        """
        for note in self._endpoint.notes:
            self._note(ask, note)
        await self._window_query.once(self._connections.at(self.cache.capabilities.path), self.name)
        policy = RetryPolicy(
            ask, self.name, endpoint=self._endpoint, settings=self._settings, endpoint_state=self._endpoint_state
        )
        async with self._endpoint_state.first_calls.permit() as permit:
            return await self._answered(ask, policy, permit)

    async def _answered(self, ask: Ask, policy: RetryPolicy, permit: CallPermit) -> Answer:
        """Call until there is an answer."""
        while True:
            without = policy.given_up() or policy.too_long()
            if without is not None:
                return without
            await self._limiter.turn(ask)
            refused = self._budget.refuse()
            if refused is not None:
                return Failed(kind="over_budget", message=refused, usage=policy.usage)
            before = policy.capabilities
            result = await self._call(ask, policy)
            try:
                step = policy.after(result)
            except ModelUnknown as error:
                served = suggestion(self.name, await self.models())
                error.hint = f"{error.hint}; {served}" if served else error.hint
                raise
            if not isinstance(step, CallAgain):
                self._look_at(ask, step, result, policy)
                return step
            remaining = self._budget.remaining()
            if remaining is not None and step.wait_s >= max(0, remaining.seconds):
                return Failed(kind="over_budget", message=remaining.why, usage=policy.usage)
            if step.refused:
                log_adapted(ask, before, policy.capabilities, step.refused)
            if step.why:
                log_wait(ask, step.why)
                self._tell("wait", ask, message=step.why)
            if step.for_all:
                self._limiter.pause(step.wait_s)
            if step.wait_s:
                await self._clock.sleep(step.wait_s)
            await permit.again()

    async def models(self) -> tuple[str, ...]:
        """Names of the models that the endpoint says it serves; none where it does not say.

        Raises:
            PlandraftError: The endpoint cannot be asked at all from this machine.
        """
        return await served_models(self._connections.at(self.cache.capabilities.path))

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        await self._connections.aclose()

    def close(self) -> None:
        """Close the connections that ``ask`` opened."""
        self._thread.close(self.aclose())

    async def _call(self, ask: Ask, policy: RetryPolicy) -> CallResult:
        request = policy.request()
        told = self._observe is not None and "delta" in self._tells
        deltas = DeltaRedactor(self._endpoint, (lambda text: self._tell("delta", ask, text=text)) if told else None)
        self._tell("delta", ask)
        deltas.take(policy.so_far)
        with call_span(ask, request, self._endpoint) as span:
            result = await call_once(
                self._connections.at(policy.capabilities.path),
                request,
                reply_tokens=ask.limits.reply_tokens,
                timeouts=self._timeouts,
                clock=self._clock,
                on_delta=deltas.take,
                remaining=self._budget.remaining(),
                last=self._last_content,
            )
            span.received(request, result, self._endpoint)
        deltas.end()
        log_call(ask, request, result, self._endpoint)
        self._budget.spend(result.usage or _a_token_a_char(ask, result))
        said = result.fault.message if result.fault else result.received.finish
        self._tell("call", ask, message=said, usage=result.usage)
        return result

    def _look_at(self, ask: Ask, answer: Answer, result: CallResult, policy: RetryPolicy) -> None:
        """Say what the user should know beside the answer."""
        url, path, usage = self._endpoint.base_url, policy.capabilities.path, result.received.usage
        if path and isinstance(answer, Reply):
            self._note(ask, tr("{url} answers under {url}{path}; set --base-url to that", url=url, path=path))
        if usage is None and isinstance(answer, Reply) and result.fault is None:  # one that was broken off told nothing
            self._note(ask, tr("{url} does not tell what a reply cost: its tokens count as none", url=url), costly=True)
        if policy.unlearn(answer):
            self._note(ask, tr("{url} takes a schema and does not keep to it: asked in words from now on", url=url))
        if usage is not None and looks_cut(ask.text, usage, finish=result.received.finish.lower()):
            said = tr(
                "the endpoint counted {prompt_tokens} tokens in a prompt of {n} characters",
                prompt_tokens=usage.prompt_tokens,
                n=len(ask.text),
            )
            self._note(ask, tr("{said}: its window may be set too small and the prompt cut", said=said), costly=True)

    def _note(self, ask: Ask, message: str, *, costly: bool = False) -> None:
        """Say it once."""
        kind = message.split(" counted ")[0]
        if kind not in self._noted:
            self._noted.add(kind)
            log_note(message, costly=costly)
            self._tell("note", ask, message=message)

    def _tell(
        self, kind: EventKind, ask: Ask, *, message: str = "", text: str = "", usage: Usage | None = None
    ) -> None:
        if self._observe is not None and kind in self._tells:
            said = self._endpoint.redact_said(message)
            self._observe(Event(kind=kind, prompt=ask.prompt, ask_id=ask.id, message=said, text=text, usage=usage))


def _a_token_a_char(ask: Ask, result: CallResult) -> Usage:
    """What a bound takes for the tokens of a reply whose endpoint does not tell them; Chinese has rather fewer."""
    said = sum(map(len, (*result.received.pieces, *result.received.reasoning)))
    return Usage(prompt_tokens=len(ask.text), completion_tokens=said) if result.received.bodies else Usage()
