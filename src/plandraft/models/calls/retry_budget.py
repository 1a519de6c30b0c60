"""Retries are bounded together too: one ask may be unlucky; where all are, the run had better stop than pay for it."""

from __future__ import annotations

FIRST_RETRIES, RETRIES_AN_ASK = 5, 2
"""Calls that all asks together may take beyond their first ones: some, and more for each ask (our choice)."""


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
