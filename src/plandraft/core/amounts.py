"""Amounts of money: what can be one, and how a plan writes it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer

from plandraft.messages import tr

_DIGITS = 13
"""Digits before the point: no organisation has ten trillion, and a great exponent takes for ever to write out."""
_FINEST = 30
"""Digits after the point; shares of a sum come with twenty or so."""
_SUM = re.compile(r"(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*(万?)元?")


def is_amount(amount: Decimal) -> bool:
    """Whether a number can be an amount of money: finite, and of a size and an exactness that money has.

    >>> is_amount(Decimal("120000")), is_amount(Decimal("1e9999999")), is_amount(Decimal("NaN"))
    (True, False, False)
    """
    return amount.is_finite() and amount.adjusted() < _DIGITS and int(amount.as_tuple().exponent) >= -_FINEST


def _bounded(amount: Decimal) -> Decimal:
    if not is_amount(amount):
        raise ValueError(tr("an amount of money is a number of at most {digits} digits", digits=_DIGITS))
    return amount


def _plain_number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


Bounded = Annotated[Decimal, AfterValidator(_bounded)]
"""An amount of any money."""
Yuan = Annotated[Bounded, PlainSerializer(_plain_number, when_used="json")]
"""An amount of money in yuan (元)."""


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
    written = _SUM.fullmatch(text)
    if written is None:
        return None
    amount = Decimal(re.sub("[,，]", "", written[1]) + (written[2] or "")) * (10_000 if written[3] else 1)
    return plain_sum(amount) if is_amount(amount) else None
