"""A plan is a graph: goals, measures and entries with ids that refer to each other."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from plandraft.core.amounts import Yuan
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.matter import Matter
from plandraft.core.part_order import PrintedPart
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing
from plandraft.messages import tr

FORMAT_VERSION = 2
"""The plan format this version writes. A file with a greater number is refused, one with a smaller is raised.

1: actions were bare texts; no claims, leads or budget items. 2: actions with their time and calendar line.
"""

Collection = Literal["goals", "measures", "schedule", "budget"]
COLLECTIONS: dict[Collection, str] = {"goals": "G", "measures": "M", "schedule": "S", "budget": "B"}
"""The lists of a plan and the letter of their ids."""


class Origin(StrEnum):
    """Where a node comes from."""

    PROFILE = "profile"
    REQUIRED = "required"
    CARRIED_OVER = "carried_over"
    PRACTICE = "practice"
    PROPOSED = "proposed"
    PENDING = "pending"


class Node(FrozenModel):
    """Something with an id that findings and patches address. Code gives ids; they are never used again.

    Attributes:
        id: A letter for the list it stands in, and a number: G1, M3, S12, B2.
        locked: Whether nothing changes it any more.
        origin: Where it comes from.
        sources: Pointers into the profile to what it takes up.
        claims: Ids of the matters that it serves (P1, U1, R1, E1).
        proposed: The fields whose figures are our proposal; the others' figures are facts of the profile.
    """

    id: str
    locked: bool = False
    origin: Origin = Origin.PRACTICE
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


class Ideology(Node):
    """指导思想: what guides the period's work.

    Attributes:
        text: The paragraph.
    """

    id: str = Field(default="I1", pattern=r"^I1$")
    text: str = ""


class Goal(Node):
    """工作目标: something one can tick at the end of the period.

    Attributes:
        text: What is to be reached.
        indicator: How one sees that it is: a number, a share, a thing that is there.
        area: The field of work it belongs to.
    """

    id: str = Field(pattern=r"^G[1-9]\d*$")
    text: str = ""
    indicator: str = ""
    area: str = ""


class Action(FrozenModel):
    """One thing that is done for a measure.

    Attributes:
        text: What is done, with object and form; one sentence.
        timing: When it is done.
        line: Its words in the calendar, at most ``LINE_CHARS``; empty where it stands on no line of its own.
    """

    text: str = ""
    timing: Timing = Timing()
    line: str = ""

    @model_validator(mode="before")
    @classmethod
    def _text_will_do(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data


LINE_CHARS = 18
"""Characters of a calendar line (our choice: with its owner it fits one line of the page)."""


class Measure(Node):
    """工作措施: what is done for which goals, by whom, when, and how one sees that it was done.

    Attributes:
        area: The heading it stands under.
        title: What it is called.
        actions: What is done, step by step.
        goal_ids: The goals it serves.
        owner: Who answers for it.
        partners: Who helps.
        indicator: How one sees that it was done.
        budget: What it costs, in yuan.
        timing: The whole measure's time; where its actions have times, what these come to.
    """

    id: str = Field(pattern=r"^M[1-9]\d*$")
    area: str = ""
    title: str = ""
    actions: tuple[Action, ...] = ()
    goal_ids: tuple[str, ...] = ()
    owner: str = ""
    partners: tuple[str, ...] = ()
    timing: Timing = Timing()
    indicator: str = ""
    budget: Yuan | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences of its actions."""
        return tuple(action.text for action in self.actions)


class Entry(Node):
    """活动安排: one line of the period's schedule.

    Attributes:
        timing: When it is.
        title: What it is, in a line.
        measure_ids: The measures it belongs to.
        owner: Who answers for it.
        observance: Id of the festival or theme day it is for.
        action: The action that it is a view of, as ``M3/0``; empty where it stands for itself.
    """

    id: str = Field(pattern=r"^S[1-9]\d*$")
    timing: Timing = Timing()
    title: str = ""
    measure_ids: tuple[str, ...] = ()
    owner: str = ""
    observance: str = ""
    action: str = Field(default="", pattern=r"^(M[1-9]\d*/\d+)?$")

    @property
    def maker(self) -> str:
        """The id of the measure whose action it is a view of; empty where it stands for itself."""
        return self.action.partition("/")[0]


class BudgetItem(Node):
    """经费安排: what money is for.

    Attributes:
        purpose: What the money is for.
        amount: In yuan.
        note: What is paid from it.
        measure_ids: The measures that are paid from it.
    """

    id: str = Field(pattern=r"^B[1-9]\d*$")
    purpose: str = ""
    amount: Yuan | None = None
    note: str = ""
    measure_ids: tuple[str, ...] = ()


class Lead(FrozenModel):
    """The line below the heading of an area: what is to be reached there in this period.

    Attributes:
        area: The heading.
        text: The line.
    """

    area: str
    text: str


AnyNode: TypeAlias = Ideology | Goal | Measure | Entry | BudgetItem


class Signature(FrozenModel):
    """Who issues the plan, and the date under it.

    Attributes:
        organisation: Who issues it.
        date: The day under it.
        note: What stands in the place of a date, such as a named gap.
    """

    organisation: str = ""
    date: dt.date | None = None
    note: str = ""


class HighWater(FrozenModel):
    """The greatest number ever used for an id of each list.

    Attributes:
        goals: Of G.
        measures: Of M.
        schedule: Of S.
        budget: Of B.
    """

    goals: int = 0
    measures: int = 0
    schedule: int = 0
    budget: int = 0


class Plan(FrozenModel):
    """One organisation's plan for one period. Lenient: what is missing is for the checks to say.

    Attributes:
        format_version: Version of this format; older files are read for ever.
        organisation: Whose plan it is.
        sector: Its sector.
        period: What it is for.
        drafting_date: The day it was drafted on.
        title: Its title.
        preamble: The opening paragraphs.
        ideology: 指导思想.
        goals: 工作目标.
        measures: 工作措施.
        schedule: 活动安排, the calendar.
        budget: 经费安排.
        closing: 组织实施, the closing paragraphs.
        signature: Who issues it, and when.
        high_water: The greatest number ever used for an id of each list.
        matters: What the profile demanded when the plan was drafted; its nodes claim them by id.
        leads: The lines below the headings of areas.
        retrospect: What a plan read from elsewhere says of the period before: neither measure nor calendar.
        budget_total: The sum, in yuan, that such a plan states for its items.
        unplaced: Text of such a plan that has a place nowhere else, such as captions; rules about words see it.
        parts: The order in which its parts are printed; empty for the usual one.
        made: For each part a mark of what the draft made of it (``core.edits``); what differs was edited by hand. Empty
            where no draft is known.
    """

    format_version: Literal[2] = 2
    organisation: str = ""
    sector: Sector = Sector.OTHER
    period: Period | None = None
    drafting_date: dt.date | None = None
    title: str = ""
    preamble: str = ""
    ideology: Ideology = Ideology()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    leads: tuple[Lead, ...] = ()
    schedule: tuple[Entry, ...] = ()
    budget: tuple[BudgetItem, ...] = ()
    matters: tuple[Matter, ...] = ()
    closing: str = ""
    signature: Signature = Signature()
    high_water: HighWater = HighWater()
    retrospect: str = Field(default="", exclude_if=lambda text: not text)
    budget_total: Yuan | None = Field(default=None, exclude_if=lambda total: total is None)
    unplaced: tuple[str, ...] = Field(default=(), exclude_if=lambda texts: not texts)
    parts: tuple[PrintedPart, ...] = Field(default=(), exclude_if=lambda parts: not parts)
    made: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _raise_high_water(cls, data: Any) -> Any:
        """Keep the mark at least as high as the ids that are there."""
        if not isinstance(data, dict):
            return data
        if data.get("format_version") == 1:
            data = data | {"format_version": FORMAT_VERSION}
        marks = data.get("high_water") or {}
        known = marks.model_dump() if isinstance(marks, HighWater) else marks
        if not isinstance(known, dict) or not all(isinstance(mark, int) for mark in known.values()):
            return data
        raised = dict(known)
        for name in COLLECTIONS:
            nodes = data.get(name)
            numbers = [_number(node) for node in nodes] if isinstance(nodes, list | tuple) else []
            raised[name] = max([raised.get(name, 0), *numbers])
        return data | {"high_water": raised}

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [node.id for node in self.nodes()]
        doubled = sorted({i for i in ids if ids.count(i) > 1}) if len(set(ids)) < len(ids) else []
        if doubled:
            raise ValueError(tr("ids must differ, but {ids} stand twice", ids=", ".join(doubled)))
        return self

    def nodes(self) -> Iterator[AnyNode]:
        """All nodes in the usual order of print."""
        yield self.ideology
        yield from self.goals
        yield from self.measures
        yield from self.schedule
        yield from self.budget

    def node(self, node_id: str) -> AnyNode | None:
        """The node with an id, or None."""
        return next((node for node in self.nodes() if node.id == node_id), None)

    def lead(self, area: str) -> str:
        """The line below an area's heading; empty where it has none."""
        return next((lead.text for lead in self.leads if lead.area == area), "")

    def areas(self) -> tuple[str, ...]:
        """The areas of the measures, each once, in order of first appearance."""
        return tuple(dict.fromkeys(measure.area for measure in self.measures))

    def strings(self) -> Iterator[tuple[str, str, str]]:
        """Every written string as (node id, field, text); fields of the plan itself have the id ``P``.

        Whatever a format prints is among them, but for numbers, dates and headings that every plan has. The heading of
        an area stands once, as the ``area`` of its first measure; a time in words, and what stands in the place of a
        date, have a field of their own behind that of the time and of the signature.
        """
        for name in ("title", "preamble", "retrospect"):
            yield "P", name, getattr(self, name)
        yield self.ideology.id, "text", self.ideology.text
        for goal in self.goals:
            yield from ((goal.id, name, getattr(goal, name)) for name in ("text", "indicator"))
        heading_of = {measure.area: measure.id for measure in reversed(self.measures)}
        for measure in self.measures:
            if heading_of[measure.area] == measure.id:
                yield measure.id, "area", measure.area
            yield from ((measure.id, name, getattr(measure, name)) for name in ("title", "owner", "indicator"))
            yield from ((measure.id, f"partners/{i}", name) for i, name in enumerate(measure.partners))
            yield from ((measure.id, f"actions/{i}", text) for i, text in enumerate(measure.texts))
            yield measure.id, "timing/note", measure.timing.note
        for number, lead in enumerate(self.leads):
            yield "P", f"leads/{number}", lead.text
        for entry in self.schedule:
            yield from ((entry.id, name, getattr(entry, name)) for name in ("title", "owner"))
            yield entry.id, "timing/note", entry.timing.note
        for item in self.budget:
            yield from ((item.id, name, getattr(item, name)) for name in ("purpose", "note"))
        yield "P", "closing", self.closing
        if self.organisation != self.signature.organisation:
            yield "P", "organisation", self.organisation
        yield "P", "signature/organisation", self.signature.organisation
        yield "P", "signature/note", self.signature.note
        yield from (("P", f"unplaced/{number}", text) for number, text in enumerate(self.unplaced))

    @property
    def version(self) -> str:
        """Hash of the content: equal for equal plans, whatever file they came from."""
        content = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()[:16]


def _number(node: Any) -> int:
    node_id = node.get("id") if isinstance(node, dict) else getattr(node, "id", None)
    digits = node_id[1:] if isinstance(node_id, str) else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
