"""What a caller asks for, apart from whose plan it is; passed on whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from plandraft.api.opening import today
from plandraft.api.picking import ModelChoice, OnEvent, limits_of, options_for
from plandraft.core.ask import Model
from plandraft.core.model_limits import ModelLimits
from plandraft.core.money import Price
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.drafting import DraftOptions
from plandraft.journal import Journal, keep_calls
from plandraft.models.calls.rate_limit import Pace
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices, find_price


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a caller asks for, apart from whose plan it is.

    Attributes:
        as_of: Drafting date; None means today, or the day an unfinished run began.
        budget: Bounds the calls to the endpoint.
        prices: The caller's own; they go before those of the settings.
        settings: What the organisation decides once for all its plans.
        pace: Spreads them.
        on_event: The observer.
        model: What answers, where it is made already; many runs share it.
        journal: Where runs are kept, where it is open already.
    """

    choice: ModelChoice
    options: DraftOptions | None = None
    as_of: dt.date | None = None
    budget: CallBudget | None = None
    prices: Prices = field(default_factory=dict)
    settings: Settings = AS_SHIPPED
    pace: Pace | None = None
    on_event: OnEvent | None = None
    model: Model | None = None
    journal: Journal | None = None

    @property
    def chosen_options(self) -> DraftOptions:
        """The options given, else those that fit the model."""
        return self.options or options_for(self.choice.name, limits=self.limits)

    @property
    def limits(self) -> ModelLimits:
        """What is known of the endpoint."""
        return limits_of(self.choice.name, self.choice.base_url, self.settings)

    def price(self, model: str, base_url: str) -> Price | None:
        """What the model costs today, as far as that is known."""
        return find_price(model, base_url, own={**self.settings.prices, **self.prices}, day=today())

    def pick(self, *, deltas: bool = True) -> Model:
        """The model; an observer is told the pieces of its replies where it wants ``deltas``."""
        if self.model is not None:
            return self.model
        watched = deltas and self.on_event is not None
        told = keep_calls(self.on_event)
        return self.choice.pick(on_event=told, budget=self.budget, pace=self.pace, limits=self.limits, deltas=watched)
