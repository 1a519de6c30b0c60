"""How often and after what wait a call is made again: one ask's calls, and those of all asks together.

One ask may be unlucky; where all are, the run had better stop than pay for it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from plandraft.models.faults.fault import Fault

ATTEMPTS = 10
"""Calls for one ask at most, refusals apart (our choice: with every second call failing, 99 plans in 100 still
come to their end)."""
UNREACHED, USELESS = 4, 5
"""At most so many of them while nothing at all answers, and with replies of no use, which are paid all the same."""
LONGEST_WAIT_S = 60.0
"""A longer Retry-After is not waited for: the run stops and can be resumed (our choice)."""
LONGEST_BACKOFF_S = 20.0
"""Our own waits double up to this (our choice)."""
FIRST_RETRIES, RETRIES_AN_ASK = 5, 2
"""Calls that all asks together may take beyond their first ones: some, and more for each ask (our choice)."""


@dataclass(frozen=True, kw_only=True)
class RetrySettings:
    """How patiently one model is asked."""

    attempts: int = ATTEMPTS
    backoff_s: float = 1.0
    stream: bool = True
    continuations: int = 1


class RetryBudget:
    """What is left of the calls beyond the first that all asks to one model may take together."""

    def __init__(self) -> None:
        self._left = FIRST_RETRIES

    def more(self) -> None:
        """Another ask is put."""
        self._left += RETRIES_AN_ASK

    def take(self) -> bool:
        """Take one; False where none is left."""
        left = self._left > 0
        self._left -= left
        return left


def wait_after(fault: Fault, attempt: int, first_s: float) -> float:
    """Seconds to wait after an attempt that failed, the first being 1: as the endpoint says, else our own.

    Args:
        fault: What was wrong.
        attempt: How many attempts have failed, from 1.
        first_s: Our own first wait, in seconds.
    """
    return fault.wait_s if fault.wait_s is not None else backoff(attempt, first_s)


def backoff(attempt: int, first_s: float) -> float:
    """Seconds to wait after an attempt that failed, the first being 1; spread, so that not all come back at once."""
    jitter = 0.75 + random.random() / 2  # noqa: S311  spreads retries, guards nothing
    return float(min(first_s * 2 ** (attempt - 1), LONGEST_BACKOFF_S) * jitter)
