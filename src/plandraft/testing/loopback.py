"""A chat-completions server on this machine, whose answers a test writes: real HTTP, no key, no cost.

It speaks as much of the protocol as one question and its answer take, and keeps what it was asked.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from plandraft.arguments import checked
from plandraft.core.ask import Reply
from plandraft.core.draft import Draft
from plandraft.errors import UsageError
from plandraft.messages import tr


@dataclass(frozen=True)
class HttpAnswer:
    """One HTTP answer.

    Attributes:
        status: The status code.
        body: What is sent as JSON; bytes are sent as a page of HTML.
        headers: Beside those that every answer has.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


HttpScript = Callable[[dict[str, Any]], HttpAnswer]
"""Makes an answer of the body of a request."""


@dataclass
class LoopbackServer:
    """The running server.

    Attributes:
        url: Its address, as ``base_url`` takes it.
        requests: The bodies of what it was asked, in their order.
        headers: Their headers, with names in small letters.
        paths: Their paths.
        only_path: A path beside this one, where it is set, is answered with 404.
        models: The names of the models that it says it serves.
    """

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    only_path: str = ""
    models: tuple[str, ...] = ()


@checked
def completion(content: Any, *, finish: str | None = "stop", **message: Any) -> HttpAnswer:
    """A usual completion with this content: 10 tokens asked, 5 answered.

    Args:
        content: What the model writes; a list of parts, or None, as some endpoints have it.
        finish: Why it stops: ``stop``, ``length``, or what else an endpoint says.
        message: Other fields of the message, such as ``tool_calls``.
    """
    choice = {"index": 0, "message": {"role": "assistant", "content": content} | message, "finish_reason": finish}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    body = {"id": "c1", "object": "chat.completion", "created": 1, "model": "loop", "choices": [choice], "usage": usage}
    return HttpAnswer(body=body)


@checked
def refusal(status: int, message: str, **more: Any) -> HttpAnswer:
    """An error as OpenAI words it.

    Args:
        status: Such as 401, 429 or 500.
        message: What it says.
        more: Other fields of the error; ``headers`` are those of the answer, with ``_`` for ``-``.
    """
    headers = {name.replace("_", "-"): value for name, value in more.pop("headers", {}).items()}
    return HttpAnswer(status=status, body={"error": {"message": message} | more}, headers=headers)


@checked
def answers_of(draft: Draft) -> HttpScript:
    """Answers each question of a draft as it was answered there; any other with an empty object.

    Of a draft that was made without a model it is a server that writes whole plans.
    """
    known = {exchange.ask.text: exchange.answer for exchange in draft.exchanges}

    def script(request: dict[str, Any]) -> HttpAnswer:
        asked = "\n".join(str(message["content"]) for message in request["messages"])
        answer = known.get(asked)
        return completion(answer.text if isinstance(answer, Reply) else "{}")

    return script


@checked
@contextmanager
def serving(script: HttpScript | Sequence[HttpAnswer]) -> Iterator[LoopbackServer]:
    """Serve until the block is left.

    Args:
        script: A function of the request's body, or answers in order; the last one repeats.

    Raises:
        UsageError: There is no answer.
    """
    answers = [] if callable(script) else list(script)
    if not callable(script) and not answers:
        raise UsageError(tr("there is no answer to serve"), hint=tr("serving([completion('{}')])"))
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    httpd.daemon_threads = True
    server = LoopbackServer(url=f"http://127.0.0.1:{httpd.server_address[1]}/v1")
    httpd.RequestHandlerClass = _handler(server, script if callable(script) else _in_order(answers))
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def _in_order(answers: list[HttpAnswer]) -> HttpScript:
    lock = threading.Lock()

    def script(request: dict[str, Any]) -> HttpAnswer:
        del request
        with lock:
            return answers.pop(0) if len(answers) > 1 else answers[0]

    return script


def _handler(server: LoopbackServer, script: HttpScript) -> type[BaseHTTPRequestHandler]:
    """What hears one connection; what came is kept before it is answered."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                server.requests.append(request)
                server.headers.append({name.lower(): value for name, value in self.headers.items()})
                server.paths.append(self.path)
            lost = server.only_path not in ("", self.path)
            self._send(HttpAnswer(status=404, body=b"<html>not found</html>") if lost else script(request))

        def do_GET(self) -> None:
            listed = {"object": "list", "data": [{"id": name} for name in server.models]}
            self._send(HttpAnswer(status=200 if server.models else 404, body=listed))

        def _send(self, answer: HttpAnswer) -> None:
            page = isinstance(answer.body, bytes)
            data = answer.body if page else json.dumps(answer.body).encode()
            usual = {"content-type": "text/html" if page else "application/json", "content-length": str(len(data))}
            self.send_response(answer.status)
            for name, value in (usual | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    return Handler
