"""A thousand profiles through ``draft_many`` on one machine, against a server that answers each call after a second.

    python benchmarks/many.py [--out FILE] [--profiles 1000] [--workers 128] [--one-by-one 5]

The profiles are those of ``examples/profiles`` with other names and headcounts, so that no two share a reply. The
server is a process of its own and streams what the offline model answers to the very same prompts, which was found
out before; so every plan can be compared with the one that is right. The drafting is a process of its own as well,
with a journal on disk: its wall time, CPU and memory are what is printed.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import hashlib
import json
import multiprocessing
import os
import platform
import re
import resource
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = dt.date(2026, 11, 20)
SERVER_S = 1.0
PIECE = 40
"""Characters of a reply in one event of the stream."""


def write_profiles(folder: Path, count: int) -> list[Path]:
    """Example profiles under other names, with other headcounts."""
    examples = sorted((EXAMPLES / "profiles").glob("*.yaml"))
    files = []
    for number in range(count):
        text = examples[number % len(examples)].read_text(encoding="utf-8")
        text = re.sub(r"^name: *(\S+)", rf"name: 第{number + 1}\1", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^headcount: *(\d+)", rf"headcount: {100 + number}\1", text, count=1, flags=re.MULTILINE)
        file = folder / f"{number + 1:04d}.yaml"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files


def right_answers(file: Path) -> tuple[str, dict[str, str], str]:
    """The offline model's answers to a profile's asks, by digest of the prompt, and the plan they come to."""
    import plandraft
    from plandraft.core.ask import Reply

    made = plandraft.draft(file, as_of=AS_OF)
    answers = {
        digest(m.content for m in each.ask.messages): each.answer.text
        for each in made.exchanges
        if isinstance(each.answer, Reply)
    }
    return str(file), answers, made.plan.model_dump_json()


def digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def serve(answers: dict[str, str], told: Any) -> None:
    asyncio.run(_serve(answers, told))


async def _serve(answers: dict[str, str], told: Any) -> None:
    asked = {"calls": 0, "unknown": 0, "most": 0, "now": 0}

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if head.startswith(b"GET"):
                    body = json.dumps(asked).encode()
                    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
                    continue
                length = int(re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)[1])  # type: ignore[index]
                request = json.loads(await reader.readexactly(length))
                found = answers.get(digest(m["content"] for m in request["messages"]))
                asked["calls"] += 1
                asked["unknown"] += found is None
                asked["now"] += 1
                asked["most"] = max(asked["most"], asked["now"])
                await asyncio.sleep(SERVER_S)
                asked["now"] -= 1
                body = stream(found or "{}")
                kind = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: %d\r\n\r\n"
                writer.write(kind % len(body) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=1024)
    told.put(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def stream(text: str) -> bytes:
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    events = [{"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    usage = {"prompt_tokens": 2000, "completion_tokens": len(text), "total_tokens": 2000 + len(text)}
    events.append({"choices": [], "usage": usage})
    common = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    lines = [f"data: {json.dumps(common | event, ensure_ascii=False)}\n\n" for event in events]
    return "".join([*lines, "data: [DONE]\n\n"]).encode()


def draft_all(files: list[Path], right: dict[str, str], url: str, workers: int, home: str, told: Any) -> None:
    """The process that is measured."""
    os.environ["PLANDRAFT_HOME"] = home
    import plandraft

    same = calls = 0
    started, cpu = time.perf_counter(), time.process_time()
    for outcome in plandraft.draft_many(files, model="m", base_url=url, as_of=AS_OF, workers=workers):
        if outcome.draft is not None:
            calls += len(outcome.draft.exchanges)
            same += outcome.draft.plan.model_dump_json() == right[outcome.profile]
        else:
            print(outcome.profile, outcome.error)
    wall, cpu = time.perf_counter() - started, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.put({"wall": wall, "cpu": cpu, "memory": memory, "same": same, "asks": calls})


def draft_each(files: list[Path], url: str, home: str, told: Any) -> None:
    """The same with ``draft``, plan after plan; its asks go out eight at once where a step has so many."""
    os.environ["PLANDRAFT_HOME"] = home
    import plandraft

    started = time.perf_counter()
    for file in files:
        plandraft.draft(file, model="m", base_url=url, as_of=AS_OF)
    told.put({"wall": time.perf_counter() - started})


def measured(spawn: Any, work: Any, *arguments: Any) -> dict[str, float]:
    told = spawn.Queue()
    with tempfile.TemporaryDirectory() as home:
        process = spawn.Process(target=work, args=(*arguments, home, told))
        process.start()
        found: dict[str, float] = told.get()
        process.join()
    return found


def served(url: str) -> dict[str, int]:
    import urllib.request

    with urllib.request.urlopen(url) as answer:
        found: dict[str, int] = json.load(answer)
        return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--profiles", type=int, default=1000)
    options.add_argument("--workers", type=int, default=128)
    options.add_argument("--one-by-one", type=int, default=5)
    chosen = options.parse_args()
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        files = write_profiles(Path(folder), chosen.profiles)
        answers: dict[str, str] = {}
        right: dict[str, str] = {}
        with ProcessPoolExecutor(mp_context=spawn) as pool:
            for file, said, plan in pool.map(right_answers, files, chunksize=8):
                answers |= said
                right[file] = plan
        told = spawn.Queue()
        server = spawn.Process(target=serve, args=(answers, told), daemon=True)
        server.start()
        url = f"http://127.0.0.1:{told.get()}/v1"
        many = measured(spawn, draft_all, files, right, url, chosen.workers)
        counts = served(url)
        single = measured(spawn, draft_each, files[: chosen.one_by_one], url)
        server.terminate()
    print_and_keep(report(chosen, many, counts, single), chosen.out)


def report(
    chosen: argparse.Namespace, many: dict[str, float], counts: dict[str, int], single: dict[str, float]
) -> list[str]:
    share = single["wall"] / chosen.one_by_one
    return [
        f"python {platform.python_version()}, {os.cpu_count()} cores with a load of {os.getloadavg()[2]:.0f} in all",
        f"server answers after {SERVER_S} s",
        f"{chosen.profiles} profiles, {chosen.workers} under way at once",
        f"wall time            {many['wall']:9.1f} s",
        f"CPU of the process   {many['cpu']:9.1f} s  ({1000 * many['cpu'] / chosen.profiles:.0f} ms a plan)",
        f"peak memory          {many['memory']:9.0f} MB",
        f"calls                {counts['calls']:9d}    (most at once {counts['most']}; asks {many['asks']:.0f})",
        f"plans right          {many['same']:9.0f}    of {chosen.profiles}",
        f"one after the other  {share * chosen.profiles:9.0f} s  (draft(), {share:.1f} s a plan, "
        f"extrapolated from {chosen.one_by_one})",
    ]


def print_and_keep(lines: list[str], out: Path | None) -> None:
    print("\n".join(lines))
    if out is not None:
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
