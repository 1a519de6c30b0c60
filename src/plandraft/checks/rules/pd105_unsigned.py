"""Who issues it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Plan

_STANDS_FOR_IT = re.compile(GAP.pattern + r"|[\d〇零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月")


class Unsigned(Rule):
    """A plan without the body's name or without a date at its end.

    A date that stands as a named gap, or as a month, is there.

    Why: a plan that nobody signs and that has no date binds nobody.
    Source: GB/T 9704—2012, 7.3.5 (署名、成文日期); it binds Party and government organs, others by reference,
        so a hint.
    """

    code = "PD105"
    name = "unsigned"
    severity = Severity.HINT
    message_zh = "落款缺少{what}"
    message_en = "the signature lacks {what}"
    suggestion = "在文末写明单位全称和成文日期"
    suggestion_en = "put the body's full name and the date at the end"
    bad = (("P", "signature", {"organisation": "", "date": None}),)
    good = (("P", "signature", {"organisation": "", "date": "2026-11-24"}), ("P", "closing", "青禾县医院工会"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        signed = plan.signature.organisation.strip() or (plan.organisation and plan.closing.endswith(plan.organisation))
        if not signed:
            yield self.finding("P", "signature", what=Bilingual("单位名称", "the body's name"))
        if plan.signature.date is None and not _STANDS_FOR_IT.search(plan.signature.note):
            yield self.finding("P", "signature", what=Bilingual("日期", "the date"))
