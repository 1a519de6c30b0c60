"""A model that somebody else wrote, held to what a run needs: bounds, records of its calls, and errors of one tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plandraft.core.ask import Answer, Ask, Failed, Model, Reply
from plandraft.core.events import Event
from plandraft.errors import ModelError, PlandraftError
from plandraft.messages import tr
from plandraft.models.costs.budget import CallBudget


class OwnModel:
    """Another model, each of whose questions is one call.

    Args:
        inner: The model.
        budget: Asked before every call, and told what it took.
        on_event: Told of every call, for the journal.
    """

    def __init__(
        self, inner: Model, *, budget: CallBudget | None = None, on_event: Callable[[Event], None] | None = None
    ) -> None:
        self.name = inner.name
        self._inner, self._budget, self._on_event = inner, budget, on_event

    def ask(self, ask: Ask) -> Answer:
        """The model's answer.

        Raises:
            ModelError: It raised something, or its answer is none; asking on would not help.
        """
        refused = self._refused()
        if refused is not None:
            return refused
        try:
            answer = self._inner.ask(ask)
        except Exception as error:
            stopped = self._stopped(error)
            if stopped is error:
                raise
            raise stopped from error
        return self._heard(ask, answer)

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        refused = self._refused()
        if refused is not None:
            return refused
        try:
            answer = await self._inner.aask(ask)
        except Exception as error:
            stopped = self._stopped(error)
            if stopped is error:
                raise
            raise stopped from error
        return self._heard(ask, answer)

    def close(self) -> None:
        """Close it, where it can be closed."""
        close = getattr(self._inner, "close", None)
        if close is not None:
            close()

    async def aclose(self) -> None:
        """The same, awaited; what can only be closed without waiting is closed so."""
        close = getattr(self._inner, "aclose", None)
        if close is not None:
            await close()
        else:
            self.close()

    def _refused(self) -> Failed | None:
        why = self._budget.refuse() if self._budget is not None else None
        return Failed(kind="over_budget", message=why) if why is not None else None

    def _heard(self, ask: Ask, answer: Any) -> Answer:
        if not isinstance(answer, Reply | Failed):
            raise ModelError(
                tr("{name} gave a {name_2} for an answer", name=self.name, name_2=type(answer).__name__),
                hint=tr("it is Reply(text=…), or Failed(kind=…, message=…) where this one question cannot be answered"),
            )
        if self._budget is not None:
            self._budget.spend(answer.usage)
        if self._on_event is not None:
            said = answer.message if isinstance(answer, Failed) else ""
            event = Event(kind="call", prompt=ask.prompt, ask_id=ask.id, usage=answer.usage, message=said)
            self._on_event(event)
        return answer

    def _stopped(self, error: Exception) -> Exception:
        """Our own errors as they are, and an assertion, which is a test's; of any other that the model failed."""
        if isinstance(error, PlandraftError | AssertionError):
            return error
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        return ModelError(
            tr("{name} failed: {said}", name=self.name, said=said),
            hint=tr("its own code raised this; what was answered is kept"),
        )
