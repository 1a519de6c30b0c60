"""What union money may not pay for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import around, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_CARDS = "购物卡|超市卡|代金券|消费卡|储值卡|会员卡|加油卡|礼品卡|蛋糕卡|健身卡|提货[券卡]|消费券|购物券|有价证券"
_CASH = "现金红包|红包|礼金|现金(?!流|发放登记)"
_FORBIDDEN = re.compile(
    rf"(?:发放?|赠送|送(?!温暖)|购买|采购|办理|充值|给予|领取|每人|当月|(?<=[节生])日?)[^。；，]{{0,12}}?(?P<what>{_CARDS}|{_CASH})"
    rf"|(?P<gift>(?:节日|生日|年终|春节|中秋|端午|开门|新年)(?:{_CARDS}|{_CASH}))"
    r"|(?:使用|用|从)[^。；，]{0,4}(?:工会)?经费[^。；，]{0,12}(?P<meal>请客送礼|宴请|聚餐|会餐|公款旅游|发放(?:奖金|津贴|补贴))"
    r"|(?:组织|安排|举办|举行|开展)[^。；，]{0,10}?(?P<feast>聚餐|会餐|宴请|酒会|酒宴|吃请|自助餐)"
    r"|(?P<guests>请客送礼|宴请|设宴|摆宴|酒席)"
    r"|(?:组织|安排|开展|赴|到|前往)[^。；，]{0,10}?(?P<trip>(?:出省|出境|出国|外出|境外|国外|景区|名胜|海南|三亚|海滨)[^。；，]{0,6}(?:旅游|游玩|观光))"
    r"|(?:组织|安排)[^。；，]{0,8}?(?P<tour>旅游|游山玩水)(?!行业|系统|业|局|景区|部门|企业|公司|法|服务|委|志愿|安全|推介|专业|旺季|节)"
)
_NOT = re.compile(
    r"不准|不得|不能|严禁|禁止|杜绝|不发|不以|不再|防止|查处|不|代替|取代|改为|取消|停止|违规|整治|清理|纠正|严查|自费|AA|红包[^。；，]{0,4}(?:拒收|上交)|拒收|拒绝"
)


class ForbiddenSpending(Rule):
    """Shopping cards, vouchers, red envelopes of cash, feasts or tours paid with the union's money.

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
                clause, after = around(text, *found.span())
                what = next(group for group in found.groups() if group)
                if not _NOT.search(clause + found[0] + after):
                    yield self.finding(node, field, text=text, found=found, what=what)
