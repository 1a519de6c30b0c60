"""Calendar years and school years."""

from __future__ import annotations

import pytest

from plandraft.core.period import Period, year_words


def test_a_school_year_runs_from_september_to_august() -> None:
    """Twelve months over two years, in order."""
    period = Period.parse("2026-2027")
    assert (period.months[0], period.months[-1]) == ((2026, 9), (2027, 8))
    assert (period.year_of(3), period.position(3)) == (2027, 6)


@pytest.mark.parametrize("text", ["2026—2027", "2026–2027学年", " 2026-2027 "])
def test_every_dash_will_do(text: str) -> None:
    """People type the dash they have."""
    assert Period.parse(text).label == "2026—2027学年"


@pytest.mark.parametrize("text", ["", "next year", "2026-2028", "1949", "2100", "20__年"])
def test_other_texts_are_refused(text: str) -> None:
    """A period that cannot be is an error, never a guess."""
    with pytest.raises(ValueError, match="year"):
        Period.parse(text)


def test_a_school_calls_its_year_otherwise() -> None:
    """A plan of a school year speaks of its 学年; without a period the year is a calendar year."""
    assert year_words(Period(kind="school_year", year=2026)) == ("本学年", "下一学年", "学年末")
    assert year_words(Period(year=2027)) == year_words(None) == ("本年度", "下一年度", "年终")
