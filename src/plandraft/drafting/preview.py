"""What a step would ask: frame, measures and whole are asked first, of nothing but the brief."""

from __future__ import annotations

from plandraft.core.ask import Ask
from plandraft.core.brief import Brief
from plandraft.drafting.flow import Tools, draft_flow
from plandraft.drafting.options import DraftOptions, Strategy
from plandraft.errors import UsageError
from plandraft.messages import tr

STEPS = ("frame", "measures", "whole")
"""The steps whose prompts can be looked at."""


def preview(brief: Brief, options: DraftOptions, tools: Tools, step: str) -> tuple[Ask, ...]:
    """The asks of a step, as the flow makes them.

    Raises:
        UsageError: There is no such step.
    """
    if step not in STEPS:
        raise UsageError(
            tr("there is no step {step!r}", step=step), hint=tr("steps are {steps}", steps=", ".join(STEPS))
        )
    strategy: Strategy = "whole" if step == "whole" else "sections"
    flow = draft_flow(brief, DraftOptions(**(vars(options) | {"strategy": strategy})), tools)
    asks = next(flow)
    flow.close()
    return tuple(ask for ask in asks if ask.prompt == step)
