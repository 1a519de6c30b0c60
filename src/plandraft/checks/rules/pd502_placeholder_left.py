"""Masks and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_ASKED = (
    "名称|姓名|填写|填入|填报|插入|此处|日期|数字|金额|具体时间|年份|年度|"
    "部门|单位|地点|内容|待填|待补|待定|主题|人数|领导"
)
_DIGITS = "〇零一二三四五六七八九"
_NAMES = "年月日省市县区镇乡村院校局厂名人元个届次同主书领局科处总党"
"""What a single star may stand before in a mask: *局长, *名."""
_BEFORE = "一-龥”》）"
_AFTER = "一-龥“《（，。、；：！？,.;:"
MASK = re.compile(
    rf"(?=[12_＿xX×＊○◯〇□■●△▲✕✖╳十*某〔\[【［{{$<%（(年月第T?？])"
    rf"(?:(?<!\d)(?:19|20)(?:[_＿xX×*＊○]{{1,2}}(?:年度?)?|\d[_＿xX×*＊○](?:年度?)?)(?![A-Za-z\d])"
    rf"|(?<![A-Za-z\d_])[_＿]{{2,}}年?(?![A-Za-z\d_])|(?<=[年月第共约计新{_BEFORE}])[_＿](?=[{_AFTER}]|$)"
    rf"|[×＊]{{2,}}(?:[年月日届大省市县区镇校院]|公司|单位|医院|学校)?|(?<![{_DIGITS}\d])[○◯〇]{{2,}}(?![{_DIGITS}\d])|[□■●△▲✕✖╳]{{2,}}|\*{{3,}}"
    rf"|(?<![{_BEFORE}\d])〇(?=[年月日名人次届])|(?<![A-Za-z\d\*])\*{{1,2}}(?![*A-Za-z\d\s])(?=[{_NAMES}])(?![^*\n]{{0,40}}\*)|(?<=[一-龥])\*{{2}}(?=[一-龥])(?![^*\n]{{0,40}}\*\*)"
    r"|十[xX×][大届]|(?<![A-Za-z\d×])[xX×](?=[大届][精报全会次中]|[名人元次项个位](?![A-Za-z])|[天周场期户台件篇](?![A-Za-z])|日[内前]|小时|万元|个月)"
    r"|20[\dxX×*]?[xX×*]{1,2}(?=年|$)"
    r"|(?<![A-Za-z\d])[xX]{2,}(?![A-Za-z\d])|(?<![A-Za-z\d])[xX×](?=[年省市县区镇届]|月\d)"
    r"|某某|某(?:[院校市县区镇乡省厂局]|公司|企业|单位|部门|科室|街道|学院|月|日|年)"
    r"|〔(?!\d)[^〔〕]{1,8}〕"
    rf"|[\[【［](?!待补：)[^\[\]【】［］\n]{{0,12}}(?:{_ASKED})[^\[\]【】［］\n]{{0,8}}[\]】］]"
    r"|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}|\{[A-Za-z_\u4e00-\u9fff]{1,20}\}|<[\u4e00-\u9fff]{2,10}>|%s"
    r"|[（(](?:此处|请)?(?:填写|填入|插入|补充)[^（）()\n]{0,15}[）)]"
    r"|[（(][ \u3000\t]*[）)]|[\[【][ \u3000\t]*[\]】]"
    r"|(?<!\d)20[ \u3000]+年|年[ \u3000]+月|月[ \u3000]+日|第[ \u3000]+[届次个]|\bTODO\b|\bTBD\b|[？?]{3,})"
)
"""Masks and blanks."""
_OPENED = re.compile(r"(?:^|[，。；：、（“\s])\*\*[^*\n]{1,30}$")
"""Words that are put into bold from the beginning of a clause on: the stars behind them end that."""


class PlaceholderLeft(Rule):
    """A mask or blank such as 20__年, 201*年, ××, 某院, ____, 〔单位〕 or {{name}}; a named gap 【待补：…】 is none.

    Why: it shows that the plan was filled from a template and not finished.
    Source: the rubric (无残留); an error, because the schema wants facts or named gaps.
    """

    code = "PD502"
    name = "placeholder-left"
    severity = Severity.ERROR
    askable = True
    message_zh = "残留占位符“{mask}”"
    message_en = "the placeholder “{mask}” is left"
    suggestion = "换成实际内容；缺少事实的写【待补：…】"
    suggestion_en = "put the fact in its place; where it is not known write 【待补：…】"
    bad = (("M1", "title", "做好20__年职工代表大会"),)
    good = (
        ("M1", "actions", ["学习总工发〔2026〕3号文件，发放XXL号工作服，举办3×3篮球赛，慰问【待补：人数】名职工。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for found, place in text_of(plan).finditer(MASK):
            if found[0] == "**" and _OPENED.search(place.whole[: place.span[0]]):
                continue
            yield self.finding(place.node, place.field, text=place.whole, found=place.span, mask=found[0].strip())
        found_date = MASK.search(plan.signature.note)
        if found_date is not None:
            yield self.finding("P", "signature", mask=found_date[0].strip())
