"""What tokens cost: a dated price, and the amount it makes of a usage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field

from plandraft.core.amounts import Bounded
from plandraft.core.ask import Usage
from plandraft.core.frozen_model import FrozenModel
from plandraft.messages import marked, tr

_PER = 1_000_000


class Price(FrozenModel):
    """What a million tokens of a model cost.

    Attributes:
        input: A million prompt tokens.
        cached: A million prompt tokens that the endpoint had in its cache; ``input`` where None.
        output: A million completion tokens, thinking included.
        currency: ISO 4217, such as ``CNY``.
        as_of: Day on which the price was read or set.
        source: Where it was read.
        base_url: The endpoint it holds at; any where None.
    """

    input: Bounded = Field(ge=0)
    cached: Bounded | None = Field(default=None, ge=0)
    output: Bounded = Field(ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    as_of: dt.date
    source: str = marked("own table")
    base_url: str | None = None

    def __str__(self) -> str:
        cached = "" if self.cached is None else f", {self.cached} cached"
        rates = tr(
            "{input} in{cached}, {output} out {currency} per million tokens",
            input=self.input,
            cached=cached,
            output=self.output,
            currency=self.currency,
        )
        return tr("{rates}, as of {as_of} ({source})", rates=rates, as_of=self.as_of, source=self.source)


class Cost(FrozenModel):
    """An amount of money with the price it was reckoned at.

    Attributes:
        amount: In the price's currency.
        at_least: Whether calls are left out whose tokens the endpoint did not tell.
    """

    amount: Decimal
    price: Price
    at_least: bool = False

    @property
    def currency(self) -> str:
        """The price's."""
        return self.price.currency

    @property
    def rounded(self) -> str:
        """The amount with four digits after the point; a smaller one with two digits that count."""
        digits = 4 if not self.amount else max(4, 1 - self.amount.adjusted())
        return f"{self.amount:.{digits}f}"

    def __str__(self) -> str:
        return f"{tr('at least ') if self.at_least else ''}{self.rounded} {self.currency}"


def total(costs: Sequence[Cost]) -> Cost | None:
    """What several runs of one model cost together; None where none is known."""
    if not costs:
        return None
    amount = sum((one.amount for one in costs), Decimal(0))
    return Cost(amount=amount, price=costs[0].price, at_least=any(one.at_least for one in costs))


def cost(usage: Usage, price: Price, *, at_least: bool = False) -> Cost:
    """What a usage costs; reasoning tokens are part of the completion's.

    Args:
        usage: Tokens as they were counted.
        price: What a million tokens cost.
        at_least: Whether calls are missing of which nothing was told.

    >>> price = Price(input="0.8", cached="0.2", output=2, currency="CNY", as_of="2026-11-01")
    >>> print(cost(Usage(prompt_tokens=10_000, cached_tokens=4_000, completion_tokens=3_000), price))
    0.0116 CNY
    """
    cached = min(usage.cached_tokens, usage.prompt_tokens)
    rate = price.input if price.cached is None else price.cached
    amount = (usage.prompt_tokens - cached) * price.input + cached * rate + usage.completion_tokens * price.output
    return Cost(amount=amount / _PER, price=price, at_least=at_least)
