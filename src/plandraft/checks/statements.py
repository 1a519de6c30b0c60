"""What a plan says clause by clause: its words, its time and who does it, in plans whose links nobody wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plandraft.core.matching import pairs
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.timing import Timing
from plandraft.core.when import read_when

_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
_ENDS = re.compile(rf"[，。；;！：:\n（）()]|(?<![月日旬底初末份\d])、(?={_MONTH}(?!\d{{0,2}}[日号]?慰问品))")
"""Where a clause ends; a mark between two months of one thing (4月、9月各办一次) ends none."""
_TIMED = re.compile(r"月|季|半年|学期|年[底末终初]|全年|每[周天日年]|逐月")
_TIMES = re.compile(
    r"(?:\d{4}|次|本|今|当|全)年度?|(?:\d{1,2}|[一二三四五六七八九十元]{1,2})(?:[、—–\-~～至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})){0,12}"
    r"月份?(?:\d{1,2}[日号]|[上中下]旬|[底初末])?(?:之?前)?|第?[一二三四1-4]季度|[上下]半年|每(?:个?月|季度?|周|半年|学期)"
    r"|\d{1,15}(?:\.\d{1,15})?|[一二三四五六七八九十两](?=[次场期轮个名])"
)
_COMMON = re.compile(
    r"组织|开展|举办|举行|召开|进行|做好|完成|活动|工作|继续|启动|安排|全体|各类|相关|有关|职工|员工|会员|工会|全部|[的了和与及对在将并各由把]"
)
"""Words that stand in nearly every line and tell none from another."""
_COUNTED = re.compile(r"(?:\d{1,15}|[一二三四五六七八九十两]{1,3})[次场期轮](?!性)")
"""How often: 每季度组织一次."""
_OWNER_END = (
    r"(?:部|科|处|室|组|工会|委员会|委员|小组|站|队|中心|主席|书记|办公室|[院校党局园厂]办|协会|车间|股|局|所|系|支会|支部|护士长|主任|校长"
    r"|园长|院长|厂长|经理|组长|站长|队长|负责人|干事|专干|[读书合唱球棋]{1,3}会|支行|分会|总工会|社|团委|党委|后勤|总务|财务|人事)"
)
_NAME = rf"[\u4e00-\u9fff、和及]{{0,24}}?{_OWNER_END}"
_BODY = re.compile(rf"(?!.*(?:的|怎么|见面|说清|之后|以后|时))[\u4e00-\u9fff]{{0,8}}?{_OWNER_END}")
"""One name of a list of names."""
_WHO = (
    re.compile(
        r"(?:责任|牵头|负责|承办|主办|配合|协办|参与)(?:部门|单位|科室|人|方)?\s{0,60}+[：:]\s{0,60}+(?P<named>[^，。；;（）()\s]{2,30})"
    ),
    re.compile(
        rf"由(?P<who>{_NAME})"
        r"(?=牵头|负责|承办|组织|安排|联系|会同|同步|各|每|按|在|于|对|逐|统一|共同|\d|，|。|；|$|分别)"
    ),
    re.compile(
        rf"(?:^|[，。；;（(：:\n])(?!由)(?P<who>{_NAME})(?:共同)?(?:牵头|负责|主办|承办|配合|监督|管(?=[。，；]))"
    ),
)
"""A label before names, names behind 由, names before what they do."""
_SUBJECT = re.compile(
    rf"(?:^|[，。；：:\n])(?!由|经(?![费审])|向|在|于)(?P<who>[\u4e00-\u9fff]{{0,10}}?{_OWNER_END})"
    r"(?=在|于|每|\d|[一二三四五六七八九十]{1,2}月|次年|年[初中底末]|[上下]半年|[一二三四]季度|暑期|寒假|节前|\Z"
    r"|春节|元旦|国庆|重阳|三八|五一|端午|中秋|教师节|护士节"
    r"|负责|组织|会同|安排|主持|召开|举办|开展|走访|慰问|看望|检查|公布|汇总|收集|登记|办理|审查|牵头)"
)
"""Who does it where no word says so: 体育组在11月组织拔河赛."""
_LIST = re.compile(r"[、，,和及与/；;\s]+")
_LEADING = re.compile(
    rf"(?:由|责任(?:部门|单位|科室|人)?[：:]\s{{0,60}}+|牵头(?:部门|单位)?[：:]\s{{0,60}}+)(?P<who>{_NAME})(?=牵头|负责|[，。；）)]|$)"
)
_IN_BRACKET = re.compile(
    rf"[（(](?:\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|[底初])?[，,]?)?(?P<who>(?:[^（）()\d]{{1,30}}{_OWNER_END})?)(?:牵头|负责|主办|承办)?"
    r"[）)]\s*[。；]?$"
)
"""Who does it, and perhaps when, in a bracket at the end of a calendar line."""
_NOBODY = re.compile(r"^(?:各|有关|相关|全体|专人|本人|每人|会员|职工|教职工|员工)")

_BEGINS = re.compile(r"起(?!草|床)|开始|继续|以来")
"""Words of where something begins, with no end."""
_FEW = 4
"""Months that a clause with times of its own names at most (our choice)."""

NO_TIME = Timing()


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A clause.

    Attributes:
        node: Id of the node it stands in.
        start: Where it begins in the field.
        timing: The time that it says itself; a calendar line's is its own.
        subject: What it is about where it does not say so itself.
    """

    node: str
    field: str
    start: int
    text: str
    whole: str
    timing: Timing = NO_TIME
    subject: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the field."""
        return (self.start, self.start + len(self.text))

    @property
    def is_dated(self) -> bool:
        """Whether it names a few months, and neither a rhythm nor where something begins."""
        return 0 < len(self.timing.months) <= _FEW and self.timing.rhythm is None and not self.begins

    @property
    def begins(self) -> bool:
        """Whether it says from when on: 3月起, 9月开始."""
        return bool(_BEGINS.search(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """The pairs of characters that tell what it is about."""
        return pairs_of_statement(self.text + "，" + self.subject)


def pairs_of_statement(text: str) -> frozenset[str]:
    """The pairs of characters of a text without times, owners in brackets and words that stand everywhere.

    >>> sorted(pairs_of_statement("10月组织职工健步走（工会）"))
    ['健步', '步走']
    >>> sorted(pairs_of_statement("每季度组织一次巡河"))
    ['巡河']
    """
    bare = _COMMON.sub("，", _TIMES.sub("，", _COUNTED.sub("，", _IN_BRACKET.sub("", text))))
    return frozenset(pair for part in re.split(r"[\W_]+", bare) if len(part) > 1 for pair in pairs(part))


def owners_said(text: str) -> frozenset[str]:
    """Everybody whom a text names as leading, doing or helping.

    >>> sorted(owners_said("3月选址。责任部门：总务科，配合部门：人事科。"))
    ['人事科', '总务科']
    >>> sorted(owners_said("由文体组每月组织一次"))
    ['文体组']
    """
    found = frozenset[str]()
    for pattern in (*_WHO, _SUBJECT):
        for match in pattern.finditer(text):
            found |= _names(match)
    return found


def _names(match: re.Match[str]) -> frozenset[str]:
    """The names of a match; none where one of them is no name."""
    groups = match.groupdict()
    names = [name for name in _LIST.split(groups.get("named") or groups.get("who") or "") if name]
    if not groups.get("named") and not all(_BODY.fullmatch(name) for name in names):
        return frozenset()
    return frozenset(name for name in names if len(name) > 1 and not _NOBODY.match(name))


def owners_of_line(entry: Entry) -> frozenset[str]:
    """Who a calendar line names: its owner, else what stands in a bracket at its end."""
    said = entry.owner.strip()
    if not said:
        found = _IN_BRACKET.search(entry.title)
        said = found["who"] if found else ""
    return frozenset(name for name in _LIST.split(said) if len(name) > 1 and not _NOBODY.match(name))


def owners_of_measure(measure: Measure) -> frozenset[str]:
    """Who a measure names anywhere."""
    said = _LIST.split("、".join((measure.owner, *measure.partners)))
    texts = (owners_said(text) for text in (measure.title + "。", *measure.texts))
    return frozenset[str](name for name in said if len(name) > 1).union(*texts)


def owners_leading(measure: Measure) -> frozenset[str]:
    """Who leads by the sentences of a measure: 由女职工委员会负责."""
    return frozenset[str]().union(*(_names(match) for text in measure.texts for match in _LEADING.finditer(text)))


def owners_doing(measure: Measure) -> frozenset[str]:
    """Who does it where no word says that they lead: 体育组在11月组织拔河赛."""
    texts = (measure.title, *measure.texts)
    return frozenset[str]().union(*(_names(match) for text in texts for match in _SUBJECT.finditer(text)))


def owners_helping(measure: Measure) -> frozenset[str]:
    """Who has a part in it by the sentences of a measure, whoever leads."""
    return frozenset[str]().union(*(owners_said(text) for text in measure.texts))


def clauses(node: str, field: str, text: str, period: Period | None) -> Iterator[Statement]:
    """The clauses of a field, each with its time; a time that stands alone belongs to the clause behind it.

    Args:
        node: Id of the node.
        field: The field.
        text: What stands in it.
        period: The plan's period, for months without a year.
    """
    at = 0
    for end in [*_ENDS.finditer(text), None]:
        stop = end.start() if end is not None else len(text)
        said = text[at:stop]
        only_time = (
            bool(said.strip()) and end is not None and end[0] in "，：:" and not _TIMES.sub("", said).strip("、—– ")
        )
        if only_time:
            continue
        if said.strip():
            start = at + len(said) - len(said.lstrip())
            timing = read_when(said, period=period) if _TIMED.search(said) else NO_TIME
            yield Statement(node=node, field=field, start=start, text=said.strip(), whole=text, timing=timing)
        at = end.end() if end is not None else stop


def said_of_measure(measure: Measure, period: Period | None) -> Iterator[Statement]:
    """The clauses of a measure, its title among them."""
    yield from clauses(measure.id, "title", measure.title, period)
    for number, text in enumerate(measure.texts):
        yield from clauses(measure.id, f"actions/{number}", text, period)


def said_of_goal(goal: Goal, period: Period | None) -> Iterator[Statement]:
    """The clauses of a goal and its indicator."""
    yield from clauses(goal.id, "text", goal.text, period)
    yield from clauses(goal.id, "indicator", goal.indicator, period)


def said_of_line(entry: Entry) -> Statement:
    """A calendar line as one statement."""
    return Statement(node=entry.id, field="title", start=0, text=entry.title, whole=entry.title, timing=entry.timing)
