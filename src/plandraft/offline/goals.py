"""What a measure reaches in the end, as a goal says it."""

from __future__ import annotations

import re

from plandraft.core.replies import GoalShape, MeasureShape
from plandraft.offline.job import Job
from plandraft.offline.playbooks import EDGES, PHASES
from plandraft.offline.slots import filled
from plandraft.offline.when import months_in

_STANDING = re.compile(r"^(?:全年|每|本学年|上半年|下半年|大会)")
"""What a goal begins with that holds all the time, or runs from an event on."""
_PIECES = re.compile("[个处家间台套支对]$")
"""Units of what is there as soon as it is built or found; any other value is reached over the whole period."""
_DOING = re.compile(
    "完成|办|建|开|做|续|签|提|降|减|增|扩|推|落|解决|组织|举办|培|改|修|清|启|实|达|全面|让|每|全年|\\d+月"
)
"""How a demand begins that says what is done: it is a goal as it is."""
_DONE = re.compile(r"(?:完成|建成|启用|开放|兑现|落地|上线|达标|到位|\d[^，。]*)$")
"""How one ends that says so."""
_BY = re.compile(r"(?:下降|降低|减少|上升|增长|提高)\d[\d.]*[%％‰]$")
"""By how much something is to change, over the whole period."""
_COUNTS = re.compile(r"(?:人均|每人|不少于|不低于|达到?)(\d+(?:\.\d+)?)(小时|学时|人次|[次场条件篇个])")
_LONG_GOAL = 26
"""Characters from which on a goal of a short plan is cut to its first clause (our choice)."""


def goal_of(job: Job, shape: MeasureShape, *, is_short: bool, last_month: int, year: str = "全年") -> GoalShape:
    """The goal of a measure; without words where its playbook has none and no demand names one.

    Args:
        job: The measure.
        shape: Its words.
        is_short: Whether the plan has no room for more than a clause.
        last_month: The last working month, by which a rate is reached that nothing else dates.
        year: What the whole period is called.
    """
    text = _reached(job)
    if is_short and len(text) > _LONG_GOAL:
        text = text.split("，")[0]
    text = "，".join((text, *(f"{name}一并落实" for name in job.also)))
    due = _due(job, shape)
    is_timed = bool(_STANDING.match(text) or months_in(text))
    target = job.subject.target if job.subject is not None else None
    is_rate = target is not None and bool(target.verb) and not _PIECES.search(target.number)
    is_rate = is_rate or bool(_BY.search(text))
    goes_on = not due and any(placed.step.at in EDGES for placed in job.steps)
    if (is_rate or job.playbook is None or goes_on) and not _has_deadline(job) and not _has_season(job):
        due = f"{last_month}月底前"
    if text and due and not is_timed:
        text = f"{due}，{text}"
    text = f"{year}{text.removeprefix('全年')}" if text.startswith("全年") else text
    return GoalShape(
        text=f"{text}。" if text else "", indicator="", claims=[m.id for m in job.matters], area=job.heading
    )


def _reached(job: Job) -> str:
    target = job.subject.target if job.subject is not None else None
    goals = job.playbook.goal if job.playbook is not None else ()
    goal = filled(goals[job.way % len(goals)], job.values) if goals else ""
    if target is not None and target.verb:
        return target.said + job.values.get("heads", "")
    if target is not None and job.subject is not None and target.number not in goal:
        return f"{job.subject.text}{target.number}" + (f"，{goal}" if goal else "")
    if goal and not _contradicts(goal, job):
        return goal if _says_its_number(goal, job) else f"{job.title}，{goal.removeprefix('全年')}"
    is_late = any("unfinished" in matter.kinds for matter in job.matters)
    text = job.title if is_late else job.matters[0].text.rstrip("。；，") if job.matters else ""
    return text if not text or _DOING.match(text) or _DONE.search(text) else f"完成{text}"


def _says_its_number(goal: str, job: Job) -> bool:
    """Whether a goal holds what its demand counts for each or at least; true where it counts nothing."""
    numbers = {number for matter in job.matters for number, _ in _COUNTS.findall(matter.text)}
    return all(number in goal for number in numbers)


def _contradicts(goal: str, job: Job) -> bool:
    """Whether a goal of ours sets another number for what the demand itself counts in the same unit."""
    asked = [pair for matter in job.matters for pair in _COUNTS.findall(matter.text)]
    ours = _COUNTS.findall(goal)
    return any(unit == other and number != value for number, unit in asked for value, other in ours)


def _has_deadline(job: Job) -> bool:
    return any(matter.timing.deadline for matter in job.matters)


def _has_season(job: Job) -> bool:
    """Whether its months lie in its nature: what is done in the summer is reached in the summer."""
    return any(
        placed.step.rank == 1 and placed.step.line and months_in(placed.step.at) for placed in job.steps
    ) and all(placed.step.at not in (*PHASES, *EDGES) for placed in job.steps)


def _due(job: Job, shape: MeasureShape) -> str:
    """The end of the month in which the last step falls that brings it about."""
    texts = {action.when for action in shape.actions}
    timed = [p for p in job.steps if p.months and p.when in texts and p.step.at != EDGES[0]]
    reached = [p for p in timed if p.step.at == "main"] or [p for p in timed if p.step.rank == 1] or timed
    last = reached[-1] if reached else None
    if last is None:
        return ""
    return last.when if last.when.endswith("旬前") else f"{last.months[-1]}月底前"
