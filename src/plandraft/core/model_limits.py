"""Limits of the work of a model: what an organisation knows of its endpoint, and what a run may take."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel


class ModelLimits(FrozenModel):
    """Limits of one model behind one endpoint; None is what is usual, or what the endpoint tells.

    Attributes:
        patience: Seconds that one reply may take; the other clocks go with it.
        context_window: Tokens of prompt and reply together.
        max_reply_tokens: Tokens of one reply.
    """

    patience: float | None = Field(default=None, gt=0, le=86_400)
    context_window: int | None = Field(default=None, ge=1_024)
    max_reply_tokens: int | None = Field(default=None, ge=256)

    def over(self, other: ModelLimits) -> ModelLimits:
        """These, and of others what these leave open."""
        own = {name: value for name, value in self if value is not None}
        return other.model_copy(update=own)


class RunBounds(FrozenModel):
    """What a run may take; None is no bound. ``RunBudget`` says how they are reckoned."""

    max_calls: int | None = None
    max_tokens: int | None = None
    max_cost: Decimal | None = None
    max_seconds: float | None = None
