"""Names, places, figures and years become slots; what was taken out is remembered."""

from __future__ import annotations

import re
from typing import NamedTuple

from plandraft.core.sample import FlagType

_GENERIC = re.compile(
    r"^(?:本|我|全|新?农村|贫困|乡村|行政村|各|该|上级|兄弟|基层|所在|有关|相关|直属|下属|各级|市|省|区|县|全市|全省|全区|教育|卫生|行政|职工|教职工|全国|中国|中华|党|团|人民|公立|高等|中小|乡镇|街道|社区|民营|国有|企业|事业|机关|文明|和谐|平安|模范|先进|学习型|服务型|及|与|和|的|在|对|为|向|由|到|以|等|建设|创建|办好)"
)
_ORG = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:医院|卫生院|小学|中学|大学|学院|公司|集团|总厂|工厂|研究院|研究所|银行|幼儿园|电业局|供电局|税务局)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|县|镇|乡|村)(?![级内委长政各])")
_PERSON = re.compile(
    r"(?<![\u4e00-\u9fff])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤][\u4e00-\u9fff]{1,2}(?=同志|主席|院长|校长|书记|老师|医生|主任)"
)
_INDUSTRY = re.compile(
    r"^(?:文法|艺术|音乐|美术|体育|护理|外国语|自来水|供水|供电|供热|燃气|公交|电力|水务|承包|控股|二级|专业|所在)(?:有限)?(?:公司|集团|学院)$"
)
"""A kind of body, not one body."""
_WORDING = re.compile(
    r"按照|根据|增强|完成|实现|保证|目前|现代|开展|贴合|理顺|落实|细化|完善|提升|新进|依托|抓好|会同|参加|今年|近几年"
    r"|近年|因|为|将|使|工作|职能|开好|办好|走访|来自|第[一二三四五六七八九十\\d]+届|年里?"
)
"""Words of ordinary prose: what stands before the last of them is no part of a name."""
_MASK = re.compile(r"20[_＿xX×*]{1,2}年?|[_＿]{2,}|[×xX＊]{2,}")
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十]{1,4}(?:个|届)(?=[\u4e00-\u9fff]{0,4}(?:节|日|月|会|次))")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:[—–\-~至]\d{2,4})?(?:学)?年度?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:多|余)?(?:万元|元|万|人次|人|名|户|%|％|项|场|次|家|个|份|条|篇|届|期|所)")


class Slot(NamedTuple):
    """What was taken out of a text."""

    start: int
    text: str
    type: FlagType | None


_KINDS: tuple[tuple[re.Pattern[str], str, FlagType | None], ...] = (
    (_MASK, "〔待填〕", "placeholder"),
    (_ORG, "〔单位〕", "org"),
    (_PERSON, "〔人名〕", "person"),
    (_PLACE, "〔地点〕", "place"),
    (_ORDINAL, "〔序数〕", "ordinal"),
    (_YEAR, "〔年份〕", "dated"),
    (_FIGURE, "〔数字〕", None),
)


def clean(text: str) -> tuple[str, tuple[Slot, ...]]:
    """The text with slots, and what stood in them with its place; ordinary figures have no flag type."""
    taken: list[tuple[int, int, str, FlagType | None]] = []
    for pattern, slot, kind in _KINDS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if kind in ("org", "place"):
                begins = _proper(text, start, end)
                if begins is None:
                    continue
                start = begins if kind == "org" or end - begins <= 4 else end - 3
            if not any(start < other_end and other < end for other, other_end, _, _ in taken):
                taken.append((start, end, slot, kind))
    taken.sort()
    parts, at = [], 0
    for start, end, slot, _ in taken:
        parts += [text[at:start], slot]
        at = end
    return "".join((*parts, text[at:])), tuple(Slot(s, text[s:e], k) for s, e, _, k in taken)


_BEFORE = re.compile(
    r".*(?:在|对|为|向|由|到|以|等|和|与|及|的|是|把|让|使|于|组织|参加|学习|建设|创建|围绕|结合|推进|促进)"
)


def _proper(text: str, start: int, end: int) -> int | None:
    """Where a proper name begins inside a match, or None where the words are generic."""
    name = text[start:end]
    last = max((found.end() for found in _WORDING.finditer(name)), default=0)
    cut = _BEFORE.match(name[:-2])
    last = max(last, cut.end() if cut is not None else 0)
    start += last
    name = text[start:end]
    if len(name) < 4 and not re.match(r"[\u4e00-\u9fff]{2}[省县镇乡村]", name):
        return None
    return None if _GENERIC.match(name) or _INDUSTRY.match(name) else start
