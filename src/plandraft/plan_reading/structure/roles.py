"""What a part of a plan is for: told by its heading, else by what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.sample import SectionKind

_NAME_CHARS = 24
"""A heading that names a role is no longer than this, brackets aside (our choice)."""

_MODIFIER = (
    r"(?:[一二三四五六七八九十\d]++[、.]?|20[\d_xX×＿]{2}[年]?度?|[xX×_＿]++年?度?|[\u4e00-\u9fff]{0,6}(?:学年|学期|年度)|"
    r"今年|去年|上年度?|上一年度?|过去一年|明年|全年|这[学一]年|本年度?|新年度|下一年度?|上半年|下半年|我[院校司局县市区厂们]|本[院校司局单位]{1,2}|全[院校司局县市区厂]|公司|学校|医院|机关|单位|"
    r"工会|工会工作|工作|活动|总的?|总体|主要|重点|具体|基本|年度|今后|全面|各项|日常|常规|推进|创新|奋斗|预期|量化|考核|党建|"
    r"发展|计划|实施|的|任务|内容|其他|其它|下一步|近期|当前)"
)
_JOIN = re.compile("以及|[及和与、暨,，]")


def _named(words: str) -> re.Pattern[str]:
    role = rf"(?:{words})"
    return re.compile(rf"^{_MODIFIER}{{0,7}}{role}(?:{_MODIFIER}{{0,4}}{role}){{0,3}}$")


_GOALS = r"目标任务|目标要求|目标|指标|要做到|要办成的(?:几件)?(?:实)?事"
_MEASURES = (
    r"措施|举措|做法|任务|要点|重点|内容|主要工作|重点工作|具体工作|常规工作|日常工作|工作任务|工作内容|工作重点|工作要点|"
    r"工作项目|工作思路和措施|任务分解|任务分解表|实施办法|工作打算|打算|具体要求|怎么办|怎么做|怎样做|要办(?:好)?的(?:几件)?(?:实)?事"
)
_BEFORE = r"(?:(?:19|20)\d\d年?度?|上一?年度?|去年|过去一年|[上本]学[年期])"
_LACKS = r"(?:主要)?(?:问题|不足|困难|差距)"
_RETROSPECT = re.compile(
    rf"^{_BEFORE}?的?(?:工会)?(?:主要)?(?:(?:工作)?(?:回顾|完成情况|开展情况)|(?:工作)总结|(?:工作)?(?:成绩|成效)(?:[和与及]{_LACKS})?)$"
    rf"|^{_BEFORE}的?(?:工会)?(?:工作)?(?:总结|情况)$|^(?:{_BEFORE}的?)?取得的?(?:主要)?成绩$|^存在的?{_LACKS}(?:[和与及、]{_LACKS})*$"
)
"""Of the period before: 2025年工作回顾, 去年主要成绩, 存在的问题."""
_ROLES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("retrospect", _RETROSPECT),
    (
        "ideology",
        _named(r"指导思想|总体要求|总体思路|工作思路|思路|工作方针|指导方针|总要求|工作理念|工作依据|总的想法"),
    ),
    ("measures", _named(_MEASURES + r"|措施与要求|思路和措施")),
    ("goals", _named(_GOALS)),
    (
        "schedule",
        _named(
            r"安排|活动安排|工作安排|时间安排|时间安排表|进度安排|日程安排|日程|日程表|行事历|进度|工作进度|进度表|推进表|一览表|安排表|"
            r"大事记|大事安排|月份安排|逐月安排|[按分每]?月(?:份)?(?:工作)?(?:安排|计划|活动)|每月工作|时间表|活动计划|月历|工作月历|月重点工作|"
            r"月度(?:重点)?(?:工作)?安排|季度(?:重点)?(?:工作)?安排|周次?(?:工作)?安排|每月的事|每月(?:干|做)(?:啥|什么)|(?:按|分)月(?:份)?(?:干|做)(?:啥|什么)"
        ),
    ),
    (
        "preamble",
        _named(r"前言|引言|序言|背景|工作背景|形势(?:与任务|分析)?|基本情况|现状分析|情况分析|学校概况|单位概况"),
    ),
    (
        "closing",
        _named(
            r"结语|结束语|执行要求|几点要求|有关要求|相关要求|要求|组织实施|组织领导|保障|保障措施|工作保障|组织保障|实施保障|落实办法|落实|督促检查|检查考核|考核办法|检查评比|监督检查|"
            r"保障机制|怎么盯|怎样盯|怎么落实|怎样落实"
        ),
    ),
)
_URGES = re.compile(
    r"(?:进一步|切实)?(?:加强|强化|健全|落实|完善|严格|抓好|狠抓)(?:组织领导|组织保障|组织实施|保障措施|工作保障|保障机制|督导检查|督促检查|"
    r"监督检查|考核问责|工作落实|责任落实|责任)(?:[，,、和].{2,14})?"
)
_ANNOUNCES = re.compile(
    r"(?:计划|要点|安排|方案|打算|意见)(?:如下|是)|(?:特|现|故|兹)?(?:制定|制订|拟定|拟订|提出|作出|编制)[^。]{0,24}(?:计划|要点|安排|方案|打算)"
)
_GUIDES = re.compile(
    r"以[^。；]{2,40}?为(?:指导|指引|指南|统领|引领|遵循)|(?:的|总)指导思想|(?:坚持|高举)[^。]{0,30}(?:理念|思想|旗帜)"
)
_NAMES_IDEOLOGY = re.compile(r"(?:总体要求|指导思想|总体思路|总要求|工作思路)(?:是|为|[：:])")
_REFERS = re.compile(r"(?:这|上述|以上)[一个些]?[^，。]{0,4}(?:思路|思想|要求|理念)")
_AIMS = re.compile(r"(?:总|工作|总体|主要|奋斗)目标(?:是|为|[：:])")
_CLOSES = re.compile(
    r"^(?:总之|让我们|新的?一年|在新的|以上(?:计划|工作|是)|回顾|展望|面对新|我们(?:相信|将|坚信)|[_＿xX×\d]{2,4}年[，,]?工会工作)|让我们|(?:作出|做出)[^。]{0,20}贡献[。！]?$"
)
_DATE = re.compile(
    r"^[（(]?(?:[一二三四五六七八九〇零○O\d_＿xX×*]{2,4}\s*年\s*)[\dxX×_＿一二三四五六七八九十元]{1,3}\s*月(?:\s*[\dxX×_＿一二三四五六七八九十]{1,3}\s*日)?[）)]?$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}$"
)
_SIGNER_AT_DATE = re.compile(
    r"^[\u4e00-\u9fff]{2,28}(?:[部科室处院校局馆园所厂行队站社会]|公司|中心|集团|支部|总支|党委|团委|工委)(?:[（(]盖?章[）)])?$"
)
_SIGNER = re.compile(r"^[^。，；：:]{2,30}(?:工会委员会|委员会|工会|总工会|联合会|办公室)(?:（盖章）|\(盖章\))?$")

TITLE_CHARS = 50
"""A title is no longer than this (our choice; GB/T 9704 knows no limit)."""
_PLAN = "计划|要点|方案|打算|安排|思路|规划"
_TITLE = re.compile(
    rf"(?:(?:{_PLAN})(?:书|表)?(?:[和及与暨](?:[\d年度上下半]{{0,30}}工作)?总结)?|总结[和及与暨](?:[\d年度上下半]{{0,30}}工作)?(?:{_PLAN}))"
    r"\s{0,60}+(?:[（(【][^（）()]{1,20}[)）】]|范文|范本|模板|样本|样例|草案|初稿|（?征求意见稿）?|完整版|最新版){0,12}"
    r"\s{0,60}+(?:篇|第)?[一二三四五六七八九十\d]{0,3}篇?[。.]?$"
)


def role_named(heading: str) -> SectionKind | None:
    """The role that a heading names, or None.

    >>> role_named("工作目标与措施"), role_named("开展劳动竞赛")
    ('measures', None)
    """
    bare = re.sub(r"[（(][^（）()]*[)）]|[\s《》“”【】]", "", heading).rstrip("：:。").strip()
    if not bare or len(bare) > _NAME_CHARS:
        return None
    return role_of(bare)


def urges(heading: str) -> bool:
    """Whether a heading asks that the plan be carried out: of the outermost headings such a one closes it.

    >>> urges("强化组织保障"), urges("加强民主管理")
    (True, False)
    """
    return _URGES.fullmatch(heading.strip()) is not None


def role_of(bare: str) -> SectionKind | None:
    """The role of a bare heading; of two roles that are joined, measures come first."""
    kinds = [_one_role(part) for part in _JOIN.split(bare)]
    whole = _one_role(bare)
    if whole is not None or None in kinds:
        return whole
    return "measures" if "measures" in kinds else kinds[0]


def _one_role(bare: str) -> SectionKind | None:
    return next((kind for kind, pattern in _ROLES if pattern.match(bare)), None)


def role_of_opening(texts: Sequence[str]) -> SectionKind:
    """The role of the paragraphs that stand before the first heading."""
    first = texts[0]
    if any(_ANNOUNCES.search(part) for part in (first[:80], first[-60:])):
        return "preamble"
    if _AIMS.search(first[:60]):
        return "goals"
    if _NAMES_IDEOLOGY.search(first[:60]):
        return "ideology"
    if any(_REFERS.search(text) for text in texts[1:]):
        return "ideology"
    return "ideology" if _GUIDES.search(first) else "preamble"


def closes(text: str) -> bool:
    """Whether a last paragraph without a number speaks as a closing does."""
    return bool(_CLOSES.search(text.strip()))


def concludes(text: str) -> bool:
    """Whether a paragraph draws the sum of all before it."""
    return bool(re.match("总之|综上|以上(?:计划|工作|是)", text.strip()))


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, masked or not."""
    return bool(_DATE.match(text.strip()))


def signs(text: str) -> bool:
    """Whether a line near the end is the name of the body that signs."""
    return bool(_SIGNER.match(text.strip()))


def signs_at_date(text: str) -> bool:
    """Whether a line right above the date is the name of any body: there it needs no word that says union."""
    return signs(text) or bool(_SIGNER_AT_DATE.match(text.strip()))


def is_title(text: str) -> bool:
    """Whether a first line is the plan's title.

    >>> is_title("2026年青禾医院工会工作计划（草案）"), is_title("工作安排")
    (True, False)
    """
    if len(text) > TITLE_CHARS or not _TITLE.search(text) or re.search("[。；，：:？！?!]", text.rstrip("。.")):
        return False
    return role_named(text) is None or bool(re.search("工会|年|学期", text))


def under_title(text: str) -> bool:
    """Whether a line below the title still belongs to it: a date, a body's name, a remark in brackets."""
    return is_date(text) or signs(text) or bool(re.fullmatch(r"[（(][^（）()]{2,60}[)）]|——.{2,40}", text.strip()))
