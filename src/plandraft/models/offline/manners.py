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


def manner_ids(text: str) -> frozenset[str]:
    """The kinds of work that a text names."""
    return frozenset(manner.id for manner in _loaded().manners if re.search(manner.words, text))


def once_more(area: str) -> Step:
    """What work of an area can do once more."""
    areas = _loaded().areas
    return areas.get(area, areas["other"])


@cache
def _dealt_out(matters: tuple[Matter, ...]) -> dict[str, Manner]:
    chosen: dict[str, Manner] = {}
    for matter in matters:
        fitting, used = _fitting(matter), [manner.id for manner in chosen.values()]
        chosen[matter.id] = min(fitting, key=lambda manner: used.count(manner.id))
    return chosen


def _fitting(matter: Matter) -> Sequence[Manner]:
    """The manners whose words it holds, then those for anything."""
    known = _loaded()
    return [m for m in known.manners if re.search(m.words, matter.text)] + list(known.anything)
