"""What a drafting run yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from plandraft.core.ask import Answer, Ask, Reply, Usage
from plandraft.core.brief import LeftOut
from plandraft.core.finding import Finding, NotChecked, Report
from plandraft.core.kind import PlanKind
from plandraft.core.missing import Missing, Why
from plandraft.core.money import Cost
from plandraft.core.open_points import OpenPoint, open_points
from plandraft.core.patch import AppliedChange
from plandraft.core.plan import Plan
from plandraft.core.revision import Revision
from plandraft.short_repr import short_repr


@short_repr
@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One ask with its answer."""

    ask: Ask
    answer: Answer


@short_repr
@dataclass(frozen=True, kw_only=True)
class Draft:
    """A plan, what is still open in it, and how it came about.

    Attributes:
        kind: What kind of plan it was drafted as.
        model: Name of the model that answered; ``offline`` where none was asked.
        offline: Whether the plan was made without a model.
        strategy: ``whole`` or ``sections``, as used.
        left_out: What did not fit into the prompts.
        notes: What the reader should know beside the findings.
        missing: Parts that were asked for and not had.
        useless: What became of all questions, where nothing of any answer was of use; else None.
        details: What was wrong with single answers, as it was said; for who looks into it.
        template_digest: Hash of the prompt templates the asks were made from.
        run: Name of the run in the journal; empty where none was kept.
        cost: What ``usage`` costs; None where the price is not known, or no endpoint was asked.
        changes: What filling has changed in the plan, in the order in which it was done.
        stopped: Why the run ended before its end (a budget was reached), in words; empty where it did not.
        revision: Of a plan that was changed on somebody's word: what was said, and what became of it.
        too_weak: Whether most answers of the model could not be used: the offline draft is better.
    """

    plan: Plan
    report: Report = field(default_factory=Report)
    exchanges: tuple[Exchange, ...] = ()
    kind: PlanKind = field(default_factory=PlanKind)
    model: str = ""
    offline: bool = False
    strategy: str = ""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    useless: Why | None = None
    details: tuple[str, ...] = ()
    template_digest: str = ""
    run: str = ""
    cost: Cost | None = None
    changes: tuple[AppliedChange, ...] = ()
    stopped: str = ""
    revision: Revision | None = None
    too_weak: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks found in the plan."""
        return self.report.findings

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """What is left to the office: facts to fill in, proposals to decide on, faults to mend."""
        return open_points(self.plan, self.report)

    @property
    def not_checked(self) -> tuple[NotChecked, ...]:
        """The rules that could not be applied."""
        return self.report.not_checked

    @property
    def usage(self) -> Usage:
        """Tokens paid for in this run; recorded replies cost nothing."""
        total = Usage()
        for exchange in self.exchanges:
            if not isinstance(exchange.answer, Reply) or exchange.answer.paid:
                total += exchange.answer.usage
        return total
