"""Plans that nobody here drafted: what was planted into them by hand is found, and as they are they are left alone.

The figures are those of the plans in ``foreign/plans``; ``benchmarks/foreign_plans.py`` prints them with every miss.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plandraft.core.finding import Severity
from tests.checks.foreign.planting import ForeignPlan, foreign_plans

PLANS = tuple(foreign_plans())
FOUND = 0.92
"""Share of the planted faults that are found with their code in their place."""

each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)


def test_there_are_enough_of_each_kind() -> None:
    """Markdown, text and Word; at least 120 faults, of every family, in at least twelve plans."""
    faults = [fault for plan in PLANS for fault in plan.faults]
    assert len(PLANS) >= 12
    assert len(faults) >= 120
    assert {plan.suffix for plan in PLANS} == {".md", ".txt", ".docx"}
    assert {code[:3] for fault in faults for code in fault.codes} == {f"PD{family}" for family in range(1, 8)}


@each_plan
def test_a_plan_as_it_is_draws_no_error_and_next_to_no_warning(plan: ForeignPlan, tmp_path: Path) -> None:
    """What is true of it is listed in its file; of the rest no error, at most two warnings, and a hint or two."""
    false = [said.finding for said in plan.says(plan.text, tmp_path) if not plan.is_right(said)]
    assert [f for f in false if f.severity is Severity.ERROR] == []
    assert len([f for f in false if f.severity is Severity.WARNING]) <= 2, false
    assert len(false) <= 3, false


def test_nearly_every_fault_is_found_with_its_code_in_its_place(tmp_path: Path) -> None:
    """Each planted alone; what is said of other places beside it is counted as false."""
    missed, beside, count = [], 0, 0
    for plan in PLANS:
        known = {said.key for said in plan.says(plan.text, tmp_path)}
        for fault in plan.faults:
            said = [s for s in plan.says(plan.with_faults(fault), tmp_path, fault.profile) if s.key not in known]
            if not any(s.finding.code in fault.codes and plan.is_at(s, fault) for s in said):
                missed.append(f"{plan.name}: {fault}")
            count += 1
            beside += len([s for s in said if s.finding.code not in fault.codes and not plan.is_at(s, fault)])
    assert len(missed) <= (1 - FOUND) * count, "\n".join(missed)
    assert beside <= 0.05 * count
