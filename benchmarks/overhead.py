"""Calls a second through the model room beside the bare openai SDK, same messages, same schema, in one run.

    python benchmarks/overhead.py [--out FILE] [--calls 512] [--in-flight 64]

A loopback server in a process of its own answers at once. The two sides take turns, so that a machine that slows
down slows both; the median of the rounds is printed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import platform
import statistics
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import openai

from plandraft.core.ask import Ask, Limits, Message
from plandraft.core.noun import Noun
from plandraft.core.replies import MeasuresReply, wire_schema
from plandraft.models.endpoint import Endpoint
from plandraft.models.forms import Manners, request_for
from plandraft.models.openai_model import OpenAIModel

BODY = json.dumps(
    {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": '{"measures": []}'}, "finish_reason": "stop"}
        ],
        "usage": {"prompt_tokens": 900, "completion_tokens": 700, "total_tokens": 1600},
    }
).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True


def serve(port: multiprocessing.Queue) -> None:
    server = Server(("127.0.0.1", 0), Handler)
    port.put(server.server_address[1])
    server.serve_forever()


def ask() -> Ask:
    messages = (Message(role="system", content="规则" * 600), Message(role="user", content="写一个领域的工作措施" * 20))
    schema = wire_schema(MeasuresReply)
    return Ask(
        prompt="measures",
        messages=messages,
        schema_name="measures",
        schema=schema,
        inputs=Noun(),
        limits=Limits(reply_tokens=2000),
    )


async def bare(url: str, calls: int, in_flight: int) -> float:
    request = request_for(ask(), "m", Manners(), "strict")
    limit = asyncio.Semaphore(in_flight)
    async with openai.AsyncOpenAI(api_key="k", base_url=url, max_retries=0) as client:

        async def one() -> None:
            async with limit:
                await client.chat.completions.create(**request)

        started = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(calls)))
        return calls / (time.perf_counter() - started)


async def ours(url: str, calls: int, in_flight: int) -> float:
    model, question = OpenAIModel("m", endpoint=Endpoint(base_url=url, api_key="k")), ask()
    limit = asyncio.Semaphore(in_flight)

    async def one() -> None:
        async with limit:
            await model.aask(question)

    started = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(calls)))
    rate = calls / (time.perf_counter() - started)
    await model.aclose()
    return rate


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--calls", type=int, default=512)
    options.add_argument("--in-flight", type=int, default=64)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    port: multiprocessing.Queue = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(port,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{port.get()}/v1"
    rates: dict[str, list[float]] = {"openai SDK": [], "plandraft": []}
    for turn in range(chosen.rounds + 1):
        for name, side in (("openai SDK", bare), ("plandraft", ours)):
            rate = asyncio.run(side(url, chosen.calls, chosen.in_flight))
            if turn:
                rates[name].append(rate)
    server.terminate()
    ratios = [b / a for a, b in zip(rates["openai SDK"], rates["plandraft"], strict=True)]
    lines = [
        f"python {platform.python_version()}, openai {openai.__version__}",
        f"{chosen.calls} calls a round, {chosen.in_flight} in flight",
        *(
            f"{name:<12} {statistics.median(found):7.0f} calls/s (median of {len(found)})"
            for name, found in rates.items()
        ),
        f"ratio        {statistics.median(ratios):7.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})",
    ]
    print("\n".join(lines))
    if chosen.out:
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
