"""How a demand is carried out, by kind of work: read from data, chosen by the demand's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from pydantic import Field
from ruamel.yaml import YAML

from plandraft.core.brief import Brief
from plandraft.core.matter import Matter
from plandraft.core.noun import Noun

_OCCASION = "festival"
"""The kind of an event whose words say no more."""
_NEAREST = 2
"""Kinds of work that a demand may be taken for: later ones share only a loose word with it (our choice)."""


class Step(Noun):
    """One thing that is done.

    Attributes:
        text: A sentence, the first clause of which stands by itself.
        line: Its line in the calendar; empty where it has none.
        when: Its own time, where it comes back.
    """

    text: str
    line: str = ""
    when: str = ""


class Manner(Noun):
    """The way one kind of work is done, and how one sees that it was.

    Attributes:
        words: Regular expression of the kind.
        months: Calendar months of before, main and after, where nature sets them.
        sign: Sign of completion.
        done: What is reached in the end, as a goal says it.
        once: Whether one measure of the kind is enough for a plan.
        verb: What stands before a demand that has no verb.
    """

    id: str
    words: str
    before: Step
    main: Step
    after: Step
    again: Step
    sign: str
    done: str
    verb: str = ""
    once: bool = False
    months: tuple[int, ...] = Field(default=(), max_length=3)


class _Manners(Noun):
    manners: tuple[Manner, ...]
    anything: tuple[Manner, ...]
    areas: dict[str, Step]


@cache
def _loaded() -> _Manners:
    text = (files("plandraft.models.offline") / "data" / "manners.yaml").read_text(encoding="utf-8")
    return _Manners.model_validate(YAML(typ="safe", pure=True).load(text))


def manner_of(matter: Matter, brief: Brief) -> Manner:
    """The manner of a demand; no two demands of a brief have the same while another one fits."""
    return _dealt_out(brief.matters).get(matter.id) or _fitting(matter)[0]


def all_manners() -> tuple[Manner, ...]:
    """Every manner there is."""
    return (*_loaded().manners, *_loaded().anything)


def kinds_held_once(text: str) -> frozenset[str]:
    """The kinds of work that a text names, of those of which a plan needs one measure only."""
    return frozenset(manner.id for manner in all_manners() if manner.once and re.search(manner.words, text))


def once_more(area: str) -> Step:
    """What work of an area can do once more."""
    areas = _loaded().areas
    return areas.get(area, areas["other"])


@cache
def _dealt_out(matters: tuple[Matter, ...]) -> dict[str, Manner]:
    """Events choose first: what they are is fixed."""
    chosen: dict[str, Manner] = {}
    for matter in sorted(matters, key=lambda matter: "event" not in matter.kinds):
        used = [manner.id for manner in chosen.values()]
        chosen[matter.id] = min(_fitting(matter), key=lambda manner: used.count(manner.id))
    return chosen


def _fitting(matter: Matter) -> Sequence[Manner]:
    """The first manners whose words it holds, then those for anything; an event is never something else."""
    known = _loaded()
    matching = [manner for manner in known.manners if re.search(manner.words, matter.text)][:_NEAREST]
    if "event" in matter.kinds:
        return matching or [manner for manner in known.manners if manner.id == _OCCASION]
    return [*matching, *known.anything]
