"""What a batch may take: looked at before each round, with all that the round would send."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plandraft.batch.records import Batch
from plandraft.batch.store import BatchStore
from plandraft.core.ask import Ask, Usage
from plandraft.core.model_limits import RunBounds
from plandraft.core.money import Price
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.models.costs.budget import CallBudget, RunBudget


def bounds_of(budget: CallBudget | None) -> RunBounds | None:
    """The bounds that are kept with a batch.

    Raises:
        UsageError: It is no ``RunBudget``; or it bounds time, which says nothing of what an endpoint does in its day.
    """
    if budget is not None and not isinstance(budget, RunBudget):
        raise UsageError(
            tr("a batch is bounded by numbers that can be kept with it"), hint=tr("budget=RunBudget(max_calls=…)")
        )
    if budget is not None and budget.bounds.max_seconds is not None:
        raise UsageError(
            tr("the time of a batch cannot be bounded: the endpoint takes it, up to a day"),
            hint=tr("bound calls, tokens or cost; plandraft batch cancel ends a batch"),
        )
    return budget.bounds if budget is not None else None


def reached(
    batch: Batch, asks: Sequence[Ask], *, store: BatchStore, price: Price | None, count: Callable[[str], int]
) -> str | None:
    """Why some asks may not be sent, in words; None where they may.

    What was sent and what it took counts, and of the asks each as a call, with the tokens of its prompt. What their
    replies will take is not known: tokens and money go over their bounds by the replies of one round, and by nothing
    else.

    Args:
        batch: Whose bounds they are.
        asks: What would be sent.
        store: Knows what was sent and spent.
        price: Of the model's tokens.
        count: Counts the tokens of a text.

    Raises:
        UsageError: Money is bounded and there is no price.
    """
    budget = RunBudget(**batch.bounds.model_dump())
    budget.begin(price)
    sent, usage = store.spent(batch)
    budget.calls = sent + len(asks) - 1  # the last of them is the one that is reserved
    budget.spend(usage + Usage(prompt_tokens=sum(count(ask.text) for ask in asks)))
    return budget.refuse()
