"""Rules that are a pattern and what should stand there instead."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding
from plandraft.core.plan import Plan


class RewritingRule(Rule):
    """A rule that finds a pattern and knows what is right; the fix mends every match of the field at once.

    Attributes:
        pattern: What is wrong, without regard to its neighbours.
    """

    pattern: ClassVar[re.Pattern[str]]

    @abstractmethod
    def right(self, match: re.Match[str]) -> str | None:
        """What should stand there; None where the match is no fault."""

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """Yield every match that is a fault."""
        del context  # a pattern is right or wrong on its own
        fixed: dict[tuple[str, str], str] = {}
        for found, place in text_of(plan).finditer(self.pattern):
            right = self.right(found)
            if right is None or right == found[0]:
                continue
            key = (place.node, place.field)
            if key not in fixed:
                fixed[key] = self.pattern.sub(self._replacement, place.whole)
            fix = text_fix(plan, *key, fixed[key]) if fixed[key] != place.whole else None
            yield self.finding(*key, text=place.whole, found=place.span, fix=fix, wrong=found[0], right=right)

    def _replacement(self, match: re.Match[str]) -> str:
        right = self.right(match)
        return match[0] if right is None else right
