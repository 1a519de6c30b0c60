"""Which model answers, and where."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plandraft.api.extensions import names_own_model, own_model
from plandraft.api.state import state_folder
from plandraft.arguments import checked, checked_class
from plandraft.core.ask import Model
from plandraft.core.events import OnEvent
from plandraft.core.model_limits import ModelLimits
from plandraft.core.settings import Settings
from plandraft.drafting import DraftOptions
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.models.calls.own_model import OwnModel
from plandraft.models.costs.tokens import TokenCounter, counter_for
from plandraft.offline import ANSWERERS, OfflineModel
from plandraft.short_repr import short_repr

if TYPE_CHECKING:
    from plandraft.models.calls.rate_limit import Pace
    from plandraft.models.connection.endpoint import KeyedEndpoint
    from plandraft.models.costs.budget import CallBudget


@checked_class
@short_repr
@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Which model answers, and where it is.

    Attributes:
        model: ``offline``, ``replay:FOLDER``, a model name of the endpoint, the name of a model that another package
            brings, or an object that answers (docs/own-models.md); None is offline.
        base_url: Address of an OpenAI-compatible endpoint; None means ``OPENAI_BASE_URL`` or the SDK's default.
        api_key_env: Name of the environment variable that holds the key for this address.

    Raises:
        UsageError: The name is empty.
    """

    model: str | Model | None = None
    base_url: str | None = None
    api_key_env: str | None = None

    def __post_init__(self) -> None:
        if isinstance(self.model, str) and not self.model.strip():
            raise UsageError(
                tr("the name of the model is empty"),
                hint=tr("is a variable not set? without a model the draft is offline"),
            )

    @property
    def name(self) -> str | None:
        """The model's name, as the journal has it."""
        if isinstance(self.model, str) or self.model is None:
            return self.model
        return _kept_as(self.model) or self.model.name

    @property
    def offline(self) -> bool:
        """Whether no model is asked."""
        return self.model in (None, "offline")

    def counter(self) -> TokenCounter:
        """What counts this model's tokens, with the vocabulary that is at hand."""
        return counter_for(self.name or "", cache_dir=_vocabularies())

    @property
    def own(self) -> bool:
        """Whether it is nobody's that we know: an object that answers, or a model that another package brings."""
        if isinstance(self.model, str):
            return not self.offline and not self.model.startswith("replay:") and names_own_model(self.model)
        return self.model is not None

    @property
    def remote(self) -> bool:
        """Whether it is a model behind an endpoint."""
        named = isinstance(self.model, str) and not self.offline and not self.model.startswith("replay:")
        return named and not self.own

    @property
    def journaled(self) -> bool:
        """Whether its replies cost something and can be asked for again by name."""
        if self.own:
            return isinstance(self.model, str) or bool(_kept_as(self.model))
        return self.remote

    def kept_at(self) -> str:
        """The address that its replies are kept under; empty for a model that is behind none.

        Raises:
            UsageError: The address cannot be one.
            KeyRejected: No key may go there.
        """
        return self.with_key().base_url if self.remote else ""

    def with_key(self) -> KeyedEndpoint:
        """Where the model is, with the key that may go there.

        Raises:
            UsageError: The address cannot be one.
            KeyRejected: No key may go there.
        """
        from plandraft.models.connection.endpoint import resolve_endpoint

        return resolve_endpoint(base_url=self.base_url, env=os.environ, api_key_env=self.api_key_env)

    def base_url_without_key(self) -> str:
        """The address that ``with_key`` would give, also where no key is set yet."""
        from plandraft.models.connection.address import parse_address
        from plandraft.models.connection.endpoint import DEFAULT_URL

        return parse_address(self.base_url or os.environ.get("OPENAI_BASE_URL", "").strip() or DEFAULT_URL).url

    def pick(
        self,
        *,
        on_event: OnEvent | None = None,
        budget: CallBudget | None = None,
        pace: Pace | None = None,
        limits: ModelLimits | None = None,
        deltas: bool = False,
    ) -> Model:
        """The model. ``budget`` and ``pace`` bound the calls; its ``call`` events are told for the journal.

        ``limits`` is what is known of the endpoint. Pieces of replies are told where somebody wants ``deltas``.
        """
        if self.model is None or self.model == "offline":
            return OfflineModel(ANSWERERS)
        if self.own:
            model = own_model(self.model) if isinstance(self.model, str) else self.model
            return OwnModel(model, budget=budget, on_event=on_event)
        assert isinstance(self.model, str)
        if self.model.startswith("replay:"):
            from plandraft.models.doubles.recording import ReplayModel

            folder = self.model.removeprefix("replay:")
            if not folder or not os.path.isdir(folder):  # noqa: PTH112  # whatever its name
                said = tr("there is no folder {folder!r} to replay from", folder=folder)
                raise UsageError(said, hint=tr("plandraft.testing.RecordingModel makes one (docs/testing.md)"))
            return ReplayModel(folder)
        from plandraft.clock import SystemClock
        from plandraft.models.calls.openai_model import ALL_KINDS, OpenAIModel
        from plandraft.models.calls.rate_limit import RateLimiter
        from plandraft.models.calls.timeouts import Timeouts
        from plandraft.models.connection.address import is_nearby

        known, endpoint = limits or ModelLimits(), self.with_key()
        return OpenAIModel(
            self.model,
            endpoint=endpoint,
            cache=state_folder(os.environ) / "endpoints",
            timeouts=Timeouts.of(known.patience, nearby=is_nearby(endpoint.base_url)),
            context_tokens=known.context_window,
            budget=budget,
            limiter=RateLimiter(pace, count=self.counter().count, clock=SystemClock()) if pace else None,
            on_event=on_event,
            tell=ALL_KINDS if deltas else ("wait", "note", "call"),
        )


def _kept_as(model: Any) -> str:
    """The name under which an own model's replies are kept; empty where they are not to be."""
    name = getattr(model, "journal_as", "")
    return name if isinstance(name, str) else ""


def limits_of(model: str | None, base_url: str | None, settings: Settings) -> ModelLimits:
    """What an organisation's settings say of a model behind an address."""
    choice = Endpoint(model=model, base_url=base_url)
    return settings.limits_for(choice.base_url_without_key() if choice.remote else None)


@checked
def options_for(model: str | None = None, *, limits: ModelLimits | None = None, **changed: Any) -> DraftOptions:
    """The options that fit a model's window, with changes: ``options_for("qwen-max", strategy="whole")``.

    Args:
        model: Its name; None is the offline composer's.
        limits: What is known of its endpoint beside the name.
        changed: Fields of ``DraftOptions`` that are to be otherwise; ``window_tokens`` and ``reply_tokens`` in tokens.

    Raises:
        ArgumentRefused: ``DraftOptions`` has no such field, or it takes no such value.
    """
    from plandraft.models.capabilities.context_windows import window_for

    window, known = window_for(model or "offline"), limits or ModelLimits()
    window = window.of(known.context_window, tr("said by the user")) if known.context_window else window
    reply = min(known.max_reply_tokens or window.reply_tokens, window.context_tokens)
    return DraftOptions(**({"window_tokens": window.context_tokens, "reply_tokens": reply} | changed))


def _vocabularies() -> Path:
    import tempfile

    named = os.environ.get("TIKTOKEN_CACHE_DIR") or os.environ.get("DATA_GYM_CACHE_DIR")
    return Path(named) if named else Path(tempfile.gettempdir()) / "data-gym-cache"
