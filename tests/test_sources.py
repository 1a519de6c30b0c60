"""The dated data: what was verified long ago, or from one source, can be listed."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path
from types import ModuleType

SCRIPT = Path(__file__).parents[1] / "scripts" / "check_sources.py"
DATA = """# Facts. As of 2026-11-22.
entries:
  - {id: old, source: a; b, verified: true, date: 2025-01-01}
  - {id: fresh, source: a, verified: true}
  - {id: unverified, source: a, verified: false, date: 2020-01-01}
"""


def script() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("check_sources", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_old_entries_and_those_with_one_source_are_listed(tmp_path: Path) -> None:
    """An entry's own date counts before its file's; unverified ones give hints only and need no second look."""
    file = tmp_path / "facts.yaml"
    file.write_text(DATA, encoding="utf-8")
    listed = [(doubt.entry, doubt.why) for doubt in script().doubts(file, dt.date(2026, 11, 30), 365, second=True)]
    assert [entry for entry, _ in listed] == ["old", "fresh"]
    assert "2025-01-01" in listed[0][1]
    assert listed[1][1] == "one source only"


def test_no_shipped_entry_is_older_than_a_year_when_this_is_written() -> None:
    """The data were gone through in November 2026; a year later the script lists them all."""
    assert script().main(["--as-of", "2026-11-30", "--strict"]) == 0
    assert script().main(["--as-of", "2028-01-01", "--strict"]) == 1
