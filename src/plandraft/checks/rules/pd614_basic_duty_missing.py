"""A union's guiding thought without what a union is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_PROTECTS = re.compile(r"维护[^。；]{0,16}权益|维权|(?:合法|劳动|民主)[^。；]{0,6}权益")
_SERVES = re.compile(r"服务[^。；]{0,4}(?:职工|教职工|员工|会员|群众|教师|医护|干部|劳动者|大家)|竭诚服务|维权服务")


class BasicDutyMissing(Rule):
    """A guiding thought that names neither side of a union's basic duty: to protect rights and to serve.

    The old four functions (维护、建设、参与、教育) alone are not the duty. A plan that says it in its opening passes.

    Why: it is the first line a superior union reads.
    Source: 工会法 (2021), article 6: 维护职工合法权益、竭诚服务职工群众是工会的基本职责; a hint, because the law asks
        for the work and not for the words.
    """

    code = "PD614"
    name = "basic-duty-missing"
    severity = Severity.HINT
    message_zh = "指导思想没有写工会的基本职责（维护职工合法权益、竭诚服务职工群众）"
    message_en = "the guiding thought lacks a union's basic duty (“维护职工合法权益、竭诚服务职工群众”)"
    suggestion = "补上“履行维护职工合法权益、竭诚服务职工群众的基本职责”"
    suggestion_en = "add “履行维护职工合法权益、竭诚服务职工群众的基本职责”"
    bad = (("I1", "text", "以习近平新时代中国特色社会主义思想为指导，发挥建设、参与、教育作用。"),)
    good = (("I1", "text", "以习近平新时代中国特色社会主义思想为指导，维护职工权益，服务职工群众。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        text = plan.ideology.text
        if not text.strip():
            return
        said = text + "。" + plan.preamble
        if not (_PROTECTS.search(said) or _SERVES.search(said)):
            yield self.finding(plan.ideology.id, "text", text=text)
