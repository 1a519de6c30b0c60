"""Start-up: whole processes of short commands, beside a bare interpreter, ``import openai`` and an older state.

    python benchmarks/startup.py [--out FILE] [--rounds 15] [--old FOLDER]

``--old`` names a checkout of an older state, whose commands run in turn with this one's. Byte code is kept in a folder
of its own for both, as it is beside an installed package; CPU is that of the process with what it started.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parents[1]
DRAFT = ["-m", "plandraft", "draft", str(HERE / "examples" / "profiles" / "hospital.yaml")]
CHECK = ["-m", "plandraft", "check", str(HERE / "examples" / "samples" / "government.txt")]
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "plandraft --help": ["-m", "plandraft", "--help"],
    "import plandraft": ["-c", "import plandraft"],
    "import plandraft; plandraft.draft": ["-c", "import plandraft; plandraft.draft"],
    "import openai": ["-c", "import openai"],
    "plandraft check, one file": CHECK,
    "plandraft check --profile": [*CHECK, "--profile", str(HERE / "examples" / "profiles" / "government.yaml")],
    "plandraft calendar 2027": ["-m", "plandraft", "calendar", "2027"],
    "plandraft draft, offline": DRAFT,
}
OF_THE_CODE = [name for name, command in COMMANDS.items() if "plandraft" in command[1]]


def timed(command: list[str], source: Path, cache: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one process."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(source / "src"), "PYTHONPYCACHEPREFIX": str(cache), "PLANDRAFT_HOME": str(cache / "home")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, *command], check=False, capture_output=True, env=env)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise SystemExit(f"{command}: {done.stderr.decode()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--old", type=Path)
    args = parser.parse_args()
    states = {"": HERE} | ({"before: ": args.old} if args.old else {})
    rows = [(state, name) for name in COMMANDS for state in states if not state or name in OF_THE_CODE]
    times: dict[tuple[str, str], list[tuple[float, float]]] = {row: [] for row in rows}
    with tempfile.TemporaryDirectory() as cache:
        for _ in range(args.rounds + 1):
            for state, name in rows:
                times[state, name].append(timed(COMMANDS[name], states[state], Path(cache) / (state[:-2] or "now")))
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    lines = [
        f"{platform.python_version()}, {platform.machine()}, {args.rounds} rounds in turn, the first left out; {load}"
    ]
    lines.append(f"{'':<44} wall s median  best   CPU s median  best")
    for (state, name), found in times.items():
        wall, cpu = zip(*found[1:], strict=True)
        figures = (statistics.median(wall), min(wall), statistics.median(cpu), min(cpu))
        lines.append(f"{state + name:<44}" + "{:>14.3f}{:>7.3f}{:>13.3f}{:>7.3f}".format(*figures))
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
