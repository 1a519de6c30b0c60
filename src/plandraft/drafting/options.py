"""How a draft is to be made; one object, passed on whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plandraft.arguments import checked_class
from plandraft.errors import ArgumentRefused
from plandraft.messages import tr
from plandraft.short_repr import short_repr

Strategy = Literal["auto", "whole", "sections"]
FallbackModel = Literal["none", "offline"]

WHOLE_UP_TO_CHARS = 2000
"""With ``auto``, a plan up to this length is asked for in one go (our choice: about 2,500 reply tokens)."""
TOKENS_PER_CHAR = 2.4
"""Reply tokens a character of plan costs with keys and structure (2.2 was the most that was measured; + margin)."""
CHARS_A_GROUP = 1300
"""A longer plan's measures are asked for in a group for so many of its characters, in four groups at most: each is told
all rules, which costs tokens, and the longest of them is what one waits for."""

_LEAST = {
    "variant": 0,
    "window_tokens": 1,
    "reply_tokens": 1,
    "max_reasks": 0,
    "fill_rounds": 0,
    "sample_tokens_per_area": 0,
}
"""The least that each number can be."""


@checked_class
@short_repr
@dataclass(frozen=True, kw_only=True)
class DraftOptions:
    """Options of a drafting run.

    Attributes:
        strategy: Ask once for everything, or frame and groups of areas apart; ``auto`` decides by length.
        variant: Number of the draft; another number asks anew instead of taking recorded replies.
        window_tokens: How many tokens prompt and reply together may have.
        reply_tokens: How many tokens a reply may have at most.
        max_reasks: How often an unreadable answer is asked for again.
        review: Whether the plan is read once more as a whole by the model that wrote it.
        fill_rounds: How often faulty nodes are asked about.
        sample_tokens_per_area: Most tokens of sample items shown for one area.
        fallback: What fills in the parts that the model could not give: nothing, so that they are named gaps, or the
            offline composer.

    Raises:
        ArgumentRefused: A number is below what it can be, or a word is none of those that are known.
    """

    strategy: Strategy = "auto"
    variant: int = 0
    window_tokens: int = 32_000
    reply_tokens: int = 4_000
    max_reasks: int = 2
    review: bool = True
    fill_rounds: int = 2
    sample_tokens_per_area: int = 1_200
    fallback: FallbackModel = "none"

    def __post_init__(self) -> None:
        for name, least in _LEAST.items():
            if getattr(self, name) < least:
                said = tr("DraftOptions: {name} cannot be {it}", name=name, it=getattr(self, name))
                raise ArgumentRefused(said, hint=tr("it is {least} or more", least=least))

    def groups(self, length_chars: int) -> int:
        """In how many groups the measures of a plan are asked for at the same time, 2–4."""
        return max(2, min(4, round(length_chars / CHARS_A_GROUP)))

    def whole_tokens(self, length_chars: int) -> int:
        """What the reply to the question for everything may have: as much as the length takes, within the window."""
        return min(max(self.reply_tokens, round(length_chars * TOKENS_PER_CHAR)), max(1, self.window_tokens // 2))

    def chosen_strategy(self, length_chars: int) -> Literal["whole", "sections"]:
        """The strategy for a plan of a length, in characters."""
        if self.strategy != "auto":
            return self.strategy
        fits = length_chars * TOKENS_PER_CHAR <= self.window_tokens // 2
        return "whole" if length_chars <= WHOLE_UP_TO_CHARS and fits else "sections"
