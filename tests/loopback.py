"""A chat-completions server on loopback whose answers a test scripts; it counts what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One HTTP answer."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


Script = Callable[[dict[str, Any]], Answer]


@dataclass
class Server:
    """The running server: its address and the requests it got, headers and paths included.

    A path beside ``only_path``, where one is set, is answered with 404; ``models`` is what it says it serves.
    """

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    only_path: str = ""
    models: tuple[str, ...] = ()


def completion(content: Any, *, finish: str | None = "stop", **message: Any) -> Answer:
    """A usual completion with this content."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content} | message, "finish_reason": finish}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    body = {"id": "c1", "object": "chat.completion", "created": 1, "model": "loop", "choices": [choice], "usage": usage}
    return Answer(body=body)


def error(status: int, message: str, **more: Any) -> Answer:
    """An error as OpenAI words it."""
    headers = {k.replace("_", "-"): v for k, v in more.pop("headers", {}).items()}
    return Answer(status=status, body={"error": {"message": message} | more}, headers=headers)


@contextmanager
def serving(script: Script | list[Answer]) -> Iterator[Server]:
    """Serve a script: a function of the request, or answers in order (the last one repeats)."""
    answers = list(script) if isinstance(script, list) else []
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                server.requests.append(request)
                server.headers.append({k.lower(): v for k, v in self.headers.items()})
                server.paths.append(self.path)
                lost = server.only_path not in ("", self.path)
                answer = (
                    Answer(status=404, body=b"<html>not found</html>")
                    if lost
                    else answers.pop(0)
                    if len(answers) > 1
                    else answers[0]
                    if answers
                    else None
                )
            if answer is None:
                assert callable(script)
                answer = script(request)
            data = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            kind = "text/html" if isinstance(answer.body, bytes) else "application/json"
            for name, value in ({"content-type": kind, "content-length": str(len(data))} | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            data = json.dumps({"object": "list", "data": [{"id": name} for name in server.models]}).encode()
            self.send_response(200 if server.models else 404)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server = Server(url=f"http://127.0.0.1:{httpd.server_address[1]}/v1")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
