"""Goals, measures and calendar lines that no other part of the plan speaks of, told by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.content import AKIN, Content
from plandraft.checks.statements import pairs_of_statement
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Entry, Goal, Measure

_ROUTINE = re.compile(
    r"总结|计划|例会|评议|测评|考核|休息|放假|假期|元旦|春节|五一|端午|中秋|国庆|重阳|三八|妇女节|七一|八一|教师节|护士节|医师节"
)
"""Lines that every calendar has, and that need no measure."""
_FOLLOWS = re.compile(r"汇总|通报|公布|公示|登记|归档|台账|检查|反馈|准备|筹备|方案|进度|名册|核对|部署|动员")
"""Lines that lead up to other work or follow it."""
_KINDS = tuple(
    (re.compile(line), re.compile(measure))
    for line, measure in (
        (
            r"健步|球|棋|绳|拔河|登山|粽|饺|汤圆|联欢|读书|插花|歌|舞|游园|趣味|踏青|徒步|参观|手工|运动|健身|晚会|摄影|书法|电影|骑行|茶话|灯谜|交流|亲子|春联|影|兴趣小组|烘焙|园艺|竞走|登高|采摘",
            r"文体|文化|活动|健身|运动|娱乐|生活|健康|乐|减压|放松",
        ),
        (
            r"慰问|走访|看望|送温暖|送清凉|防暑|清凉|助学|帮扶|生日|祝寿",
            r"慰问|关[爱心怀]|帮扶|温暖|服务|困难|走访|看望|生活|福利",
        ),
        (r"账|经费|收支|审计|决算|预算", r"账|经费|钱|收支|财务|审"),
        (r"意见|提案|诉求|座谈|答复|大会|代表|[教职]代会", r"意见|提案|民主|诉求|大会|公开|代表|回音"),
        (r"培训|讲座|学习|宣讲|课", r"培训|素质|学习|思想|教育|能力|讲座|技能"),
        (r"安全|演练|消防|隐患|劳动保护|职业病", r"安全|演练|消防|隐患|保护|健康"),
        (r"竞赛|比武|比赛|练兵|技能|补练", r"竞赛|比武|比赛|练兵|技能|岗位|建功"),
        (r"评选|评比|表彰|先进|标兵|评优", r"评选|先进|表彰|典型|评优|标兵|激励|劳模"),
        (r"体检|筛查|疗养|健康|心理|减压|压力", r"体检|健康|关[爱心怀]|女职工|服务|筛查|心理"),
        (r"师徒|师带徒|结对|拜师|带教|青蓝", r"师徒|师带徒|结对|拜师|带教|青蓝|传帮带|素质|成长"),
        (r"女职工|女工|母亲|妇女", r"女"),
        (r"会员|入会|名册|建会|发展", r"会员|入会|组织|名册|建会|自身|覆盖"),
    )
)
"""What lines of a kind are about, and the words of the measures that have them, whatever either names."""
_JUDGED = re.compile(r"满意|评价|测评|获评|达标|考核|先进|荣誉")
"""Goals that all of the year's work serves."""
STATED = 0.8
"""Share of goals that must be served for the others to stand out (our choice)."""


def lines_alone(content: Content) -> Iterator[Entry]:
    """Lines that no measure speaks of, in a calendar most of whose lines have one."""
    if not content.is_one_thing:
        return
    whole = _named(content)
    for entry in content.plan.schedule:
        link = content.links.get(entry.id)
        if link is None or link.share >= AKIN or _ROUTINE.search(entry.title) or gaps_in(entry.title):
            continue
        if _FOLLOWS.search(entry.title) or content.touches(pairs_of_statement(entry.title)):
            continue
        if not any(line.search(entry.title) and measure.search(whole) for line, measure in _KINDS):
            yield entry


def measures_alone(content: Content) -> Iterator[Measure]:
    """Measures with a month of their own that no line carries out, where most measures have one."""
    if not content.is_one_thing:
        return
    dated = [m for m in content.plan.measures if _is_dated(content, m)]
    alone = [m for m in dated if not content.lines_of.get(m.id) and not gaps_in(m.title) and not _is_said(content, m)]
    if len(dated) >= 3 and len(alone) <= (1 - STATED) * len(dated):
        yield from alone


def goals_alone(content: Content) -> Iterator[Goal]:
    """Goals whose words no measure and no line takes up, where most goals are taken up."""
    plan = content.plan
    if not plan.measures:
        return
    alone = [goal for goal in plan.goals if not gaps_in(goal.text) and not _is_served(content, goal)]
    if len(plan.goals) >= 3 and len(alone) <= max(1, (1 - STATED) * len(plan.goals)):
        yield from alone


def _named(content: Content) -> str:
    """What the plan's measures are called, and its part about money."""
    plan = content.plan
    return "\n".join((*(m.area + m.title for m in plan.measures), *(b.purpose for b in plan.budget), plan.closing))


def _is_dated(content: Content, measure: Measure) -> bool:
    """Whether a measure names months, and no rhythm: what comes back needs no line."""
    said = content.said(measure)
    return any(clause.timing.months for clause in said) and not any(clause.timing.rhythm for clause in said)


def _is_said(content: Content, measure: Measure) -> bool:
    """Whether a line speaks of one of a measure's clauses."""
    return any(content.are_akin(clause, line) for clause in content.said(measure) for line in content.calendar)


def _is_served(content: Content, goal: Goal) -> bool:
    """Whether a measure or a line has any telling words of the goal, or is of its kind."""
    clauses = content.said(goal)
    if (
        _JUDGED.search(goal.text)
        or not any(clause.words for clause in clauses)
        or any(content.touches(c.words, lines=True) for c in clauses)
    ):
        return True
    whole = _named(content)
    return any(line.search(goal.text) and measure.search(whole) for line, measure in _KINDS)
