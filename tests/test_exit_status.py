"""The exit statuses: one table in code, the same in both READMEs, and an order of gravity that leaves none out."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from plandraft.exit_status import GRAVEST, ExitStatus, exit_table, gravest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("file", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_has_the_table_of_the_code(file: str, lang: str) -> None:
    """Whoever changes one changes the other."""
    assert exit_table(lang) in (ROOT / file).read_text(encoding="utf-8")


def test_no_status_is_written_as_a_number_elsewhere() -> None:
    """The command room takes them by name."""
    for file in (ROOT / "src" / "plandraft" / "cli").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(f"exit({number})" in text or f"return {number}\n" in text for number in (2, 3, 4, 130)), file


def test_of_several_the_gravest_stands() -> None:
    """Whatever their order; and it is one of them."""
    assert set(GRAVEST) == set(ExitStatus)
    for one, other in product(ExitStatus, ExitStatus):
        assert gravest(one, other) is gravest(other, one)
        assert gravest(one, other) in (one, other)
    assert gravest(ExitStatus.GAPS, ExitStatus.FINDINGS) is ExitStatus.GAPS
    assert gravest() is ExitStatus.FINE
