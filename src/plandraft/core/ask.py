"""One question to a model and what came back; a question is known by the hash of what is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar

from plandraft.core.canonical import SchemaTexts, canonical
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.json_text import find_json
from plandraft.core.truncated_json import TruncatedJson, find_truncated_json
from plandraft.short_repr import short_repr

ASK_VERSION = 1
"""Part of every hash: raised when the meaning of an ask changes."""

_SCHEMAS = SchemaTexts()

MessageRole = Literal["system", "user", "assistant"]
Finish = Literal["stop", "length", "refused", "unknown"]
FailureKind = Literal["refused", "too_long", "faulty", "over_budget", "useless"]
"""Refused · does not fit the window · no reply that is one · a bound was reached · not asked at all, since nothing that
was answered so far was of use."""


@short_repr
@dataclass(frozen=True, kw_only=True)
class Message:
    """One message of a chat."""

    role: MessageRole
    content: str


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What the reply may cost.

    Attributes:
        reply_tokens: Most tokens the reply may have.
        temperature: Left to the endpoint where None.
    """

    reply_tokens: int
    temperature: float | None = None


@short_repr
@dataclass(frozen=True, kw_only=True)
class Masked:
    """Something that is not sent.

    Attributes:
        kind: What it is, in words of the plan's language.
        text: As it stands on this machine.
        shown: What stands in its place in the messages.
        own: Whether it is the organisation's own, and comes back where a reply holds what was shown.
    """

    kind: str
    text: str
    shown: str
    own: bool = False


@short_repr
@dataclass(frozen=True, kw_only=True)
class Ask:
    """One question: messages, the shape of the answer, and the typed inputs they were made from.

    The id is the hash of version, prompt name, messages, schema without descriptions, limits and variant;
    neither the inputs nor the model nor the clock are part of it.

    Attributes:
        masked: What the privacy gate took out of the messages; never sent, and no part of the id.
    """

    prompt: str
    messages: tuple[Message, ...]
    schema_name: str
    schema: Mapping[str, Any]
    inputs: FrozenModel
    limits: Limits
    variant: int = 0
    masked: tuple[Masked, ...] = ()

    @cached_property
    def id(self) -> str:
        """SHA-256 in hex of the canonical JSON of what is asked."""
        limits = canonical([self.limits.reply_tokens, self.limits.temperature])
        messages = canonical([[m.role, m.content] for m in self.messages])
        text = (  # canonical JSON of the whole, put together so that the schema's part is made once
            f'{{"limits":{limits},"messages":{messages},"prompt":{canonical(self.prompt)},'
            f'"schema":{_SCHEMAS.of(self.schema)},"variant":{self.variant},"version":{ASK_VERSION}}}'
        )
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def text(self) -> str:
        """All messages one after the other, for counting."""
        return "\n".join(message.content for message in self.messages)


class Usage(FrozenModel):
    """Tokens as the endpoint counted them; 0 where it said nothing."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            reasoning_tokens=self.reasoning_tokens + other.reasoning_tokens,
        )


@short_repr
@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a model said.

    Attributes:
        text: The words, whatever they are; reading them is the flow's business.
        model: Name the endpoint gave itself.
        seconds: Wall time of the call.
        paid: False where it came from a recording or from no model at all.
    """

    text: str
    finish: Finish = "stop"
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    seconds: float = 0.0
    paid: bool = True

    @cached_property
    def object(self) -> dict[str, Any] | None:
        """The JSON object in the text, mended where that can be done; None where there is none. Read-only.

        It is looked for once, whoever asks: the flow, the mending, and who looks on.
        """
        return find_json(self.text)

    @cached_property
    def truncated(self) -> TruncatedJson | None:
        """What is whole of an object that breaks off in the text; None where none does. As read-only."""
        return find_truncated_json(self.text)


@short_repr
@dataclass(frozen=True, kw_only=True)
class Failed:
    """An ask that got no usable reply for a reason that is the flow's business, not the endpoint's."""

    kind: FailureKind
    message: str
    usage: Usage = field(default_factory=Usage)


Answer = Reply | Failed
_Result = TypeVar("_Result")
Flow = Generator[tuple[Ask, ...], tuple[Answer, ...], _Result]
"""Logic that waits for nobody: yields a batch of asks, is sent the answers in the same order."""


class Model(Protocol):
    """The one port to anything that answers."""

    @property
    def name(self) -> str:
        """Name to show and to record."""
        ...

    def ask(self, ask: Ask) -> Answer:
        """Answer one ask.

        Raises:
            ModelError: The endpoint cannot be reached or refused; asking on would not help.
        """
        ...

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        ...
