"""活动安排 before 工作目标."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import LINE
from plandraft.core.part_order import PrintedPart, parts_in_order
from plandraft.core.plan import Plan

_FORMS: dict[PrintedPart, re.Pattern[str]] = {
    "ideology": re.compile(r"指导思想|总体要求|总体思路"),
    "goals": re.compile(r"^(?:工作|总体|主要|年度)?目标(?:任务)?$"),
    "measures": re.compile(r"工作措施|主要措施|主要任务|重点工作|工作重点|工作内容"),
    "schedule": re.compile(r"^(?:活动|工作|时间|进度|具体)安排$|工作进度|行事历"),
}


class PartOutOfOrder(Rule):
    """Parts that do not follow the order 指导思想, 工作目标, 工作措施, 活动安排; a kind of plan may have another.

    Why: measures that stand before the goals they serve read as if there were none.
    Source: custom of plan writing (目标、措施、步骤); our choice, so a hint.
    """

    code = "PD111"
    name = "part-out-of-order"
    severity = Severity.HINT
    needs = ("headings",)
    message_zh = "“{part}”应在“{before}”之前"
    message_en = "“{part}” belongs before “{before}”"
    suggestion = "按这种计划的顺序排列，通常是指导思想、工作目标、工作措施、活动安排"
    suggestion_en = "put them in the order of this kind of plan, usually “指导思想、工作目标、工作措施、活动安排”"
    bad = (("context", "headings", "一、指导思想\n二、活动安排\n三、工作目标\n四、工作措施"),)
    good = (
        ("context", "headings", "一、总体要求\n二、主要目标\n三、重点工作\n（一）目标管理\n四、工作安排\n五、组织领导"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        kind = context.knowledge.kind if context.knowledge is not None else None
        order = [part for part in parts_in_order(kind.parts if kind is not None else ()) if part in _FORMS]
        latest: tuple[int, str] | None = None
        for heading in context.headings or ():
            name = heading.text.rstrip("：:")
            rank = next((at for at, part in enumerate(order) if _FORMS[part].search(name)), None)
            if heading.level != 1 or rank is None:
                continue
            if latest is not None and rank < latest[0]:
                yield self.finding("P", f"{LINE}{heading.line}", text=heading.text, part=name, before=latest[1])
            else:
                latest = (rank, name)
