"""What happens while a flow is driven, for progress, journals and logs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from plandraft.core.ask import Answer, Ask, Usage

Kind = Literal["sent", "reply", "wait", "note", "delta", "call"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: ``sent`` and ``reply`` of an ask; ``wait`` (a retry is due; the message says why and how long); ``note``
            (something the user should know); ``delta`` (a piece of the reply, in ``text``; every call begins with an
            empty piece: what came before it counts no more); ``call`` (one HTTP call is over: its usage, and
            what became of it).
        prompt: Name of the prompt.
        ask_id: Hash of the ask.
        ask: The ask itself, of ``sent`` and ``reply``: what the model sees.
        answer: What became of it, of ``reply``.
        message: Words for the user.
        text: A piece of the reply.
        usage: Tokens of a call as the endpoint counted them; none for one it refused, None where it did not tell.
        about: Whose plan it is about, where many are made at once.
    """

    kind: Kind
    prompt: str = ""
    ask_id: str = ""
    ask: Ask | None = field(default=None, repr=False)
    answer: Answer | None = field(default=None, repr=False)
    message: str = ""
    text: str = ""
    usage: Usage | None = None
    about: str = ""


OnEvent = Callable[[Event], None]


def sent(ask: Ask) -> Event:
    """An ask is on its way."""
    return Event(kind="sent", prompt=ask.prompt, ask_id=ask.id, ask=ask)


def replied(ask: Ask, answer: Answer) -> Event:
    """An ask was answered, or failed for good."""
    return Event(kind="reply", prompt=ask.prompt, ask_id=ask.id, ask=ask, answer=answer)
