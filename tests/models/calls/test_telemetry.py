"""Spans after the GenAI conventions, through the real SDK of OpenTelemetry: one a run, one a call, in one tree."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from plandraft import api
from plandraft.errors import KeyRejected
from plandraft.models.calls.telemetry import SPAN_CONTENT_VARIABLE
from tests.endpoints import GOOD
from tests.faults.driving import drive
from tests.faults.refusals import KEY
from tests.faults.server import right, say
from tests.loopback import completion, error, serving
from tests.models.calls.test_openai_model import ask, model

PROFILE = Path(__file__).parents[3] / "examples" / "profiles" / "hospital-clinic.yaml"


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """What is exported while a test runs."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    yield exporter
    provider.shutdown()


def of_kind(spans: InMemorySpanExporter, kind: SpanKind) -> list[ReadableSpan]:
    """The spans of calls (``CLIENT``) or of runs (``INTERNAL``)."""
    return [span for span in spans.get_finished_spans() if span.kind == kind]


def test_a_call_is_a_span_of_the_conventions(spans: InMemorySpanExporter) -> None:
    """Its name, kind and attributes, and no word of what was said."""
    drive(lambda *_: right, count=1)
    (span,) = of_kind(spans, SpanKind.CLIENT)
    assert span.name == "chat m"
    given: dict[str, Any] = dict(span.attributes or {})
    assert given.pop("server.port") > 0
    assert len(given.pop("plandraft.ask.id")) == 64
    assert given == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "m",
        "gen_ai.request.max_tokens": 50,
        "gen_ai.request.temperature": 0.3,
        "gen_ai.request.stream": True,
        "gen_ai.output.type": "json",
        "gen_ai.response.model": "m",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 20,
        "gen_ai.usage.cache_read.input_tokens": 40,
        "gen_ai.usage.reasoning.output_tokens": 7,
        "server.address": "127.0.0.1",
        "plandraft.prompt": "frame",
    }
    assert span.status.status_code is StatusCode.UNSET


@pytest.mark.parametrize("awaited", [False, True], ids=["threads", "awaited"])
def test_the_spans_of_a_run_hang_on_the_caller_s(spans: InMemorySpanExporter, awaited: bool) -> None:
    """Through the pool of threads and the thread of the event loop; the run tells its name and strategy."""
    tracer = trace.get_tracer("caller")
    with serving(GOOD) as server, tracer.start_as_current_span("mine", kind=SpanKind.SERVER) as mine:
        options = {"model": "loop", "base_url": server.url}
        made = asyncio.run(api.adraft(PROFILE, **options)) if awaited else api.draft(PROFILE, **options)
    (run,) = of_kind(spans, SpanKind.INTERNAL)
    calls = of_kind(spans, SpanKind.CLIENT)
    assert len(calls) == len(server.requests) > 1
    assert {call.parent.span_id for call in calls if call.parent} == {run.context.span_id}
    assert run.parent is not None
    assert run.parent.span_id == mine.get_span_context().span_id
    assert {span.context.trace_id for span in (run, *calls)} == {mine.get_span_context().trace_id}
    assert dict(run.attributes or {}) == {
        "gen_ai.operation.name": "invoke_workflow",
        "gen_ai.workflow.name": "plandraft draft",
        "plandraft.run.id": made.run,
        "plandraft.strategy": made.strategy,
        "plandraft.asks": len(made.exchanges),
    }
    told = "".join(f"{span.name}{span.status.description}{span.attributes}" for span in spans.get_finished_spans())
    assert made.plan.organisation not in told


def test_a_retry_is_a_span_of_its_own(spans: InMemorySpanExporter) -> None:
    """The failed one says what kind of error it was."""
    with serving([error(503, "busy"), completion('{"a": "1"}')]) as server:
        made = model(server.url)
        made.ask(ask())
        made.close()
    failed, answered = of_kind(spans, SpanKind.CLIENT)
    assert (failed.attributes or {})["error.type"] == "503"
    assert (failed.status.status_code, failed.status.description) == (StatusCode.ERROR, "HTTP 503: busy")
    assert "error.type" not in (answered.attributes or {})


def test_an_error_inside_a_200_is_an_error(spans: InMemorySpanExporter) -> None:
    """Gateways answer so."""
    drive(lambda number, _: right if number else lambda wire: wire.answer(200, {"error": {"code": 502}}), count=1)
    first, second = of_kind(spans, SpanKind.CLIENT)
    assert (first.attributes or {})["error.type"] == "error_in_reply"
    assert second.status.status_code is StatusCode.UNSET


def test_a_run_that_stops_says_why(spans: InMemorySpanExporter) -> None:
    """With the error's name, and no key."""
    with serving([error(401, "bad key")]) as server, pytest.raises(KeyRejected):
        api.draft(PROFILE, model="loop", base_url=server.url)
    (run,) = of_kind(spans, SpanKind.INTERNAL)
    assert (run.attributes or {})["error.type"] == "KeyRejected"
    assert "HTTP 401: bad key" in str(run.status.description)


@pytest.mark.parametrize("value", ["", "false", "EVENT_ONLY", "true", "SPAN_ONLY", "span_and_event"])
def test_content_is_only_recorded_on_request(
    value: str, spans: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the conventions' own variable, in the conventions' own shape, without the key."""
    monkeypatch.setenv(SPAN_CONTENT_VARIABLE, value)
    drive(lambda *_: lambda wire: say(wire, f'{{"a": "{wire.key}"}}'), count=1)
    (span,) = of_kind(spans, SpanKind.CLIENT)
    given = dict(span.attributes or {})
    if value not in ("true", "SPAN_ONLY", "span_and_event"):
        assert "写一条措施" not in str(given)
        return
    asked, came = (json.loads(str(given[f"gen_ai.{side}.messages"])) for side in ("input", "output"))
    assert asked[1] == {"role": "user", "parts": [{"type": "text", "content": "第0问：写一条措施"}]}
    assert came == [
        {"role": "assistant", "parts": [{"type": "text", "content": '{"a": "***"}'}], "finish_reason": "stop"}
    ]
    assert KEY not in span.to_json()


def test_without_the_package_nothing_is_missing() -> None:
    """And nothing of it is loaded where the application has not done so."""
    code = (
        "import sys\n"
        "sys.modules['opentelemetry'] = None\n"
        "from plandraft import api\n"
        f"made = api.draft({str(PROFILE)!r})\n"
        "print(len(made.exchanges) > 0, 'opentelemetry.trace' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "True False\n", done.stderr
