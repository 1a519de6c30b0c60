"""What the knowledge files say about wording, made ready to be searched for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from plandraft.core.knowledge import Knowledge
from plandraft.core.usage import SpunWord
from plandraft.names.data import any_of


@dataclass(frozen=True)
class Known:
    """Compiled once for a knowledge file and a day.

    Attributes:
        titles: Titles everybody may name, without 中华人民共和国 and without 《》.
        ended: References that may no longer be cited on the day.
        succeeded: Guiding theories that still stand, but never alone: with what their successor is called.
        old_titles: Laws that are superseded.
        typos: Words that are always wrong.
        spun: Corrupted synonyms with their compiled patterns.
        markers: Words only a rewriting machine writes.
        gate: How many of them make a text suspect.
        terms: Words of the field that are no one's name.
        foreign: Words that give a sector away, by the sector they are foreign to.
    """

    titles: frozenset[str]
    ended: tuple[re.Pattern[str], ...]
    succeeded: tuple[tuple[re.Pattern[str], str], ...]
    old_titles: re.Pattern[str] | None
    typos: re.Pattern[str] | None
    spun: tuple[tuple[SpunWord, re.Pattern[str]], ...]
    markers: tuple[str, ...]
    gate: int
    terms: frozenset[str]
    foreign: dict[str, tuple[str, ...]]

    __hash__ = object.__hash__


def known_of(knowledge: Knowledge, day: dt.date) -> Known:
    """Compile a knowledge file for a day; kept for the next call with the same file."""
    return _known(_Key(knowledge), day)


class _Key:
    """A knowledge file by identity: its entries are too many to hash at each call."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return id(self.knowledge)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.knowledge is self.knowledge


@lru_cache(maxsize=8)
def _known(key: _Key, day: dt.date) -> Known:
    knowledge = key.knowledge
    by_id = {reference.id: reference for reference in knowledge.references}
    names = {bare_title(name) for law in knowledge.laws for name in (law.title, *law.aliases)}
    names |= {bare_title(name) for ref in knowledge.references for name in (ref.canonical, ref.short)}
    old = {bare_title(law.title) for law in knowledge.laws if law.status == "superseded" and "“" not in law.title}
    wording = knowledge.wording
    return Known(
        titles=frozenset(names),
        ended=tuple(r.regex for r in knowledge.references if r.cite.until is not None and r.cite.until <= day),
        succeeded=tuple(
            (r.regex, by_id[r.superseded_by].short)
            for r in knowledge.references
            if r.cite.until is None and r.kind == "guiding_theory" and r.superseded_by in by_id
        ),
        old_titles=re.compile(rf"(?<=《)(?:中华人民共和国)?(?:{any_of(old)})(?=[》（(])") if old else None,
        typos=re.compile(any_of(wording.typos)) if wording.typos else None,
        spun=tuple(
            (w, re.compile("|".join(f"(?:{f.find})" for f in w.fixes) or re.escape(w.spun))) for w in wording.spun
        ),
        markers=wording.strong_markers,
        gate=wording.gate,
        terms=frozenset(t for area in knowledge.areas for row in area.terms.values() for t in row),
        foreign=knowledge.foreign_terms,
    )


def bare_title(title: str) -> str:
    """A title as it is compared: without 中华人民共和国, brackets, quotation marks and blanks."""
    bare = re.sub(r"[（(][^）)]{0,200}[）)]|[《》〈〉“”\"\s]", "", title)
    return bare.removeprefix("中华人民共和国").replace("与", "和")
