"""The invented name of the profile that one starts from."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.start import EXAMPLE


class ExampleName(Rule):
    """The example's name 示例单位 in a plan; said once, at its first place.

    Why: the plan was made from the profile to start from, before anybody put in the organisation's own facts.
    Source: that profile (``plandraft init``). A warning: the plan shows what a plan looks like, and cannot be signed.
    """

    code = "PD510"
    name = "example-name"
    severity = Severity.WARNING
    message_zh = "“{name}”是示例概况里的名称"
    message_en = "“{name}” is the name in the profile to start from"
    suggestion = "把概况改成本单位的名称和事实，重新起草"
    suggestion_en = "put your own organisation's name and facts into the profile, and draft again"
    bad = (("P", "preamble", "示例单位现有职工860人。"),)
    good = (("P", "preamble", "本单位现有职工860人，办好示例岗位评选。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for place in text_of(plan).find(EXAMPLE):
            yield self.finding_at(place, name=EXAMPLE)
            return
