"""The licences of everything that is installed with plandraft, as docs/licences.md: python scripts/list_licences.py.

What is listed follows the requirements of the package and of what it requires, in the environment that runs this;
extras are left out. A distribution says its licence in one of three places.
"""

from __future__ import annotations

import argparse
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

TARGET = Path(__file__).parents[1] / "docs" / "licences.md"
HEAD = """# Licences of the dependencies

What `pip install plandraft` brings along, with the licence that each distribution states (made by
`python scripts/list_licences.py`). All are permissive but certifi (MPL-2.0, a list of authorities, used unchanged).

| distribution | licence |
| --- | --- |
"""
_REQUIRED = re.compile(r"[A-Za-z0-9][\w.-]*")
_SPDX = {"MIT License": "MIT", "BSD License": "BSD", "Apache Software License": "Apache-2.0"}


def brought_along(name: str) -> set[str]:
    """The distributions that one needs, itself left out, those of its needs included."""
    found: set[str] = set()
    open_ = [name]
    while open_:
        try:
            needs = distribution(open_.pop()).requires or []
        except PackageNotFoundError:
            continue  # for another system
        for need in needs:
            if "extra ==" not in need and (match := _REQUIRED.match(need)):
                needed = match[0].lower().replace("_", "-")
                if needed not in found:
                    found.add(needed)
                    open_.append(needed)
    return found


def licence_of(name: str) -> str:
    """What it says: an expression, else its classifiers, else the first line of its text."""
    said = distribution(name).metadata
    if said.get("License-Expression"):
        return said["License-Expression"]
    kinds = [
        value.rpartition(" :: ")[2] for value in said.get_all("Classifier") or [] if value.startswith("License ::")
    ]
    if kinds:
        return ", ".join(_SPDX.get(kind, kind) for kind in kinds)
    return (said.get("License") or "not stated").strip().splitlines()[0]


def page() -> str:
    """The whole page."""
    rows = []
    for name in sorted(brought_along("plandraft")):
        try:
            rows.append(f"| {name} | {licence_of(name)} |\n")
        except PackageNotFoundError:
            continue
    return HEAD + "".join(rows)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    TARGET.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
