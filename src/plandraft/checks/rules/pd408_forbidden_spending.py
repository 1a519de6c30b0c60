"""What union money may not pay for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_FORBIDDEN = re.compile(
    r"(?:发放|发|赠送|购买|采购|办理)[^。；，]{0,8}(?P<what>购物卡|代金券|消费卡|储值卡|会员卡|现金红包|红包|礼金|消费券|提货券)"
    r"|(?:使用|用|从)[^。；，]{0,4}工会经费[^。；，]{0,12}(?P<meal>请客送礼|宴请|公款旅游|发放(?:奖金|津贴|补贴))"
)
_NOT = re.compile(r"不准|不得|严禁|禁止|杜绝|不发|不以|不再|防止|查处|不")


class ForbiddenSpending(Rule):
    """Shopping cards, vouchers, red envelopes of cash or feasts paid with the union's money.

    Why: it has to be paid back, and the chair answers for it.
    Source: 基层工会经费收支管理办法 (总工办发〔2017〕32号), 八不准; read in a summary only, so a warning.
    """

    code = "PD408"
    name = "forbidden-spending"
    severity = Severity.WARNING
    askable = True
    message_zh = "工会经费不得用于“{what}”"
    message_en = "union money may not pay for “{what}”"
    suggestion = "改为实物慰问品或集体活动"
    suggestion_en = "give things, or plan an activity for all"
    bad = (("M1", "actions", ["春节向会员发放购物卡。"]),)
    good = (("M1", "actions", ["严禁发放购物卡和代金券；按规定采购慰问品。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            for found in _FORBIDDEN.finditer(text):
                clause = re.split(r"[，。；]", text[: found.start()])[-1]
                if not _NOT.search(clause + found[0]):
                    yield self.finding(node, field, text=text, found=found, what=found["what"] or found["meal"])
