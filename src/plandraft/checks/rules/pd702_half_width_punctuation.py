"""Half-width marks in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plandraft.checks.base import Bilingual, Setting
from plandraft.checks.rewriting import RewritingRule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan

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
    message_zh = "中文中使用了半角标点“{wrong}”，应为“{right}”{more}"
    message_en = "half-width “{wrong}” in Chinese text; it should be “{right}”{more}"
    settings = (Setting("many", 5, 0, 1000, "marks up to which each is told in a plan read from elsewhere"),)
    suggestion = "改用全角标点"
    suggestion_en = "use full-width marks"
    bad = (("P", "closing", "各部门抓好落实,按月检查。"),)
    good = (("P", "closing", "比分3:2，经费12,000元，网址https://a.cn/b?c=1，时间8:30。"),)
    pattern = re.compile(
        r"(?=[,;:?!.(\"])"
        rf"(?:(?<=[{_HAN}”》）%％])[,;:?!](?=[{_HAN}“《（]|$)|(?<=[{_HAN}])[,;:](?=\d)|(?<=\d)[,;](?=[{_HAN}])|(?<=[{_HAN}])\.(?=$|[{_HAN}])"
        rf"|\((?P<inside>[^()\n]{{0,40}}[{_HAN}][^()\n]{{0,40}})\)|\"(?P<quoted>[^\"\n]{{0,40}}[{_HAN}][^\"\n]{{0,40}})\")",
        re.MULTILINE,
    )

    def right(self, match: re.Match[str]) -> str | None:
        if match["inside"] is not None:
            return f"（{match['inside']}）"
        if match["quoted"] is not None:
            return f"“{match['quoted']}”"
        return _FULL[match[0]]

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """Yield every mark; in a plan that nobody here wrote, and that has them throughout, all of them at once."""
        found = list(super().check(plan, context))
        if context.links_read or len(found) <= self.number("many"):
            yield from found
            return
        fixes = {(f.node, f.field): f.fix for f in found if f.fix is not None}
        changes = tuple(change for fix in fixes.values() for change in fix.changes)
        first, count = found[0], len(found)
        more = Bilingual(f"，全文共 {count} 处", f"; there are {count} such marks")
        place = text_of(plan)
        text = next(text for node, field, text in place.fields if (node, field) == (first.node, first.field))
        at = (first.span.start, first.span.end) if first.span is not None else None
        params = {"wrong": first.params["wrong"], "right": first.params["right"]}
        yield self.finding(
            first.node,
            first.field,
            text=text,
            found=at,
            fix=Patch(changes=changes) if changes else None,
            **params,
            more=more,
        )

    def finding(self, node: str, field: str = "", **said: Any) -> Finding:
        """A finding; one that stands for itself alone says no more."""
        return super().finding(node, field, **({"more": Bilingual("", "")} | said))
