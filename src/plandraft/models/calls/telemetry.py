"""OpenTelemetry spans after the GenAI semantic conventions: one a run, and below it one a call to the endpoint.

The conventions are those of open-telemetry/semantic-conventions-genai, read on 2026-11-26 (status: development).
Where the application has not loaded OpenTelemetry there is nobody to trace for, and nothing is done.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from plandraft._version import __version__
from plandraft.core.ask import Ask
from plandraft.core.texts import writable
from plandraft.models.calls.http_call import CallResult
from plandraft.models.connection.endpoint import KeyedEndpoint

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer

SPAN_CONTENT_VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
"""The conventions' own switch for prompts and replies on spans."""
_WITH_CONTENT = ("true", "1", "span_only", "span_and_event")
_Attributes = dict[str, Any]


class Traced:
    """A span under way; nothing where nobody traces."""

    def __init__(self, span: Span | None = None) -> None:
        self._span = span

    def set(self, **attributes: Any) -> None:
        """Add attributes, ``__`` standing for a dot; what is None or empty is left out."""
        if self._span is not None:
            given = {name.replace("__", "."): value for name, value in attributes.items()}
            self._span.set_attributes({name: value for name, value in given.items() if value not in (None, "", ())})

    def failed(self, kind: str, message: str) -> None:
        """The operation ended in an error."""
        if self._span is not None:
            from opentelemetry.trace import StatusCode

            self._span.set_attribute("error.type", kind)
            self._span.set_status(StatusCode.ERROR, message)

    def received(self, request: Mapping[str, Any], result: CallResult, endpoint: KeyedEndpoint) -> None:
        """What a call brought.

        Args:
            request: The call's arguments.
            result: What it brought.
            endpoint: Takes the key out of contents.
        """
        if self._span is None or not self._span.is_recording():
            return
        said, usage = result.received, result.received.usage
        self.set(
            gen_ai__response__model=said.model,
            gen_ai__response__finish_reasons=(said.finish,) if said.finish else (),
        )
        if usage is not None:
            self.set(
                gen_ai__usage__input_tokens=usage.prompt_tokens,
                gen_ai__usage__output_tokens=usage.completion_tokens,
                gen_ai__usage__cache_read__input_tokens=usage.cached_tokens or None,
                gen_ai__usage__reasoning__output_tokens=usage.reasoning_tokens or None,
            )
        if result.fault is not None:
            self.failed(str(result.fault.status or result.fault.action), result.fault.message)
        elif said.error is not None:
            self.failed("error_in_reply", "an error came in place of the reply")
        if os.environ.get(SPAN_CONTENT_VARIABLE, "").lower() in _WITH_CONTENT:
            self._content(request, result, endpoint)

    def _content(self, request: Mapping[str, Any], result: CallResult, endpoint: KeyedEndpoint) -> None:
        asked = [{"role": m["role"], "parts": _parts(m["content"], endpoint)} for m in request["messages"]]
        text = result.received.texts[0]
        reply = {"role": "assistant", "parts": _parts(text, endpoint), "finish_reason": result.received.finish}
        self.set(gen_ai__input__messages=json.dumps(asked, ensure_ascii=False))
        if text:
            self.set(gen_ai__output__messages=json.dumps([reply], ensure_ascii=False))


@contextmanager
def run_span(kind: str, **attributes: Any) -> Iterator[Traced]:
    """A run; nothing about whose plan it is."""
    if (tracer := _tracer()) is None:
        yield Traced()
        return
    given = {"gen_ai.operation.name": "invoke_workflow", "gen_ai.workflow.name": f"plandraft {kind}"}
    with _span(tracer, f"invoke_workflow plandraft {kind}", "INTERNAL", given) as traced:
        traced.set(**attributes)
        yield traced


@contextmanager
def call_span(ask: Ask, request: Mapping[str, Any], endpoint: KeyedEndpoint) -> Iterator[Traced]:
    """A call to the endpoint; a retry is a call of its own.

    Args:
        ask: What is asked.
        request: The call's arguments.
        endpoint: Where it goes; takes the key out of contents.
    """
    if (tracer := _tracer()) is None:
        yield Traced()
        return
    _, host, port = endpoint.address.origin
    given: _Attributes = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",  # the interface spoken; whose server it is, its address says
        "gen_ai.request.model": request["model"],
        "server.address": host,
        "server.port": port,
    }
    with _span(tracer, f"chat {request['model']}", "CLIENT", given) as traced:
        traced.set(
            gen_ai__request__max_tokens=request.get("max_tokens", request.get("max_completion_tokens")),
            gen_ai__request__temperature=request.get("temperature"),
            gen_ai__request__stream=request.get("stream"),
            gen_ai__output__type="json" if "response_format" in request or "tools" in request else "text",
            plandraft__prompt=ask.prompt,
            plandraft__ask__id=ask.id,
        )
        yield traced


def _tracer() -> Tracer | None:
    """None where the application has not loaded OpenTelemetry, or has given it nobody to report to."""
    trace = sys.modules.get("opentelemetry.trace")
    if trace is None or isinstance(provider := trace.get_tracer_provider(), trace.ProxyTracerProvider):
        return None
    tracer: Tracer = provider.get_tracer("plandraft", __version__)
    return tracer


@contextmanager
def _span(tracer: Tracer, name: str, kind: str, attributes: _Attributes) -> Iterator[Traced]:
    from opentelemetry.trace import SpanKind

    started = tracer.start_as_current_span(
        name, kind=SpanKind[kind], attributes=attributes, record_exception=False, set_status_on_exception=False
    )
    with started as span:
        traced = Traced(span)
        try:
            yield traced
        except BaseException as error:
            traced.failed(type(error).__name__, getattr(error, "message", ""))
            raise


def _parts(content: str, endpoint: KeyedEndpoint) -> list[dict[str, str]]:
    return [{"type": "text", "content": writable(endpoint.redact(content))}]
