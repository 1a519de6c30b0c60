"""Amounts of money as a plan writes them."""

from __future__ import annotations

import re
from decimal import Decimal

from plandraft.core.noun import is_amount

_SUM = re.compile(r"(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*(万?)元?")


def plain_sum(amount: Decimal) -> str:
    """An amount without exponent, needless zeros or marks between thousands.

    >>> plain_sum(Decimal("1E+5")), plain_sum(Decimal("12.50"))
    ('100000', '12.5')
    """
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_sum(text: str) -> str | None:
    """An amount in yuan; None where there is none, or one that is no amount of money.

    >>> read_sum("1.2万元"), read_sum("若干")
    ('12000', None)
    """
    found = _SUM.fullmatch(text)
    if found is None:
        return None
    amount = Decimal(re.sub("[,，]", "", found[1]) + (found[2] or "")) * (10_000 if found[3] else 1)
    return plain_sum(amount) if is_amount(amount) else None
