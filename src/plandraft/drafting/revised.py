"""A plan that is there is changed on somebody's word, and checked as it then stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from plandraft.core.ask import Ask, Flow, Limits
from plandraft.core.brief import Brief
from plandraft.core.draft import Draft, Exchange
from plandraft.core.finding import Finding, Report
from plandraft.core.plan import Plan
from plandraft.core.revise_inputs import ReviseInputs
from plandraft.drafting.flow import Tools
from plandraft.drafting.options import DraftOptions
from plandraft.drafting.step_loop import recorded
from plandraft.revising import Ground, WishAsking, revise_flow
from plandraft.revising.flow import REPLY_TOKENS


def revise_draft(
    plan: Plan,
    instructions: Sequence[str],
    brief: Brief,
    options: DraftOptions,
    tools: Tools,
    *,
    asks: bool,
    unlocked: Collection[str] = (),
) -> Flow[Draft]:
    """The plan after some instructions, with what became of each of them and what the checks find now.

    Args:
        plan: Any plan.
        instructions: What is wanted, in sentences.
        brief: What is known of the organisation.
        options: How long an answer may be.
        tools: What makes asks and looks at plans.
        asks: Whether there is a model for what cannot be read without one.
        unlocked: Nodes that may be changed although they were edited by hand.
    """
    exchanges: list[Exchange] = []
    limits = Limits(reply_tokens=min(REPLY_TOKENS, options.reply_tokens))

    def make_ask(inputs: ReviseInputs) -> Ask:
        return tools.make_ask("revise", inputs, limits)

    ground = Ground.of(brief, plan)
    profile = brief.profile
    asking = WishAsking(make_ask=make_ask, organisation=profile.called, known=profile.known_numbers) if asks else None
    flow = revise_flow(plan, instructions, ground, asking=asking, unlocked=unlocked)
    revision = yield from recorded(flow, exchanges)
    report = tools.check(revision.plan)
    fresh = new_findings(tools.check(plan), report) if revision.patch.changes else ()
    return Draft(
        plan=revision.plan,
        report=report,
        exchanges=tuple(exchanges),
        strategy="revise",
        revision=revision.model_copy(update={"findings": fresh}),
    )


def new_findings(before: Report, after: Report) -> tuple[Finding, ...]:
    """What a report says that an earlier one did not, place by place."""
    known = Counter((finding.place, finding.evidence) for finding in before.findings)
    fresh = []
    for finding in after.findings:
        if known[finding.place, finding.evidence]:
            known[finding.place, finding.evidence] -= 1
        else:
            fresh.append(finding)
    return tuple(fresh)
