"""What a model costs at an address: the user's own table, else the list of ``genai-prices``; unknown stays unknown.

A name alone has no price: a relay or a server of one's own serves ``gpt-4o`` for what it likes. So a listed price is
only taken where the address is the provider's own. Nothing is ever fetched: the list is the installed package's.
Where a listed price is not one number:

    it changes with the hour     the dearest of the day
    it changes with the date     the one in force on the day
    it grows with the prompt     the first step's, where that reaches as far as our prompts do; else unknown
    a request costs extra        unknown
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from plandraft.core.money import Price
from plandraft.messages import tr
from plandraft.models.connection.address import Address, parse_address

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, ModelPrice, Provider

Prices = Mapping[str, Price | Sequence[Price]]
"""The user's own prices by the model's name; several where they differ by endpoint."""

LONGEST_PROMPT_TOKENS = 60_000
"""Our choice, with room: the longest of our prompts had 10,000 (measured with sixteen sample plans, big profiles)."""
_NOT_BY_TOKENS = ("requests_kcount", "output_reasoning_mtok", "output_citation_mtok")
"""Parts of a listed price that the usage of a call does not tell."""


def find_price(model: str, base_url: str, *, own: Prices, day: dt.date) -> Price | None:
    """The price of a model at an address on a day; None where it is not known.

    Args:
        model: Name of the model.
        base_url: Address of the endpoint.
        own: The user's table; it goes before the list.
        day: Day for which the list is read.

    Raises:
        UsageError: An address in the user's table cannot be one.
    """
    return own_price(model, base_url, own) or listed_price(model, base_url, day=day)


def own_price(model: str, base_url: str, own: Prices) -> Price | None:
    """The user's: the one for this address before the one for any.

    Args:
        model: Name of the model.
        base_url: Address of the endpoint.
        own: The user's table.
    """
    found = own.get(model, ())
    prices = [found] if isinstance(found, Price) else list(found)
    here = [price for price in prices if price.base_url and parse_address(price.base_url).url == base_url]
    return next(iter((*here, *(price for price in prices if not price.base_url))), None)


def listed_price(model: str, base_url: str, *, day: dt.date) -> Price | None:
    """The provider's own, in US dollars, as the installed ``genai-prices`` has it; None without that package.

    Its date is that of the newest change of any price which the list knows of: the list is at least as new.

    Args:
        model: Name of the model.
        base_url: Address of the endpoint.
        day: Day for which the list is read.
    """
    if not base_url or Address(url=base_url).local:  # no address: a model of the caller's own
        return None
    try:
        from genai_prices import __version__, data
    except ImportError:
        return None
    for provider in data.providers:
        found = provider.find_model(model) if is_at(base_url, provider.api_pattern) else None
        rates = _rates(found, day) if found else None
        if rates is not None:
            return Price(
                **rates,
                currency="USD",
                as_of=_newest(data.providers, day),
                source=tr("genai-prices {version}, {id}", version=__version__, id=provider.id),
            )
    return None


def is_at(base_url: str, pattern: str) -> bool:
    r"""Whether an address is one of a provider's; its pattern must take in the whole host, and the host alone.

    >>> is_at("https://api.openai.com/v1", r"https://api\.openai\.com")
    True
    >>> is_at("https://api.openai.com.relay.example/v1", r"https://api\.openai\.com")
    False
    """
    scheme, host, port = Address(url=base_url).origin
    start = f"{scheme}://{host}" + ("" if (scheme, port) == ("https", 443) else f":{port}")
    path = re.sub(r"^[a-z]+://[^/]*", "", base_url)
    found = re.match(pattern, start + path)
    return found is not None and found.end() >= len(start) and "." not in (start + path)[len(start) : found.end()]


def _rates(model: ModelInfo, day: dt.date) -> dict[str, Decimal | None] | None:
    """The rates in force on a day, at its dearest hour."""
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    hours = [model.get_prices(midnight + dt.timedelta(minutes=30 * n)) for n in range(48)]
    rates = {
        "input": _dearest(hours, "input_mtok"),
        "cached": _dearest(hours, "cache_read_mtok"),
        "output": _dearest(hours, "output_mtok"),
    }
    told = None not in (rates["input"], rates["output"])
    return rates if told and not any(name in price.__dict__ for price in hours for name in _NOT_BY_TOKENS) else None


def _dearest(hours: Iterable[ModelPrice], name: str) -> Decimal | None:
    found = [_flat(value) for price in hours if (value := price.__dict__.get(name)) is not None]
    return None if None in found else max((rate for rate in found if rate is not None), default=None)


def _flat(rate: object) -> Decimal | None:
    """One number; None where our prompts may reach its second step."""
    tiers = getattr(rate, "tiers", None)
    if tiers is None:
        return Decimal(str(rate))
    return Decimal(str(rate.base)) if tiers[0].start >= LONGEST_PROMPT_TOKENS else None  # type: ignore[attr-defined]


def _newest(providers: Iterable[Provider], day: dt.date) -> dt.date:
    """The newest day, up to a day, on which a listed price changed."""
    starts = (
        getattr(each.constraint, "start_date", None)
        for provider in providers
        for model in provider.models
        for each in (model.prices if isinstance(model.prices, list) else ())
    )
    return max((start for start in starts if start is not None and start <= day), default=day)
