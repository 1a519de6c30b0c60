"""Several drafts of one plan side by side: how far each is done, and what each does for every demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plandraft.core.coverage import CoverageState, ServedMatter, coverage_of
from plandraft.core.finding import Finding, Report
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.gap import GAP, gaps_in
from plandraft.core.matter import Matter
from plandraft.core.months import OPEN_TIME, heading_of
from plandraft.core.plan import Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.timing import STANDING


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A plan with what the checks say of it.

    Attributes:
        name: What a reader calls it: a file, or the number of a draft.
    """

    plan: Plan
    report: Report
    name: str = ""


class DraftFigures(FrozenModel):
    """How far one draft is done.

    Attributes:
        length: Printed characters from title to signature.
        wanted: The length that was wanted; None where it is not known.
        gaps: Places that are still to be filled in.
        claimed: Demands that a measure takes up, gaps apart.
        measures: Number of measures, gaps apart.
        with_owner, with_time: Share of them that have one, 0–1.
        months: The months with a calendar line of their own, in the period's order.
    """

    name: str
    length: int
    wanted: int | None = None
    errors: int
    warnings: int
    hints: int
    gaps: int
    claimed: int
    measures: int
    with_owner: float
    with_time: float
    months: tuple[int, ...]

    @property
    def badness(self) -> tuple[int, int, int, int]:
        """Errors, warnings, gaps, and characters off the wanted length: smaller is better."""
        return self.errors, self.warnings, self.gaps, abs(self.length - self.wanted) if self.wanted else 0


class Treated(FrozenModel):
    """What one draft does for one demand.

    Attributes:
        state: As of ``coverage``.
        titles: The measures.
        findings: What the checks say of them and of their calendar lines, as ``PD204 M3 …``.
    """

    state: CoverageState
    titles: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


class MatterCompared(FrozenModel):
    """One demand, and what each draft does for it, in the order of the drafts."""

    matter: Matter
    drafts: tuple[Treated, ...]


class Comparison(FrozenModel):
    """Drafts side by side.

    Attributes:
        drafts: One for each draft, in the order given.
        matters: One for each demand.
        best: Position of the draft with the least badness, from 0; of equals the first.
    """

    drafts: tuple[DraftFigures, ...]
    matters: tuple[MatterCompared, ...]
    best: int


def compare(judged: Sequence[Judged], matters: Sequence[Matter], *, wanted: int | None = None) -> Comparison:
    """Compare plans, at least one.

    Args:
        judged: The plans, each with its report.
        matters: The demands that are looked for in each.
        wanted: Characters that were wanted.
    """
    covered = [coverage_of(one.plan, matters) for one in judged]
    figures = tuple(_figures(one, held, wanted) for one, held in zip(judged, covered, strict=True))
    return Comparison(
        drafts=figures,
        matters=tuple(
            MatterCompared(matter=matter, drafts=tuple(map(_treated, judged, held)))
            for matter, *held in zip(matters, *covered, strict=True)
        ),
        best=min(range(len(figures)), key=lambda at: figures[at].badness),
    )


def findings_of(measure: Measure, judged: Judged) -> tuple[Finding, ...]:
    """What the checks say of a measure and of the calendar lines that are made from it."""
    places = {measure.id, *(e.id for e in judged.plan.schedule if e.maker == measure.id)}
    return tuple(finding for finding in judged.report.findings if finding.node in places)


def gap_count(texts: Sequence[str] | Iterator[str]) -> int:
    """Named gaps in texts."""
    return sum(len(gaps_in(text)) for text in texts)


def _figures(judged: Judged, covered: Sequence[ServedMatter], wanted: int | None) -> DraftFigures:
    plan, (errors, warnings, hints) = judged.plan, judged.report.badness
    real = [measure for measure in plan.measures if not GAP.search(measure.title)]
    dated = (e.timing for e in plan.schedule if heading_of(e.timing, plan.period) not in (STANDING, OPEN_TIME))
    months = {month for timing in dated for month in timing.months}
    return DraftFigures(
        name=judged.name,
        length=printed_length(plan),
        wanted=wanted,
        errors=errors,
        warnings=warnings,
        hints=hints,
        gaps=gap_count(text for _, _, text in plan.strings()),
        claimed=sum(one.state in ("claimed", "worded") for one in covered),
        measures=len(real),
        with_owner=_share(sum(bool(m.owner) and not GAP.search(m.owner) for m in real), len(real)),
        with_time=_share(sum(m.timing.is_set for m in real), len(real)),
        months=tuple(sorted(months, key=plan.period.position if plan.period else None)),
    )


def _treated(judged: Judged, covered: ServedMatter) -> Treated:
    measures = [measure for measure in judged.plan.measures if measure.id in covered.measures]
    return Treated(
        state=covered.state,
        titles=tuple(measure.title for measure in measures),
        findings=tuple(f"{f.code} {f.node} {f.message}" for m in measures for f in findings_of(m, judged)),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
