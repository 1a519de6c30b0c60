"""Cases of the fixture files: ``tests/checks/fixtures/<code>/bad.yaml`` and ``good.yaml``.

Each file is a list of cases. A case says in ``case`` what it shows, in ``set`` which fields of the base plan it
changes (``S1.title: …``; ``profile.budget``, ``context.as_of`` and so on as in ``Example``), and where it is bad, in
``expect``, what is found: node, field and the evidence, of which one or two may be left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from plandraft.checks.base import Example

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of one rule."""

    code: str
    name: str
    example: Example
    expect: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


def cases(kind: str) -> list[Case]:
    """All cases of a kind, ``bad`` or ``good``."""
    return [case for file in sorted(FIXTURES.glob(f"*/{kind}.yaml")) for case in _read(file)]


def _read(file: Path) -> list[Case]:
    rows: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")) or []
    return [
        Case(
            code=file.parent.name,
            name=row["case"],
            example=tuple((*key.split(".", 1), value) for key, value in row.get("set", {}).items()),
            expect=tuple(tuple(str(part) for part in parts) for parts in row.get("expect", ())),
        )
        for row in rows
    ]
