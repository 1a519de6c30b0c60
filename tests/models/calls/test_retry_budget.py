"""The calls that all asks to one model may take together beyond their first ones."""

from __future__ import annotations

from plandraft.models.calls.retry_budget import FIRST_RETRIES, RETRIES_AN_ASK, RetryBudget


def test_what_is_spared_grows_with_the_asks():
    """And is used up by whichever ask needs it."""
    retry_budget = RetryBudget()
    for _ in range(3):
        retry_budget.more()
    most = FIRST_RETRIES + 3 * RETRIES_AN_ASK
    assert [retry_budget.take() for _ in range(most + 2)] == [True] * most + [False] * 2
    retry_budget.more()
    assert retry_budget.take()
