"""A folder of plans in one process, by one core and by all, beside a process a file: the goal is 15 plans a second.

    python benchmarks/check_many.py [--out FILE] [--plans 500] [--single 20]

The folder holds the example samples over and over, in text, Markdown and Word, each with its own year's number so that
no two are the same. Wall seconds count the start of processes; CPU is that of this process and those it started.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

import plandraft

SAMPLES = Path(__file__).parents[1] / "examples" / "samples"


def fill(folder: Path, plans: int) -> int:
    """Write the plans; how many characters they have together."""
    sources = [file for file in sorted(SAMPLES.iterdir()) if file.name != "README.md"]
    chars = 0
    for number in range(plans):
        source = sources[number % len(sources)]
        text = f"{source.read_text(encoding='utf-8').rstrip()}\n\n第{number}份\n"
        chars += len(text)
        if number % 3:
            (folder / f"{number:04}{source.suffix}").write_text(text, encoding="utf-8")
            continue
        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(folder / f"{number:04}.docx")
    return chars


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds."""

    def cpu() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(one.ru_utime + one.ru_stime for one in used)

    before, began = cpu(), time.perf_counter()
    work()
    return time.perf_counter() - began, cpu() - before


def one_by_one(files: list[Path]) -> None:
    """A process a file, as a shell loop does it."""
    for file in files:
        subprocess.run([sys.executable, "-m", "plandraft", "check", str(file)], capture_output=True, check=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--single", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chars = fill(folder, args.plans)
        files = sorted(folder.iterdir())
        cores = os.cpu_count() or 1
        rows = [
            (
                f"one process, {cores} workers",
                args.plans,
                timed(lambda: list(plandraft.check_many(folder, workers=cores))),
            ),
            ("one process, no workers", args.plans, timed(lambda: list(plandraft.check_many(folder, workers=1)))),
            ("a process a file", args.single, timed(lambda: one_by_one(files[: args.single]))),
        ]
    load = f"load {os.getloadavg()[0]:.1f} on {cores} cores"
    lines = [f"python {platform.python_version()}, {platform.machine()}; {load}"]
    lines.append(f"{args.plans} plans of {chars // args.plans} characters; a third of them Word files")
    lines += [
        f"{what:<26}{plans:>4} plans  {wall:7.1f} s wall  {cpu:7.1f} s CPU  {plans / wall:6.1f} plans a second,"
        f" {plans / cpu:5.1f} a second of CPU"
        for what, plans, (wall, cpu) in rows
    ]
    print("\n".join(lines))
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
