"""Code in a plan."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule
from plandraft.core.finding import Severity
from plandraft.core.orders import ORDER
from plandraft.core.plan import Plan
from plandraft.core.sense import nonsense_in
from plandraft.names.placeholders import without_placeholders


class CodeLeft(NonsenseRule):
    """Tags, JSON, templates, scripts and chat marks in the text; placeholders ({{name}}) are PD502's, orders PD507's.

    Why: an answer was not taken apart, or a page was copied with its code; nobody has read it since.
    Source: the rubric (无残留).
    """

    code = "PD522"
    name = "code-left"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"code"})
    message_zh = "夹杂了代码“{said}”"
    message_en = "code stands in the text: “{said}”"
    suggestion = "删去代码，只留正文"
    suggestion_en = "take the code out and leave the words"
    bad = (("M1", "actions", ["<b>逐户登记</b>困难职工需求。"]),)
    good = (("M1", "actions", ["登记表写“姓名：张三；需求：子女助学”，按3×3分组，满意率>90%。"]),)

    def allows(self, plan: Plan, field: str, text: str) -> bool:
        """Another rule says it."""
        return ORDER.search(text) is not None or nonsense_in(without_placeholders(text)) != "code"
