"""What is wrong wording, and since when: corrupted synonyms, set phrases, earlier years' words, names of bodies."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from plandraft.core.fact import Fact
from plandraft.core.frozen_model import FrozenModel


class SpunFix(FrozenModel):
    """One replacement that undoes a machine's synonym."""

    find: str
    replace: str


class SpunWord(Fact):
    """A synonym that machine rewriting puts in the place of the right word."""

    spun: str
    original: str
    mode: Literal["always", "gated", "flag_only"]
    fixes: tuple[SpunFix, ...] = ()


class Wording(FrozenModel):
    """Faulty wording: corrupted synonyms with their gate, typos, empty words.

    Attributes:
        typo_guards: For a typo, the longer words (a regular expression) in which its characters are right.
        doubtful: Mistakes that a reader must mend, with what was probably meant.
    """

    spun: tuple[SpunWord, ...] = ()
    strong_markers: tuple[str, ...] = ()
    gate: int = 3
    typos: dict[str, str] = Field(default_factory=dict)
    typo_guards: dict[str, str] = Field(default_factory=dict)
    doubtful: dict[str, str] = Field(default_factory=dict)
    empty_phrases: tuple[str, ...] = ()
    vague_owners: tuple[str, ...] = ()
    vague_times: tuple[str, ...] = ()


class SetPhrase(Fact):
    """Parts that belong together in one order.

    Attributes:
        whole: A phrase that lacks a part is wrong as well.
    """

    parts: tuple[str, ...]
    whole: bool = False


class DatedPhrase(Fact):
    """Wording that was right until a day.

    Attributes:
        unless: Words in the same sentence that make it right.
        say: What to say instead.
    """

    pattern: str
    unless: str = ""
    until: dt.date
    say: str


class AloneUntil(FrozenModel):
    """Theories that no longer stand alone as the guide.

    Attributes:
        newest: The theory that a sequence must end with.
        pattern: Finds a theory taken as the guide; the group ``theory`` is its name.
    """

    newest: str
    until: dt.date
    theories: tuple[str, ...]
    pattern: str
    source: str
    verified: bool


class BodyName(Fact):
    """A name of a body that was never right (``never``), or that was given up on a day (``former``)."""

    pattern: str
    right: str
    kind: Literal["never", "former"] = "never"
    until: dt.date | None = None


class WordUsage(FrozenModel):
    """Set phrases, wording of earlier years, names of bodies, and names that every plan may use.

    Attributes:
        common_names: Names in quotation marks that belong to everybody.
        latin: Latin letters that Chinese plans write as they are.
        concrete: Words that show that a sentence says what is done, when, by whom or how often.
    """

    set_phrases: tuple[SetPhrase, ...] = ()
    dated_phrases: tuple[DatedPhrase, ...] = ()
    alone_until: AloneUntil | None = None
    body_names: tuple[BodyName, ...] = ()
    common_names: frozenset[str] = frozenset()
    latin: frozenset[str] = frozenset()
    concrete: tuple[str, ...] = ()
