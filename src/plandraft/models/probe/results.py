"""What a probe of an endpoint found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from plandraft.core.ask import Usage
from plandraft.models.capabilities.capabilities import Capabilities, Form


@dataclass(frozen=True, kw_only=True)
class FormResult:
    """One form of the ladder.

    Attributes:
        accepted: Whether it is taken; None where that could not be found out.
        enforced: Whether it kept the model from answering otherwise (of ``text``: whether the words were followed);
            None where there was no reply to see it by.
        said: Why it was not taken, or what was wrong with the reply.
        seconds: Of the last call.
    """

    form: Form
    accepted: bool | None = None
    enforced: bool | None = None
    said: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class StreamResult:
    """Streaming.

    Attributes:
        accepted: Whether a stream was answered.
        usage: Whether the stream told what it cost.
        first_s: Seconds to the first content; None where none came piece by piece.
        whole_s: Seconds to the end.
        said: Why there was none, or what was odd about it.
    """

    accepted: bool
    usage: bool = False
    first_s: float | None = None
    whole_s: float = 0.0
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class ProbeResults:
    """What one model behind one endpoint can do.

    Attributes:
        forms: Each form of the ladder, best first.
        streaming: Whether and how it streams.
        capabilities: How drafts ask from now on.
        answers_as: Name the endpoint gave the model itself.
        listed: Whether the endpoint's own list has the model; None where there is no list.
        thinks: Whether it thought aloud or was billed for thinking.
        calls: HTTP calls made.
        usage: What they cost, as far as it was told.
    """

    forms: tuple[FormResult, ...]
    streaming: StreamResult
    capabilities: Annotated[Capabilities, Field(serialization_alias="manners")]  # as ``model test --json`` has it
    answers_as: str
    listed: bool | None
    thinks: bool
    calls: int
    usage: Usage
