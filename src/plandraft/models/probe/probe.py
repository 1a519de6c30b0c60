"""What an endpoint can do, found out with a handful of tiny calls: which forms it takes, and which it enforces.

Accepted is not enforced: some servers take a schema and answer as if there were none. So the model is asked for a
plain sentence, which only an enforced form keeps it from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plandraft.clock import Clock, SystemClock
from plandraft.core.ask import Ask, Failed, Limits, Message, Reply, Usage
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.json_text import find_json
from plandraft.errors import ModelError
from plandraft.messages import tr
from plandraft.models.calls.call_log import log_call
from plandraft.models.calls.http_call import CallResult, call_once
from plandraft.models.calls.request_body import as_stream, request_body
from plandraft.models.calls.retry_budget import LONGEST_WAIT_S
from plandraft.models.calls.timeouts import Timeouts
from plandraft.models.capabilities.capabilities import (
    FORM_LADDER,
    Capabilities,
    Form,
    RequestBody,
    blind_changes,
    named_changes,
)
from plandraft.models.capabilities.fallback import lacks_path
from plandraft.models.capabilities.model_listing import served_models, suggestion
from plandraft.models.connection.clients import Connection, Connections
from plandraft.models.faults.fatal_errors import model_error
from plandraft.models.faults.fault import Fault
from plandraft.models.probe.results import FormResult, ProbeResults, StreamResult
from plandraft.models.replies.outcome import outcome_of
from plandraft.models.replies.reply_validation import matches_schema

PROBE_REPLY_TOKENS = 300
"""Of each reply at most: a thinking model needs some hundred before its first word (our choice)."""
USUAL_PROBE_CALLS = len(FORM_LADDER) + 2
MOST_PROBE_CALLS = USUAL_PROBE_CALLS + 10
"""Calls where nothing is refused, and at most (our choice); the list of models, which costs nothing, apart."""
MOST_PROBE_TOKENS = MOST_PROBE_CALLS * (PROBE_REPLY_TOKENS + 150)
"""Prompts, of fewer than 150 tokens each, and replies together at most."""
_TIMEOUTS = Timeouts(first_s=120.0, gap_s=60.0, whole_s=180.0)
_BACKOFF_S = 2.0
_WITH_SCHEMA = ("strict", "schema", "tool")
_TRIES = 2
_SCHEMA = {
    "type": "object",
    "properties": {"use": {"type": "string", "enum": ["storing", "sending", "both"]}},
    "required": ["use"],
    "additionalProperties": False,
}


_COUNTED = {
    "type": "object",
    "properties": {
        "uses": {
            "type": "array",
            "items": {"type": "string", "enum": ["storing", "sending"]},
            "minItems": 3,
            "maxItems": 4,
        },
    },
    "required": ["uses"],
    "additionalProperties": False,
}
_BOUNDED = _COUNTED | {
    "properties": {**_COUNTED["properties"], "share": {"type": "number", "minimum": 0, "maximum": 9}},  # type: ignore[dict-item]
    "required": ["uses", "share"],
}
"""Some servers take a range of numbers and keep no model to it; it does no harm there."""


def _ask(rule: str, schema: dict[str, Any] = _SCHEMA) -> Ask:
    messages = (Message(role="system", content=rule), Message(role="user", content="What is json used for?"))
    limits = Limits(reply_tokens=PROBE_REPLY_TOKENS, temperature=0.3)
    return Ask(prompt="probe", messages=messages, schema_name="use", schema=schema, inputs=FrozenModel(), limits=limits)


_BEYOND = _ask('Answer {"uses": ["reading"], "share": 10} and nothing else.', _BOUNDED)
_WITHIN = _ask("", _COUNTED)
_AGAINST, _ALONG = _ask("Answer with one plain English sentence, without braces."), _ask("Answer as you are told.")


class Probe:
    """Asks one model behind one endpoint; a probe is used once.

    Args:
        model: Name of the model.
        connections: To the endpoint.
        clock: Time; tests pass their own.
    """

    def __init__(self, model: str, connections: Connections, *, clock: Clock | None = None) -> None:
        self._model, self._connections, self._clock = model, connections, clock or SystemClock()
        self._capabilities = Capabilities()
        self._tried: set[Capabilities] = set()
        self._calls = self._again = 0
        self._usage = Usage()
        self._answers_as = ""
        self._thinks = False
        self._first_s: float | None = None

    async def found(self) -> ProbeResults:
        """Ask.

        Raises:
            ModelError: The endpoint cannot be reached, refuses key, quota, model or address, or every way of asking.
        """
        with self._connection.client():
            pass  # loading the SDK is no time of the endpoint's
        text = await self._form("text", needed=True)
        forms = [await self._form(form) for form in FORM_LADDER if form != "text"]
        unfit = [one.form for one in forms if one.accepted is False or (one.accepted and one.enforced is False)]
        self._capabilities = self._capabilities.without(*unfit)
        self._capabilities = replace(self._capabilities, bounds=await self._bounds(forms))
        streaming = await self._streaming()
        served = await served_models(self._connection)
        return ProbeResults(
            forms=(*forms, text),
            streaming=streaming,
            capabilities=self._capabilities,
            answers_as=self._answers_as,
            listed=self._model in served if served else None,
            thinks=self._thinks,
            calls=self._calls,
            usage=self._usage,
        )

    @property
    def _connection(self) -> Connection:
        return self._connections.at(self._capabilities.path)

    async def _form(self, form: Form, *, needed: bool = False) -> FormResult:
        asked = _ALONG if form == "text" else _AGAINST
        found, result = await self._answered(asked, form, stream=False, needed=needed)
        if isinstance(found, Fault):
            broken = found.action in ("adapt", "unknown", "stop") or found.status == 500
            accepted = False if broken else True if found.action == "faulty" else None
            return FormResult(form=form, accepted=accepted, said=found.message, seconds=result.seconds)
        if isinstance(found, Failed):
            accepted = True if found.kind == "faulty" else None
            return FormResult(form=form, accepted=accepted, said=found.message, seconds=result.seconds)
        return FormResult(form=form, accepted=True, enforced=_obeyed(asked, form, found), seconds=result.seconds)

    async def _bounds(self, forms: list[FormResult]) -> bool:
        """Whether the best form keeps the model to values and numbers of items, and takes ranges; refused is no."""
        form = self._capabilities.form
        if not any(one.form == form and one.enforced for one in forms if form in _WITH_SCHEMA):
            return False
        request = request_body(_BEYOND, self._model, replace(self._capabilities, bounds=True), form)
        result = await self._call(_BEYOND, request)
        endpoint = self._connection.endpoint
        found = outcome_of(_BEYOND, result.received, fault=result.fault, seconds=result.seconds, endpoint=endpoint)
        value = find_json(found.text, repair=False) if isinstance(found, Reply) else None
        return value is not None and matches_schema(_WITHIN, {"uses": value.get("uses")})

    async def _streaming(self) -> StreamResult:
        form = self._capabilities.form
        found, result = await self._answered(_ALONG, form, stream=True)
        received, said = result.received, "" if isinstance(found, Reply) else found.message
        if not result.streamed or result.fault is not None or not received.choices:
            return StreamResult(accepted=False, said=said or tr("it was refused"), whole_s=result.seconds)
        if received.bodies == 1 and not received.done:
            said = tr("it comes in one piece")
        told = received.usage is not None
        return StreamResult(accepted=True, usage=told, first_s=self._first_s, whole_s=result.seconds, said=said)

    async def _answered(
        self, ask: Ask, form: Form, *, stream: bool, needed: bool = False
    ) -> tuple[Reply | Failed | Fault, CallResult]:
        """Ask in one form until it is answered or refused; other things that are refused on the way are changed."""
        tries = 0
        while True:
            request = self._request(ask, form, stream=stream)
            result = await self._call(ask, request)
            endpoint = self._connection.endpoint
            found = outcome_of(ask, result.received, fault=result.fault, seconds=result.seconds, endpoint=endpoint)
            if not isinstance(found, Fault):
                return found, result
            await self._stop_at(found, needed=needed)
            tries += found.action == "retry"
            again = self._changed(form, found, request) or (found.action == "retry" and tries < _TRIES)
            if again and self._again < MOST_PROBE_CALLS - USUAL_PROBE_CALLS:
                self._again += 1
                await self._clock.sleep(self._wait(found))
            elif needed and found.action != "faulty":
                raise self._error(found)
            else:
                return replace(found, action="retry") if again else found, result

    def _request(self, ask: Ask, form: Form, *, stream: bool) -> RequestBody:
        request = request_body(ask, self._model, self._capabilities, form)
        if form == "object":  # without the schema in words: it is the form that must make an object of the reply
            request["messages"] = request_body(ask, self._model, self._capabilities, "strict")["messages"]
        return as_stream(request, self._capabilities) if self._capabilities.streams(stream) else request

    async def _call(self, ask: Ask, request: RequestBody) -> CallResult:
        started, self._first_s = self._clock.now(), None

        def on_delta(_: str) -> None:
            if self._first_s is None:
                self._first_s = self._clock.now() - started

        result = await call_once(
            self._connection,
            request,
            reply_tokens=PROBE_REPLY_TOKENS,
            timeouts=_TIMEOUTS,
            clock=self._clock,
            on_delta=on_delta,
        )
        received = result.received
        log_call(ask, request, result, self._connection.endpoint)
        self._calls += 1
        self._usage += received.usage or Usage()
        self._answers_as = received.model or self._answers_as
        aloud = bool(received.reasoning) or "</think>" in received.texts[0]
        self._thinks = self._thinks or aloud or bool(received.usage and received.usage.reasoning_tokens)
        return result

    def _changed(self, form: Form, fault: Fault, request: RequestBody) -> bool:
        """Change what was refused, where it is not the form; plain text is tried in every other way."""
        if lacks_path(fault, self._connection.endpoint, self._capabilities):
            return self._take([replace(self._capabilities, path="/v1")])
        if fault.action != "adapt":
            return False
        here = self._capabilities.without(*FORM_LADDER[: FORM_LADDER.index(form)])
        named = list(named_changes(here, fault.details, request))
        if request.get("stream") and here.stream == "either":
            named += [replace(here, stream_options=False), replace(here, stream="never", stream_options=True)]
        elif form == "text":
            named += blind_changes(here)
        return self._take(
            [replace(change, refused=self._capabilities.refused) for change in named if change.form == form]
        )

    def _take(self, changes: list[Capabilities]) -> bool:
        self._tried.add(self._capabilities)
        change = next((one for one in changes if one not in self._tried), None)
        if change is not None:
            self._capabilities = change
        return change is not None

    async def _stop_at(self, fault: Fault, *, needed: bool) -> None:
        """Raise where asking on would not help; once plain text was answered, address and model are right.

        Raises:
            ModelError: It would not.
        """
        if (
            needed
            and fault.action == "unknown"
            and not lacks_path(fault, self._connection.endpoint, self._capabilities)
        ):
            error = self._error(fault)
            served = suggestion(self._model, await served_models(self._connection))
            error.hint = f"{error.hint}; {served}" if served else error.hint
            raise error
        if fault.action in ("key", "quota") or (fault.wait_s or 0) > LONGEST_WAIT_S:
            raise self._error(fault)

    def _wait(self, fault: Fault) -> float:
        return 0.0 if fault.action != "retry" else _BACKOFF_S if fault.wait_s is None else fault.wait_s

    def _error(self, fault: Fault) -> ModelError:
        endpoint = self._connection.endpoint
        wait_s = fault.wait_s if fault.wait_s and fault.wait_s > LONGEST_WAIT_S else 0.0
        where = tr("{model} at {base_url}", model=self._model, base_url=endpoint.base_url)
        return model_error(fault, where, wait_s=wait_s, passing=tr("check --base-url, then try again"))


def _obeyed(ask: Ask, form: Form, reply: Reply) -> bool | None:
    """Whether a reply has the form; None where it was cut before that could be seen."""
    value = find_json(reply.text, repair=False)
    if value is None and reply.finish == "length" and reply.text.lstrip().startswith("{"):
        return None
    return value is not None and (form == "object" or matches_schema(ask, value))
