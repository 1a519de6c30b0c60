"""Half-width marks in Chinese."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_HAN = "一-龥"


class HalfWidthPunctuation(RewritingRule):
    """Half-width marks between Chinese characters, half-width brackets and straight quotes around them.

    Why: Chinese text takes full-width marks.
    Source: GB/T 15834—2011 (gbt9704.md §6).
    """

    code = "PD702"
    name = "half-width-punctuation"
    severity = Severity.WARNING
    message_zh = "中文中使用了半角标点“{wrong}”，应为“{right}”"
    message_en = "half-width “{wrong}” in Chinese text; it should be “{right}”"
    suggestion = "改用全角标点"
    suggestion_en = "use full-width marks"
    bad = (("P", "closing", "各部门抓好落实,按月检查。"),)
    good = (("P", "closing", "比分3:2，经费12,000元，网址https://a.cn/b?c=1，时间8:30。"),)
    pattern = re.compile(
        r"(?=[,;:?!.(\"])"
        rf"(?:(?<=[{_HAN}”》）%％])[,;:?!](?=[{_HAN}“《（]|$)|(?<=[{_HAN}])[,;:](?=\d)|(?<=\d)[,;](?=[{_HAN}])|(?<=[{_HAN}])\.(?=$)"
        rf"|\((?P<inside>[^()\n]{{0,40}}[{_HAN}][^()\n]{{0,40}})\)|\"(?P<quoted>[^\"\n]{{0,40}}[{_HAN}][^\"\n]{{0,40}})\")",
        re.MULTILINE,
    )

    def right(self, match: re.Match[str]) -> str | None:
        if match["inside"] is not None:
            return f"（{match['inside']}）"
        if match["quoted"] is not None:
            return f"“{match['quoted']}”"
        return _FULL[match[0]]
