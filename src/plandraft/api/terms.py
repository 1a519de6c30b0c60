"""On which terms jobs are begun: a request with everything in it resolved, and what several jobs share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from plandraft.api.inputs import today
from plandraft.api.model_choice import Endpoint, limits_of, options_for
from plandraft.api.request import Request
from plandraft.api.settings import settings_for
from plandraft.core.ask import Model
from plandraft.core.events import OnEvent, observer
from plandraft.core.model_limits import ModelLimits
from plandraft.core.money import Price
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.drafting import DraftOptions
from plandraft.journal import Journal, keep_calls
from plandraft.models.calls.rate_limit import Pace
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices, find_price


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A request with its settings found.

    Attributes:
        endpoint: Which model answers, and where it is.
        options: What the caller wants of the draft; None is what fits the model.
        as_of: Drafting date; None means today, or the day an unfinished run began.
        budget: Bounds the calls to the endpoint.
        prices: The caller's own; they go before those of the settings.
        settings: What the organisation decides once for all its plans.
        pace: Spreads the calls.
        on_event: The observer.
        model: What answers, where it is made already; many jobs share it.
        journal: Where runs are kept, where it is open already.
    """

    endpoint: Endpoint = field(default_factory=Endpoint)
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
        return self.options or options_for(self.endpoint.name, limits=self.limits)

    @property
    def limits(self) -> ModelLimits:
        """What is known of the endpoint."""
        return limits_of(self.endpoint.name, self.endpoint.base_url, self.settings)

    def price(self, model: str, base_url: str) -> Price | None:
        """What the model costs today, as far as that is known."""
        return find_price(model, base_url, own={**self.settings.prices, **self.prices}, day=today())

    def pick(self, *, deltas: bool = True) -> Model:
        """The model; an observer is told the pieces of its replies where it wants ``deltas``."""
        if self.model is not None:
            return self.model
        watched = deltas and self.on_event is not None
        told = keep_calls(self.on_event)
        return self.endpoint.pick(on_event=told, budget=self.budget, pace=self.pace, limits=self.limits, deltas=watched)


def terms_of(request: Request, *near: object) -> Terms:
    """The terms of a request; its settings are looked for near what is worked on where it names none.

    Raises:
        UsageError: The settings cannot be understood.
        InputError: So it is with a file that they name.
    """
    return Terms(
        endpoint=request.endpoint,
        options=request.options,
        as_of=request.as_of,
        budget=request.budget,
        prices=request.prices or {},
        settings=settings_for(request.settings, *near),
        on_event=observer(request.on_event),
    )
