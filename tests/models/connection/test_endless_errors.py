"""Errors without an end: so much of them is looked at, and no more is read."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from plandraft.errors import ModelError
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.connection.redaction import Redactor
from plandraft.models.faults.error_bodies import MOST_ERROR_CHARS, read_error
from tests.models.calls.test_openai_model import ask

PAGE = b"<h1" * 100_000
PATIENT_BYTES = 50_000_000
"""What a server would send before it gives up."""


@pytest.fixture
def endless() -> Iterator[tuple[str, list[int]]]:
    """A server whose error page never ends: its address, and the bytes that each caller took."""
    sent: list[int] = []
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]

    def serve(caller: socket.socket) -> None:
        with caller:
            at = len(sent)
            sent.append(0)
            try:
                caller.recv(65_536)
                caller.sendall(
                    b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>"
                )
                while sent[at] < PATIENT_BYTES:
                    caller.sendall(PAGE)
                    sent[at] += len(PAGE)
            except OSError:
                pass

    def accept() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(caller,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield f"http://127.0.0.1:{port}/v1", sent
    listening.close()


def test_an_error_page_without_an_end_is_left_after_its_beginning(endless: tuple[str, list[int]]) -> None:
    """What lies in the buffers of both sides was sent as well; that is a few megabytes."""
    url, sent = endless
    model = OpenAIModel("loop", endpoint=KeyedEndpoint(base_url=url, api_key="k"), backoff_s=0.01)
    with pytest.raises(ModelError):
        model.ask(ask())
    model.close()
    assert sent
    assert max(sent) < PATIENT_BYTES / 2


@pytest.mark.parametrize(
    "body",
    [
        "<h1" * 200_000,
        b"<title>" * 100_000,
        {"error": {"message": "x" * 10_000_000, "code": "y" * 10_000_000, "param": "z" * 10_000_000}},
        {"error": {"message": "<title>" * 100_000}},
        "<!-- a -->" * 100_000 + "<html>",
    ],
)
def test_a_long_error_is_cut_before_it_is_looked_at(body: object) -> None:
    """Whatever it is: a page, or an object whose sentences have no end."""
    said = read_error(body)
    assert len(said.message) <= MOST_ERROR_CHARS
    assert len(said.param) + sum(map(len, said.codes)) < MOST_ERROR_CHARS


def test_a_run_of_stars_is_looked_at_once() -> None:
    """A key hidden behind stars is still found behind a long run of them."""
    shown = Redactor("sk-canary-7f3a9b2c5d8e1f04").said("*" * 80_000 + "1f04 and " + "*" * 80_000)
    assert shown == "*** and " + "*" * 80_000
