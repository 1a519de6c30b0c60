"""What a line says is what the same response would say live."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.batch.line_outcome import best_outcome, line_outcome, missing, not_served
from plandraft.batch.lines import ReplyLine
from plandraft.core.ask import Failed, Reply, Usage
from plandraft.models.connection.endpoint import KeyedEndpoint
from tests.journal.desk import ask

KEY = "sk-canary-7f3a9b1c5d2e8046"


def line(status: int | None, body: Any, error: Any = None) -> ReplyLine:
    """A line about the ask."""
    return ReplyLine(ask_id=ask().id, status=status, body=body, error=error)


def whole(content: Any, finish: str | None = "stop", **message: Any) -> dict[str, Any]:
    """A completion."""
    choice = {"index": 0, "message": {"content": content} | message, "finish_reason": finish}
    return {"choices": [choice], "usage": {"prompt_tokens": 9, "completion_tokens": 4}, "model": "m-1"}


def error(message: str, **more: Any) -> dict[str, Any]:
    """An error body."""
    return {"error": {"message": message} | more}


LINES = [
    (line(200, whole('{"a": 1}')), "answered", ""),
    (line(200, whole('```json\n{"a": 1}\n```', finish=None)), "answered", ""),
    (line(None, whole('{"a": 1}')), "answered", ""),
    (line(200, whole('{"a": "cut', finish="length")), "answered", ""),
    (line(200, whole("", finish="content_filter")), "failed", "refused"),
    (line(200, whole(None, refusal="no")), "failed", "refused"),
    (line(200, whole("", finish="model_context_window_exceeded")), "failed", "too_long"),
    (line(200, whole("", finish="length")), "failed", "faulty"),
    (line(400, error("x", code="context_length_exceeded")), "failed", "too_long"),
    (line(400, error("x", code="content_filter")), "failed", "refused"),
    (line(400, error("Unsupported parameter: 'max_tokens'", param="max_tokens")), "refused", "adapt"),
    (line(422, {"detail": [{"loc": ["body", "x"], "msg": "no"}]}), "refused", "adapt"),
    (line(429, error("slow", code="rate_limit_exceeded")), "again", "retry"),
    (line(429, error("x", code="insufficient_quota")), "again", "quota"),
    (line(402, error("Insufficient Balance")), "again", "quota"),
    (line(401, error("no")), "again", "key"),
    (line(404, error("no model", code="model_not_found")), "again", "unknown"),
    (line(500, None, {"message": "oops"}), "again", "retry"),
    (line(503, "<html><title>busy</title></html>"), "again", "retry"),
    (line(200, whole("")), "again", "faulty"),
    (line(200, {"choices": None}), "again", "faulty"),
    (line(200, {"code": 336501, "msg": "Rate limit reached"}), "again", "retry"),
    (line(200, whole('{"a', finish="error")), "again", "faulty"),
    (line(None, None, {"code": "batch_expired", "message": "late"}), "unserved", ""),
    (line(None, None, {"code": "request_cancelled"}), "unserved", ""),
    (line(None, None), "unserved", ""),
    (line(None, None, {"code": "server_error", "message": "x"}), "again", "retry"),
]

ENDPOINT = KeyedEndpoint(base_url="http://127.0.0.1:1/v1", api_key=KEY)


@pytest.mark.parametrize(
    ("given", "state", "kind"), LINES, ids=[f"{n}-{one[1]}-{one[2]}" for n, one in enumerate(LINES)]
)
def test_each_line_is_sorted(given, state, kind):
    """Into what is kept, and what is done about it."""
    found = line_outcome(ask(), given, endpoint=ENDPOINT)
    assert found.state == state
    assert isinstance(found.answer, Reply) == (state == "answered")
    if isinstance(found.answer, Failed):
        assert found.answer.kind == kind
    elif kind:
        assert found.fault is not None
        assert found.fault.action == kind
    assert found.stops == (kind in ("quota", "key", "unknown"))


def test_what_a_line_cost_is_read():
    """Of an answer and of a reply that is none; an error costs nothing that is told."""
    assert line_outcome(ask(), line(200, whole("{}")), endpoint=ENDPOINT).usage == Usage(
        prompt_tokens=9, completion_tokens=4
    )
    assert line_outcome(ask(), line(200, whole("")), endpoint=ENDPOINT).usage is not None
    assert line_outcome(ask(), line(500, None), endpoint=ENDPOINT).usage is None


def test_the_best_of_several_lines_counts():
    """An answer before a failure before a refusal before what passes."""
    good, failed, refused = (line_outcome(ask(), LINES[at][0], endpoint=ENDPOINT) for at in (0, 4, 10))
    assert best_outcome([missing(), refused, not_served(""), failed, good]) is good
    assert best_outcome([not_served(""), missing(), refused, failed]) is failed
    assert best_outcome([not_served(""), missing()]).state == "again"


def test_the_key_is_taken_out():
    """Of errors and of replies."""
    for given in (
        line(500, error(f"bad {KEY}")),
        line(200, whole(f'{{"a": "{KEY}"}}')),
        line(None, None, {"message": KEY}),
    ):
        assert KEY not in repr(line_outcome(ask(), given, endpoint=ENDPOINT))
