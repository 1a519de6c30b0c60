"""A level of numbering left out."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import LINE
from plandraft.core.plan import Plan


class LevelSkipped(Rule):
    """A text that goes from 一、 or （一） to （1） at once.

    Going from 一、 to 1. without （一） is usual in short plans and passes; so does a text that does without 一、.

    Why: the reader takes the mark for the rank of the heading.
    Source: GB/T 9704—2012, 7.3.3: 一、 then （一） then 1. then （1）; a hint, because the clause says 一般.
    """

    code = "PD109"
    name = "level-skipped"
    severity = Severity.HINT
    needs = ("headings",)
    message_zh = "“{marker}”越级：层次顺序为一、（一）1.（1）"
    message_en = "“{marker}” skips a level: the order is “一、（一）1.（1）”"
    suggestion = "按层次顺序使用序号"
    suggestion_en = "use the levels in their order"
    bad = (("context", "headings", "一、工作措施\n（1）走访困难职工\n（2）举办比赛"),)
    good = (("context", "headings", "一、工作措施\n1.走访困难职工\n（1）登记需求\n二、活动安排\n（一）上半年\n1.走访"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        open_levels: list[int] = []
        for heading in context.headings or ():
            while open_levels and open_levels[-1] >= heading.level:
                open_levels.pop()
            above = open_levels[-1] if open_levels else 0
            if heading.level == 4 and above in (1, 2) and heading.number == 1:
                yield self.finding("P", f"{LINE}{heading.line}", text=heading.marker, marker=heading.marker)
            open_levels.append(heading.level)
