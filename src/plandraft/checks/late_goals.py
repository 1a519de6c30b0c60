"""Goals whose month does not go with what is planned for them, told by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.content import Content
from plandraft.checks.misplaced_lines import ALIKE_LINE, OTHER_TIMES, SAME_LINE
from plandraft.checks.statements import Statement
from plandraft.core.plan import Goal

MEANT = 0.4
"""Share of the weight of words where a goal speaks of a thing in other words than its measure (our choice)."""
LESS = 0.15
"""By so much less alike another step of it is (our choice)."""
_DONE = re.compile(r"完成|建成|换新|验收|到位|投入使用|开放|办结|签订|启用|配齐|交付|完工|竣工|通水")
"""Words of an end."""


def late_goals(content: Content) -> Iterator[tuple[Goal, Statement, tuple[int, ...]]]:
    """Goals whose deadline or month lies before all that is planned for them, or whose end is given otherwise."""
    for goal in content.plan.goals:
        for clause in content.said(goal):
            months = clause.timing.months
            if len(months) != 1 or clause.timing.rhythm or not clause.words:
                continue
            done = _months_done(content, clause)
            ends = _ends_otherwise(content, clause)
            if (
                done
                and min(map(content.position, done)) > content.position(months[0])
                and not _begun(content, clause, months[0])
            ):
                yield goal, clause, tuple(sorted(done))
            elif ends and all(content.position(month) < content.position(months[0]) - 1 for month in ends):
                yield goal, clause, tuple(sorted(ends))


def _months_done(content: Content, clause: Statement) -> set[int]:
    """The months of everything that is most like a clause of a goal."""
    near = [(_likeness(content, clause, other), other) for other in _planned(content)]
    best = max((share for share, _ in near), default=0.0)
    done = {m for share, said in near if share >= max(MEANT, 0.75 * best) for m in said.timing.months}
    if done or best >= MEANT:
        return done
    measure, share = content.holder_of(clause.words)
    if measure is None or share < ALIKE_LINE or any(OTHER_TIMES.search(c.text) for c in content.said(measure)):
        return set()
    if any(c.timing.rhythm for c in content.said(measure)):
        return set()
    return {month for c in content.said(measure) for month in c.timing.months}


def _begun(content: Content, clause: Statement, month: int) -> bool:
    """Whether something that shares words with a goal lies no later than its month."""
    others = _planned(content)
    early = [o for o in others if any(content.position(at) <= content.position(month) for at in o.timing.months)]
    best = max((_likeness(content, clause, o) for o in others), default=0.0)
    if best >= SAME_LINE and all(_likeness(content, clause, o) < best - LESS for o in early):
        return False
    return any(len(content.telling(clause.words & o.words)) >= 2 for o in early)


def _ends_otherwise(content: Content, clause: Statement) -> set[int]:
    """The months in which other words say that what a goal wants is done by then."""
    if not _DONE.search(clause.text):
        return set()
    same = [o for o in _planned(content) if _likeness(content, clause, o) >= SAME_LINE]
    return {month for o in same for month in o.timing.months} if any(_DONE.search(o.text) for o in same) else set()


def _likeness(content: Content, clause: Statement, other: Statement) -> float:
    """How much of the lighter one the heavier holds, where both share several pairs of characters."""
    shared = clause.words & other.words
    return content.near(clause, other) if len(shared) >= min(3, len(clause.words)) else 0.0


def _planned(content: Content) -> list[Statement]:
    """Everything that is planned for a time: the calendar's lines and the dated clauses of measures."""
    dated = (said for measure in content.plan.measures for said in content.said(measure) if said.is_dated)
    return [*content.calendar, *dated]
