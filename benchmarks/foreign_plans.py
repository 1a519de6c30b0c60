"""The rules on plans that nobody here drafted: planted faults found, and findings that are false.

    python benchmarks/foreign_plans.py [--out FILE] [--list] [--plan NAME]

Each plan of ``tests/checks/foreign/plans`` is checked as it is, with each of its planted faults alone, and with all of
them together. A fault counts as found where a finding has one of its codes and stands in its line. Every finding in the
plan as it is counts as false unless the plan's file names it as right; so does, with a fault planted alone, every new
finding that neither stands in the fault's lines nor names it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.checks.foreign.planting import Fault, ForeignPlan, Said, foreign_plans

from plandraft.core.finding import Severity


class Tally:
    """What is counted over all plans, and the lines that say why."""

    def __init__(self) -> None:
        self.planted = self.found = self.together = self.findings = self.false = 0
        self.families: Counter[str] = Counter()
        self.families_found: Counter[str] = Counter()
        self.grave: Counter[Severity] = Counter()
        self.said: list[str] = []
        self.plans = 0

    def add(self, plan: ForeignPlan, folder: Path) -> None:
        """Check one plan in all its states."""
        self.plans += 1
        clean = plan.says(plan.text, folder)
        false = [said for said in clean if not plan.is_right(said)]
        self.findings += len(clean)
        self.false += len(false)
        self.grave.update(said.finding.severity for said in false)
        self.said += [f"false   {plan.name}: {_shown(said)}" for said in false]
        known = {said.key for said in clean}
        for fault in plan.faults:
            self._alone(plan, fault, known, folder)
        self._together(plan, folder)

    def _alone(self, plan: ForeignPlan, fault: Fault, known: set[tuple[str, str, str]], folder: Path) -> None:
        said = [s for s in plan.says(plan.with_faults(fault), folder, fault.profile) if s.key not in known]
        hit = [s for s in said if s.finding.code in fault.codes and plan.is_at(s, fault)]
        self.planted += 1
        self.families[fault.codes[0][:3]] += 1
        if hit:
            self.found += 1
            self.families_found[fault.codes[0][:3]] += 1
        else:
            self.said.append(f"missed  {plan.name}: {fault}; said {[_shown(s) for s in said]}")
        beside = [s for s in said if s not in hit and not plan.is_at(s, fault) and s.finding.code not in fault.codes]
        self.findings += len(said)
        self.false += len(beside)
        self.said += [f"beside  {plan.name}: {fault}: {_shown(s)}" for s in beside]

    def _together(self, plan: ForeignPlan, folder: Path) -> None:
        planted: list[Fault] = []
        for fault in plan.faults:
            try:
                plan.with_faults(*planted, fault)
            except ValueError:
                continue
            if fault.profile is None and not fault.anywhere:
                planted.append(fault)
        said = plan.says(plan.with_faults(*planted), folder)
        missed = [f for f in planted if not any(s.finding.code in f.codes and plan.is_at(s, f) for s in said)]
        self.together += len(planted) - len(missed)
        self.said += [f"hidden  {plan.name}: {fault}" for fault in missed]
        self.families["all"] += len(planted)


def _shown(said: Said) -> str:
    finding = said.finding
    return f"{finding.severity[0].upper()} {finding.code} {finding.message} [{said.line[:40]}]"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--list", action="store_true")
    options.add_argument("--plan")
    chosen = options.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for plan in foreign_plans():
            if chosen.plan in (None, plan.name):
                tally.add(plan, Path(folder))
    lines = [
        f"{tally.plans} plans, {tally.planted} faults planted one at a time",
        f"right code and place: {tally.found} of {tally.planted} = {tally.found / tally.planted:.1%} (wanted ≥ 92 %)",
        f"as many as fit into one plan together: {tally.together} of {tally.families.pop('all')}",
        "by family: " + ", ".join(f"{f} {tally.families_found[f]}/{n}" for f, n in sorted(tally.families.items())),
        f"findings {tally.findings}, false {tally.false} = {tally.false / max(tally.findings, 1):.1%} (wanted ≤ 5 %)",
        f"in the plans as they are, false: {tally.grave[Severity.ERROR]} errors, {tally.grave[Severity.WARNING]} "
        f"warnings, {tally.grave[Severity.HINT]} hints "
        f"({tally.grave[Severity.WARNING] / max(tally.plans, 1):.2f} warnings a plan, wanted ≤ 2)",
    ]
    print("\n".join([*(tally.said if chosen.list else ()), *lines]))
    if chosen.out:
        chosen.out.write_text("\n".join([*lines, "", *tally.said]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
