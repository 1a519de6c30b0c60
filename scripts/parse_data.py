"""Write the parsed twins of the data files, which load a hundred times faster than YAML.

python scripts/parse_data.py            # after every change of src/plandraft/**/data/*.yaml
python scripts/parse_data.py --check    # exit 1 where a twin is missing or old
"""

from __future__ import annotations

import sys
from pathlib import Path

from plandraft.shipped import PACKAGES, names_in, twin_of

SOURCE = Path(__file__).parents[1] / "src"


def main(arguments: list[str]) -> int:
    """Write, or compare."""
    stale = []
    for package in PACKAGES:
        data = SOURCE.joinpath(*package.split("."), "data")
        for name in names_in(package):
            wanted, twin = twin_of((data / f"{name}.yaml").read_bytes()), data / "parsed" / f"{name}.json"
            if twin.is_file() and twin.read_text(encoding="utf-8") == wanted:
                continue
            stale.append(f"{package}: {name}")
            if "--check" not in arguments:
                twin.parent.mkdir(parents=True, exist_ok=True)
                twin.write_text(wanted, encoding="utf-8", newline="\n")
    print("\n".join(stale) or "all parsed", file=sys.stderr)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
