"""What an endpoint serves and what it can do."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from plandraft.api.model_choice import Endpoint
from plandraft.api.state import state_folder
from plandraft.arguments import checked
from plandraft.errors import ModelUnknown, UsageError
from plandraft.loop_thread import LoopThread
from plandraft.messages import tr
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.context_windows import ContextWindow, window_for
from plandraft.models.capabilities.model_listing import listed_models, served_window
from plandraft.models.connection.clients import Connections
from plandraft.models.probe.probe import Probe
from plandraft.models.probe.results import ProbeResults
from plandraft.short_repr import short_repr

_Result = TypeVar("_Result")


@short_repr
@dataclass(frozen=True, kw_only=True)
class ModelFindings:
    """What was found out about a model.

    Attributes:
        model: Its name.
        base_url: The endpoint's address.
        notes: What was mended in the address, and what the user should know of it.
        key_sent: Whether a key was sent; a server on this machine is asked without one where none is set.
        found: What it can do.
        window: What prompt and reply may have, by the model's name.
        counted: How its tokens are counted here.
        before: How it was asked until now.
        before_since: Since when; None where nothing was remembered.
        kept_since: Day from which what was found is remembered; None where it could not be kept.
        kept_days: For so long.
    """

    model: str
    base_url: str
    notes: tuple[str, ...]
    key_sent: bool
    found: ProbeResults
    window: ContextWindow
    counted: str
    before: Capabilities
    before_since: dt.date | None
    kept_since: dt.date | None
    kept_days: int


@checked
def list_models(*, base_url: str | None = None, api_key_env: str | None = None) -> tuple[str, ...]:
    """The names of the models an endpoint serves, by its own account, sorted.

    Args:
        base_url: Address of the endpoint; None means ``OPENAI_BASE_URL`` or the SDK's default.
        api_key_env: Environment variable with the key for it.

    Raises:
        ModelUnknown: The endpoint answers, but has no list.
        ModelError: It cannot be reached or refuses the key.
        UsageError: The address cannot be one.
    """
    endpoint = Endpoint(base_url=base_url, api_key_env=api_key_env).with_key()
    connections = Connections(endpoint)

    async def listed() -> tuple[str, ...]:
        try:
            return await listed_models(connections.at(""))
        except ModelUnknown:
            if not endpoint.address.bare:
                raise
            return await listed_models(connections.at("/v1"))

    return _done(listed(), connections)


@checked
def probe_model(model: str, *, base_url: str | None = None, api_key_env: str | None = None) -> ModelFindings:
    """Find out with some tiny calls how a model can be asked, and remember it for the drafts to come.

    What was remembered of it before is forgotten. At most ``plandraft.models.probe.probe.MOST_CALLS`` calls are made.

    Args:
        model: Name of the model.
        base_url: Address of the endpoint; None means ``OPENAI_BASE_URL`` or the SDK's default.
        api_key_env: Environment variable with the key for it.

    Raises:
        ModelError: The endpoint cannot be reached, or refuses key, quota, model or address.
        UsageError: The address cannot be one, or the name is that of no endpoint's model.
    """
    from plandraft.models.capabilities.capability_cache import KEPT_DAYS, CapabilityCache

    choice = Endpoint(model=model, base_url=base_url, api_key_env=api_key_env)
    if not choice.remote:
        raise UsageError(
            tr("{model!r} is asked of no endpoint", model=model),
            hint=tr("name a model: plandraft model list shows them"),
        )
    endpoint = choice.with_key()
    cache = CapabilityCache(endpoint.base_url, model, folder=state_folder(os.environ) / "endpoints")
    before, since = cache.capabilities, cache.since
    connections = Connections(endpoint)
    found, window = _done(_found(model, connections), connections)
    if window is not None:
        cache.learn_context(window)
    cache.renew(found.capabilities)
    return ModelFindings(
        model=model,
        base_url=endpoint.base_url,
        notes=endpoint.notes,
        key_sent=endpoint.has_key,
        found=found,
        window=_window(model, cache.context_tokens),
        counted=choice.counter().how,
        before=before,
        before_since=since,
        kept_since=cache.since,
        kept_days=KEPT_DAYS,
    )


async def _found(model: str, connections: Connections) -> tuple[ProbeResults, int | None]:
    """What the model can do, and, as far as the endpoint's list tells it, how much it reads and writes at once."""
    found = await Probe(model, connections).found()
    return found, await served_window(connections.at(found.capabilities.path), model)


def _window(model: str, learnt: int | None) -> ContextWindow:
    """What prompt and reply may have: as the endpoint told or showed it, else by the model's name."""
    named = window_for(model)
    return named if learnt is None else named.of(learnt, tr("told or shown by the endpoint"))


def _done(work: Coroutine[Any, Any, _Result], connections: Connections) -> _Result:
    """Wait for it, in a thread of its own: a notebook's loop is running already."""
    thread = LoopThread()
    try:
        return thread.run(work)
    finally:
        thread.close(connections.aclose())
