"""An endpoint on loopback for measurements: it knows the asks of a run and answers in the offline model's words.

A wire is told of every ask before it goes out (``Office.see`` is the run's observer) and finds it again by its last
message. Tokens are those of a usual tokenizer for Chinese, reckoned from characters.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from plandraft.core.ask import Ask, Reply
from plandraft.core.events import Event
from plandraft.offline import ANSWERERS, OfflineModel

TOKENS_A_CHAR = 0.66
"""Of Chinese with its share of JSON marks, as Qwen and DeepSeek count it (our figure of 0.73 is a safe one)."""
Request = dict[str, Any]


def tokens_of(text: str) -> int:
    """About so many tokens has a text."""
    return math.ceil(len(text) * TOKENS_A_CHAR)


def prompt_tokens(request: Request) -> int:
    """About so many have a request's messages, with what a chat template adds."""
    return sum(tokens_of(str(message["content"])) + 4 for message in request["messages"])


@dataclass(frozen=True)
class Said:
    """What the endpoint does with one request: a status, a body, and how it is sent.

    Attributes:
        usage: Tokens of prompt and reply; told in the last chunk.
    """

    status: int = 200
    body: Any = None
    text: str = ""
    finish: str | None = "stop"
    usage: tuple[int, int] = (0, 0)


class Office:
    """Finds the ask behind a request and answers it offline."""

    def __init__(self) -> None:
        self._asks: dict[str, Ask] = {}
        self._said: dict[str, str] = {}
        self._offline = OfflineModel(ANSWERERS)

    def see(self, event: Event) -> None:
        """Observe a run."""
        if event.kind == "sent" and event.ask is not None:
            self._asks[event.ask.messages[-1].content] = event.ask

    def answer(self, request: Request) -> str:
        """The right answer to a request."""
        text = "\n".join(str(message["content"]) for message in request["messages"])
        found = [words for words in self._asks if words in text]
        if not found:
            return "{}"
        ask = self._asks[max(found, key=len)]
        if ask.id not in self._said:
            reply = self._offline.ask(ask)
            assert isinstance(reply, Reply)
            self._said[ask.id] = reply.text
        return self._said[ask.id]


@dataclass
class Endpoint:
    """The running server.

    Attributes:
        url: Its base address.
        requests: What it was asked, in order.
    """

    url: str
    requests: list[Request] = field(default_factory=list)


@contextmanager
def serving(answer: Callable[[Request], Said], *, models: Any = None) -> Iterator[Endpoint]:
    """Serve; ``models`` is the body of the list of models, of which there is none where it is None."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                found.requests.append(request)
            said = answer(request)
            if said.status != 200 or said.body is not None or not request.get("stream"):
                self._send(said.status, said.body if said.body is not None else _whole(said))
                return
            events = "".join(f"data: {json.dumps(one, ensure_ascii=False)}\n\n" for one in _chunks(said))
            self._send(200, events + "data: [DONE]\n\n", "text/event-stream")

        def do_GET(self) -> None:
            self._send(404 if models is None else 200, models or {"error": {"message": "not found"}})

        def _send(self, status: int, body: Any, kind: str = "application/json") -> None:
            data = body.encode() if isinstance(body, str) else json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            pass

    lock = threading.Lock()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _usage(said: Said) -> dict[str, int]:
    prompt, reply = said.usage
    return {"prompt_tokens": prompt, "completion_tokens": reply, "total_tokens": prompt + reply}


def _whole(said: Said) -> dict[str, Any]:
    message = {"role": "assistant", "content": said.text}
    choice = {"index": 0, "message": message, "finish_reason": said.finish}
    return {"id": "c", "object": "chat.completion", "model": "m", "choices": [choice], "usage": _usage(said)}


def _chunks(said: Said) -> Iterator[dict[str, Any]]:
    for at in range(0, len(said.text), 40):
        yield {"choices": [{"index": 0, "delta": {"content": said.text[at : at + 40]}, "finish_reason": None}]}
    yield {"choices": [{"index": 0, "delta": {}, "finish_reason": said.finish}]}
    yield {"choices": [], "usage": _usage(said)}
