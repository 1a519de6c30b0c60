"""A plan is a graph: goals, measures and entries with ids that refer to each other."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from plandraft.core.noun import Noun, Yuan
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing

FORMAT_VERSION = 1
"""The plan format this version writes. A file with a greater number is refused."""

Collection = Literal["goals", "measures", "schedule"]
COLLECTIONS: dict[Collection, str] = {"goals": "G", "measures": "M", "schedule": "S"}
"""The lists of a plan and the letter of their ids."""


class Origin(StrEnum):
    """Where a node comes from."""

    PROFILE = "profile"
    REQUIRED = "required"
    CARRIED_OVER = "carried_over"
    PRACTICE = "practice"
    PROPOSED = "proposed"
    PENDING = "pending"


class Node(Noun):
    """Something with an id that findings and patches address. Code gives ids; they are never used again."""

    id: str
    locked: bool = False
    origin: Origin = Origin.PRACTICE
    sources: tuple[str, ...] = ()


class Ideology(Node):
    """指导思想: what guides the period's work."""

    id: str = Field(default="I1", pattern=r"^I1$")
    text: str = ""


class Goal(Node):
    """工作目标: something one can tick at the end of the period."""

    id: str = Field(pattern=r"^G[1-9]\d*$")
    text: str = ""
    indicator: str = ""
    area: str = ""


class Measure(Node):
    """工作措施: what is done for which goals, by whom, when, and how one sees that it was done."""

    id: str = Field(pattern=r"^M[1-9]\d*$")
    area: str = ""
    title: str = ""
    actions: tuple[str, ...] = ()
    goal_ids: tuple[str, ...] = ()
    owner: str = ""
    partners: tuple[str, ...] = ()
    timing: Timing = Timing()
    indicator: str = ""
    budget: Yuan | None = None


class Entry(Node):
    """活动安排: one line of the period's schedule."""

    id: str = Field(pattern=r"^S[1-9]\d*$")
    timing: Timing = Timing()
    title: str = ""
    measure_ids: tuple[str, ...] = ()
    owner: str = ""
    observance: str = ""


class Signature(Noun):
    """Who issues the plan, and the date under it."""

    organisation: str = ""
    date: dt.date | None = None


class HighWater(Noun):
    """The greatest number ever used for an id of each list."""

    goals: int = 0
    measures: int = 0
    schedule: int = 0


class Plan(Noun):
    """One organisation's plan for one period. Lenient: what is missing is for the checks to say."""

    format_version: Literal[1] = 1
    organisation: str = ""
    sector: Sector = Sector.OTHER
    period: Period | None = None
    drafting_date: dt.date | None = None
    title: str = ""
    preamble: str = ""
    ideology: Ideology = Ideology()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    schedule: tuple[Entry, ...] = ()
    closing: str = ""
    signature: Signature = Signature()
    high_water: HighWater = HighWater()

    @model_validator(mode="before")
    @classmethod
    def _raise_high_water(cls, data: Any) -> Any:
        """Keep the mark at least as high as the ids that are there."""
        if not isinstance(data, dict):
            return data
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
            raise ValueError(f"ids must differ, but {', '.join(doubled)} stand twice")
        return self

    def nodes(self) -> Iterator[Ideology | Goal | Measure | Entry]:
        """All nodes in printed order."""
        yield self.ideology
        yield from self.goals
        yield from self.measures
        yield from self.schedule

    def node(self, node_id: str) -> Ideology | Goal | Measure | Entry | None:
        """The node with an id, or None."""
        return next((node for node in self.nodes() if node.id == node_id), None)

    def areas(self) -> tuple[str, ...]:
        """The areas of the measures, each once, in order of first appearance."""
        return tuple(dict.fromkeys(measure.area for measure in self.measures))

    def strings(self) -> Iterator[tuple[str, str, str]]:
        """Every written string as (node id, field, text); fields of the plan itself have the id ``P``."""
        for name in ("title", "preamble"):
            yield "P", name, getattr(self, name)
        yield self.ideology.id, "text", self.ideology.text
        for goal in self.goals:
            yield from ((goal.id, name, getattr(goal, name)) for name in ("text", "indicator"))
        for measure in self.measures:
            yield from ((measure.id, name, getattr(measure, name)) for name in ("title", "owner", "indicator"))
            yield from ((measure.id, f"actions/{i}", text) for i, text in enumerate(measure.actions))
        for entry in self.schedule:
            yield from ((entry.id, name, getattr(entry, name)) for name in ("title", "owner"))
        yield "P", "closing", self.closing

    @property
    def length_chars(self) -> int:
        """Characters of everything written, without blanks."""
        return sum(len("".join(text.split())) for _, _, text in self.strings())

    @property
    def version(self) -> str:
        """Hash of the content: equal for equal plans, whatever file they came from."""
        content = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from plandraft.core.notebook import plan_html

        return {"text/plain": f"<Plan {self.title or 'without a title'}>", "text/html": plan_html(self)}


def _number(node: Any) -> int:
    node_id = node.get("id") if isinstance(node, dict) else getattr(node, "id", None)
    digits = node_id[1:] if isinstance(node_id, str) else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
