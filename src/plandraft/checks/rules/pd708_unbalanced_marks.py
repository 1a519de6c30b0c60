"""A quotation mark or bracket without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_PAIRS = {"”": "“", "）": "（", "》": "《", "】": "【", "〉": "〈", "〕": "〔", "」": "「", "』": "『"}
_OPENING = frozenset(_PAIRS.values())
_ANY = re.compile("[" + "".join(_PAIRS) + "".join(_OPENING) + "]")
_NUMBER = re.compile(r"(?:^|[。；：，、\s])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")


class UnbalancedMarks(Rule):
    """An opening quotation mark, bracket or 书名号 that is never closed, or a closing one that was never opened.

    A number with a closing bracket only, such as 1）, is left alone.

    Why: the reader cannot tell where the quotation ends.
    Source: GB/T 15834—2011: quotation marks, brackets and 书名号 come in pairs (gbt9704.md §6).
    """

    code = "PD708"
    name = "unbalanced-marks"
    severity = Severity.WARNING
    askable = True
    message_zh = "“{mark}”没有与之成对的标点"
    message_en = "“{mark}” has no partner"
    suggestion = "补上另一半，或删去"
    suggestion_en = "add its partner, or remove it"
    bad = (("M1", "actions", ["开展“安康杯竞赛。"]),)
    good = (("M1", "actions", ["开展“安康杯”竞赛：1）培训（含演练）；2）检查。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            at = _first_alone(text)
            if at is not None:
                yield self.finding(node, field, text=text, found=(at, at + 1), mark=text[at])


def _first_alone(text: str) -> int | None:
    """Place of the first mark without a partner."""
    open_marks: list[tuple[str, int]] = []
    for found in _ANY.finditer(text):
        mark, at = found[0], found.start()
        if mark in _OPENING:
            open_marks.append((mark, at))
        elif open_marks and open_marks[-1][0] == _PAIRS[mark]:
            open_marks.pop()
        elif mark != "）" or not _NUMBER.search(text[:at]):
            return open_marks[-1][1] if open_marks else at
    return open_marks[0][1] if open_marks else None
