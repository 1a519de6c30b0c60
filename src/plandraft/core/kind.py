"""What a plan of a kind is: who issues it and for whom, what it has, what it may claim, how one recognises it. Data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.prompt_words import PromptWords
from plandraft.core.sector import Sector
from plandraft.core.start import Start
from plandraft.core.work_areas import look_up
from plandraft.messages import tr

KindPart = Literal["opening", "ideology", "goals", "measures", "schedule", "budget", "closing"]
PARTS: tuple[KindPart, ...] = ("opening", "ideology", "goals", "measures", "schedule", "budget", "closing")
"""The parts of a plan in the order in which they are usually printed."""
NEEDED: frozenset[KindPart] = frozenset({"goals", "measures", "schedule"})
"""Without these it is no plan."""


class Guidance(FrozenModel):
    """A clause of the guiding paragraph.

    Attributes:
        text: The clause, with blanks; or by sector.
        rank: How soon it is taken where there is little room, the lowest first.
        refs: Ids of references all of which must be citable on the day; empty where it holds always.
        sectors: For which sectors; empty means all.
    """

    text: str
    rank: int = Field(default=5, ge=1, le=9)
    refs: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()


class Signs(FrozenModel):
    """How one recognises the kind.

    Attributes:
        names: Regular expressions found in the name of a body that issues such plans: one is enough.
        words: Words in a profile or an old plan that speak for it.
        least: So many different ones of them, where no name decides.
        plans: Words that old plans of the kind hold often.
        plans_least: So many times one of them stands in a long one.
    """

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    least: int = Field(default=3, ge=1)
    plans: tuple[str, ...] = ()
    plans_least: int = Field(default=2, ge=1)

    @cached_property
    def regexes(self) -> tuple[re.Pattern[str], ...]:
        """The compiled names."""
        return tuple(map(re.compile, self.names))

    def name_in(self, name: str) -> tuple[int, str]:
        """Where in a name the words end that say so, and the words; 0 and nothing where none do.

        >>> Signs(names=("工会",)).name_in("甲医院工会委员会")
        (5, '工会')
        """
        bare = "".join(name.split())
        found = (match for pattern in self.regexes for match in pattern.finditer(bare))
        return max(((match.end(), match[0]) for match in found), default=(0, ""))

    def count_in(self, plan: str) -> int:
        """How often the words of old plans stand in one."""
        return len(self._said.findall(plan)) if self.plans else 0

    @cached_property
    def _said(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.plans, key=len, reverse=True))))

    def words_in(self, text: str) -> tuple[str, ...]:
        """The telling words that a text holds."""
        return tuple(word for word in self.words if word in text)


class KindSentence(FrozenModel):
    """A sentence of the opening or the closing, as plandraft itself would word it.

    Attributes:
        texts: Wordings, one of which a body takes; with blanks ``{issuer}``, ``{called}``, ``{name}``, ``{period}``,
            ``{partners}``, ``{first}`` and ``{last}`` (the first two demands, the last one), ``{audit}``, ``{spent}``,
            ``{people}``, ``{leaders}``, ``{results}``, ``{unfinished}``, ``{facts}``, ``{focus}``, ``{year_end}``,
            ``{this}``, ``{next}`` and ``{before}``.
        rank: How soon it is taken where there is little room; 1 in any case.
        instead: What is said where a blank cannot be filled.
    """

    texts: tuple[str, ...] = Field(min_length=1)
    rank: int = Field(default=2, ge=1, le=9)
    instead: str = ""


class PlanKind(FrozenModel):
    """A kind of plan.

    Attributes:
        id: Short word: the name of its folder.
        lineage: The kind itself, then what it inherits from, nearest first.
        name: What such a plan is called: 工会工作计划.
        title: The word that ends its title: 工作计划.
        about: What it is for, one sentence.
        body: What the body that issues it is called in running text.
        issuers: What kinds of body issue such plans, in words.
        addressee: To whom a plan is sent or read out.
        signer: Who signs it.
        reader: What the people are called to whom it speaks and answers.
        people: What it calls the people it works for, by sector or ``all``.
        above: Under whose guidance the body works, by sector or ``all``; ``{party}`` is the party body of the profile.
        centre: What the body's work serves, by sector or ``all``.
        duty: The basic duty, as the guiding paragraph says it.
        prompt: What prompts say of it.
        opening, closing: Sentences of these parts.
        parts: The parts that such a plan has, in the order in which they are printed; the opening comes first.
        headings: What areas of these functions stand under together, by the functions in the order of their characters
            with ``+`` between: 参与+组织. Areas that it has no heading for stay apart.
        money: ``own``: the body has money of its own, and a split is proposed where only its total is known;
            ``given``: only what the profile says of money; ``none``: a plan of this kind speaks of none.
        guidance: Clauses of the guiding paragraph.
        cites: Ids of the references and laws it may cite, the nearest first; None for all that are near to its field.
        observances: Ids of days that a plan of this kind sets a time by, whatever their weight.
        unused: Ids of days it has no use for.
        gifts: Whether it keeps the festivals on which its money may buy gifts.
        says: For words of our own wording, what this kind says in their place: 党小组 for 工会小组.
        signs: How one recognises it.
        telling: Words that betray a plan of this kind in another's plan.
        without: Codes of rules, or beginnings of codes, that do not hold for it.
        start: The profile that a newcomer starts from.
        source: Where what it says was read.
        verified: Whether somebody has read it there.
    """

    id: str = ""
    lineage: tuple[str, ...] = ()
    name: str = ""
    title: str = "工作计划"
    about: str = ""
    body: str = ""
    issuers: tuple[str, ...] = ()
    addressee: str = ""
    signer: str = ""
    reader: str = ""
    people: dict[str, str] = Field(default_factory=dict)
    above: dict[str, str] = Field(default_factory=dict)
    centre: dict[str, str] = Field(default_factory=dict)
    duty: str = ""
    prompt: PromptWords = PromptWords()
    opening: tuple[KindSentence, ...] = ()
    closing: tuple[KindSentence, ...] = ()
    parts: tuple[KindPart, ...] = PARTS
    headings: dict[str, str] = Field(default_factory=dict)
    money: Literal["own", "given", "none"] = "given"
    guidance: tuple[Guidance, ...] = ()
    cites: tuple[str, ...] | None = None
    observances: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    gifts: bool = False
    says: dict[str, str] = Field(default_factory=dict)
    signs: Signs = Signs()
    telling: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    start: Start = Start()
    source: str = ""
    verified: bool = False

    def people_in(self, sector: Sector) -> str:
        """What it calls the people it works for."""
        return look_up(self.people, sector) or ""

    def is_one_of(self, kinds: Iterable[str]) -> bool:
        """Whether data that is meant for some kinds is meant for this one; for none named means for all."""
        named = frozenset(kinds)
        return not named or bool(named & set(self.lineage))

    def has(self, part: str) -> bool:
        """Whether a plan of this kind has a part."""
        return part in self.parts


class Recognised(FrozenModel):
    """Which kind a profile or a text is of, and how one knows.

    Attributes:
        kind: Id of the kind.
        by: ``given``, by its ``name``, by its ``words``, or ``nothing`` fits and the most general kind is taken.
        told: The words that said so.
        instead: Id of a kind that came near, where nothing was certain; empty where none did.
    """

    kind: str
    by: Literal["given", "name", "words", "nothing"]
    told: tuple[str, ...] = ()
    instead: str = ""


class KindContradicted(ValueError):
    """A kind was given, and the name is plainly that of another.

    Attributes:
        given: Id of the kind that was given.
        meant: Id of the kind whose name it is.
        told: The words of the name that say so.
    """

    def __init__(self, *, given: str, meant: str, told: str) -> None:
        super().__init__(
            tr("{given} is contradicted by {told}, a name of {meant}", given=given, told=told, meant=meant)
        )
        self.given, self.meant, self.told = given, meant, told


def recognise_kind(
    kinds: Iterable[PlanKind], *, names: Iterable[str], text: str, given: str = "", usual: str = "", general: str
) -> Recognised:
    """Which of the kinds is meant.

    Args:
        kinds: All that are known; of two whose names fit, the one whose words end later is meant: what a name is
            of stands at its end.
        names: What the body is called.
        text: Everything else that is said of it.
        given: A kind that was named, by its id.
        usual: The kind to take where no name decides, by its id.
        general: Id of the kind that claims nothing.

    Raises:
        KindContradicted: The name is plainly one of another kind, which is neither its parent nor its child.
    """
    known = {kind.id: kind for kind in kinds}
    called = [name for name in names if name]
    by_name = [(*found, kind) for kind in known.values() for name in called if (found := kind.signs.name_in(name))[0]]
    _, told, named = max(by_name, key=lambda one: (one[0], len(one[1]), one[2].id), default=(0, "", None))
    if given:
        own = known[given]
        related = named is None or named.id in own.lineage or own.id in named.lineage
        if named is not None and not related and given != general and own.id not in {kind.id for *_, kind in by_name}:
            raise KindContradicted(given=given, meant=named.id, told=told)
        return Recognised(kind=given, by="given")
    if named is not None:
        return Recognised(kind=named.id, by="name", told=(told,))
    if usual:
        return Recognised(kind=usual, by="given")
    spoken = [(kind.signs.words_in(text), kind) for kind in known.values() if kind.id != general]
    spoken.sort(key=lambda pair: -len(pair[0]))
    if not spoken:
        return Recognised(kind=general, by="nothing")
    first, second = spoken[0], len(spoken[1][0]) if len(spoken) > 1 else 0
    if len(first[0]) >= first[1].signs.least and len(first[0]) >= 2 * second:
        return Recognised(kind=first[1].id, by="words", told=first[0])
    near = first[1].id if len(first[0]) > 1 else ""
    return Recognised(kind=general, by="nothing", told=first[0] if near else (), instead=near)
