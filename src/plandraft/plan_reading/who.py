"""Who leads and who helps, read from the words of a point."""

from __future__ import annotations

import re

_END = (
    r"(?<=[\u4e00-\u9fff])(?<!由)(?:部门?(?!长)|科室?(?!长)|[处室组所队站园股](?!长))|办公室|[院党校局馆厂司所合务]办|委员会?|委员|(?:女工|经审|纪|工)委(?![员托派任])|小组|党[委总]支?部?|团[委总]?支?部?|协会|联合会|中心|工会(?!小组|委员会|办公室|主席|组)|"
    r"分会|支部|车间|班组|俱乐部|读书会|[副常务专职]*主席|[副总支]*书记|[副总]*院长|[副]*校长|[副]*园长|[副]*局长|[副]*主任|负责人|[组班队站所部科处]长|护士长|联络员|干事|[副总]*经理|(?:总务|财务|人事)(?![处科部室办])"
)
"""How the names of bodies and posts end."""
_NOT_FIRST = (
    r"(?!各|每[个位一]|相关|有关|其[他它余]|所有|全体|全[院校厂馆局公]|本(?!部)|[由于对向为给到在请让与和经按把将从以被跟使凭]|关于|"
    r"加强|推进|完善|成立|建立|建[成好设]|发挥|通过|依托|配合|协助|支持|参[加与]|邀请|召[开集]|做好|开[展好]|组建|组织(?![部科处委])|举[办行]|"
    r"制[定订]|慰问|走访|看望|关[心爱注]|健全|落实|深化|争[取创]|创[建新]|强化|提[高升供]|增强|围绕|结合|根据|按照|坚持|"
    r"[一二两三四五六七八九十几\d]+个|(?:部门|科室|处室|单位|小组)(?=负责|登记|牵头|召|组)|深入|积极|认真|继续|不断|进一步|充分|定期|适时|及时|改善|丰富|规范|选[举派]|评选|培[训养]|学习|宣传|贯彻|动员|代表|"
    r"[职教员]工(?!之家)|会员|新|对于|使|凡)"
)
"""Words that begin a clause which does not name who acts."""
_NO_NAME = r"(?![时的了并把被要]|后(?!勤)|前(?!台|厅)|对(?!外)|在(?!线))"
_NAME = rf"{_NOT_FIRST}(?:{_NO_NAME}[\u4e00-\u9fff、]){{0,14}}?(?:{_END})"
_POST_HOLDER = r"(?:(?<=主席)|(?<=书记)|(?<=院长)|(?<=校长)|(?<=主任))[\u4e00-\u9fff]{2,3}?"
_LEADS = (
    r"(?:分别|共同|各自|具体|直接|统一)?"
    r"(?:牵头|负责(?!人|任)|承办|主办|主抓|主责|落实到位|具体抓|统筹|总负责|带队|管(?=[。，；]|$))"
)
_ACTS = (
    r"(?:会同|联合|牵头|[到为][\u4e00-\u9fff]|派|安排|召集|审查|检查|邀请|建立|举办|召开|开展|制定|汇总|登记|公布|走访|慰问|看望|督促|收集|征集|"
    r"发放|联系|提供|做好|执行|调整|统一|根据|配[发齐]|实测|改造|核对|听取|讲解|受理|解答|跟踪|起草|审议|编制|办理|采购|"
    r"推荐|评选|培训|统计|公示|通报|开放|选派|考[核察]|整理|梳理|报[送告]|拟[定订]|"
    r"组织(?!建设|机构|体系|生活|网络|框架|架构|领导|覆盖|活动|关系|生活|工作|文化|者))"
)
_WHEN = (
    r"(?:(?:在|于|从)?(?:每[个月周季年天日半学]|[上中下]半[年月]|[一二三四第]+季度|\d{1,2}月|\d{1,2}[天日]内|[一二三四五六七八九十]{1,2}月|年[初底中内]|"
    r"全年|[春暑寒]假|[春秋]季|学期|定期|按[月季年周]|逐[月季]|及时|随时))"
)
_AHEAD = r"(?:\d{1,2}月(?:份|底|初|中|末|[上中下]旬|\d{1,2}[日号])?[前起]?)?"
"""A time before the one who acts: 3月底前人力资源部核对."""
_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])(?:具体|主要)?(?:责任(?:部门|单位|人|科室|主体)?|牵头(?:部门|单位|科室|人)?|负责(?:部门|单位|科室|人)|承办(?:部门|单位|科室)?|"
    r"主办(?:部门|单位)?|实施(?:部门|单位|主体)|主责部门)\s*[：:]\s*"
)
_PARTNER_LABEL = re.compile(r"(?<![\u4e00-\u9fff])(?:配合|协办|参与|协同)(?:部门|单位|科室|人员)?\s*[：:]\s*")
_CLAUSE = r"(?:^|(?<=[，。；;：:！!？?\n（(”]))\s{0,20}+"
_LEADING = re.compile(
    rf"{_CLAUSE}由?(?P<name>{_NAME}(?:{_POST_HOLDER})?){_LEADS}|由(?P<by>{_NAME}(?:{_POST_HOLDER})?){_LEADS}"
)
_DOING = re.compile(
    rf"由(?P<by>{_NAME})(?=[\u4e00-\u9fff]{{2}})|"
    rf"{_CLAUSE}{_AHEAD}(?P<name>{_NAME})(?:{_ACTS}|{_WHEN}|[与同].{{2,12}}?(?:共同|联合|一起))"
)
"""Who leads comes before who does something; of these the first that is named."""
_PARTNERS = (
    re.compile(rf"(?:会同|联合)(?P<name>{_NAME})"),
    re.compile(rf"{_CLAUSE}(?P<name>{_NAME})(?:配合|协助|协办)"),
)
LAST_BRACKET = re.compile(r"\s{0,60}+[（(](?P<who>(?:[^（）()]|[（(][^（）()]{0,200}[)）]){1,300})[)）]\s{0,60}+$")
"""The bracket at the end of a line, with what it says (``who``); it may hold brackets of its own."""
_MARK = re.compile(r"[，。；;\s）)】|]")
_IS_BODY = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,14}}?(?:{_END})|[\u4e00-\u9fff]{{1,8}}[（(][\u4e00-\u9fff、]{{1,20}}[)）])"
)
_LEAST_CHARS = 2
"""A body's name has at least so many characters."""
_NAME_CHARS = 30
"""A name behind a label is no longer than this (our choice)."""


def owner_said(text: str) -> str:
    """The body that a point names as its owner, or nothing.

    >>> owner_said("由工会会同护理部组织"), owner_said("工会派代表参加"), owner_said("加强工会组织建设")
    ('工会', '工会', '')
    """
    label = _LABEL.search(text)
    if label is not None and (named := _labelled(text, label.end())):
        return named
    for pattern in (_LEADING, _DOING):
        names = ("".join(group for group in found.groups() if group) for found in pattern.finditer(text))
        name = next((name for name in names if len(name) >= _LEAST_CHARS), "")
        if name:
            return name
    return ""


def partners_said(text: str) -> tuple[str, ...]:
    """The bodies named as partners.

    >>> partners_said("由工会会同护理部组织，信息科配合")
    ('护理部', '信息科')
    """
    label = _PARTNER_LABEL.search(text)
    if label is not None:
        return listed_names(_labelled(text, label.end(), most=3 * _NAME_CHARS, within="，"))
    found = (match["name"] for pattern in _PARTNERS for match in pattern.finditer(text))
    return tuple(dict.fromkeys(name for names in found for name in listed_names(names)))


def listed_names(text: str) -> tuple[str, ...]:
    """Names that stand side by side; what stands in a name's own brackets belongs to it.

    >>> listed_names("工会、合作点（甲、乙）")
    ('工会', '合作点（甲、乙）')
    """
    parts = re.findall(r"(?:[（(][^（）()]*[)）]|[^、，,；;（(])+", text)
    return tuple(part.strip() for part in parts if part.strip())


def is_bodies(text: str) -> bool:
    """Whether a text is nothing but names of bodies: 工会、院办."""
    names = listed_names(text)
    return bool(names) and all(_IS_BODY.fullmatch(name) for name in names)


def owner_in_bracket(title: str) -> tuple[str, str]:
    """A title without the bracket at its end that names bodies, and these; no body where it names none.

    >>> owner_in_bracket("健康教职工（总务处、工会）"), owner_in_bracket("体检（分批）")
    (('健康教职工', '总务处、工会'), ('体检（分批）', ''))
    """
    bracket = LAST_BRACKET.search(title)
    if bracket is None:
        return title, ""
    said = bracket["who"].strip()
    named = said if is_bodies(said) else owner_said(said) if _LABEL.match(said) else ""
    return (title[: bracket.start()], named) if named else (title, "")


def only_names_who(clause: str) -> bool:
    """Whether a clause says nothing but who leads or helps: 办公室牵头."""
    return (
        re.fullmatch(rf"(?:由|请)?{_NAME}(?:{_POST_HOLDER})?(?:{_LEADS}|配合|协助|参加|参与)", clause.strip())
        is not None
    )


def _labelled(text: str, start: int, *, most: int = _NAME_CHARS, within: str = "") -> str:
    """What stands behind a label, up to a mark outside brackets of its own."""
    depth = 0
    for at in range(start, len(text)):
        char = text[at]
        if char in "（(":
            depth += 1
        elif depth and char in "）)":
            depth -= 1
        elif not depth and char not in within and _MARK.match(char):
            return text[start:at].strip() if at - start <= most else ""
    return text[start:].strip() if len(text) - start <= most else ""
