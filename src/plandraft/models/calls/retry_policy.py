"""What follows a call: an answer, another call after a while, or the end of the run. The one owner of retries.

The classes of faults and what each costs:

    retry, faulty     waited out and asked again, ``ATTEMPTS`` calls in all, fewer while nothing answers
    adapt             asked in another way, each way once
    unknown           one call; one more where a bare address may lack ``/v1``
    quota, key, stop  one call; the run stops
    refused           one call; the flow decides
    too_long          one more where what the window leaves for the reply is enough; else the flow decides
    over_budget       none: the run's time is over, and the flow ends with what there is
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plandraft.core.ask import Answer, Ask, Failed, Reply, Usage
from plandraft.errors import ModelError
from plandraft.messages import tr
from plandraft.models.calls.first_calls import FirstCalls
from plandraft.models.calls.http_call import CallResult
from plandraft.models.calls.request_body import as_stream, continuation_body, request_body
from plandraft.models.calls.retry_budget import (
    LONGEST_WAIT_S,
    UNREACHED,
    USELESS,
    RetryBudget,
    RetrySettings,
    wait_after,
)
from plandraft.models.calls.window_fitting import WindowFitting
from plandraft.models.capabilities.capabilities import Capabilities, blind_changes
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.capabilities.fallback import FallbackPath, lacks_path
from plandraft.models.capabilities.learned_window import LearnedWindow
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.faults.fatal_errors import model_error
from plandraft.models.faults.fault import Fault
from plandraft.models.replies.continuation import is_worth_its_rest, join_continuation
from plandraft.models.replies.outcome import outcome_of


@dataclass(frozen=True, kw_only=True)
class EndpointState:
    """What all asks to one model share.

    Attributes:
        cache: What its endpoint takes.
        window: Its window.
        first_calls: The calls until anything was answered.
        retry_budget: The calls beyond the first.
    """

    cache: CapabilityCache
    window: LearnedWindow
    first_calls: FirstCalls
    retry_budget: RetryBudget


@dataclass(frozen=True)
class CallAgain:
    """Call again: after a wait, or in another way.

    Attributes:
        refused: What of the way of asking was refused, in the endpoint's words.
        for_all: Whether the endpoint asked for the wait, and would of every other ask.
    """

    wait_s: float = 0.0
    why: str = ""
    refused: str = ""
    for_all: bool = False


class RetryPolicy:
    """One ask's calls, one after the other; knows neither the network nor the clock."""

    def __init__(
        self, ask: Ask, model: str, *, endpoint: KeyedEndpoint, settings: RetrySettings, endpoint_state: EndpointState
    ) -> None:
        self.usage = Usage()
        self._ask, self._model, self._endpoint, self._settings = ask, model, endpoint, settings
        self._cache, self._first_calls, self._retry_budget = (
            endpoint_state.cache,
            endpoint_state.first_calls,
            endpoint_state.retry_budget,
        )
        self._fallback = FallbackPath(endpoint_state.cache)
        self._window_fitting = WindowFitting(ask, endpoint_state.window)
        self._attempt = self._useless = 0
        self._is_there = endpoint_state.cache.answered
        self._retry_budget.more()
        self._fault_seen: Fault | None = None
        self._plain = False
        self._said = ""
        self._part: Reply | None = None
        self._continued = 0
        self._sent: dict[str, object] = {}
        self._refused: list[dict[str, object]] = []

    @property
    def capabilities(self) -> Capabilities:
        """How the next call is made."""
        return self._fallback.capabilities

    @property
    def so_far(self) -> str:
        """What the next call goes on from."""
        return self._part.text if self._part is not None else ""

    def request(self) -> dict[str, object]:
        """The next call's arguments."""
        capabilities = self._fallback.capabilities
        if self._part is not None:
            made = continuation_body(self._ask, self._model, capabilities, self._part.text)
        else:
            made = request_body(self._ask, self._model, capabilities)
        made = self._window_fitting.fitted(made)
        stream = capabilities.streams(self._settings.stream and not self._plain)
        self._sent = as_stream(made, capabilities) if stream else made
        return self._sent

    def too_long(self) -> Failed | None:
        """Where the next call cannot fit the model's window: what to answer in its place."""
        if self._part is not None:  # there is no room for the rest; what came is what there is
            return None
        why = self._window_fitting.why_not(self.request()["messages"])
        return Failed(kind="too_long", message=why, usage=self.usage) if why else None

    def after(self, result: CallResult) -> Answer | CallAgain:
        """What follows.

        Raises:
            ModelError: Asking on would not help.
        """
        self.usage = self.usage + (result.received.usage or Usage())
        received, fault = result.received, result.fault
        self._first_calls.called()
        was_cut = self._window_fitting.received(self._sent, result)
        found = outcome_of(self._ask, received, fault=fault, seconds=result.seconds, endpoint=self._endpoint)
        over = isinstance(found, Fault) and found.action == "over_budget"
        if self._part is not None and not over:
            return self._joined(self._part, found)
        if isinstance(found, Reply) and was_cut:
            said = tr("the endpoint read only the part of the prompt that fits its window")
            return Failed(kind="too_long", message=said, usage=self.usage)
        if isinstance(found, Reply):
            self._fallback.confirm()
            return self._continue(found) or replace(found, usage=self.usage)
        if isinstance(found, Failed):
            return replace(found, usage=self.usage)
        return self._fault(found, result)

    def unlearn(self, answer: Answer) -> bool:
        """Ask in words from now on, where a form was taken that did not keep the model from answering in prose."""
        form = self._fallback.capabilities.form
        if not isinstance(answer, Reply) or answer.finish != "stop" or "{" in answer.text or form in ("object", "text"):
            return False
        self._cache.learn(self._fallback.capabilities.without("strict", "schema", "tool"), guessed=True)
        return True

    def _fault(self, fault: Fault, result: CallResult) -> Answer | CallAgain:
        self._fault_seen = self._first_calls.fault = fault
        if fault.action == "too_long":
            return self._shorter(fault)
        if fault.action == "refused" or fault.action == "over_budget":
            return Failed(kind=fault.action, message=fault.message, usage=self.usage)
        if fault.action == "adapt":
            return self._adapted(fault)
        if lacks_path(fault, self._endpoint, self._fallback.capabilities) and self._with_path():
            return CallAgain(refused=fault.message)
        if fault.action not in ("retry", "faulty"):
            raise self._error(fault)
        return self._retry(fault, result)

    def _shorter(self, fault: Fault) -> Answer | CallAgain:
        """Ask for a shorter reply, where prompt and reply fit what has been learnt of the window; else for less."""
        if self._window_fitting.refused(self._sent, fault.details) and not self._first_calls.is_spent:
            return CallAgain(refused=fault.message)
        return Failed(kind="too_long", message=fault.message, usage=self.usage)

    def given_up(self) -> Answer | None:
        """What stands in the place of a further call, where no more are to be made; None where one may be.

        Raises:
            ModelError: Nothing of the endpoint's was ever a reply.
        """
        fault = self._fault_seen or self._first_calls.fault
        if not self._first_calls.is_spent or fault is None:
            return None
        if fault.action == "too_long":
            return Failed(kind="too_long", message=fault.message, usage=self.usage)
        if fault.action != "faulty":
            raise self._error(fault)
        return Failed(kind="faulty", message=fault.message, usage=self.usage)

    def _retry(self, fault: Fault, result: CallResult) -> Answer | CallAgain:
        self._attempt += 1
        self._useless += fault.action == "faulty"
        if fault.action == "faulty":
            self._first_calls.useless(self._ask.id, fault.message)
        self._is_there = self._is_there or fault.status is not None or result.received.bodies > 0
        wait = wait_after(fault, self._attempt, self._settings.backoff_s)
        if wait > LONGEST_WAIT_S:
            raise self._error(fault, wait)
        endless = result.fault is not None and fault.action == "faulty" and fault.message == self._said
        if self._is_enough or endless or not self._retry_budget.take():  # a runaway is paid for twice at most
            if fault.action == "faulty":
                return Failed(kind="faulty", message=fault.message, usage=self.usage)
            raise self._error(fault)
        if result.streamed and not result.received.bodies and result.fault is None:
            self._plain = True  # some servers say only in a plain call why a stream stayed empty
        if fault.status == 500 and _without_ids(fault.message) == _without_ids(self._said):
            self._fallback.try_next(
                list(blind_changes(self._fallback.capabilities)), guessed=True
            )  # the same again would fail again
        self._said = fault.message
        return CallAgain(
            wait_s=wait,
            why=tr("{message}; trying again in {wait:.0f} s", message=fault.message, wait=wait),
            for_all=fault.wait_s is not None,
        )

    @property
    def _is_enough(self) -> bool:
        most = self._settings.attempts if self._is_there else min(self._settings.attempts, UNREACHED)
        return self._attempt >= most or self._useless >= USELESS or self._first_calls.is_spent

    def _adapted(self, fault: Fault) -> Answer | CallAgain:
        """Ask in another way; where none is left and none ever worked, the endpoint is of no use."""
        refused = self._sent
        self._refused.append(refused)
        if not self._first_calls.is_spent and self._fallback.adapt(
            fault.details, refused, lambda _: self.request() not in self._refused
        ):
            return CallAgain(refused=fault.message)
        if not self._cache.answered:
            raise self._error(fault)
        return Failed(kind="faulty", message=fault.message, usage=self.usage)

    def _with_path(self) -> bool:
        return self._fallback.try_next([replace(self._fallback.capabilities, path="/v1")], guessed=True)

    def _continue(self, reply: Reply) -> CallAgain | None:
        """A cut reply is asked for its rest, where a rest can be hoped for."""
        if self._continued >= self._settings.continuations or not is_worth_its_rest(self._ask, reply):
            return None
        self._continued += 1
        self._part = reply
        return CallAgain()

    def _joined(self, part: Reply, found: Reply | Failed | Fault) -> Answer:
        """The two parts as one, where they simply join to what was asked for; else the cut reply as it is."""
        text = join_continuation(self._ask, part.text, found.text) if isinstance(found, Reply) else None
        if text is None:
            return replace(part, usage=self.usage)
        return replace(part, text=text, finish="stop", usage=self.usage)

    def _error(self, fault: Fault, wait_s: float = 0.0) -> ModelError:
        return model_error(
            fault, tr("{model} at {base_url}", model=self._model, base_url=self._endpoint.base_url), wait_s=wait_s
        )


def _without_ids(message: str) -> str:
    """An error's words; the number of the request in it differs each time."""
    return re.sub(r"[\w-]*\d[\w-]*", "", message)
