"""Write the pairs of characters that plan Chinese has (``core/data/pairs.yaml``) from the project's own texts.

    python scripts/make_pairs.py

Sources are the data that ship with the package, the prompts and the profiles and sample plans of ``examples/``: all of
them were written for this project. What the pairs are for, ``core/sense.py`` says.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "plandraft" / "core" / "data" / "pairs.yaml"
SOURCES = ("src/**/data/**/*.yaml", "prompts/*.j2", "examples/**/*.yaml", "examples/**/*.md", "examples/**/*.txt")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
GROUPS = 5
"""How closely two characters belong together: the mutual information of the pair, rounded down to 0 … 4 and less."""
HEAD = """# Pairs of neighbouring characters in plan Chinese: each character, and all that were seen to follow it.
# In five groups: those that follow it more seldom than by chance; a mutual information from 0, 1, 2, and 3 on.
# source: this project's own texts, see scripts/make_pairs.py, which makes this file
# as_of: 2026-11-30
"""


def texts() -> Iterator[str]:
    """The text of every source."""
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            if file != TARGET:
                yield file.read_text(encoding="utf-8")


def followers() -> dict[str, str]:
    """For each character those that follow it somewhere, by how closely they belong to it."""
    pairs: Counter[tuple[str, str]] = Counter()
    chars: Counter[str] = Counter()
    for text in texts():
        for run in _HAN.findall(text):
            chars.update(run)
            pairs.update(pairwise(run))
    found: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in range(GROUPS)])
    for (first, second), times in sorted(pairs.items()):
        close = math.log(times * chars.total() / (chars[first] * chars[second]))
        found[first][max(0, min(GROUPS - 1, math.floor(close) + 1))].append(second)
    return {first: "/".join("".join(group) for group in groups) for first, groups in sorted(found.items())}


if __name__ == "__main__":
    lines = [f"  {first}: {seconds}" for first, seconds in followers().items()]
    TARGET.write_text(HEAD + "pairs:\n" + "\n".join(lines) + "\n", encoding="utf-8")
