"""中国总工会 does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan


class WrongBodyName(Rule):
    """中国总工会 where 中华全国总工会 is meant.

    Why: the body's name is wrong.
    Source: 中国工会章程: 中华全国总工会 (全总).
    """

    code = "PD605"
    name = "wrong-body-name"
    severity = Severity.WARNING
    message_zh = "应为“中华全国总工会”，不是“中国总工会”"
    message_en = "the body is called 中华全国总工会, not 中国总工会"
    suggestion = "改为“中华全国总工会”或“全总”"
    bad = (("I1", "text", "按照中国总工会部署开展工作。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in plan.strings():
            for found in re.finditer("中国总工会", text):
                fixed = text.replace("中国总工会", "中华全国总工会")
                fix = None if "/" in field else set_field(plan, node, field, fixed)
                yield self.finding(node, field, text=text, found=found, fix=fix)
