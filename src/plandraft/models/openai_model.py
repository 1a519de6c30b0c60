"""Any OpenAI-compatible endpoint through the openai SDK. Retries are ours alone: the SDK's would pay unseen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from plandraft.core.ask import Answer, Ask, Failed, Reply, Usage
from plandraft.errors import ModelUnknown
from plandraft.models.budget import Budget, Unlimited
from plandraft.models.clocks import Clock, Patience, SystemClock
from plandraft.models.connection import Connection
from plandraft.models.endpoint import Endpoint
from plandraft.models.events import Event, Kind, OnEvent
from plandraft.models.exchange import Outcome, exchange
from plandraft.models.loop_thread import LoopThread
from plandraft.models.memory import Memory
from plandraft.models.served import served_models, suggestion
from plandraft.models.spare import Spare
from plandraft.models.turns import ATTEMPTS, Again, Rules, Turns

ALL_KINDS: tuple[Kind, ...] = ("wait", "note", "delta", "call")
"""Everything this model can tell an observer."""
_FEWEST_TOKENS_A_CHAR = 0.1
"""No tokenizer counts fewer; an endpoint that does has not read the whole prompt."""
_LONG_PROMPT_CHARS = 4_000


class OpenAIModel:
    """One model behind one endpoint; remembers what the endpoint accepts.

    Args:
        name: Name of the model.
        endpoint: Where it is, and the key for it.
        memory: Folder in which is kept what endpoints accept; nowhere where None.
        stream: Whether to ask for streams. The replies are the same; a streamed one gets through gateways that cut
            silent connections after 100 s, and its partial text can be seen.
        patience: The three clocks.
        attempts: Calls for one ask at most, refused manners apart.
        backoff_s: First wait before a retry; doubled each time.
        budget: Asked before every call; shared by the asks of a run.
        clock: Time; tests pass their own.
        on_event: The observer.
        tell: Kinds of events it is told.
    """

    def __init__(
        self,
        name: str,
        *,
        endpoint: Endpoint,
        memory: Path | None = None,
        stream: bool = True,
        patience: Patience | None = None,
        attempts: int = ATTEMPTS,
        backoff_s: float = 1.0,
        budget: Budget | None = None,
        clock: Clock | None = None,
        on_event: OnEvent | None = None,
        tell: Collection[Kind] = ("wait", "note"),
    ) -> None:
        self.name = name
        self.memory = Memory(endpoint.base_url, name, folder=memory)
        self._endpoint = endpoint
        self._rules = Rules(attempts=attempts, backoff_s=backoff_s, stream=stream)
        self._spare = Spare()
        self._patience = patience or Patience()
        self._budget = budget or Unlimited()
        self._clock = clock or SystemClock()
        self._observe, self._tells = on_event, frozenset(tell)
        self._thread = LoopThread()
        self._connections: dict[str, Connection] = {}
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
        turns = Turns(ask, self.name, endpoint=self._endpoint, memory=self.memory, rules=self._rules, spare=self._spare)
        while True:
            refused = self._budget.refuse()
            if refused is not None:
                return Failed(kind="over_budget", message=refused, usage=turns.usage)
            outcome = await self._call(ask, turns)
            try:
                step = turns.after(outcome)
            except ModelUnknown as error:
                served = suggestion(self.name, await self.models())
                error.hint = f"{error.hint}; {served}" if served else error.hint
                raise
            if not isinstance(step, Again):
                self._look_at(ask, step, outcome, turns)
                return step
            if step.why:
                self._tell("wait", ask, message=step.why)
            if step.wait_s:
                await self._clock.sleep(step.wait_s)

    async def models(self) -> tuple[str, ...]:
        """Names of the models that the endpoint says it serves; none where it does not say.

        Raises:
            PlandraftError: The endpoint cannot be asked at all from this machine.
        """
        names = await served_models(self._connection(self.memory.manners.path))
        return tuple(self._endpoint.redact(name) for name in names)

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        for connection in self._connections.values():
            await connection.aclose()

    def close(self) -> None:
        """Close the connections that ``ask`` opened."""
        self._thread.close(self.aclose())

    async def _call(self, ask: Ask, turns: Turns) -> Outcome:
        request = turns.request()
        self._tell("delta", ask)
        outcome = await exchange(
            self._connection(turns.path),
            request,
            reply_tokens=ask.limits.reply_tokens,
            patience=self._patience,
            clock=self._clock,
            on_piece=lambda piece: self._tell("delta", ask, text=piece),
        )
        if outcome.heard.usage is not None:
            self._budget.spend(outcome.heard.usage)
        said = outcome.fault.message if outcome.fault else outcome.heard.finish
        self._tell("call", ask, message=said, usage=outcome.heard.usage)
        return outcome

    def _connection(self, path: str) -> Connection:
        if path not in self._connections:
            url = self._endpoint.base_url + path
            self._connections.setdefault(path, Connection(replace(self._endpoint, base_url=url)))
        return self._connections[path]

    def _look_at(self, ask: Ask, answer: Answer, outcome: Outcome, turns: Turns) -> None:
        """Say what the user should know beside the answer."""
        if turns.path and isinstance(answer, Reply):
            url = self._endpoint.base_url
            self._note(ask, f"{url} answers under {url}{turns.path}; set --base-url to that")
        counted = outcome.heard.usage.prompt_tokens if outcome.heard.usage else 0
        if 0 < counted < len(ask.text) * _FEWEST_TOKENS_A_CHAR and len(ask.text) > _LONG_PROMPT_CHARS:
            said = f"the endpoint counted {counted} tokens in a prompt of {len(ask.text)} characters"
            self._note(ask, f"{said}: its window may be set too small and the prompt cut")

    def _note(self, ask: Ask, message: str) -> None:
        """Say it once."""
        kind = message.split(" counted ")[0]
        if kind not in self._noted:
            self._noted.add(kind)
            self._tell("note", ask, message=message)

    def _tell(self, kind: Kind, ask: Ask, *, message: str = "", text: str = "", usage: Usage | None = None) -> None:
        if self._observe is not None and kind in self._tells:
            said = self._endpoint.redact(message)
            self._observe(Event(kind=kind, prompt=ask.prompt, ask_id=ask.id, message=said, text=text, usage=usage))
