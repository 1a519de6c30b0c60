"""20人 × 300元 that is not 6000元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks import money
from plandraft.checks.base import Rule
from plandraft.checks.money import amounts_in
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_TOTAL = re.compile(r"(?:合计|共计|总计|共需|共)[^，。；\d]{0,4}$")
_HEADS = re.compile(r"(?<!\d)(\d{1,5})(?:名|人|位|户)(?!次)")


class ProductDoesNotFit(Rule):
    """A clause with a number of people, an amount for each and a total that is not their product.

    Why: the first thing the audit committee works out.
    Source: arithmetic; a warning, because the design keeps errors for norms and the profile.
    """

    code = "PD407"
    name = "product-does-not-fit"
    severity = Severity.WARNING
    askable = True
    message_zh = "{heads} 人每人 {each} 元是 {product} 元，写的是 {total} 元"
    message_en = "{heads} people at {each} yuan make {product}, the text says {total}"
    suggestion = "核对人数、标准和合计"
    suggestion_en = "check the number, the amount for each and the total"
    bad = (("M1", "actions", ["走访20户，每户500元，共2万元。"]),)
    good = (("M1", "actions", ["走访20户，每户500元，共1万元。", "全院20名代表每人500元，另有竞赛经费3万元。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            for sentence in re.finditer(r"[^。！；\n]+", text) if "元" in text else ():
                amounts = list(amounts_in(sentence[0]))
                heads = _HEADS.findall(sentence[0])
                each = [a for a in amounts if a.each]
                whole = [a for a in amounts if not a.each and _TOTAL.search(sentence[0][max(0, a.start - 6) : a.start])]
                if not (len(heads) == len(each) == len(whole) == 1) or int(heads[0]) * each[0].yuan == whole[0].yuan:
                    continue
                at = (sentence.start() + whole[0].start, sentence.start() + whole[0].end)
                yield self.finding(
                    node,
                    field,
                    text=text,
                    found=at,
                    heads=int(heads[0]),
                    each=money.said(each[0].yuan),
                    product=money.said(int(heads[0]) * each[0].yuan),
                    total=money.said(whole[0].yuan),
                )
