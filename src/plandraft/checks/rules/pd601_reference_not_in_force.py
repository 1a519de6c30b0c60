"""Stale or future references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

SPEAKS = re.compile(r"[大届会]|规划|计划|思想|观|理论|活动|教育|精神|方针|行动|工程")
"""A text without any of these cites nothing."""


class ReferenceNotInForce(Rule):
    """A congress, plenum or plan that is superseded, or not yet held, on the as-of date.

    Why: it gives away an old text, or cites what has not been said.
    Source: the dated references of this package; unverified ones give hints only.
    """

    code = "PD601"
    name = "reference-not-in-force"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{what}”在 {day} {state}"
    message_en = "{what} is {state} on {day}"
    suggestion = "换成现行提法，或删去"
    bad = (("I1", "text", "深入贯彻党的十八大精神，做好工会工作。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        day = context.as_of
        for node, field, text in plan.strings():
            if not SPEAKS.search(text):
                continue
            for reference in context.knowledge.references:
                cite = reference.cite
                found = reference.regex.search(text)
                if found is None or cite.holds_on(day) or not (cite.since or cite.until):
                    continue
                early = cite.since is not None and day < cite.since
                yield self.finding(
                    node,
                    field,
                    text=text,
                    found=found,
                    severity=None if reference.verified else Severity.HINT,
                    what=found[0],
                    day=day.isoformat(),
                    state="尚未召开或发布" if early else "已不是现行提法",
                )
