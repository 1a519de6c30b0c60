"""A title that ends with a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, text_fix
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_END = re.compile(r"[。；，、：,;:.]{1,30}\s{0,60}+$")
_INSIDE = re.compile(r"[。；，]")


class MarkAfterTitle(Rule):
    """The plan's title, or a short title of a measure, that ends with a full stop, comma, semicolon or colon.

    Why: a title is no sentence.
    Source: GB/T 15834—2011 (gbt9704.md §6: a title ends with no mark).
    """

    code = "PD719"
    name = "mark-after-title"
    severity = Severity.WARNING
    message_zh = "标题末尾不用标点“{mark}”"
    message_en = "a title does not end with “{mark}”"
    suggestion = "删去末尾的标点"
    suggestion_en = "remove the mark"
    bad = (("M1", "title", "走访困难职工家庭。"),)
    good = (("M1", "title", "走访困难职工家庭（含劳务派遣工）"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        titles = [("P", plan.title), *((m.id, m.title) for m in plan.measures)]
        for node, title in titles:
            mark = _END.search(title)
            if mark is None or len(title) > 50 or _INSIDE.search(title[: mark.start()]):
                continue
            fixed = title[: mark.start()]
            fix = text_fix(plan, node, "title", fixed) if fixed else None
            yield self.finding(node, "title", text=title, found=mark, fix=fix, mark=mark[0].strip())
