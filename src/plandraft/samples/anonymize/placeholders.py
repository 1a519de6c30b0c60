"""What was blanked out: 20__年, ××, 某某, ____, 〇〇, （单位名称）."""

from __future__ import annotations

import re

from plandraft.names.data import HAN_CHARACTER, any_of, word_set
from plandraft.names.spans import SLOTS, NameSpan

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
_PLACEHOLDER = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_BOLD = re.compile(
    r"(?<!\*)(?P<stars>\*{2,3})(?=[^\s*])[^*\n]*[^\s*](?P=stars)(?!\*)"
    r"|(?<![^\s，。；：（“])(?P<star>\*)(?=[^\s*])[^*\n]*[^\s*](?P=star)(?![^\s，。；：）”])"
)
_BULLET = re.compile(r"^\s*[*●■□○▲△×]+\s*")


def placeholders(text: str) -> list[NameSpan]:
    """Blanks; Markdown's stars and a line's bullet are none."""
    bold = {at for m in _BOLD.finditer(text) for at in (*range(m.start(), m.start() + 3), *range(m.end() - 3, m.end()))}
    bullet = _BULLET.match(text)
    if bullet is not None and len(bullet[0].strip()) == 1:
        bold |= set(range(bullet.end()))
    return [
        NameSpan(found.start(), found.end(), "placeholder", SLOTS["placeholder"])
        for found in _PLACEHOLDER.finditer(text)
        if found.start() not in bold and found[0].strip()
    ]
