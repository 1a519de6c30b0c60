"""The base of every noun: frozen, keyword-only, unknown keys refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer


class Noun(BaseModel):
    """A frozen value. Change it with ``model_copy(update=…)``, which leaves the old one alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _plain_number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


_DIGITS = 13
"""Digits before the point: no organisation has ten trillion, and a great exponent takes for ever to write out."""
_FINEST = 30
"""Digits after the point; shares of a sum come with twenty or so."""


def is_amount(amount: Decimal) -> bool:
    """Whether a number can be an amount of money: finite, and of a size and an exactness that money has.

    >>> is_amount(Decimal("120000")), is_amount(Decimal("1e9999999")), is_amount(Decimal("NaN"))
    (True, False, False)
    """
    return amount.is_finite() and amount.adjusted() < _DIGITS and int(amount.as_tuple().exponent) >= -_FINEST


def _bounded(amount: Decimal) -> Decimal:
    if not is_amount(amount):
        raise ValueError(f"an amount of money is a number of at most {_DIGITS} digits")
    return amount


Bounded = Annotated[Decimal, AfterValidator(_bounded)]
"""An amount of any money."""
Yuan = Annotated[Bounded, PlainSerializer(_plain_number, when_used="json")]
"""An amount of money in yuan (元)."""
