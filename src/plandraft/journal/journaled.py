"""A model whose asks and answers go through a run's journal: what was answered is never paid for again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from plandraft.core.ask import Answer, Ask, Model
from plandraft.core.events import Event, OnEvent, observer
from plandraft.journal.open_run import OpenRun
from plandraft.messages import tr

_asking: ContextVar[OpenRun | None] = ContextVar("plandraft_asking", default=None)
"""The run that the call under way is made for; many runs may share one model."""


def keep_calls(then: OnEvent | None) -> OnEvent:
    """An observer that keeps what each HTTP call cost under its run, and hands everything on."""
    then = observer(then)

    def on_event(event: Event) -> None:
        run = _asking.get() if event.kind == "call" else None
        if run is not None:
            run.called(event.ask_id, event.usage, event.message)
        if then is not None:
            then(event)

    return on_event


class JournaledModel:
    """Another model, for one run.

    Args:
        inner: What answers where the journal has no answer.
        run: The run.
        on_loss: Told, in words, when a kept answer turned out to be damaged.
        owned: Whether ``inner`` is this run's alone and is closed with it.
    """

    def __init__(
        self, inner: Model, run: OpenRun, *, on_loss: Callable[[str], None] | None = None, owned: bool = True
    ) -> None:
        self.name = inner.name
        self._inner, self._run, self._owned = inner, run, owned
        self._on_loss = on_loss

    def ask(self, ask: Ask) -> Answer:
        """The kept answer, else the inner model's, which is kept before it is handed on.

        Raises:
            StateError: The journal cannot be written; nothing is then sent.
        """
        known = self._known(ask)
        if known is not None:
            return known
        self._run.asked(ask).result()
        with self._named():
            answer = self._inner.ask(ask)
        self._run.answered(ask, answer).result()
        return answer

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        known = self._known(ask)
        if known is not None:
            return known
        await asyncio.wrap_future(self._run.asked(ask))
        with self._named():
            answer = await self._inner.aask(ask)
        await asyncio.wrap_future(self._run.answered(ask, answer))
        return answer

    def close(self) -> None:
        """Close the inner model's connections, where it has any and they are this run's."""
        close = getattr(self._inner, "close", None)
        if close is not None and self._owned:
            close()

    async def aclose(self) -> None:
        """The same, awaited."""
        close = getattr(self._inner, "aclose", None)
        if close is not None and self._owned:
            await close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        before = _asking.set(self._run)
        try:
            yield
        finally:
            _asking.reset(before)

    def _known(self, ask: Ask) -> Answer | None:
        before = self._run.damaged
        answer = self._run.answer(ask)
        if self._run.damaged > before and self._on_loss is not None:
            said = tr("another kept reply stands in") if answer is not None else tr("it is asked again")
            self._on_loss(
                tr("a kept reply to {prompt} ({id}) is damaged: {said}", prompt=ask.prompt, id=ask.id[:12], said=said)
            )
        return answer
