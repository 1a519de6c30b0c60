"""Two parts of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import LINE
from plandraft.core.plan import Plan

_PARTS = re.compile(r"^(?:总的?)?(指导思想|工作目标|目标任务|活动安排|工作安排|组织实施|保障措施)$")


class PartDoubled(Rule):
    """A part such as 指导思想 or 活动安排 that has two headings of the first level.

    Why: two parts of one kind contradict each other sooner or later; as a rule one was pasted in.
    Source: our choice, because the schema knows each part once.
    """

    code = "PD110"
    name = "part-doubled"
    severity = Severity.WARNING
    needs = ("headings",)
    message_zh = "“{part}”出现了两次（第{first}行和第{second}行）"
    message_en = "“{part}” stands twice, in lines {first} and {second}"
    suggestion = "合并成一部分"
    suggestion_en = "make one of them"
    bad = (("context", "headings", "一、指导思想\n二、工作目标\n三、指导思想"),)
    good = (
        ("context", "headings", "一、指导思想\n二、工作目标\n三、工作措施\n（一）工作目标管理\n（二）指导思想学习"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        seen: dict[str, int] = {}
        for heading in context.headings or ():
            if heading.level != 1 or (part := _PARTS.match(heading.text.rstrip("：:"))) is None:
                continue
            if part[1] in seen:
                yield self.finding(
                    "P",
                    f"{LINE}{heading.line}",
                    text=heading.text,
                    part=part[1],
                    first=seen[part[1]],
                    second=heading.line,
                )
            seen.setdefault(part[1], heading.line)
