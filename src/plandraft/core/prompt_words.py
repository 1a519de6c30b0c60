"""What a prompt says of a kind of plan: who writes, what good work of this kind looks like, who owns what. Data.

Every value is a piece of a sentence, as the templates of ``prompts/`` put it between their own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel


class WritingWords(FrozenModel):
    """How measures of this kind are written.

    Attributes:
        place: Where one sees that a matter is done: 岗位上.
        concrete: What makes a measure concrete.
        example: A hollow wording, and what to write in its stead.
        procedures: Procedures that are written step by step.
        feasible: What those who do it can manage.
        avoided: How a thing to be avoided is put, in quotation marks.
        consent: What is voluntary, and whose consent is needed.
        order: Which steps follow each other.
        routine: Several occasions named in one sentence, in quotation marks.
        seasonal: What belongs into a season or on a day, and so into that month.
        entry: A line of the calendar: 职代会提案征集.
        owners: Who leads what.
        telegram: Notes as nobody says them aloud: 拟行政列支案.
    """

    place: str = ""
    concrete: str = ""
    example: str = ""
    procedures: str = ""
    feasible: str = ""
    avoided: str = ""
    consent: str = ""
    order: str = ""
    routine: str = ""
    seasonal: str = ""
    entry: str = ""
    owners: str = ""
    telegram: str = ""


class MoneyWords(FrozenModel):
    """What is said of money.

    Attributes:
        fund: What the money is called.
        spread: How much is done for how much.
        elsewhere: What is not paid from it, by a word in the body's name, or ``all``.
        split: What has an item of its own.
        shares: How the money is usually divided; empty where nothing can be said.
        estimates: By what an item is estimated.
        spare: What is left for what nobody foresees.
        mispaid: What to mend in who pays, by a word in the body's name, or ``all``.
    """

    fund: str = ""
    spread: str = ""
    elsewhere: dict[str, str] = Field(default_factory=dict)
    split: str = ""
    shares: str = ""
    estimates: str = ""
    spare: str = ""
    mispaid: dict[str, str] = Field(default_factory=dict)

    def elsewhere_for(self, body: str) -> str:
        """What a body does not pay from it."""
        return for_name(self.elsewhere, body)

    def mispaid_for(self, body: str) -> str:
        """What to mend in who pays, in the plan of a body."""
        return for_name(self.mispaid, body)


class MissedPeople(FrozenModel):
    """People whom a plan must have something for.

    Attributes:
        people: Which figure of a profile counts them.
        least: From so many on.
        said: The word by which a measure speaks of them.
        missing: What a review is told where none does, with the blank ``{count}``.
    """

    people: Literal["women", "not_members"]
    least: int = Field(ge=1)
    said: str
    missing: str


class Sequel(FrozenModel):
    """What follows from something else soon, in the words of plans.

    Attributes:
        first: What comes first, as a pattern; ``then`` is none of it.
        then: What follows from it, as a pattern.
        within: Months in which it follows.
    """

    first: str
    then: str
    within: int = Field(ge=0)


class Unended(FrozenModel):
    """What a measure must not end with, in the words of plans.

    Attributes:
        first: What is begun, as a pattern.
        then: How it goes on, as a pattern; somewhere behind it in the same measure.
        missing: What a review is told where it does not.
    """

    first: str
    then: str
    missing: str


class ReviewWords(FrozenModel):
    """What a review looks for.

    Attributes:
        sequels: What follows from something else soon: what was audited is published.
        unended: What a measure must not end with: a trial that nobody looks back at.
        busy: Purposes of money that is spent on occasions, as a pattern: few of them for much money read as waste.
        missed: People whom a plan must have something for.
        chief: Who reads it last: 主席.
        mended: What a hollow measure is made into.
        unreal: What nobody can do or promise, and what to make of it.
        late: What stands in the wrong order.
        misowned: Which work is given to the wrong owner.
    """

    sequels: tuple[Sequel, ...] = ()
    unended: tuple[Unended, ...] = ()
    busy: str = ""
    missed: tuple[MissedPeople, ...] = ()
    chief: str = ""
    mended: str = ""
    unreal: str = ""
    late: str = ""
    misowned: str = ""


class PromptWords(FrozenModel):
    """What a prompt says of the kind.

    Attributes:
        author: Who writes the plan: 基层工会干部.
        whose: Whose plan it is: 这家单位的工会.
        signer: Who signs it.
        owning: Whose work is whose.
        situation: What the opening tells of the body.
        reader: Whom the opening speaks to.
        people: Whose wants the opening tells.
        congresses: Which congresses the guiding paragraph may speak of.
        led: Under whose guidance, as the guiding paragraph quotes it; empty for a body that says nothing of it.
        duties: The basic duties; empty for a body that has none by law or statute.
        reports: To whom progress is reported, and how often.
        spends: How spending is decided on.
        writing, money, review: What is said of these.
    """

    author: str = "机关文秘"
    whose: str = "这个单位"
    signer: str = "负责人"
    owning: str = ""
    situation: str = ""
    reader: str = ""
    people: str = ""
    congresses: str = ""
    led: str = ""
    duties: str = ""
    reports: str = ""
    spends: str = ""
    writing: WritingWords = WritingWords()
    money: MoneyWords = MoneyWords()
    review: ReviewWords = ReviewWords()


def for_name(words: Mapping[str, str], name: str) -> str:
    """The words for a body: those whose key stands in its name, else those for ``all``, else none.

    >>> for_name({"联合会": "甲", "all": "乙"}, "青石街道工会联合会")
    '甲'
    """
    return next((said for key, said in words.items() if key != "all" and key in name), words.get("all", ""))
