"""What a run was begun with, frozen: resuming rebuilds the job from this and never from the user's files."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from pydantic import Field

from plandraft.core.brief import Brief
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.headings import Heading
from plandraft.core.money import Price
from plandraft.core.plan import Plan
from plandraft.core.sample import LeakList
from plandraft.core.settings import Settings

RunKind = Literal["draft", "fill", "revise"]


class CounterNote(FrozenModel):
    """How tokens were counted when the samples were packed.

    Attributes:
        how: In words.
        exact: Whether the model's own vocabulary was at hand.
        tokens_per_char: Tokens a character of the first prompt came to.
    """

    how: str
    exact: bool
    tokens_per_char: float


class RunHeader(FrozenModel):
    """Everything a run needs, keys excepted: of a key only the name of its variable is kept.

    Attributes:
        key: Hash of what the caller asked for; the same command finds its run by it.
        kind: ``draft``, or ``fill`` or ``revise`` of a given plan.
        model: Name of the model.
        base_url: Address of the endpoint.
        api_key_env: Environment variable that was named for the key.
        options: The drafting options by name.
        brief: Profile, calendar, knowledge, packed samples, and the as-of date.
        settings: What the organisation had decided, prices apart.
        leaks: What belongs to the samples' organisations; a draft must hold none of it. Kept once for all runs.
        plan: The plan to be filled or revised; None for a draft.
        links_read: Of that plan: whether its links are known.
        headings: Of that plan: its headings, where it was read from a text.
        ignored: Of that plan: findings that marks in it accept, as (code, node id).
        instructions: What is to be changed in that plan.
        unlocked: Nodes of it that may be changed although they were edited by hand.
        notes: What was said of the profile when it was opened.
        template_digest: Hash of the prompt templates.
        counter: How tokens were counted.
        version: Version of the package.
        price: What the model cost when the run was begun; None where that was not known.
    """

    key: str
    kind: RunKind = "draft"
    model: str
    base_url: str
    api_key_env: str | None = None
    options: dict[str, Any]
    brief: Brief
    settings: Settings = Settings()
    leaks: LeakList | None = Field(default=None, exclude=True)
    plan: Plan | None = None
    links_read: bool = True
    headings: tuple[Heading, ...] | None = None
    ignored: tuple[tuple[str, str], ...] = ()
    instructions: tuple[str, ...] = ()
    unlocked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    template_digest: str
    counter: CounterNote
    version: str
    price: Price | None = None

    @property
    def run_id(self) -> str:
        """The run's name: its day and the beginning of its key."""
        return run_id(self.key, self.brief.as_of.isoformat())

    @property
    def scope(self) -> str:
        """What replies are shared within: one model at one address."""
        return hashlib.sha256(f"{self.base_url}\n{self.model}".encode()).hexdigest()[:24]


def run_id(key: str, as_of: str) -> str:
    """The name of the run with a key on a day, such as ``261124-3f9a01c2de``."""
    return f"{as_of.replace('-', '')[2:]}-{key[:10]}"
