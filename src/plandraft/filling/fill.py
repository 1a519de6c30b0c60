"""Mend what the checks find: fixes, then a few questions about the faulty nodes, then named gaps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plandraft.core.ask import Answer, Ask, Failed, Flow
from plandraft.core.finding import Report
from plandraft.core.patch import AppliedChange
from plandraft.core.plan import Plan
from plandraft.filling import gaps
from plandraft.filling.asking import MOST_NODES, faulty_nodes, questions
from plandraft.filling.fixes import fixed
from plandraft.filling.questioning import Questioning
from plandraft.filling.trying import begin

REPAIR_TOKENS = 2400
"""Most tokens of an answer (our choice: eight nodes with a sentence each, at 2.2 tokens a character)."""


@dataclass(frozen=True, kw_only=True)
class FillResult:
    """A mended plan.

    Attributes:
        plan: The plan after all patches that helped.
        report: What the checks still find.
        asked: Ids of the nodes that were asked about.
        rejected: Of how many nodes no answer helped.
        rounds: How many rounds of questions were asked.
        changes: Everything that was changed, computed or by a model.
    """

    plan: Plan
    report: Report
    asked: tuple[str, ...] = ()
    rejected: int = 0
    rounds: int = 0
    changes: tuple[AppliedChange, ...] = ()


def fill_flow(
    plan: Plan,
    questioning: Questioning,
    *,
    rounds: int = 2,
    reply_tokens: int = REPAIR_TOKENS,
    spare: Callable[[Ask], Answer] | None = None,
) -> Flow[FillResult]:
    """Mend a plan; at most ``rounds`` rounds of questions, the same question never twice.

    Args:
        plan: Any plan.
        questioning: How its nodes are asked about.
        rounds: Most rounds.
        reply_tokens: What an answer may be long; the nodes are shared out by it.
        spare: Answers at once what is still faulty after the last round; None where that becomes a gap.
    """
    check = questioning.check
    mending = fixed(begin(plan, check), check)
    asked: list[str] = []
    done: set[str] = set()
    most, rejected, made = MOST_NODES, 0, 0
    for left in reversed(range(rounds)):
        waiting = [each for each in faulty_nodes(mending.plan, mending.report) if each.key not in done]
        portions = questions(waiting, most=most, reply_tokens=reply_tokens)
        if not portions:
            break
        made += 1
        answers = yield tuple(questioning.ask(mending.plan, portion) for portion in portions)
        for portion, answer in zip(portions, answers, strict=True):
            asked += [each.node.id for each in portion]
            if left and len(portion) > 1 and _is_worth_splitting(answer):
                most = max(1, MOST_NODES // 4)
                continue
            done |= {each.key for each in portion}
            mending, unhelped = questioning.answered(mending, portion, answer)
            rejected += unhelped
        mending = fixed(mending, check)
    if spare is not None:
        mending = questioning.answered_by(spare, mending, reply_tokens)
    mending = gaps.named(mending, check)
    return FillResult(
        plan=mending.plan,
        report=check(mending.plan),
        asked=tuple(asked),
        rejected=rejected,
        rounds=made,
        changes=mending.changes,
    )


def _is_worth_splitting(answer: Answer) -> bool:
    """Whether fewer nodes at a time may bring what this answer did not."""
    if isinstance(answer, Failed):
        return answer.kind != "over_budget"
    return answer.object is None
