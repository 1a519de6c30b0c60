"""Days that no calendar has, in a text that a person typed: its reader says what is wrong with one, but not where."""

from __future__ import annotations

import datetime as dt
import re

_DATE = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")


def line_of_odd_date(text: str) -> int | None:
    r"""The line, from 1, of the first date in YAML that no calendar has.

    >>> line_of_odd_date("a: 2027-01-31\nb: 2027-02-30 # or 2027-02-31")
    2
    """
    for number, line in enumerate(text.splitlines(), 1):
        for found in _DATE.finditer(line.split("#")[0]):
            try:
                dt.date(*map(int, found.groups()))
            except ValueError:
                return number
    return None
