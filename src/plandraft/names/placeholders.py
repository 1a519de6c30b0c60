"""What a template leaves for somebody to fill in, and what was blanked out: 20__年, ××, 某某, ____, （单位名称）."""

from __future__ import annotations

import re

from plandraft.names.data import HAN_CHARACTER, any_of, word_set
from plandraft.names.spans import SLOTS, NameSpan, one_each

_BLANKS = any_of(word_set("placeholders", "blanks"))
_BLANK = r"[_＿xX×✕✖╳*＊〇○◯□■●△▲]"
_UNITS = (
    r"年级|年代|年|省|市|县|区|镇|乡|村|届|月|日|号|医院|学校|公司|集团|单位|小学|中学|大学|学院|局|厂|银行|同志|主席|书记"
    r"|人|名|元|万|次|大(?=精神|报告|召开|代表)"
)
_PATTERNS = (
    rf"(?<!\d)(?:19|20){_BLANK}{{1,2}}(?:\s{{0,9}}[-—–~至]\s{{0,9}}(?:19|20){_BLANK}{{1,2}})?(?:\s{{0,9}}学?年度?)?",
    r"(?<!\d)20[—–\-]{2}年度?",
    r"(?<!\d)2[xX×*＊0]{1,2}[xX×*＊]{1,2}年",
    r"[_＿]{2,}(?:年度?)?",
    rf"(?<={HAN_CHARACTER})[_＿](?![A-Za-z\d_＿])",
    r"(?<![A-Za-z\d])[xX×✕✖╳]{2,}(?![A-Za-z\d])(?:年度?)?",
    r"[＊○◯□■●△▲]{2,}(?:年度?)?",
    r"〇〇+(?![一二三四五六七八九年])",
    r"(?<!\*)\*{2,}(?![*])(?:年度?)?",
    rf"(?<![A-Za-z\d])[xX×](?={_UNITS})(?:年度?)?",
    rf"(?<![A-Za-z\d\*])[*＊](?={HAN_CHARACTER})",
    r"某某+",
    r"某(?=[省市县区镇乡村](?![场民政])|医院|学校|公司|局(?![部势])|厂|小学|中学|大学|学院|单位工会)",
    rf"[（(【\[〔{{<＜]\s{{0,9}}(?:请)?(?:{_BLANKS})[^）)】\]〕}}>＞]{{0,8}}[）)】\]〕}}>＞]",
    r"(?<!\d)(?:20)?(?:\s{2,40}年|年\s{2,40}月|月\s{2,40}日)",
    r"(?<=[，、；,])年(?=[，,])",
    r"(?:(?<!\.)\.{6,}+|(?<!…)…{3,}+)(?=年|月|元|人|名|届)",
)
_BLANKED = re.compile(
    r"(?=[12_＿xX×✕✖╳*＊〇○◯□■●△▲某（(【\[〔{<＜年月.…\s])(?:"
    + "|".join(f"(?:{pattern})" for pattern in _PATTERNS)
    + ")"
)
_ASKED = (
    "名称|姓名|填写|填入|填报|插入|此处|日期|数字|金额|具体时间|年份|年度|"
    "部门|单位|地点|内容|待填|待补|待定|主题|人数|领导"
)
_DIGITS = "〇零一二三四五六七八九"
_NAMES = "年月日省市县区镇乡村院校局厂名人元个届次同主书领局科处总党"
"""What a single star may stand before in a placeholder: *局长, *名."""
_BEFORE = "一-龥”》）"
_AFTER = "一-龥“《（，。、；：！？,.;:"
_OF_TEMPLATES = re.compile(
    rf"(?=[12_＿xX×＊○◯〇□■●△▲✕✖╳十*某〔\[【［{{$<%（(年月第T?？A-D甲乙丙丁张李王])"
    rf"(?:(?<!\d)(?:19|20)(?:[_＿xX×*＊○]{{1,2}}(?:年度?)?|\d[_＿xX×*＊○](?:年度?)?)(?![A-Za-z\d])"
    rf"|(?<![A-Za-z\d_])[_＿]{{2,}}年?(?![A-Za-z\d_])|(?<=[年月第共约计新{_BEFORE}])[_＿](?=[{_AFTER}]|$)"
    rf"|[×＊]{{2,}}(?:[年月日届大省市县区镇校院]|公司|单位|医院|学校)?|(?<![{_DIGITS}\d])[○◯〇]{{2,}}(?![{_DIGITS}\d])|[□■●△▲✕✖╳]{{2,}}|\*{{3,}}"
    rf"|(?<![{_BEFORE}\d])〇(?=[年月日名人次届])|(?<![A-Za-z\d\*])\*{{1,2}}(?![*A-Za-z\d\s])(?=[{_NAMES}])(?![^*\n]{{0,40}}\*)|(?<=[一-龥])\*{{2}}(?=[一-龥])(?![^*\n]{{0,40}}\*\*)"
    r"|十[xX×][大届]|(?<![A-Za-z\d×])[xX×](?=[大届][精报全会次中]|[名人元次项个位](?![A-Za-z])|[天周场期户台件篇](?![A-Za-z])|日[内前]|小时|万元|个月)"
    r"|20[\dxX×*]?[xX×*]{1,2}(?=年|$)"
    r"|(?<![A-Za-z\d])[xX]{2,}(?![A-Za-z\d])|(?<![A-Za-z\d])[xX×](?=[年省市县区镇届]|月\d)"
    r"|某某|某(?:[院校市县区镇乡省厂局]|公司|企业|单位|部门|科室|街道|学院|月|日|年)"
    r"|(?<![A-Za-z\d一-龥])[A-DXYZ甲乙丙](?:部门|科室|单位|同志|同学)(?![一-龥])"
    r"|(?<![一-龥])(?:张三|李四|王五)(?=$|[，、。；：]|负责|牵头|主任|主席|同志|等)"
    rf"|[\[【［](?!待补：)[^\[\]【】［］\n]{{0,12}}(?:{_ASKED})[^\[\]【】［］\n]{{0,8}}[\]】］]"
    r"|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}|\{[A-Za-z_\u4e00-\u9fff]{1,20}\}|<[\u4e00-\u9fff]{2,10}>|%s"
    r"|[（(](?:此处|请)?(?:填写|填入|插入|补充)[^（）()\n]{0,15}[）)]"
    r"|[（(][ \u3000\t]*[）)]|[\[【][ \u3000\t]*[\]】]"
    r"|(?<!\d)20[ \u3000]+年|年[ \u3000]+月|月[ \u3000]+日|第[ \u3000]+[届次个]|\bTODO\b|\bTBD\b|[？?]{3,})"
)
"""What templates and models leave: {{name}}, 〔单位〕, （填写人数）, 20__年."""
_SLOT = re.compile(r"〔(?!\d)[^〔〕]{1,8}〕")
_BOLD = re.compile(
    r"(?<!\*)(?P<stars>\*{2,3})(?=[^\s*])[^*\n]*[^\s*](?P=stars)(?!\*)"
    r"|(?<![^\s，。；：（“])(?P<star>\*)(?=[^\s*])[^*\n]*[^\s*](?P=star)(?![^\s，。；：）”])"
)
_OPENED = re.compile(r"(?:^|[，。；：、（“\s])\*\*[^*\n]{1,30}$")
"""Words that are put into bold from the beginning of a clause on: the stars behind them end that."""
_BULLET = re.compile(r"^\s*[*●■□○▲△×]+\s*")


def placeholders(text: str, *, slots: bool = False) -> list[NameSpan]:
    """Placeholders and blanks; Markdown's stars, a line's bullet and a named gap 【待补：…】 are none.

    Args:
        text: A line or a field.
        slots: Whether slots such as 〔单位〕 count; in a sample that was cleaned they are where names stood.
    """
    bold = {at for m in _BOLD.finditer(text) for at in (*range(m.start(), m.start() + 3), *range(m.end() - 3, m.end()))}
    bullet = _BULLET.match(text)
    bulleted = bullet.end() if bullet is not None and len(bullet[0].strip()) == 1 else 0
    tight = bullet is not None and not bullet[0][-1].isspace()  # *局长 is a mask
    return one_each(
        NameSpan(found.start(), found.end(), "placeholder", SLOTS["placeholder"])
        for pattern in (_OF_TEMPLATES, _BLANKED, *((_SLOT,) if slots else ()))
        for found in pattern.finditer(text)
        if found.start() not in bold
        and (found.start() >= bulleted or (pattern is _OF_TEMPLATES and tight))
        and found[0].strip()
        and not text.startswith("待补", found.start() + 1)
        and not (found[0] == "**" and _OPENED.search(text[: found.start()]))
    )


def without_placeholders(text: str) -> str:
    """A text from which they are cut out."""
    for one in reversed(placeholders(text, slots=True)):
        text = text[: one.start] + text[one.end :]
    return text
