"""How long a plan is on paper."""

from __future__ import annotations

from plandraft.core.plan import Plan


def printed_length(plan: Plan) -> int:
    """Characters from title to signature as they are printed, blanks left out, annex apart."""
    return sum(len("".join(text.split())) for _, _, text in plan.strings())
