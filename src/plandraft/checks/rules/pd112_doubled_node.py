"""The same goal, measure or entry twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class DoubledNode(Rule):
    """Two goals or two measures with the same words, or two entries with the same words in the same month.

    Lines that are made from one action are one thing in several months.

    Why: what stands twice is done once, and counted twice.
    Source: our choice, because the plan is a graph in which a thing is one node.
    """

    code = "PD112"
    name = "doubled-node"
    severity = Severity.WARNING
    message_zh = "{at} 与 {first} 重复"
    message_en = "{at} is the same as {first}"
    suggestion = "删去一处，或写明两者的区别"
    suggestion_en = "strike one out, or say how they differ"
    bad = (("S2", "title", "走访困难职工家庭"), ("S2", "timing", {"months": [2]}))
    good = (("S2", "title", "走访困难职工家庭"), ("S2", "timing", {"months": [3]}))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        yield from self._twice((goal.id, "text", goal.text, "") for goal in plan.goals)
        yield from self._twice((m.id, "title", m.title, m.area) for m in plan.measures)
        yield from self._twice((e.id, "title", e.title, e.timing.model_dump_json()) for e in plan.schedule)

    def _twice(self, nodes: Iterator[tuple[str, str, str, str]]) -> Iterator[Finding]:
        seen: dict[tuple[str, str], str] = {}
        for node, field, text, beside in nodes:
            bare = re.sub(r"[\W_]+", "", text)
            if not bare or gaps_in(text):
                continue
            first = seen.setdefault((bare, beside), node)
            if first != node:
                yield self.finding(node, field, text=text, at=node, first=first)
