"""Start-up: ``plandraft --help`` and ``import plandraft``, beside a bare interpreter and ``import openai``.

python benchmarks/startup.py [--out FILE] [--rounds 15]
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "plandraft --help": ["-m", "plandraft", "--help"],
    "import plandraft": ["-c", "import plandraft"],
    "import plandraft; plandraft.draft": ["-c", "import plandraft; plandraft.draft"],
    "import openai": ["-c", "import openai"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    args = parser.parse_args()
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(args.rounds + 1):
        for name, command in COMMANDS.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
            times[name].append(time.perf_counter() - began)
    about = f"{args.rounds} rounds in turn, the first left out; wall s"
    lines = [f"{platform.python_version()}, {platform.machine()}, {about}"]
    lines += [f"{name:<36} median {statistics.median(t[1:]):.3f}  best {min(t[1:]):.3f}" for name, t in times.items()]
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
