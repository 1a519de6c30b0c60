"""A visual line of a PDF page, and how wide text is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class VisualLine:
    """One line as it stands on a page; lengths in points, as the text runs.

    Attributes:
        text: Its words; pieces far apart, as in a table, are separated by tabs.
        page: From 1.
        left: Where it begins.
        least_right: Where it ends at least, ...
        most_right: ... and at most: how wide each character is must be guessed.
        base: Height of its base line; greater is higher on the page.
        size: Font size.
        row: Whether it is the row of a table.
    """

    text: str
    page: int
    left: float
    least_right: float
    most_right: float
    base: float
    size: float
    row: bool = False


def least_width(text: str, size: float) -> float:
    """How narrow a text may be, in points: Latin letters and quotation marks fill half a square, Chinese all of it."""
    return sum(size if unicodedata.east_asian_width(char) in "WF" else size / 2 for char in text)


def most_width(text: str, size: float) -> float:
    """How wide: letters and digits of a typewriter face fill 0.6, quotation marks and dashes a whole square."""
    return sum(size if unicodedata.east_asian_width(char) in "WFA" else size * 0.6 for char in text)
