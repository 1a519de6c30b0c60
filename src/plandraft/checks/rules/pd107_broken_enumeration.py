"""一是…三是 inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import read_number
from plandraft.core.plan import Plan

_FORMS = (
    re.compile(r"(?:(?<=^)|(?<=[。；;：:，,、\s]))([一二三四五六七八九十]{1,3})(?:是|要)(?!否)"),
    re.compile(r"(?:(?<=^)|(?<=[。；;：:\s]))第([一二三四五六七八九十]{1,3})[，,、]"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"[（(](\d{1,2})[）)]"),
    re.compile(r"([①-⑳])"),
)
"""Ways to count points inside a sentence."""

_ANY = re.compile(r"[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[二三四五六七八九十][是要]|第[二三四五六七八九十]")
"""One of them at least, found fast."""


class BrokenEnumeration(Rule):
    """Points counted inside a text that skip a number, repeat one, or do not begin with the first.

    Where the plan was read from a text the first may stand in another field, and only the rest is looked at.

    Why: the reader looks for the point that is not there; as a rule one was cut out.
    Source: our choice; the marks themselves are GB/T 15834—2011.
    """

    code = "PD107"
    name = "broken-enumeration"
    severity = Severity.WARNING
    askable = True
    message_zh = "“{mark}”应为第{expected}项，编号不连续"
    message_en = "“{mark}” should be point {expected}: the numbering is broken"
    suggestion = "按一、二、三顺次编号，缺的一项补上或重新编号"
    suggestion_en = "number the points without a break"
    bad = (("M1", "actions", ["一是登记需求；三是逐户走访。"]),)
    good = (("M1", "actions", ["一是登记需求；二是逐户走访。", "一是核对名册；二是公布结果（1）和（2）两类。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            for form in _FORMS if _ANY.search(text) else ():
                yield from self._run(node, field, text, list(form.finditer(text)), whole=context.links_read)

    def _run(self, node: str, field: str, text: str, marks: list[re.Match[str]], *, whole: bool) -> Iterator[Finding]:
        numbers = [_value(mark[1]) for mark in marks]
        if len(marks) < 2:
            return
        expected = 1 if whole else numbers[0]
        for mark, number in zip(marks, numbers, strict=True):
            if number == 1:
                expected = 1
            if number != expected:
                yield self.finding(node, field, text=text, found=mark, mark=mark[0], expected=expected)
                return
            expected += 1


def _value(mark: str) -> int:
    return ord(mark) - ord("①") + 1 if "①" <= mark <= "⑳" else read_number(mark) or 0
