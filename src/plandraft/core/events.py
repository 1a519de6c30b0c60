"""What happens while a flow is driven, and the observer who is told: it only looks on, and never ends a run."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from plandraft.core.ask import Answer, Ask, Usage
from plandraft.core.plan import Plan
from plandraft.core.stage import Stage
from plandraft.short_repr import short_repr

_LOG = logging.getLogger(__name__)

EventKind = Literal["sent", "reply", "wait", "note", "delta", "call", "plan"]


@short_repr
@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: ``sent`` and ``reply`` of an ask; ``wait`` (a retry is due; the message says why and how long); ``note``
            (something the user should know); ``delta`` (a piece of the reply, in ``text``; every call begins with an
            empty piece: what came before it counts no more); ``call`` (one HTTP call is over: its usage, and
            what became of it); ``plan`` (the plan is further: a stage of its making is over).
        prompt: Name of the prompt.
        ask_id: Hash of the ask.
        ask: The ask itself, of ``sent`` and ``reply``: what the model sees.
        answer: What became of it, of ``reply``.
        message: Words for the user.
        text: A piece of the reply.
        plan: The plan as it stands, of ``plan``.
        usage: Tokens of a call as the endpoint counted them; none for one it refused, None where it did not tell.
        about: Whose plan it is about, where many are made at once.
    """

    kind: EventKind
    prompt: str = ""
    ask_id: str = ""
    ask: Ask | None = field(default=None, repr=False)
    answer: Answer | None = field(default=None, repr=False)
    message: str = ""
    text: str = ""
    plan: Plan | None = field(default=None, repr=False)
    usage: Usage | None = None
    about: str = ""


OnEvent = Callable[[Event], None]


def sent(ask: Ask) -> Event:
    """An ask is on its way."""
    return Event(kind="sent", prompt=ask.prompt, ask_id=ask.id, ask=ask)


def tell_stage(asks: tuple[Ask, ...], observe: OnEvent) -> None:
    """Tell an observer how far the flow is, where that is what it has yielded."""
    if isinstance(asks, Stage):
        observe(Event(kind="plan", plan=asks.plan))


def replied(ask: Ask, answer: Answer) -> Event:
    """An ask was answered, or failed for good."""
    return Event(kind="reply", prompt=ask.prompt, ask_id=ask.id, ask=ask, answer=answer)


class Observer:
    """A callback that may be told from several threads.

    Events come from the threads of a driver and from that of a model's event loop; the callback sees one after the
    other. Where it raises, that is logged and it is told nothing more: an answer that was paid for is not lost to a
    fault in what only looks on.
    """

    def __init__(self, then: OnEvent) -> None:
        self._then: OnEvent | None = then
        self._lock = threading.RLock()

    def __call__(self, event: Event) -> None:
        """Tell the callback."""
        with self._lock:
            if self._then is None:
                return
            try:
                self._then(event)
            except Exception:
                self._then = None
                _LOG.exception("the observer failed at %r and is told nothing more; the run goes on", event.kind)


def observer(then: OnEvent | None) -> Observer | None:
    """The callback as an observer; one that is an observer already stays what it is."""
    return then if then is None or isinstance(then, Observer) else Observer(then)


def ignore(event: Event) -> None:
    """Observe nothing."""


def tell(then: OnEvent | None, said: str) -> None:
    """Tell an observer, where there is one, what the user should know."""
    if then is not None:
        then(Event(kind="note", message=said))
