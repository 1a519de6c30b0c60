"""An item that stands twice in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_ITEM = re.compile(r"[^、，,：:（）()\s]{5,30}")


class RepeatedListItem(Rule):
    """An item of at least five characters that stands twice between the commas of one sentence.

    Why: one of the two was meant to be something else, or the list was pasted twice.
    Source: our choice, because no standard lists slips; a hint, because a refrain may be meant.
    """

    code = "PD727"
    name = "repeated-list-item"
    severity = Severity.HINT
    message_zh = "同一句中“{item}”列了两次"
    message_en = "“{item}” is listed twice in one sentence"
    suggestion = "删去一处，或改成本来要列的内容"
    suggestion_en = "remove one, or put what was meant"
    bad = (("M1", "actions", ["举办财务知识培训班、急救知识培训班、财务知识培训班。"]),)
    good = (("M1", "actions", ["举办财务知识培训班、急救知识培训班。财务知识培训班安排在6月。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for sentence in text_of(plan).sentences:
            if len(sentence.text) < 12 or sentence.field.startswith("unplaced/"):
                continue
            seen: set[str] = set()
            for found in _ITEM.finditer(sentence.text):
                if any(earlier.endswith(found[0]) for earlier in seen):
                    at = (sentence.start + found.start(), sentence.start + found.end())
                    yield self.finding(sentence.node, sentence.field, text=sentence.whole, found=at, item=found[0])
                seen.add(found[0])
