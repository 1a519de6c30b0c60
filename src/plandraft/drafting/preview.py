"""What a step would ask, with the offline model's answers in the place of earlier replies."""

from __future__ import annotations

from plandraft.core.ask import Answer, Ask, Model
from plandraft.core.brief import Brief
from plandraft.drafting.flow import Tools, draft_flow
from plandraft.drafting.options import DraftOptions, Strategy
from plandraft.errors import UsageError

STEPS = ("frame", "measures", "schedule", "whole")
"""The steps whose prompts can be looked at."""


def preview(brief: Brief, options: DraftOptions, tools: Tools, step: str, offline: Model) -> tuple[Ask, ...]:
    """The asks of a step, as the flow makes them; ``offline`` answers what comes before.

    Raises:
        UsageError: There is no such step.
    """
    if step not in STEPS:
        raise UsageError(f"there is no step {step!r}", hint=f"steps are {', '.join(STEPS)}")
    strategy: Strategy = "whole" if step == "whole" else "sections"
    flow = draft_flow(brief, DraftOptions(**(vars(options) | {"strategy": strategy})), tools)
    asks = next(flow)
    while asks[0].prompt != step:
        answers: tuple[Answer, ...] = tuple(offline.ask(ask) for ask in asks)
        asks = flow.send(answers)
    flow.close()
    return asks
