"""What the review page shows, typed: everything is worked out before the template sees it.

An *anchor* is the id of an element of the page. That of a node is the node's own id; a note has ``w1`` …, the row of a
measure in the table of links ``t-M3``, an owner ``o1`` ….
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plandraft.core.finding import Lang
from plandraft.core.spending import MoneyTable

NoteKind = Literal["gap", "error", "warning", "proposal", "hint"]
"""What a note asks for, in the order in which the kinds are worked through."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing that is left to the office: a gap, a proposal, or what a rule found.

    Attributes:
        id: Its anchor.
        kind: What it asks for.
        text: What it is.
        code: The rule's code; empty where no rule says it.
        advice: What to do; empty where the text says it.
        place: Where its words stand, as the reader finds them.
        target: Anchor of what it is about; empty where that is not printed.
        quote: The words it is about, for a list in which the plan does not stand beside it; empty for a gap.
        is_marked: Whether these words are marked in the plan, and need not be said beside it.
    """

    id: str
    kind: NoteKind
    text: str
    code: str = ""
    advice: str = ""
    place: str = ""
    target: str = ""
    quote: str = ""
    is_marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Run:
    """Some words of a paragraph that look alike.

    Attributes:
        text: The words.
        node: The node or owner that they speak of, where it is not the whole paragraph's; else empty.
        is_first: Whether these are the first words that speak of it.
        anchors: Ids of the notes whose first words these are.
        kinds: The kinds of the notes that these words have, the gravest first.
        notes: Ids of these notes.
    """

    text: str
    node: str = ""
    is_first: bool = False
    anchors: tuple[str, ...] = ()
    kinds: tuple[NoteKind, ...] = ()
    notes: tuple[str, ...] = ()


LineRole = Literal["title", "part", "area", "text", "signature"]
"""What a printed paragraph is: a heading of the first or second level, or one of the others."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """A row of the money table: the item's id, empty for the sum, and its cells."""

    id: str
    cells: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """A printed paragraph or heading with what stands beside it.

    Attributes:
        id: Its anchor.
        role: What it is.
        node: The one node that it says; empty for several and for none.
        runs: Its words.
        notes: What stands in its margin; gaps are marked and have no words there.
        heads: The heads of the table right behind it.
        rows: The rows of that table.
    """

    id: str
    role: LineRole
    node: str = ""
    runs: tuple[Run, ...] = ()
    notes: tuple[Note, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ContentsLine:
    """A line of the contents: where it leads, whether it stands below another, and how many notes stand there."""

    target: str
    text: str
    is_below: bool = False
    open: int = 0


@dataclass(frozen=True, kw_only=True)
class ReviewSheet:
    """The plan as its reader sees it, with its contents and all notes in the order of its words."""

    lines: tuple[SheetLine, ...]
    contents: tuple[ContentsLine, ...]
    notes: tuple[Note, ...]
    annex_name: str
    annex: MoneyTable


@dataclass(frozen=True, kw_only=True)
class NodeLink:
    """A node by its anchor and its words."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class TraceStep:
    """A step of a measure: when, and what."""

    when: str
    text: str


@dataclass(frozen=True, kw_only=True)
class TraceRow:
    """A measure with all that it hangs together with.

    Attributes:
        goals: The goals it serves.
        owner: Who answers for it; None where nobody does.
        indicator: How one sees that it was done; ``is_proposed`` where that is our suggestion.
        entries: Anchors of its calendar lines.
        money: What pays for it.
        origin: Where it comes from, in words; empty where nobody has said it.
        demands: What it takes up: its id, the profile's words, and the document behind it.
        samples: What its drafter had seen of the like: why it was shown, and its words.
    """

    id: str
    title: str
    area: str
    goals: tuple[NodeLink, ...]
    steps: tuple[TraceStep, ...]
    owner: NodeLink | None
    partners: str
    when: str
    indicator: str
    is_proposed: bool
    entries: tuple[str, ...]
    money: tuple[NodeLink, ...]
    origin: str
    demands: tuple[tuple[str, str, str], ...]
    samples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle of a chart, or a dot at its left end; ``x`` and ``width`` in percent of the chart's width."""

    x: str
    width: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A row of the timeline: the months over which something goes, and the times of its steps.

    Attributes:
        id: The node.
        said: Its time in words.
        bars: The runs of its months.
        ticks: Its steps.
        is_standing: Whether it comes back all the time.
    """

    id: str
    text: str
    said: str
    bars: tuple[Box, ...]
    ticks: tuple[Box, ...]
    is_standing: bool = False


@dataclass(frozen=True, kw_only=True)
class LaneGroup:
    """The rows of one area."""

    name: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, kw_only=True)
class LoadCell:
    """How much one has to do in a month; ``y`` and ``height`` of its bar in pixels, ``x`` and ``middle`` in percent."""

    month: str
    number: int
    x: str
    middle: str
    y: int
    height: int


@dataclass(frozen=True, kw_only=True)
class LoadRow:
    """What one owner has to do, month by month."""

    owner: NodeLink
    total: int
    said: str
    cells: tuple[LoadCell, ...]


@dataclass(frozen=True, kw_only=True)
class MoneyBar:
    """An item of the budget with its share of the sum, in percent; empty where the amount is open."""

    id: str
    purpose: str
    amount: str
    share: str
    origin: str
    measures: tuple[NodeLink, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewPage:
    """The whole page.

    Attributes:
        anchors: The nodes that are printed, so that something can lead to them.
        key: What tells one plan's page from another's, for what the reader has ticked off.
        verdict: What is left to do, in sentences.
        notes: What is left to do, group by group.
        months: The names of the period's months, in order.
        facts: Short figures: a name and a value each.
        made: How the plan was drafted, in words; empty where that is not known.
        checked: Whether rules have looked at it.
        unchecked: Rules that could not look, each reason with its codes.
        accepted: What marks in the plan accept: code and words.
        unread: What was not understood: place and reason.
    """

    lang: Lang
    anchors: frozenset[str]
    key: str
    title: str
    verdict: tuple[str, ...]
    notes: tuple[tuple[NoteKind, tuple[Note, ...]], ...]
    sheet: ReviewSheet
    traces: tuple[TraceRow, ...]
    months: tuple[str, ...]
    lanes: tuple[LaneGroup, ...]
    load: tuple[LoadRow, ...]
    money: tuple[MoneyBar, ...]
    total: str
    facts: tuple[tuple[str, str], ...]
    made: str
    checked: bool
    unchecked: tuple[tuple[str, str], ...]
    accepted: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]
