"""What a run may cost; reached means that no further call is made."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from plandraft.arguments import checked_class
from plandraft.clock import Clock, SystemClock
from plandraft.core.ask import Usage
from plandraft.core.model_limits import RunBounds
from plandraft.core.money import Price, cost
from plandraft.errors import ArgumentRefused, UsageError
from plandraft.messages import tr


@dataclass(frozen=True, kw_only=True)
class Remaining:
    """What a run's time bound leaves.

    Attributes:
        seconds: Until it is reached.
        why: What to say then.
    """

    seconds: float
    why: str


class CallBudget(Protocol):
    """Shared by all asks of a run; the model room asks it before every call and tells it what each cost."""

    def begin(self, price: Price | None) -> None:
        """A run begins, at this price; runs that share the budget share the model.

        Raises:
            UsageError: Money is bounded and there is no price.
        """
        ...

    def refuse(self) -> str | None:
        """Reserve one call; the reason in words where none may be made any more."""
        ...

    def remaining(self) -> Remaining | None:
        """What is left of the time; calls under way and waits end with it. None where it is not bounded."""
        ...

    def spend(self, usage: Usage) -> None:
        """Tokens of a call, whether it was of use or not."""
        ...


class Unlimited:
    """Refuses nothing."""

    def begin(self, price: Price | None) -> None:
        """At any price."""

    def refuse(self) -> str | None:
        """Never."""
        return None

    def remaining(self) -> Remaining | None:
        """All the time there is."""
        return None

    def spend(self, usage: Usage) -> None:
        """Forget it."""


@checked_class
class RunBudget:
    """Bounds calls, tokens, money and time of a run, or of all runs that share it.

    Calls are reserved before they are made: with any number of asks in flight their bound is not exceeded by one.
    What a call takes is known when it is over: tokens and money go over their bounds by the calls under way, and by
    nothing else. Where the endpoint does not tell the tokens of a reply, each of its characters and of the prompt's
    counts as one, so that the bound holds there too. Time ends calls under way; what they brought is asked again.

    Args:
        max_calls: HTTP calls, retries and refused forms included.
        max_tokens: Prompt and completion tokens together.
        max_cost: Money, in the price's currency.
        max_seconds: Seconds since the budget was made.
        price: What ``max_cost`` is reckoned at; where None, the price that is known of the run's model.
        clock: Passed in by tests.

    Raises:
        ArgumentRefused: A bound is below 0, or no number.

    Attributes:
        bounds: What it was made with.
        calls: Made so far.
        usage: Tokens so far.
    """

    def __init__(
        self,
        *,
        max_calls: int | None = None,
        max_tokens: int | None = None,
        max_cost: Decimal | float | None = None,
        max_seconds: float | None = None,
        price: Price | None = None,
        clock: Clock | None = None,
    ) -> None:
        given = {"max_calls": max_calls, "max_tokens": max_tokens, "max_cost": max_cost, "max_seconds": max_seconds}
        for name, bound in given.items():
            if bound is not None and not 0 <= bound < float("inf"):
                raise ArgumentRefused(
                    tr("RunBudget: {name} cannot be {bound}", name=name, bound=bound),
                    hint=tr("it is a number, 0 or more"),
                )
        self.bounds = RunBounds(
            max_calls=max_calls,
            max_tokens=max_tokens,
            max_cost=None if max_cost is None else Decimal(str(max_cost)),
            max_seconds=max_seconds,
        )
        self._price = price
        self._clock = clock or SystemClock()
        self._started = self._clock.now()
        self._lock = threading.Lock()
        self.calls = 0
        self.usage = Usage()

    def __repr__(self) -> str:
        bounds = ", ".join(f"{name}={value}" for name, value in self.bounds if value is not None)
        return f"RunBudget({bounds or 'no bound'}; {self.calls} calls so far)"

    def begin(self, price: Price | None) -> None:
        """A run begins, at this price unless the budget has one of its own.

        Raises:
            UsageError: Money is bounded and there is no price.
        """
        self._price = self._price or price
        if self.bounds.max_cost is not None:
            self._known_price()

    def refuse(self) -> str | None:
        """Reserve one call; the reason in words where none may be made any more.

        Raises:
            UsageError: Money is bounded and there is no price.
        """
        remaining = self.remaining()
        with self._lock:
            reached = self._reached()
            if reached is None and remaining is not None and remaining.seconds <= 0:
                reached = remaining.why
            self.calls += reached is None
            return reached

    def remaining(self) -> Remaining | None:
        """What is left of the time; calls under way and waits end with it. None where it is not bounded."""
        if self.bounds.max_seconds is None:
            return None
        left = self._started + self.bounds.max_seconds - self._clock.now()
        return Remaining(seconds=left, why=f"已达到时间上限 {self.bounds.max_seconds:g} 秒")

    def spend(self, usage: Usage) -> None:
        """Tokens of a call, whether it was of use or not."""
        with self._lock:
            self.usage = self.usage + usage

    def _reached(self) -> str | None:
        tokens = self.usage.prompt_tokens + self.usage.completion_tokens
        if self.bounds.max_calls is not None and self.calls >= self.bounds.max_calls:
            return f"已达到调用次数上限 {self.bounds.max_calls}"
        if self.bounds.max_tokens is not None and tokens >= self.bounds.max_tokens:
            return f"已达到 token 上限 {self.bounds.max_tokens}（已用 {tokens}）"
        if self.bounds.max_cost is None:
            return None
        spent = cost(self.usage, self._known_price())
        if spent.amount < self.bounds.max_cost:
            return None
        return f"已达到费用上限 {self.bounds.max_cost} {spent.currency}（已用 {spent}）"

    def _known_price(self) -> Price:
        if self._price is None:
            raise UsageError(
                tr("the cost cannot be bounded: the price of this model at this address is not known"),
                hint=tr('set it in plandraft.toml under [prices."MODEL"] (docs/money.md), or bound calls or tokens'),
            )
        if not (self._price.input or self._price.output):
            raise UsageError(
                tr(
                    "the cost cannot be bounded: a price of 0 is set for this model ({source})",
                    source=self._price.source,
                ),
                hint=tr("leave --max-cost out where it costs nothing, or bound calls or tokens"),
            )
        return self._price
