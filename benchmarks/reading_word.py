"""A Word file of 200 pages, read and checked by every rule: one cold command, and warm.

python benchmarks/reading_word.py [--out FILE] [--pages 200]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx

import plandraft

ROOT = Path(__file__).parents[1]
LINES_A_PAGE = 22
"""GB/T 9704-2012, 5.2.3."""
CHARS_A_LINE = 28


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    args = parser.parse_args()
    profile = ROOT / "examples" / "profiles" / "hospital-large.yaml"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.docx"
        chars = write(file, args.pages)
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "plandraft", "check", str(file), "--profile", str(profile)],
            capture_output=True,
            check=False,
        )
        cold = time.perf_counter() - began
        began = time.perf_counter()
        read = plandraft.open_plan(file)
        reading = time.perf_counter() - began
        began = time.perf_counter()
        report = plandraft.check(read, profile=profile)
        checking = time.perf_counter() - began
    lines = [
        f"{args.pages} pages, {chars} characters, {len(read.plan.measures)} measures, {len(report.findings)} findings",
        f"plandraft check FILE --profile P, a new process: {cold:.2f} s",
        f"in a warm process: read {reading:.2f} s, checked {checking:.2f} s",
    ]
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


def write(file: Path, pages: int) -> int:
    """Our own sample plans one after the other under one title, until the pages are full."""
    plans = sorted((ROOT / "examples" / "samples").glob("*.txt"))
    body = [line for path in plans for line in path.read_text("utf-8").splitlines()[1:] if line.strip()]
    document = docx.Document()
    document.add_paragraph("云帆市中心医院工会2027年工作计划")
    chars, at = 0, 0
    while chars < pages * LINES_A_PAGE * CHARS_A_LINE:
        document.add_paragraph(body[at % len(body)])
        chars += len(body[at % len(body)])
        at += 1
    document.save(str(file))
    return chars


if __name__ == "__main__":
    main()
