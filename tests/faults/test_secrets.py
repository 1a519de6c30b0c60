"""A canary key under every fault: in no byte that is printed, logged, raised, pickled, told, traced or kept."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from plandraft import api
from plandraft.errors import ModelError
from plandraft.models.calls.call_log import CONTENT_LOGGER
from plandraft.models.calls.telemetry import SPAN_CONTENT_VARIABLE
from tests.faults.case import Case, error
from tests.faults.driving import at, drive
from tests.faults.refusals import ADAPTED, KEY, PASSING, QUOTA, REFUSED, STOPS, TOO_LONG, oai
from tests.faults.replies import ODD
from tests.faults.server import Wire, right_text, say, serving

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"
HASH = hashlib.sha256(KEY.encode()).hexdigest()
MASKED = f"{KEY[:8]}****************{KEY[-4:]}"
SPELT = "".join(f"\\u{ord(letter):04x}" for letter in KEY)
"""As JSON may write it: found only after it was read."""


def _everywhere(status: int) -> Case:
    """A server that puts the key wherever it can: whole, masked in its own way, cut, hashed, spelt, in headers."""

    def move(wire: Wire) -> bool:
        shown = f"bad {wire.key} {MASKED} {KEY[:14]} {KEY[-12:]} {HASH} " * 10
        body = oai(shown, code=f"x-{wire.key}", param=wire.key) | {wire.key: [wire.key]}
        headers = {"location": "https://elsewhere.example/v1", "retry_after": "0"}
        return error(status, body, x_request_id=wire.key, server_timing=wire.key, **headers)(wire)

    return Case(f"echo-{status}", move, "faulty", always=True)


def _page(wire: Wire) -> None:
    wire.answer(200, f"<html><title>{wire.key}</title>{MASKED}{wire.key}</html>", "text/html", x_request_id=wire.key)


def _spelt(wire: Wire) -> None:
    wire.answer(400, f'{{"error": {{"message": "bad {SPELT}", "code": "{SPELT}"}}}}')


def _reply(wire: Wire) -> None:
    """The key where the model's name, its words and its reasons should be."""
    text = right_text(wire.request)[:-2] + wire.key + '"}'
    body = f'{{"model": "{SPELT}", "choices": [{{"message": {{"content": {text!r}}}, "finish_reason": "{SPELT}"}}]}}'
    wire.answer(200, body.replace("'", '"').replace('{"a": "', '{\\"a\\": \\"').replace('"}"}', '\\"}"}'))


ECHOES = (200, 307, 400, 401, 403, 404, 413, 429, 500, 503)
ODDLY = [Case("echo-page", _page, always=True), Case("spelt", _spelt, always=True), Case("reply", _reply, always=True)]
LEAKY = [*map(_everywhere, ECHOES), *ODDLY]
REST = [*PASSING, *QUOTA, *STOPS, *TOO_LONG, *REFUSED, *ADAPTED, *ODD]

ALL = LEAKY + (REST if os.environ.get("PLANDRAFT_FAULTS") == "all" else REST[::4])


@pytest.fixture(autouse=True)
def traced(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Everything is traced, with what was asked and answered."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    monkeypatch.setenv(SPAN_CONTENT_VARIABLE, "span_only")
    yield exporter
    provider.shutdown()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything is logged, the SDK's and the HTTP library's logs at their most talkative, prompts too."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, CONTENT_LOGGER)
    return caplog


def _tracebacks(found: BaseException) -> str:
    made = traceback.TracebackException.from_exception(found, capture_locals=True)
    inside = [frame for frame in made.stack if "/tests/" not in frame.filename]
    return "".join(f"{frame}{frame.locals}" for frame in inside) + "".join(made.format_exception_only())


def _records(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Every record as handlers of any kind may show, send or keep it."""
    found = [caplog.text]
    for record in caplog.records:
        found += [repr(record), f"{vars(record)}", logging.Formatter().format(record)]
        if record.exc_info and record.exc_info[1]:
            found.append(_tracebacks(record.exc_info[1]))
    return found


def _error(found: ModelError) -> list[str]:
    shown = [str(found), repr(found), _tracebacks(found), repr(pickle.dumps(found)), str(vars(found))]
    return [*shown, repr(found.__context__), repr(found.__cause__)]


def _leaks(found: list[str]) -> list[str]:
    """The texts in which the key, a run of eight of it, its ends between stars, or its hash can be read."""
    parts = {KEY[at : at + 8] for at in range(len(KEY) - 7)} | {MASKED[6:], HASH, SPELT[:48]}
    return [f"{part} in {text[:2000]}" for text in found for part in parts if part in text]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.end}-{case.name}")
def test_the_key_is_nowhere(
    case: Case,
    tmp_path: Path,
    logged: pytest.LogCaptureFixture,
    traced: InMemorySpanExporter,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Under every fault."""
    mode = case.modes[0]
    ran = drive(at(case, 0), streamed=mode == "streamed", count=1, cache=tmp_path, attempts=2)
    found = [repr(ran.answers), repr(ran.events), str([vars(event) for event in ran.events]), *_records(logged)]
    if ran.error is not None:
        found += _error(ran.error)
    found += [span.to_json() for span in traced.get_finished_spans()]
    found += [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()]
    found += list(capfd.readouterr())
    assert len(ran.server.requests) >= 1
    assert len(logged.records) > 5
    assert traced.get_finished_spans()
    assert ran.server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert _leaks(found) == []


def test_the_search_would_find_it() -> None:
    """A key in any of these forms is seen by it."""
    for shown in (KEY, KEY[3:12], MASKED, HASH, SPELT):
        assert _leaks([f"x{shown}x"])


def test_a_whole_draft_keeps_no_key(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    logged: pytest.LogCaptureFixture,
    traced: InMemorySpanExporter,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Neither its journal nor what is remembered of the endpoint, byte by byte, though every reply repeats it."""
    monkeypatch.setenv("RELAY_KEY", KEY)
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path))
    text = '{"a": "%s"}'
    events: list[object] = []
    with serving(lambda *_: lambda wire: say(wire, text % wire.key), get=_page) as server:
        made = api.draft(PROFILE, model="m", base_url=server.url, api_key_env="RELAY_KEY", on_event=events.append)
        shown = api.show_run(made.run)
        api.probe_model("m", base_url=server.url, api_key_env="RELAY_KEY")
        with pytest.raises(ModelError) as caught:
            api.list_models(base_url=server.url, api_key_env="RELAY_KEY")
    kept = [file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file()]
    assert any("SQLite" in text[:20] for text in kept)
    assert len(server.requests) > 5
    found = [repr(made), repr(made.exchanges), shown.model_dump_json(), repr(events), *kept, *_records(logged)]
    found += [span.to_json() for span in traced.get_finished_spans()]
    assert _leaks([*found, *_error(caught.value), *capfd.readouterr()]) == []


@pytest.mark.parametrize("key", [f"{KEY}\nX-Evil: 1", f"{KEY}\r", f"“{KEY}”", f"{KEY} # mine", f"{KEY}１"])
def test_a_key_no_header_can_carry_reaches_nothing(
    key: str, monkeypatch: pytest.MonkeyPatch, logged: pytest.LogCaptureFixture
) -> None:
    """It is refused before the SDK sees it; ends of lines around it are a slip and are cut off."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", key)
    with serving(lambda *_: lambda wire: say(wire, right_text(wire.request))) as server:
        if key.strip() == KEY:
            api.draft(PROFILE, model="m", base_url=server.url)
            assert server.headers[0]["authorization"] == f"Bearer {KEY}"
            return
        with pytest.raises(ModelError, match="no header can carry") as caught:
            api.draft(PROFILE, model="m", base_url=server.url)
    assert server.requests == []
    assert _leaks([*_error(caught.value), *_records(logged)]) == []
