"""Write docs/rules.md from the catalogue; ``--check`` only says whether it is fresh."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from plandraft.checks import CATALOGUE, Rule, explain

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"
FAMILIES = {
    "PD1": "Structure",
    "PD2": "Execution: who, when, what for",
    "PD3": "Calendar",
    "PD4": "Money",
    "PD5": "Facts",
    "PD6": "Wording in force",
    "PD7": "Language",
}
HEAD = """# Rules

Made by `make docs` from the rules themselves; do not edit.

An *error* is against the schema, the profile, the calendar, the leak list or a norm that says *must*; the rest are
warnings and hints, and what rests on unverified data is a hint. A rule whose data is missing says "not checked".
"""


def text() -> str:
    """The whole page."""
    parts = [HEAD, *_table()]
    for rule in CATALOGUE:
        head, _, rest = explain(rule).partition("\n")
        parts += [
            f"## {head}",
            "",
            f"> {rule.message_zh}",
            ">",
            f"> {rule.message_en}",
            "",
            "```text",
            rest.strip(),
            "```",
            "",
        ]
    return "\n".join(parts)


def _table() -> Iterator[str]:
    for family, name in FAMILIES.items():
        own = [rule for rule in CATALOGUE if rule.code.startswith(family)]
        yield from (
            f"**{family} {name}** ({len(own)})",
            "",
            "| code | fault | severity | mended by |",
            "| --- | --- | --- | --- |",
        )
        yield from (f"| [{r.code}](#{_anchor(r)}) | {r.name} | {r.severity.value} | {_fix(r)} |" for r in own)
        yield ""


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name} {rule.severity.value}".lower().replace(" ", "-")


def _fix(rule: Rule) -> str:
    computed = "fix=" in inspect.getsource(type(rule))
    return ", ".join(["a computed fix"] * computed + ["a question"] * rule.askable)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text() else "docs/rules.md is stale: run make docs")
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
