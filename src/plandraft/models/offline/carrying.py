"""A demand of the profile as a measure: what comes before, the thing itself, what follows, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.matter import Matter
from plandraft.core.plan import LINE_CHARS
from plandraft.core.replies import ActionShape, MeasureShape
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.demands import document_name, place_of, target_of, thing_of, title_of
from plandraft.models.offline.manners import Manner, Step, manner_of
from plandraft.models.offline.owners import lead_of, partners_of
from plandraft.models.offline.spending import paid_by
from plandraft.models.offline.when import Course, course_of, said_months

ROOM = 90
"""Characters of actions and sign of completion where nobody says how many (our choice)."""
_WHOLE = 9
"""So many clauses no sentence of ours has."""
_FULLEST = (("before", "main", "after"), _WHOLE), (("before", "main", "after"), 2), (("main", "after"), _WHOLE)
_SPARING = (("before", "main", "after"), 1), (("main", "after"), 2), (("main", "after"), 1)
_EVENT = (("before", "main"), _WHOLE), (("main",), _WHOLE), (("main",), 2), (("main",), 1)


def measure_for(matter: Matter, heading: str, brief: Brief, room: int = ROOM) -> MeasureShape:
    """The measure of one demand.

    Args:
        matter: The demand.
        heading: What the measure stands under.
        brief: The job's material.
        room: Characters that its actions and its sign of completion are to have.
    """
    manner = manner_of(matter, brief)
    title = title_of(matter, manner.verb)
    owner = matter.owner or lead_of(title, (matter.text,), (), brief)
    sign = sign_of(matter, brief, is_short=room <= ROOM / 2)
    return MeasureShape(
        area=heading,
        title=title,
        claims=[matter.id],
        actions=list(_actions(matter, manner, brief, room - len(sign))),
        owner=owner,
        partners=partners_of(matter.text, (), brief, owner=owner) if room > ROOM / 2 else [],
        indicator=sign,
        budget=paid_by(matter.text, brief) or paid_by(heading, brief),
    )


def sign_of(matter: Matter, brief: Brief, *, is_short: bool) -> str:
    """How one sees that it was done: the value it was to reach, and what its manner leaves behind."""
    target, sign = target_of(matter), worded(manner_of(matter, brief).sign, matter, brief)
    parts = [*([target.said] if target else []), *sign.split("，")]
    return "，".join(parts[:1] if is_short else parts[:2])


def worded(text: str, matter: Matter, brief: Brief) -> str:
    """A text of a manner with its blanks filled from the demand and the organisation."""
    return filled(text, brief.profile, thing=thing_of(matter), place=place_of(matter), title=title_of(matter))


def line_of(step: Step, matter: Matter, brief: Brief) -> str:
    """Its line in the calendar; one that is too long loses the demand's name or gives way to the first clause."""
    title = title_of(matter)
    whole = worded(step.line, matter, brief) if step.line else title
    if step.line == "{thing}":
        whole = title
    bare = step.line.replace("{thing}", "").replace("{place}", "")
    clause = re.split(r"[，。；：、]", title, maxsplit=1)[0]
    for line in (whole, worded(bare, matter, brief), clause):
        if 2 < len(line) <= LINE_CHARS:
            return line
    return worded(step.text, matter, brief).split("，")[0][:LINE_CHARS]


def _actions(matter: Matter, manner: Manner, brief: Brief, room: int) -> Iterator[ActionShape]:
    course = course_of(matter, brief)
    steps = _steps(matter, manner, course, brief, room)
    document = f"按照{document_name(matter.document)}要求，" if matter.document else ""
    for number, (name, text) in enumerate(steps):
        step: Step = getattr(manner, name)
        yield ActionShape(
            text=document + text if number == 0 else text,
            when=_when(name, step, course, brief),
            line=_line(name, step, matter, brief),
        )


def _line(name: str, step: Step, matter: Matter, brief: Brief) -> str:
    """None for what never stops; beside an event none that would name it a second time."""
    doubled = "event" in matter.kinds and name != "main" and "{thing}" in step.line
    return "" if step.when or doubled else line_of(step, matter, brief)


def _steps(matter: Matter, manner: Manner, course: Course, brief: Brief, room: int) -> list[tuple[str, str]]:
    """As many steps and clauses as there is room for; the fewest where there is none."""
    is_event = "event" in matter.kinds or bool(course.said)
    ways = (*_FULLEST, *(_EVENT if is_event else _SPARING))
    for names, clauses in ways:
        there = [name for name in names if getattr(course, name) or getattr(manner, name).when or (name == "main")]
        said = [(name, _worded_step(getattr(manner, name), name, clauses, matter, brief)) for name in there]
        if sum(len(text) for _, text in said) <= room:
            break
    return said


def _worded_step(step: Step, name: str, clauses: int, matter: Matter, brief: Brief) -> str:
    text = "，".join(worded(step.text, matter, brief).rstrip("。").split("，")[:clauses])
    target = target_of(matter)
    return f"{text}，{target.said}。" if target and name == "after" else f"{text}。"


def _when(name: str, step: Step, course: Course, brief: Brief) -> str:
    if step.when:
        return step.when
    if name == "main" and course.said:
        return course.said
    months: Sequence[int] = getattr(course, name)
    said = said_months(months, brief.calendar)
    if name == "after" and course.due:
        return f"{said}底前"
    return said or course.said
