"""Write docs/rules.md from the catalogue; ``--check`` only says whether it is fresh."""

from __future__ import annotations

import sys
from pathlib import Path

from plandraft.checks import CATALOGUE, explain

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"


def text() -> str:
    parts = ["# Rules", "", "Made by `make docs` from the rules themselves; do not edit.", ""]
    for rule in CATALOGUE:
        head, _, rest = explain(rule).partition("\n")
        parts += [f"## {head}", "", f"> {rule.message_zh}", "", "```text", rest.strip(), "```", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text() else "docs/rules.md is stale: run make docs")
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
