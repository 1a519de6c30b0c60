"""Bytes of a response become JSON values, however they are cut into pieces."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.models.replies.response_stream import ResponseStream

STREAM = (
    b"\xef\xbb\xbf: keep-alive\n\nretry: 3000\n\n"
    + 'id: 1\ndata: {"a": "职工"}\r\n\r\ndata:{"b": 2}\n\ndata: {"c":\r\ndata: 3}\n\ndata:\n\n'.encode()
    + b"data: [DONE]\n\n"
)


def read(data: bytes, cuts: list[int]) -> tuple[list[object], ResponseStream]:
    """The values of a response that arrives cut at these places."""
    body = ResponseStream()
    places = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    values = [value for a, b in pairwise(places) for value in body.feed(data[a:b])]
    return values + body.end(), body


@given(st.lists(st.integers(0, len(STREAM)), max_size=30))
def test_a_stream_reads_the_same_however_it_is_cut(cuts: list[int]) -> None:
    """In the middle of a character, a line end or a field name."""
    values, body = read(STREAM, cuts)
    assert values == [{"a": "职工"}, {"b": 2}, {"c": 3}]
    assert (body.done, body.damaged, body.page) == (True, False, "")


@given(st.dictionaries(st.text(max_size=5), st.text(), max_size=3), st.lists(st.integers(0, 400), max_size=9))
def test_a_plain_body_reads_the_same_however_it_is_cut(value: dict[str, str], cuts: list[int]) -> None:
    """Blank lines before it are keep-alives."""
    data = b"\n\n  \n" + json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    values, body = read(data, cuts)
    assert values == [value]
    assert not body.page


_PARTS = st.sampled_from(["data:", ' {"a": 1}', ' {"a":', ' "b"}', "\n", "\r\n", "\ufffd", "<p>", "[DONE]", "好"]).map(
    str.encode
)


@given(st.lists(_PARTS | st.binary(max_size=9), max_size=20).map(b"".join), st.lists(st.integers(0, 200), max_size=9))
def test_anything_reads_the_same_however_it_is_cut(data: bytes, cuts: list[int]) -> None:
    """A server can send any bytes, and a network can cut them anywhere; none of it raises."""
    (values, body), (whole_values, whole) = read(data, cuts), read(data, [])
    assert values == whole_values
    assert (body.done, body.damaged, body.page) == (whole.done, whole.damaged, whole.page)


@pytest.mark.parametrize(
    ("data", "damaged", "page"),
    [
        (b'data: {"a": 1}\n\ndata: {"b"\n\n', True, ""),
        (b"data: ping\n\ndata: [DONE]\n\n", False, ""),
        (b'data: {"a": "\xff"}\n\n', True, ""),
        (b'{"a": 1', True, ""),
        (b"<html><title>x</title></html>", False, "<html><title>x</title></html>"),
        (b"", False, ""),
        (b"upstream error", False, "upstream error"),
    ],
)
def test_what_cannot_be_read_is_known_to_be_missing(data: bytes, damaged: bool, page: str) -> None:
    """A lost event may be lost text; a heartbeat is none."""
    _, body = read(data, [])
    assert (body.damaged, body.page) == (damaged, page)


def test_an_echoed_key_is_taken_out_before_anything_sees_it() -> None:
    """In an event, in a body and on a page."""
    for data in (b'data: {"a": "KEY"}\n\n', b'{"a": "KEY"}', b"<html>KEY</html>"):
        body = ResponseStream(lambda text: text.replace("KEY", "***"))
        values = body.feed(data) + body.end()
        assert "KEY" not in f"{values}{body.page}"
        assert "***" in f"{values}{body.page}"


def test_a_long_line_is_read_in_any_pieces() -> None:
    """An event of a megabyte that comes in thousands of pieces, the ends of its lines among them."""
    value = {"text": "职工之家" * 80_000}
    data = f"data: {json.dumps(value, ensure_ascii=False)}\r\n\r\n".encode()
    body, found = ResponseStream(), []
    for at in range(0, len(data), 999):
        found += body.feed(data[at : at + 999])
    assert found + body.end() == [value]
