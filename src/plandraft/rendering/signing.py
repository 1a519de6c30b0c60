"""The signature under a plan: who issues it, and the date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from plandraft.core.plan import Signature
from plandraft.core.timing import read_timing
from plandraft.rendering.escapes import meant, shown


def chinese_date(day: dt.date | None) -> str:
    """A day as it stands under a document: no zeros before (GB/T 9704—2012, 7.3.5.4).

    >>> chinese_date(dt.date(2026, 3, 8))
    '2026年3月8日'
    """
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def signature_lines(signature: Signature) -> list[str]:
    """Organisation and date as visible lines; what is missing has none."""
    return [line for line in (shown(signature.organisation), chinese_date(signature.date)) if line]


def read_signature(lines: Sequence[str]) -> Signature:
    """The signature that visible lines say."""
    day = read_timing(meant(lines[-1])).date if lines else None
    return Signature(organisation=" ".join(map(meant, lines[:-1] if day else lines)), date=day)
