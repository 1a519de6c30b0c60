"""A goal that can only go well: 稳中有升, 明显减少, 力争."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.figures import CHECKABLE, numbers_in
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Plan

_SOFT = re.compile(
    r"稳中有升|稳步(?:提升|提高|增长|下降)|(?:明显|显著|大幅|有效|逐步|逐年|持续|进一步|不断|更加|切实|全面)(?:减少|下降|降低|提升|提高|增强|改善|增加|上升|好转|浓厚|完善|加强|拓展|优化)"
    r"|有(?:所|效)?(?:提升|提高|增强|改善|好转|下降|减少)|得到(?:进一步|明显|有效|较大|不断)?(?:提升|提高|增强|改善|加强|落实|保障)"
    r"|再上(?:一个)?新?(?:台阶|水平)|迈上新台阶|取得(?:新|明显|显著|较大)?(?:进展|成效|突破|实效)|力争|争取|努力(?:实现|做到|达到)|尽量|尽可能|更(?:加)?浓厚"
)
_ABOUT = re.compile(r"(?:\d|[%％])[^，。；\d]{0,2}(?:左右|上下|前后)|(?:大约|约|大概|近)\d")
_STATE = re.compile(r"100[%％]|全覆盖|全部|全员|\d{1,15}月(?:底|份)?(?:之?前)?(?:完成|建成)|零(?:事故|投诉|差错|发生)")


class SoftGoal(Rule):
    """A goal whose words leave open whether it was reached: 稳中有升, 明显减少, 力争, 90%左右.

    A clause with a number of its own is checkable, whatever stands before the number; 左右 and 约 behind or before a
    number make it soft again. 力争 beside a number is left alone where nothing else is soft. A goal without anything to
    check is PD209's.

    Why: in December everybody says that it was reached.
    Source: what readers of drafts struck out of goals; a hint, because some goals cannot be counted.
    """

    code = "PD230"
    name = "soft-goal"
    severity = Severity.HINT
    askable = False
    message_zh = "目标用了“{words}”，年底无法核对"
    message_en = "the goal says “{words}”, which nobody can tick"
    suggestion = "写出数字、完成状态或期限"
    suggestion_en = "put a number, a finished state or a date"
    bad = (("G1", "text", "职工满意度稳中有升"), ("G1", "indicator", "满意度有所提高"))
    good = (("G1", "text", "力争12月底前满意率比上年提高5个百分点"), ("G1", "indicator", "建成职工之家2个"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for goal in plan.goals:
            if not goal.indicator.strip() and not CHECKABLE.search(goal.text):
                continue
            for field, text in (("text", goal.text), ("indicator", goal.indicator)):
                other = goal.indicator if field == "text" else ""
                if other.strip() and numbers_in(other):
                    continue
                for clause in re.finditer(r"[^，。；、]+", text):
                    found = _ABOUT.search(clause[0])
                    if found is None and not numbers_in(clause[0]) and not _STATE.search(clause[0]):
                        found = _SOFT.search(clause[0])
                    if found is None or GAP.search(clause[0]):
                        continue
                    at = (clause.start() + found.start(), clause.start() + found.end())
                    yield self.finding(goal.id, field, text=text, found=at, words=found[0])
                    break
