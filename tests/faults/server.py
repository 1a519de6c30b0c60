"""A chat-completions server on loopback that does what bad servers do, byte by byte, and counts what it would bill."""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]


@dataclass
class Wire:
    """One request and the bare connection to answer it on."""

    request: Request
    handler: BaseHTTPRequestHandler
    key: str
    stopped: threading.Event
    answers: Callable[[Request], str]

    @property
    def wanted(self) -> str:
        """The text of the right answer."""
        return self.answers(self.request)

    @property
    def streamed(self) -> bool:
        """Whether a stream was asked for."""
        return bool(self.request.get("stream"))

    def head(self, status: int, kind: str, length: int | None = None, **headers: str) -> None:
        """Send the status line and the headers; without a length the end of the connection ends the body."""
        self.handler.send_response(status)
        self.handler.send_header("content-type", kind)
        if length is None:
            self.handler.send_header("connection", "close")
            self.handler.close_connection = True
        else:
            self.handler.send_header("content-length", str(length))
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def write(self, data: bytes | str) -> None:
        """Send bytes at once."""
        self.handler.wfile.write(data.encode() if isinstance(data, str) else data)
        self.handler.wfile.flush()

    def answer(self, status: int, body: Any, kind: str = "application/json", **headers: str) -> None:
        """Send a whole response: bytes and text as they are, anything else as JSON."""
        data = (
            body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        )
        self.head(status, kind, len(data), **headers)
        self.write(data)

    def events(self, *parts: Any, end: str = "data: [DONE]\n\n") -> None:
        """Send an event stream: text as it is, anything else as a data event."""
        self.head(200, "text/event-stream")
        for part in parts:
            self.write(part if isinstance(part, str | bytes) else f"data: {json.dumps(part)}\n\n")
        self.write(end)

    def reset(self) -> None:
        """Break the connection off."""
        self.handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.handler.connection.close()
        self.handler.close_connection = True

    def hang(self) -> None:
        """Send nothing more until the test is over."""
        self.stopped.wait(30)
        self.handler.close_connection = True


Move = Callable[[Wire], object]
"""How a request is answered; returning False means that no work was done that would be billed."""


@dataclass
class Server:
    """The running server.

    Attributes:
        url: Its base address.
        requests: What it was asked, in order.
        billed: Calls for which a model would have worked.
    """

    url: str
    requests: list[Request] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    billed: int = 0


def right_text(request: Request) -> str:
    """The right answer to a request: it names what was asked, so that mixed-up answers are seen."""
    asked = re.search(r"第(\d+)问", json.dumps(request["messages"], ensure_ascii=False))
    return json.dumps({"a": f"第{asked[1] if asked else '?'}答，职工代表大会于三月召开"}, ensure_ascii=False)


@contextmanager
def serving(
    moves: Callable[[int, Request], Move],
    answers: Callable[[Request], str] = right_text,
    *,
    get: Move | None = None,
) -> Iterator[Server]:
    """Serve: ``moves`` says how the n-th call (from 0) is answered, ``answers`` what the right answer would be.

    ``get`` says how the list of models is.
    """
    lock, stopped = threading.Lock(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            key = (self.headers["authorization"] or "").removeprefix("Bearer ")
            with lock:
                number = len(server.requests)
                server.requests.append(request)
                server.headers.append(
                    {name.lower(): value for name, value in self.headers.items()} | {":path": self.path}
                )
            try:
                worked = moves(number, request)(Wire(request, self, key, stopped, answers))
            except OSError:
                self.close_connection, worked = True, True
            with lock:
                server.billed += worked is not False

        def do_GET(self) -> None:
            key = (self.headers["authorization"] or "").removeprefix("Bearer ")
            get(Wire({}, self, key, stopped, answers)) if get is not None else self.send_error(404)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    class Threads(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *args: Any) -> None:
            """A client that went away is what is tested."""

    httpd = Threads(("127.0.0.1", 0), Handler)
    server = Server(url=f"http://127.0.0.1:{httpd.server_address[1]}/v1")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        stopped.set()
        httpd.shutdown()
        thread.join()
        httpd.server_close()


USAGE = {
    "prompt_tokens": 100,
    "completion_tokens": 20,
    "total_tokens": 120,
    "prompt_tokens_details": {"cached_tokens": 40},
    "completion_tokens_details": {"reasoning_tokens": 7},
}


def whole(message: Any, *, finish: Any = "stop", **more: Any) -> dict[str, Any]:
    """A plain completion with this message."""
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        "usage": USAGE,
    } | more


def chunk(delta: Any, *, finish: Any = None, **more: Any) -> dict[str, Any]:
    """A chunk of a stream with this delta."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]} | more


def usage_chunk() -> dict[str, Any]:
    """The last chunk of a stream that tells its usage."""
    return {"id": "c", "object": "chat.completion.chunk", "model": "m", "choices": [], "usage": USAGE}


def chunks(text: str, *, finish: Any = "stop", usage: bool = True, size: int = 0) -> list[dict[str, Any]]:
    """A usual stream of a text: role, pieces of five characters or a fortieth, finish, usage."""
    size = size or max(5, len(text) // 40)
    pieces = [chunk({"content": text[at : at + size]}) for at in range(0, len(text), size)]
    last = [usage_chunk()] if usage else []
    return [chunk({"role": "assistant", "content": ""}), *pieces, chunk({}, finish=finish), *last]


def right(wire: Wire) -> None:
    """Answer as a good server does, streamed where that was asked for."""
    say(wire, wire.wanted)


def say(wire: Wire, text: str, *, finish: Any = "stop", usage: bool = True) -> None:
    """Answer properly with a text."""
    if wire.streamed:
        wire.events(*chunks(text, finish=finish, usage=usage))
    else:
        more = {} if usage else {"usage": None}
        wire.answer(200, whole({"role": "assistant", "content": text}, finish=finish, **more))
