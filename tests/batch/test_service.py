"""The calls to a batch API, against a server that is not always there and not always polite."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plandraft.batch.remote import read_remote
from plandraft.batch.service import BatchGone, BatchService
from plandraft.errors import KeyRejected, ModelError, ModelUnreachable
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.connection.endpoint import KeyedEndpoint
from tests.batch_api import BatchOffice, serving

KEY = "sk-canary-7f3a9b1c5d2e8046"
LINE = b'{"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {"messages": []}}\n'


@pytest.fixture
def office() -> Iterator[BatchOffice]:
    """A batch API."""
    with serving(BatchOffice({})) as served:
        yield served


def service(url: str, folder: Path | None = None) -> BatchService:
    """The calls to an address."""
    cache = CapabilityCache(url, "m", folder=folder)
    return BatchService("m", endpoint=KeyedEndpoint(base_url=url, api_key=KEY), cache=cache, backoff_s=0.001)


def test_a_file_goes_up_and_its_results_come_down(office):
    """Through the SDK; the file arrives byte by byte."""
    calls = service(office.url)
    upload = calls.upload("x.jsonl", LINE)
    assert office.files[upload].encode() == LINE
    made = calls.create(upload, path="/v1/chat/completions", token="t")
    found = calls.retrieve(made.id)
    assert (found.status, found.ended, found.counts, found.token) == ("completed", True, (1, 1, 0), "t")
    (results,) = found.results
    assert '"custom_id": "a"' in calls.content(results)
    assert calls.find("t", "") == found
    assert calls.find("", upload) == found
    assert calls.find("u", "") is None
    calls.cancel(made.id)
    with pytest.raises(BatchGone):
        calls.retrieve("batch_9")
    with pytest.raises(BatchGone):
        calls.content("file-9")
    calls.close()


def test_a_bare_address_is_tried_with_v1_once_and_that_is_remembered(office, tmp_path):
    """As for live calls."""
    bare = office.url.removesuffix("/v1")
    office.before = lambda method, path: None if path.startswith("/v1/") else (404, b"<html>no</html>")
    calls = service(bare, tmp_path)
    assert calls.upload("x.jsonl", LINE)
    calls.close()
    before = len(office.calls)
    calls = service(bare, tmp_path)
    assert calls.upload("x.jsonl", LINE)
    calls.close()
    assert len(office.calls) == before + 1


def test_a_batch_is_found_on_a_later_page(office):
    """Many users share an account."""
    calls = service(office.url)
    pages = [
        [{"id": f"batch_{at}", "status": "completed"} for at in range(100)],
        [{"id": "x", "metadata": {"plandraft": "t"}}],
    ]
    office.before = lambda method, path: (200, {"data": pages[len(office.calls) - 1]}) if method == "GET" else None
    found = calls.find("t", "")
    assert found is not None
    assert found.id == "x"
    assert "after=batch_99" in office.calls[1]
    calls.close()


@pytest.mark.parametrize("body", [None, [], {}, {"data": None}, {"data": ["x", {}]}, b"<html>", b"["])
def test_a_list_that_is_none_holds_nothing(office, body):
    """Whatever comes instead."""
    calls = service(office.url)
    office.before = lambda method, path: (200, body)
    assert calls.find("t", "f") is None
    calls.close()


FAULTS: list[tuple[int, Any, type[ModelError], int]] = [
    (401, {"error": {"message": f"bad {KEY}"}}, KeyRejected, 1),
    (403, f"no {KEY}".encode(), KeyRejected, 1),
    (400, {"error": {"message": f"{KEY} is no file", "param": "file"}}, ModelUnreachable, 1),
    (500, {"error": {"message": f"oops {KEY}"}}, ModelUnreachable, 4),
    (503, f"<html><title>{KEY}</title>".encode(), ModelUnreachable, 4),
    (200, {"error": {"message": f"bad {KEY}", "code": "invalid_api_key"}}, KeyRejected, 1),
]


@pytest.mark.parametrize(("status", "body", "kind", "calls"), FAULTS)
def test_a_fault_stops_without_the_key(office, status, body, kind, calls):
    """After as many calls as are stated; in no traceback, no pickle, no text."""
    office.before = lambda method, path: (status, body)
    made = service(office.url)
    with pytest.raises(kind) as caught:
        made.upload("x.jsonl", LINE)
    assert len(office.calls) == calls
    assert caught.value.hint
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    inside = [f"{frame}{frame.locals}" for frame in told.stack if "/tests/" not in frame.filename]
    found = [*inside, str(caught.value), repr(caught.value.__context__), repr(pickle.dumps(caught.value))]
    assert not [text for text in found if KEY in text]
    made.close()


def test_a_server_that_is_not_there_is_unreachable(office):
    """After a few tries."""
    made = service("http://127.0.0.1:1/v1")
    with pytest.raises(ModelUnreachable):
        made.upload("x.jsonl", LINE)
    made.close()


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"id": 7, "status": None, "metadata": "x", "errors": "bad", "request_counts": {"total": "9"}},
        {"id": "a", "status": "Canceled", "errors": {"data": None}, "total": 3, "completed": 2},
        {"id": "a", "status": "failed", "errors": {"data": [{"code": "token_limit_exceeded", "message": "m"}]}},
    ],
)
def test_a_batch_is_read_leniently(value):
    """Vendors leave out what they do not need, and put counts elsewhere."""
    found = read_remote(value)
    assert found.ended == (str(value.get("status")).lower() in ("canceled", "failed"))
    assert found.too_much == (value.get("status") == "failed")
    assert found.results == ()
    assert found.counts in ((0, 0, 0), (3, 2, 0))
