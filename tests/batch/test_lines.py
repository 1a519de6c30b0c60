"""Lines on the way out and on the way back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.batch.lines import ReplyLine, body_digest, body_for, in_files, line_for, path_for, read_lines
from plandraft.models.capabilities.capabilities import Capabilities
from tests.journal.desk import ask


def test_a_line_holds_what_a_live_call_would_post():
    """Apart from the stream; what the SDK is given beside its own arguments stands where it belongs."""
    body = body_for(ask("写一句"), "m", Capabilities(thinking_off=True, stream="only"))
    assert body["enable_thinking"] is False
    assert "extra_body" not in body
    assert "stream" not in body
    line = line_for(ask().id, body, "/v1/chat/completions")
    assert line.endswith(b"\n")
    assert "写一句".encode() in line
    value = json.loads(line)
    assert (value["custom_id"], value["method"], value["url"]) == (ask().id, "POST", "/v1/chat/completions")
    assert len(value["custom_id"]) == 64
    assert value["body"] == body


def test_the_same_body_is_known_again():
    """Whatever the order of its keys; another way makes another body."""
    first = body_for(ask(), "m", Capabilities())
    assert body_digest(dict(reversed(first.items()))) == body_digest(first)
    assert body_digest(body_for(ask(), "m", Capabilities().without("strict"))) != body_digest(first)
    assert body_digest(body_for(ask(), "n", Capabilities())) != body_digest(first)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://api.openai.com/v1", "/v1/chat/completions"),
        ("https://host/compatible-mode/v1", "/v1/chat/completions"),
        ("https://host/api/paas/v4", "/v4/chat/completions"),
        ("http://127.0.0.1:8000", "/v1/chat/completions"),
    ],
)
def test_the_path_has_the_version_of_the_address(address, path):
    """As the vendors' own examples have it."""
    assert path_for(address) == path


@given(st.lists(st.integers(1, 40), max_size=60), st.integers(1, 7), st.integers(1, 90))
def test_files_hold_every_line_once_and_no_more_than_they_may(sizes: list[int], most_lines: int, most_bytes: int):
    """In order; only a line that is too long by itself makes a file too big."""
    lines = [(str(at), b"x" * size) for at, size in enumerate(sizes)]
    files = list(in_files(lines, most_lines=most_lines, most_bytes=most_bytes))
    assert [item for file in files for item in file.items()] == lines
    for file in files:
        assert 1 <= len(file) <= most_lines
        assert sum(map(len, file.values())) <= most_bytes or len(file) == 1


@given(st.text(), st.one_of(st.none(), st.integers(), st.text(), st.dictionaries(st.text(), st.text())))
def test_nothing_that_may_stand_in_a_file_breaks_the_reading(text: str, value: Any):
    """Each line is read or counted."""
    odd = json.dumps({"custom_id": "a", "response": value, "error": value}, ensure_ascii=False)
    found, broken = read_lines(f"{text}\n{odd}\n")
    assert ReplyLine(ask_id="a", error=value) in found or isinstance(value, dict)
    assert len(found) + broken == len([line for line in f"{text}\n{odd}".split("\n") if line.strip()])


def test_a_reply_may_hold_any_line_separator():
    """Only the line feed ends a line."""
    body = {"choices": [{"message": {"content": "一\u2028二\u0085三\r四"}}]}
    one = json.dumps({"custom_id": "a", "response": {"status_code": 200, "body": body}}, ensure_ascii=False)
    ((line,), broken) = read_lines(one + "\r\n\ufeff" + one.replace('"a"', '"b"', 1))[0][:1], 0
    assert (line.ask_id, line.status, line.body, broken) == ("a", 200, body, 0)


def test_a_body_may_come_as_text_and_a_status_as_none():
    """Some gateways put JSON into a string, a status into a string, or 0 where nothing was served."""
    parts = [
        {"custom_id": "a", "response": {"status_code": "200", "body": '{"choices": []}'}},
        {"custom_id": "b", "response": {"status_code": 0, "body": None}, "error": {"code": "x"}},
        {"custom_id": "c", "response": {"body": "<html>"}},
    ]
    found, broken = read_lines("\n".join(map(json.dumps, parts)))
    assert found == [
        ReplyLine(ask_id="a", status=200, body={"choices": []}),
        ReplyLine(ask_id="b", error={"code": "x"}),
        ReplyLine(ask_id="c", body="<html>"),
    ]
    assert broken == 0
