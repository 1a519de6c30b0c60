"""The base of every noun: frozen, keyword-only, unknown keys refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer


class Noun(BaseModel):
    """A frozen value. Change it with ``model_copy(update=…)``, which leaves the old one alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _plain_number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


Yuan = Annotated[Decimal, PlainSerializer(_plain_number, when_used="json")]
"""An amount of money in yuan (元)."""
