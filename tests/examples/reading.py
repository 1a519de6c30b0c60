"""A sample plan as ``plandraft samples FILE --json`` shows it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from click.testing import CliRunner

from plandraft.cli.main import main
from tests.examples.shelf import Shipped

SAFEGUARDS = ("保障", "要求", "实施", "办法")
"""Parts at the end that see to the plan itself; whichever role they are read as, they are no work of their own."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """What the samples room found in one file; points stand with all the words of their table row."""

    plan: dict[str, Any]
    goals: tuple[str, ...]
    measures: tuple[str, ...]

    @property
    def kinds(self) -> set[str]:
        """Roles of the sections that hold something."""
        found = {s["kind"] for s in _sections(self.plan["sections"]) if s["items"] or s["text"]}
        return found | ({"schedule"} if self.plan["schedule"] else set())

    @property
    def months(self) -> set[int]:
        """Months with at least one entry."""
        return {month for entry in self.plan["schedule"] for month in entry["months"]}


@cache
def read(shipped: Shipped) -> Read:
    """Run the command on a shipped plan."""
    done = CliRunner().invoke(main, ["samples", str(shipped.path), "--json"])
    assert done.exit_code == 0, done.output
    (plan,) = json.loads(done.stdout)["plans"]
    lines = shipped.text.split("\n")
    return Read(plan=plan, goals=tuple(_items(plan, "goals", lines)), measures=tuple(_items(plan, "measures", lines)))


def _items(plan: dict[str, Any], kind: str, lines: list[str]) -> Iterator[str]:
    """Points as the author wrote them: a point that has its line to itself is fetched from the file, unslotted."""
    parts = (s for s in plan["sections"] if not s["heading"].endswith(SAFEGUARDS))
    items = [item for s in _sections(parts) if s["kind"] == kind for item in s["items"]]
    shared = Counter(item["line"] for item in items)
    for item in items:
        yield lines[item["line"] - 1].strip() if shared[item["line"]] == 1 else item["text"]


def _sections(sections: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from _sections(section["sections"])
