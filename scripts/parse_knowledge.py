"""Write the parsed twins of the knowledge files, which load a hundred times faster than YAML.

python scripts/parse_knowledge.py            # after every change of src/plandraft/knowledge/data/*.yaml
python scripts/parse_knowledge.py --check    # exit 1 where a twin is missing or old
"""

from __future__ import annotations

import sys
from pathlib import Path

from plandraft.knowledge.parsed import NAMES, twin_of

DATA = Path(__file__).parents[1] / "src" / "plandraft" / "knowledge" / "data"


def main(arguments: list[str]) -> int:
    """Write, or compare."""
    stale = []
    for name in NAMES:
        wanted, twin = twin_of((DATA / f"{name}.yaml").read_bytes()), DATA / "parsed" / f"{name}.json"
        if twin.is_file() and twin.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(name)
        if "--check" not in arguments:
            twin.parent.mkdir(exist_ok=True)
            twin.write_text(wanted, encoding="utf-8", newline="\n")
    print("\n".join(stale) or "all parsed", file=sys.stderr)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
