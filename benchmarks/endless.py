"""Replies without end: when ours gives up and what it held in memory, beside the bare openai SDK, in one run.

    python benchmarks/endless.py [--out FILE] [--scale 15]

Each call is made in a process of its own. The clocks are those of the model room, divided by the scale (300, 90 and
900 s by 15: 20, 6 and 60 s). The SDK has its own default time-outs and is stopped after twice the clock of the whole
call, or at 2 GB. Memory is the peak of the process's resident set above what it had before the call.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import platform
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import openai

from plandraft.core.ask import Ask, Failed, Limits, Message
from plandraft.core.frozen_model import FrozenModel
from plandraft.errors import ModelError
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.calls.timeouts import Timeouts
from plandraft.models.connection.endpoint import KeyedEndpoint

MOST_MB = 2_000
CHUNK = 64 * 1024


def event(text: str) -> bytes:
    delta = {"choices": [{"index": 0, "delta": {"content": text}}]}
    return f"data: {json.dumps(delta, ensure_ascii=False)}\n\n".encode()


def slowly(piece: bytes, pause_s: float) -> Iterator[bytes]:
    while True:
        yield piece
        time.sleep(pause_s)


def words() -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        yield b"".join(event(f"第{number * 100 + at}项职工代表大会") for at in range(100))


def then(first: bytes, piece: bytes) -> Iterator[bytes]:
    yield first
    while True:
        yield piece


STREAM, JSON = "text/event-stream", "application/json"
TEXT = "职工代表大会于三月召开".encode() * (CHUNK // 33)
REPLIES = {
    "keep-alives only": (STREAM, None, lambda: slowly(b": keep-alive\n\n", 0.05)),
    "blank lines only": (STREAM, None, lambda: slowly(b"\n", 0.001)),
    "one character at a time": (STREAM, None, lambda: (event(chr(0x4E00 + n % 9000)) for n in paced(0.02))),
    "content at full speed": (STREAM, None, words),
    "one event without end": (STREAM, None, lambda: then(b'data: {"choices": [{"delta": {"content": "', TEXT)),
    "plain: one string without end": (JSON, None, lambda: then(b'{"choices": [{"message": {"content": "', TEXT)),
    "plain: blank lines without end": (JSON, None, lambda: slowly(b"\n" * 100, 0.001)),
    "plain: a length of 10 GB": (JSON, 10_000_000_000, lambda: then(b'{"choices": [{"message": {"content": "', TEXT)),
}


def paced(pause_s: float) -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1
        time.sleep(pause_s)


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        kind, length, pieces = REPLIES[request["model"]]
        self.send_response(200)
        self.send_header("content-type", kind)
        if length:
            self.send_header("content-length", str(length))
        self.end_headers()
        try:
            for piece in pieces():
                self.wfile.write(piece)
        except OSError:
            return

    def log_message(self, *args: object) -> None:
        pass


def serve(port: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    port.send(server.server_address[1])
    server.serve_forever()


def memory_mb(what: str) -> float:
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(lines[what].split()[0]) / 1000


def ours(url: str, name: str, timeouts: Timeouts) -> str:
    ask = Ask(
        prompt="measures",
        messages=(Message(role="user", content="写一个领域的工作措施"),),
        schema_name="measures",
        schema={"type": "object"},
        inputs=FrozenModel(),
        limits=Limits(reply_tokens=2000),
    )
    endpoint = KeyedEndpoint(base_url=url, api_key="sk-none")
    model = OpenAIModel(name, endpoint=endpoint, attempts=1, timeouts=timeouts, stream=not name.startswith("plain"))
    try:
        answer = model.ask(ask)
    except ModelError as error:
        return error.message.rsplit("/v1: ", 1)[-1]
    return answer.message if isinstance(answer, Failed) else "an answer"


def bare(url: str, name: str, _: Timeouts) -> str:
    async def call() -> str:
        client = openai.AsyncOpenAI(base_url=url, api_key="sk-none", max_retries=0)
        stream, messages = not name.startswith("plain"), [{"role": "user", "content": "写一个领域的工作措施"}]
        made = await client.chat.completions.create(model=name, messages=messages, stream=stream)
        pieces = [chunk.choices[0].delta.content async for chunk in made] if stream else [str(made)]
        return f"{len(pieces)} pieces"

    return asyncio.run(call())


def measured(side: str, url: str, name: str, timeouts: Timeouts, result: Connection) -> None:
    """Make one call and send what came of it: words, seconds, MB; also where it has to be stopped."""
    call = {"plandraft": ours, "openai SDK": bare}[side]
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, begun = memory_mb("VmRSS"), time.monotonic()

    def tell(said: str) -> None:
        result.send((said, time.monotonic() - begun, memory_mb("VmHWM") - before))

    def watch() -> None:
        while time.monotonic() - begun < 2 * timeouts.whole_s and memory_mb("VmRSS") < MOST_MB:
            time.sleep(0.1)
        tell("did not end: stopped")
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    tell(call(url, name, timeouts))
    os._exit(0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scale", type=float, default=15)
    arguments = parser.parse_args()
    usual, scale = Timeouts(), arguments.scale
    timeouts = Timeouts(first_s=usual.first_s / scale, gap_s=usual.gap_s / scale, whole_s=usual.whole_s / scale)
    context = multiprocessing.get_context("spawn")
    port, child_port = context.Pipe()
    server = context.Process(target=serve, args=(child_port,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{port.recv()}/v1"
    lines = [
        f"python {platform.python_version()}, openai {openai.__version__}",
        f"clocks: first {timeouts.first_s:.0f} s, gap {timeouts.gap_s:.0f} s, whole {timeouts.whole_s:.0f} s",
        f"{'reply':<32} {'side':<11} {'seconds':>8} {'MB':>7}  what it said",
    ]
    print("\n".join(lines), flush=True)
    for name in REPLIES:
        for side in ("plandraft", "openai SDK"):
            mine, theirs = context.Pipe()
            child = context.Process(target=measured, args=(side, url, name, timeouts, theirs))
            child.start()
            said, seconds, megabytes = mine.recv()
            child.join()
            lines.append(f"{name:<32} {side:<11} {seconds:>8.1f} {megabytes:>7.1f}  {said}")
            print(lines[-1], flush=True)
    server.kill()
    if arguments.out:
        arguments.out.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
