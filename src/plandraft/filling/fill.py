"""Mend what the checks find: fixes, then one question a faulty node, then named gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plandraft.core.ask import Ask, Flow, Reply
from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.gap import GAP, gap
from plandraft.core.inputs import FieldFault, RepairInputs
from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Node, Origin, Plan
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing
from plandraft.filling.fixes import Check, apply_fixes, try_patch
from plandraft.filling.nodes import FIELD_NAMES, KINDS, content_of, kind_of
from plandraft.filling.patches import patch_from

_GAPS = {field: FIELD_NAMES[field] for field in ("owner", "indicator", "title", "text", "actions", "months")}
"""What a required field that stays empty becomes the gap of."""


@dataclass(frozen=True, kw_only=True)
class FillResult:
    """A mended plan.

    Attributes:
        plan: The plan after all patches that helped.
        report: What the checks still find.
        asked: Ids of the nodes that were asked about.
        rejected: How many answers did not help and were dropped.
        rounds: How many rounds of questions were asked.
    """

    plan: Plan
    report: Report
    asked: tuple[str, ...] = ()
    rejected: int = 0
    rounds: int = 0


def fill_flow(
    plan: Plan,
    *,
    check: Check,
    make_ask: Callable[[RepairInputs], Ask],
    choices: Mapping[str, tuple[str, ...]],
    organisation: str,
    sector: Sector,
    period_label: str,
    rounds: int = 2,
) -> Flow[FillResult]:
    """Mend a plan; at most ``rounds`` rounds of questions, the same question never twice."""
    plan, report = apply_fixes(plan, check)
    asked: list[str] = []
    sent: set[str] = set()
    rejected = made = 0
    for _ in range(rounds):
        questions = {}
        for node, findings in _faulty(plan, report).items():
            ask = make_ask(_inputs(plan, node, findings, choices, organisation, sector, period_label))
            if ask.id not in sent:
                questions[node] = ask
        if not questions:
            break
        made += 1
        answers = yield tuple(questions.values())
        sent |= {ask.id for ask in questions.values()}
        for node, answer in zip(questions, answers, strict=True):
            asked.append(node)
            patch = patch_from(answer.text, plan, node) if isinstance(answer, Reply) else None
            mended = try_patch(plan, patch, report, check) if patch else None
            if mended is None:
                rejected += 1
            else:
                plan, report = mended
        plan, report = apply_fixes(plan, check)
    plan, report = _name_gaps(plan, report, check)
    return FillResult(plan=plan, report=report, asked=tuple(asked), rejected=rejected, rounds=made)


def _faulty(plan: Plan, report: Report) -> dict[str, list[Finding]]:
    """The findings a model can mend, by node; locked nodes, hints and nodes that are one gap are left alone."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        node = plan.node(finding.node)
        if node is None or node.locked or _is_one_gap(node):
            continue
        if finding.askable and finding.severity is not Severity.HINT:
            found.setdefault(finding.node, []).append(finding)
    return found


def _is_one_gap(node: Node) -> bool:
    """Whether a node only says that something is missing: its owner or time would be those of nothing."""
    said = str(getattr(node, "title", "") or getattr(node, "text", ""))
    return bool(GAP.fullmatch(said.strip())) and not getattr(node, "actions", ())


def _inputs(
    plan: Plan,
    node: str,
    findings: list[Finding],
    choices: Mapping[str, tuple[str, ...]],
    organisation: str,
    sector: Sector,
    period_label: str,
) -> RepairInputs:
    wanted = {finding.field.split("/")[0] for finding in findings}
    links = {
        "goal_ids": tuple(f"{goal.id} {goal.text[:20]}" for goal in plan.goals),
        "measure_ids": tuple(f"{measure.id} {measure.title}" for measure in plan.measures),
    }
    allowed = {field: values for field, values in {**choices, **links}.items() if field in wanted and values}
    return RepairInputs(
        organisation=organisation,
        sector=sector,
        period=period_label,
        node_id=node,
        kind=KINDS[kind_of(node)],
        content=content_of(plan, node),
        faults=tuple(
            FieldFault(field=f.field or "title", message=f.message, evidence=f.evidence[:60], suggestion=f.suggestion)
            for f in findings
        ),
        choices=allowed,
    )


def _name_gaps(plan: Plan, report: Report, check: Check) -> tuple[Plan, Report]:
    """A required field that is still empty becomes a named gap, and its node waits for it."""
    for finding in report.findings:
        patch = _gap_patch(plan, finding)
        mended = try_patch(plan, patch, report, check) if patch is not None else None
        if mended is not None:
            plan, report = mended
    return plan, report


def _gap_patch(plan: Plan, finding: Finding) -> Patch | None:
    node, what = plan.node(finding.node), _GAPS.get(finding.field)
    if node is None or what is None:
        return None
    if finding.field == "months":
        timing = getattr(node, "timing", None)
        if timing is None or timing.is_set or timing.note:
            return None
        value = set_field(plan, node.id, "timing", Timing(note=gap(what)).model_dump(mode="json"))
    elif getattr(node, finding.field, None):
        return None
    else:
        value = set_field(plan, node.id, finding.field, [gap(what)] if finding.field == "actions" else gap(what))
    waits = set_field(plan, node.id, "origin", Origin.PENDING.value)
    return Patch(changes=(*value.changes, *waits.changes))
