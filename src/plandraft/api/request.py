"""What a caller asks for, apart from whose plan it is: one value, or its fields as keywords of each function."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ParamSpec, TypedDict, TypeVar

from plandraft.api.inputs import Samples
from plandraft.api.model_choice import Endpoint
from plandraft.api.settings import GivenSettings
from plandraft.arguments import checked, checked_class
from plandraft.core.ask import Model
from plandraft.core.events import OnEvent
from plandraft.drafting import DraftOptions
from plandraft.models.costs.budget import CallBudget, RunBudget
from plandraft.models.costs.prices import Prices
from plandraft.short_repr import short_repr

_P = ParamSpec("_P")
_R = TypeVar("_R")


@checked_class
@short_repr
@dataclass(frozen=True, kw_only=True)
class Request:
    """What a caller asks for, apart from whose plan it is; every function that may ask a model takes one.

    A field that a function has no use for, such as ``samples`` for ``fill``, is left alone by it.

    Attributes:
        endpoint: Which model answers, and where it is.
        samples: Files or folders of old plans, or a folder with a library; they guide, they are never facts.
        options: Strategy, window in tokens, rounds; by default those that fit the model.
        as_of: Drafting date; today, or the day an unfinished run began.
        budget: Bounds calls, tokens, money and time in seconds, such as ``RunBudget(max_calls=50)``; reached, the draft
            is what there is.
        prices: Your own, by the model's name, for a million tokens; they go before the provider's list.
        on_event: Called with an ``Event`` as asks are sent and replies come in, piece by piece; from several threads,
            but by one at a time. Where it raises, that is logged and it is called no more.
        settings: What the organisation decides once for all its plans, or the file that says so; by default the
            ``plandraft.toml`` beside the profile or above it, else that of the working folder. ``Settings()`` is
            everything as it ships.
    """

    endpoint: Endpoint = field(default_factory=Endpoint)
    samples: Samples = None
    options: DraftOptions | None = None
    as_of: dt.date | None = None
    budget: RunBudget | CallBudget | None = None
    prices: Prices | None = None
    on_event: OnEvent | None = None
    settings: GivenSettings = None


class Asking(TypedDict, total=False):
    """The fields of a request and of its endpoint as keywords, samples apart."""

    model: str | Model | None
    base_url: str | None
    api_key_env: str | None
    options: DraftOptions | None
    as_of: dt.date | None
    budget: RunBudget | CallBudget | None
    prices: Prices | None
    on_event: OnEvent | None
    settings: GivenSettings


class Given(Asking, total=False):
    """The fields of a request and of its endpoint as keywords."""

    samples: Samples


def asked(request: Request | None, given: Mapping[str, Any]) -> Request:
    """The request with what keywords say over it."""
    base = request if request is not None else Request()
    of_endpoint = {name: given[name] for name in Endpoint.__dataclass_fields__ if name in given}
    of_request = {name: value for name, value in given.items() if name not in of_endpoint}
    return replace(base, endpoint=replace(base.endpoint, **of_endpoint), **of_request)


def asking(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """``checked`` for a function that takes keywords of ``Given``: its documentation describes each of them."""
    made = checked(function)
    taken = inspect.signature(made).parameters
    described = "\n".join(text for name, text in _DESCRIBED.items() if name in taken)
    made.__doc__ = re.sub(
        r"(?m)^ {4,12}given: [^\n]*\n(?: {12}[^\n]*\n)*", f"{described}\n", inspect.unwrap(made).__doc__ or ""
    )
    return made


def _described(kind: type) -> dict[str, str]:
    """What a class says of its attributes, line ends and all, each by its name."""
    listed = (kind.__doc__ or "").partition("Attributes:\n")[2].partition("\n\n")[0].rstrip()
    pieces = re.split(r"(?m)^ {8}(?=\w+: )", listed)
    return {piece.partition(":")[0]: f"        {piece.rstrip()}" for piece in pieces if piece.strip()}


_DESCRIBED = _described(Endpoint) | _described(Request)
