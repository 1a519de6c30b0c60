"""A blank after a Chinese mark."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class BlankAfterMark(RewritingRule):
    """A blank after a Chinese mark, before a Chinese character.

    Why: Chinese marks bring their own room; it was left from another layout.
    Source: our choice, because GB/T 15834—2011 gives each mark one character of room.
    """

    code = "PD724"
    name = "blank-after-mark"
    severity = Severity.HINT
    message_zh = "标点后有多余空格"
    message_en = "a needless blank after a mark"
    suggestion = "删去空格"
    suggestion_en = "remove the blank"
    bad = (("P", "closing", "各部门按月检查， 按季通报。"),)
    good = (("P", "closing", "各部门按月检查，2027年 6月通报。"),)
    pattern = re.compile(r"(?<=[，。；：、！？”》）])[ \u3000\t]+(?=[一-龥“《（])")

    def right(self, match: re.Match[str]) -> str | None:
        return ""
