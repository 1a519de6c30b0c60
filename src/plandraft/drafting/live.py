"""Looks on while a plan is written: fed with the events of a run, it knows at any moment what there is of the plan."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from plandraft.arguments import checked_class
from plandraft.core.ask import Answer, Ask
from plandraft.core.events import Event
from plandraft.core.inputs import RepairInputs, StepInputs
from plandraft.core.plan import Plan
from plandraft.core.texts import writable
from plandraft.drafting.partial import PartialPlan
from plandraft.drafting.partial_ask import PartialAsk, partial_ask
from plandraft.drafting.plan_text import plan_text


@checked_class
class LivePlan:
    """The plan of one run as it is being written: hand it to ``draft``, ``fill`` or ``resume`` as ``on_event``.

    It may be looked at from any thread and at any time. Replies are read when somebody looks, not as their pieces come
    in, so the looks cost, not the pieces.

    Args:
        on_change: Called with this object when there is more to see, from the run's threads.
        interval_s: Seconds between two such calls at least; when all that was asked is answered, it is called anyway.
        clock: Seconds since some beginning.
    """

    def __init__(
        self,
        on_change: Callable[[LivePlan], object] | None = None,
        *,
        interval_s: float = 0.1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_change, self._interval_s, self._clock = on_change, interval_s, clock
        self._lock = threading.Lock()
        self._asks: dict[tuple[str, str], list[_Growing]] = {}
        self._by_id: dict[str, _Growing] = {}
        self._stage: Plan | None = None
        self._partial: PartialPlan | None = None
        self._text: str | None = None
        self._shown_at: float | None = None

    def __call__(self, event: Event) -> None:
        """Take an event in."""
        with self._lock:
            if not self._took(event):
                return
            self._partial = self._text = None
            due = self._on_change is not None and self._is_due()
        if due and self._on_change is not None:
            self._on_change(self)

    @property
    def partial(self) -> PartialPlan:
        """The questions and answers so far, and the plan that they come to."""
        with self._lock:
            return self._read()

    @property
    def text(self) -> str:
        """What is written so far, to be read: plain text, marked where it goes on."""
        with self._lock:
            if self._text is None:
                self._text = plan_text(self._read().asks, self._stage)
            return self._text

    def _read(self) -> PartialPlan:
        if self._partial is None:
            self._partial = PartialPlan(asks=tuple(growing.read() for growing in self._all()), stage=self._stage)
        return self._partial

    def _took(self, event: Event) -> bool:
        if event.kind == "plan":
            self._stage = event.plan
            return True
        if event.kind == "sent" and event.ask is not None and isinstance(event.ask.inputs, StepInputs | RepairInputs):
            self._begin(event.ask)
            return True
        growing = self._by_id.get(event.ask_id)
        if growing is None or event.kind not in ("delta", "reply"):
            return False
        if event.kind == "reply" and event.answer is not None:
            growing.answer = event.answer
        elif event.text:
            growing.pieces.append(event.text)
        else:
            growing.forget()
        growing.changed = True
        return True

    def _begin(self, ask: Ask) -> None:
        """A question goes out: about the same as one that brought nothing, in its place; else for the rest."""
        growing = _Growing(ask)
        if growing.last.is_first:
            self._make_room(growing.last)
        before = self._asks.setdefault((ask.prompt, growing.last.about), [])
        if before and (ask.prompt == "repair" or before[-1].read().state != "done"):
            before.pop()
        before.append(growing)
        self._by_id = {each.last.ask.id: each for each in self._all()}

    def _make_room(self, first: PartialAsk) -> None:
        """A first question is of another plan than what is there, where that has an answer to it or went further.

        Frame and measures go out at the same time and in any order; the one question for everything goes before them,
        and brought nothing where a whole frame is asked for.
        """
        same = [growing.read() for growing in self._asks.get((first.prompt, first.about), ())]
        answered = any(each.state == "done" or each.ask.id == first.ask.id for each in same)
        if first.prompt == "whole" or answered or self._stage is not None:
            self._asks.clear()
            self._stage = None
        elif first.prompt == "frame":
            self._asks = {key: same for key, same in self._asks.items() if key[0] != "whole"}

    def _all(self) -> list[_Growing]:
        return [growing for same in self._asks.values() for growing in same]

    def _is_due(self) -> bool:
        now, answered = self._clock(), all(growing.answer is not None for growing in self._all())
        if not answered and self._shown_at is not None and now - self._shown_at < self._interval_s:
            return False
        self._shown_at = now
        return True


class _Growing:
    """A question and the pieces of its answer."""

    def __init__(self, ask: Ask) -> None:
        self.pieces: list[str] = []
        self.answer: Answer | None = None
        self.changed = False
        self.last = PartialAsk(ask=ask)

    def forget(self) -> None:
        """What was written counts no more."""
        self.pieces.clear()
        self.last = PartialAsk(ask=self.last.ask)

    def read(self) -> PartialAsk:
        """What is written; where its text cannot be read further, what could be read of it before."""
        if self.changed:
            self.changed = False
            self.pieces = ["".join(self.pieces)]
            now = partial_ask(self.last.ask, _whole_characters(self.pieces[0]), self.answer)
            self.last = replace(now, read=self.last.read) if now.is_open and now.value is None else now
        return self.last


def _whole_characters(text: str) -> str:
    """A text without the half of a character at its end."""
    return writable(text[:-1] if "\ud800" <= text[-1:] <= "\udbff" else text)
