"""Entries of the dated data that ought to be looked at again: verified long ago, or resting on one source.

python scripts/check_sources.py [--as-of 2026-11-30] [--days 365] [--second] [--strict]

An entry was verified on its own ``date``, else on the day that the head of its file names (``As of 2026-11-22``). A
source names a second one behind ；. ``--second`` lists those with one source as well, ``--strict`` exits 1 where
anything is listed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from plandraft.shipped import PACKAGES, data_files

SOURCE = Path(__file__).parents[1] / "src"
_AS_OF = re.compile(r"[Aa]s of (\d{4}-\d{2}-\d{2})|as_of: '?(\d{4}-\d{2}-\d{2})")
_SECOND = re.compile(r"[；;]")


class Doubt(NamedTuple):
    """An entry, and why it ought to be looked at."""

    file: str
    entry: str
    why: str


def main(arguments: list[str]) -> int:
    """List the entries."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.datetime.now(tz=dt.UTC).date())
    options.add_argument("--days", type=int, default=365)
    options.add_argument("--second", action="store_true")
    options.add_argument("--strict", action="store_true")
    chosen = options.parse_args(arguments)
    found = [
        doubt
        for package in PACKAGES
        for name in data_files(package)
        for doubt in doubts(
            SOURCE.joinpath(*package.split("."), "data", f"{name}.yaml"),
            chosen.as_of,
            chosen.days,
            second=chosen.second,
        )
    ]
    print("\n".join(f"{doubt.file}: {doubt.entry}: {doubt.why}" for doubt in found) or "nothing to look at")
    return 1 if found and chosen.strict else 0


def doubts(file: Path, as_of: dt.date, days: int, *, second: bool = False) -> Iterator[Doubt]:
    """The entries of a file that are verified and old, or verified from one source only."""
    text = file.read_text(encoding="utf-8")
    head = _AS_OF.search(text[:2000])
    of_file = dt.date.fromisoformat(head[1] or head[2]) if head else None
    for entry in _entries(YAML(typ="safe", pure=True).load(text)):
        if not entry.get("verified"):
            continue
        name = str(entry.get("id") or entry.get("name") or entry.get("spun") or entry.get("title"))
        day = _day(entry.get("date")) or of_file
        if day is not None and (as_of - day).days > days:
            yield Doubt(file.name, name, f"verified {day.isoformat()}, more than {days} days ago")
        if second and not _SECOND.search(str(entry.get("source", ""))):
            yield Doubt(file.name, name, "one source only")


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    """Every mapping with a source, however deep."""
    if isinstance(data, dict):
        if "source" in data:
            yield data
        for value in data.values():
            yield from _entries(value)
    elif isinstance(data, list):
        for value in data:
            yield from _entries(value)


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(value) if isinstance(value, str) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
