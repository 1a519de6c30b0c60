"""A batch API on loopback: files and batches, kept in memory; a test scripts what becomes of each line."""

from __future__ import annotations

import email
import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Line = dict[str, Any]
Reply = tuple[int, Any]

WAIT_S = 15.0


def answered(line: Line, content: str, **choice: Any) -> Line:
    """The output line of a completion."""
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    body = {"id": "c", "object": "chat.completion", "created": 1, "model": "loop", "usage": usage}
    body["choices"] = [{"index": 0, "message": message, "finish_reason": "stop"} | choice]
    return responded(line, 200, body)


def responded(line: Line, status: int, body: Any) -> Line:
    """An output line with this response."""
    response = {"status_code": status, "request_id": "r", "body": body}
    return {"id": "x", "custom_id": line["custom_id"], "response": response, "error": None}


def refused(line: Line, status: int, message: str, **more: Any) -> Line:
    """A line with an error as OpenAI words it."""
    return responded(line, status, {"error": {"message": message} | more})


def unserved(line: Line, code: str = "batch_expired") -> Line:
    """A line that the endpoint never came to."""
    return {"id": "x", "custom_id": line["custom_id"], "response": None, "error": {"code": code, "message": "late"}}


def words(body: dict[str, Any]) -> str:
    """The words of a request."""
    return "\n".join(str(message["content"]) for message in body["messages"])


@dataclass
class Remote:
    """A batch at the server."""

    id: str
    upload: str
    metadata: dict[str, str]
    lines: list[Line]
    status: str
    results: dict[str, str | None]
    counts: dict[str, int]
    errors: Any = None
    looks: int = 0

    def view(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "id": self.id,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "input_file_id": self.upload,
            "completion_window": "24h",
            "created_at": 1,
            "status": self.status,
            "errors": self.errors,
            "metadata": self.metadata,
            "request_counts": self.counts,
            **self.results,
        }


@dataclass
class BatchOffice:
    """The server's mind; scripts may replace ``line``, ``ends`` and ``before``.

    Attributes:
        answers: What is said to each prompt.
        line: What becomes of a line in the n-th batch: an output line, raw text, several, or None for nothing.
        ends: The word that the n-th batch ends with, and its errors.
        looks: How often a batch is looked at before it has ended.
        before: May answer a request itself; is given the method and the path.
        served: How often each ask was answered with a completion, by its id.
        lists: Whether batches can be listed.
        keeps_metadata: Whether a batch shows the metadata that it was made with.
        calls: Methods and paths, in order.
    """

    answers: dict[str, str]
    line: Callable[[Line, int], Any] | None = None
    ends: Callable[[int], tuple[str, Any]] = lambda number: ("completed", None)
    looks: int = 0
    before: Callable[[str, str], Reply | None] = lambda method, path: None
    served: Counter[str] = field(default_factory=Counter)
    lists: bool = True
    keeps_metadata: bool = True
    calls: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    batches: dict[str, Remote] = field(default_factory=dict)
    live: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    held: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    hold: tuple[int, str] = (0, "")
    headers: list[dict[str, str]] = field(default_factory=list)

    def say(self, body: dict[str, Any]) -> str:
        """The right answer to a request, in whatever form it is asked."""
        text = words(body)
        return self.answers.get(text) or next((s for t, s in self.answers.items() if text.startswith(t)), "{}")

    def hold_at(self, number: int, when: str) -> None:
        """Hold the n-th request from now, ``before`` or ``after`` it is worked on."""
        self.calls, self.hold = [], (number, when)
        self.held, self.go = threading.Event(), threading.Event()

    def handle(self, method: str, path: str, kind: str, data: bytes) -> Reply | bytes:
        """Answer a request."""
        self.calls.append(f"{method} {path}")
        scripted = self.before(method, path.split("?")[0])
        if scripted is not None:
            return scripted
        parts = path.split("?")[0].removeprefix("/v1/").split("/")
        if method == "POST" and parts == ["files"]:
            return 200, {"id": self._file(_uploaded(kind, data)), "object": "file", "purpose": "batch"}
        if method == "POST" and parts == ["batches"]:
            return 200, self._batch(json.loads(data)).view()
        if method == "GET" and parts == ["batches"]:
            newest = [one.view() for one in reversed(self.batches.values())]
            return (200, {"object": "list", "data": newest}) if self.lists else (404, {"error": "no list"})
        if parts[0] == "batches" and parts[1] in self.batches:
            return 200, self._looked_at(self.batches[parts[1]], cancel=parts[2:] == ["cancel"])
        if parts[0] == "files" and parts[1] in self.files:
            return self.files[parts[1]].encode()
        if parts == ["chat", "completions"]:
            body = json.loads(data)
            self.live.append(body)
            return 200, answered({"custom_id": ""}, self.say(body))["response"]["body"]
        return 404, {"error": {"message": f"no {path}"}}

    def _file(self, text: str) -> str:
        name = f"file-{len(self.files) + 1}"
        self.files[name] = text
        return name

    def _batch(self, asked: dict[str, Any]) -> Remote:
        lines = [json.loads(line) for line in self.files[asked["input_file_id"]].splitlines()]
        assert len({line["custom_id"] for line in lines}) == len(lines)
        assert all(line["method"] == "POST" and line["url"] == asked["endpoint"] for line in lines)
        assert not any("stream" in line["body"] for line in lines)
        number = len(self.batches) + 1
        counts = {"total": len(lines), "completed": 0, "failed": 0}
        metadata = asked["metadata"] if self.keeps_metadata else {}
        made = Remote(f"batch_{number}", asked["input_file_id"], metadata, lines, "validating", dict(_NOTHING), counts)
        self.batches[made.id] = made
        if not self.looks:
            self._end(made)
        return made

    def _looked_at(self, remote: Remote, *, cancel: bool) -> dict[str, Any]:
        remote.looks += 1
        if remote.status not in ("validating", "in_progress"):
            return remote.view()
        remote.status = "cancelling" if cancel else "in_progress"
        if not cancel and remote.looks > self.looks:
            self._end(remote)
        return remote.view()

    def end(self, remote: Remote) -> None:
        """Work on a batch now."""
        self._end(remote)

    def _end(self, remote: Remote) -> None:
        number = list(self.batches).index(remote.id) + 1
        remote.status, remote.errors = self.ends(number)
        if remote.status not in ("completed", "expired", "cancelled"):
            return
        good: list[str] = []
        bad: list[str] = []
        for line in remote.lines:
            made = self.line(line, number) if self.line else answered(line, self.say(line["body"]))
            for one in made if isinstance(made, list) else [made]:
                if one is None:
                    continue
                if isinstance(one, str):
                    good.append(one)
                    continue
                fine = (one.get("response") or {}).get("status_code") == 200
                if fine and one["custom_id"] == line["custom_id"]:
                    self.served[one["custom_id"]] += 1
                (good if fine else bad).append(json.dumps(one, ensure_ascii=False))
        random.Random(number).shuffle(good)
        remote.counts |= {"completed": len(good), "failed": len(bad)}
        remote.results = {
            "output_file_id": self._file("\n".join(good) + "\n") if good else None,
            "error_file_id": self._file("\n".join(bad) + "\n") if bad else None,
        }


_NOTHING: dict[str, str | None] = {"output_file_id": None, "error_file_id": None}


def _uploaded(kind: str, data: bytes) -> str:
    """The file in a multipart body."""
    message = email.message_from_bytes(b"content-type: " + kind.encode() + b"\n\n" + data)
    parts = {part.get_param("name", header="content-disposition"): part for part in message.get_payload()}
    assert parts["purpose"].get_payload().strip() == "batch"
    return str(parts["file"].get_payload(decode=True).decode())


@contextmanager
def serving(office: BatchOffice) -> Iterator[BatchOffice]:
    """Serve an office."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length", 0)))
            number, when = office.hold
            holds = len(office.calls) + 1 == number
            if holds and when == "before":
                self._hold()
                return
            with lock:
                office.headers.append({k.lower(): v for k, v in self.headers.items()})
                made = office.handle(self.command, self.path, self.headers.get("content-type", ""), data)
            if holds:
                self._hold()
                return
            status, body = (200, made) if isinstance(made, bytes) else made
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST  # noqa: N815

        def _hold(self) -> None:
            """Answer never; who asks is killed in the meantime."""
            office.held.set()
            office.go.wait(WAIT_S)
            self.close_connection = True

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    class Threads(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: Any) -> None:
            """A client that went away is what is tested."""

    httpd = Threads(("127.0.0.1", 0), Handler)
    office.url = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield office
    finally:
        office.go.set()
        httpd.shutdown()
        thread.join()
        httpd.server_close()
