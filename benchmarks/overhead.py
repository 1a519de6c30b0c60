"""Calls a second through the model room, journal on, beside the bare openai SDK, instructor and pydantic-ai.

    python benchmarks/overhead.py [--rivals PYTHON] [--out FILE] [--calls 1024] [--in-flight 64] [--latency 0 0.5]

A loopback server in a process of its own answers after the latency; each side runs in a process of its own. The sides
take turns, so that a machine that slows down slows all; medians of the rounds are printed, and ratios are taken round
by round. PYTHON is an interpreter with instructor and pydantic-ai; without it they are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
OURS = ("bare", "plandraft", "bare-stream", "plandraft-stream")
RIVALS = ("instructor", "pydantic-ai")
AGAINST = {"plandraft-stream": "bare-stream"}
MEASURE = {
    "ref": "M1",
    "area": "维护职工权益",
    "title": "开展集体协商",
    "actions": ["三月底前征求各科室对集体合同的意见，整理成清单。", "四月召开协商会议，就工资福利与行政方逐条商定。"],
    "goals": ["G1", "G2"],
    "owner": "工会办公室",
    "partners": ["人力资源部"],
    "months": [3, 4],
    "rhythm": "once",
    "indicator": "集体合同经职工代表大会审议通过并报备",
    "origin": "practice",
}
CONTENT = json.dumps({"measures": [MEASURE | {"ref": f"M{n}"} for n in range(1, 5)]}, ensure_ascii=False)


@contextmanager
def serving(seconds: float) -> Iterator[str]:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        file.write(CONTENT)
        file.flush()
        command = [sys.executable, str(HERE / "chat_server.py"), file.name, str(seconds)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"
            server.terminate()


def measured(python: str, side: str, url: str, calls: int, in_flight: int) -> dict[str, float]:
    command = [python, str(HERE / "overhead_side.py"), side, url, str(calls), str(in_flight)]
    env = os.environ | {"PYTHONPATH": f"{HERE.parent / 'src'}:{HERE.parent}"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{side}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def versions(python: str, *names: str) -> str:
    code = f"import importlib.metadata as m; print(', '.join(f'{{n}} {{m.version(n)}}' for n in {names!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def table(seconds: float, chosen: argparse.Namespace) -> Iterator[str]:
    sides = dict.fromkeys(OURS, sys.executable)
    sides |= dict.fromkeys(RIVALS, chosen.rivals) if chosen.rivals else {}
    found: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    with serving(seconds) as url:
        for turn in range(chosen.rounds):
            for side in list(sides) if turn % 2 == 0 else list(sides)[::-1]:
                found[side].append(measured(sides[side], side, url, chosen.calls, chosen.in_flight))
    yield f"\nlatency {seconds * 1000:.0f} ms, {chosen.calls} calls a round, {chosen.in_flight} in flight, " + (
        f"{chosen.rounds} rounds"
    )
    yield f"{'':<18}{'calls/s':>9}{'CPU ms/call':>13}{'peak MB':>9}   calls/s beside bare: median (min–max)"
    for side, rows in found.items():
        base = found[AGAINST.get(side, "bare")]
        ratios = [row["rate"] / other["rate"] for row, other in zip(rows, base, strict=True)]
        rate, cpu, peak = (statistics.median(row[name] for row in rows) for name in ("rate", "cpu_ms", "peak_mb"))
        beside = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        yield f"{side:<18}{rate:>9.0f}{cpu:>13.2f}{peak:>9.0f}   {beside if rows is not base else ''}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rivals")
    options.add_argument("--out", type=Path)
    options.add_argument("--calls", type=int, default=1024)
    options.add_argument("--in-flight", type=int, default=64)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--latency", type=float, nargs="+", default=[0.0, 0.5])
    chosen = options.parse_args()
    lines = [f"python {platform.python_version()}, {versions(sys.executable, 'openai')}"]
    if chosen.rivals:
        lines.append(f"rivals: {versions(chosen.rivals, 'instructor', 'pydantic-ai-slim', 'openai')}")
    for seconds in chosen.latency:
        lines += table(seconds, chosen)
    print("\n".join(lines))
    if chosen.out:
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
