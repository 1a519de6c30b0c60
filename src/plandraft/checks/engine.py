"""Run rules over a plan."""

from __future__ import annotations

from collections.abc import Iterable

from plandraft.checks.base import WHY_NOT, Rule
from plandraft.checks.catalogue import CATALOGUE
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, NotChecked, Report
from plandraft.core.plan import Plan


def check(plan: Plan, context: CheckContext, *, rules: Iterable[Rule] = CATALOGUE) -> Report:
    """What the rules find, in the order of the plan; a rule without its data is listed as not checked."""
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for rule in rules:
        lacking = rule.missing(context)
        if lacking is not None:
            not_checked.append(NotChecked(code=rule.code, why=WHY_NOT[lacking]))
        else:
            findings += rule.check(plan, context)
    places = {node.id: at for at, node in enumerate(plan.nodes(), 1)}
    findings.sort(key=lambda f: (places.get(f.node, 0), f.field, f.span.start if f.span else 0, f.code))
    return Report(findings=tuple(findings), not_checked=tuple(not_checked))
