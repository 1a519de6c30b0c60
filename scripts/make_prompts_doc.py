"""Write what each prompt's templates know into docs/prompts.md, from the docstrings of their inputs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from plandraft.core.schemas import attributes_of
from plandraft.prompts import PROMPTS

PAGE = Path(__file__).parents[1] / "docs" / "prompts.md"
BETWEEN = re.compile(r"(?s)(<!-- inputs -->\n).*?(<!-- end of inputs -->)")


def tables() -> str:
    """A table for each prompt: its names, and what they are."""
    parts = []
    for spec in PROMPTS.values():
        said = attributes_of(spec.inputs)
        rows = [f"| `{name}` | {said.get(name, '')} |" for name in spec.inputs.model_fields]
        parts.append("\n".join([f"\n### {spec.name}\n", "| name | what it is |", "| --- | --- |", *rows]))
    return "\n".join(parts)


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    made = BETWEEN.sub(lambda found: f"{found[1]}{tables()}\n\n{found[2]}", text)
    if "--check" in sys.argv and made != text:
        sys.exit("docs/prompts.md is not fresh: python scripts/make_prompts_doc.py")
    PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
