"""The nodes of a plan as they are found in a text, and where the words of each stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plandraft.core.plan import BudgetItem, Entry, Goal, Lead, Measure, Signature
from plandraft.core.source_map import Place, SourceMap, Unread
from plandraft.plan_reading.structure import RawItem
from plandraft.plan_reading.structure.paragraphs import RunPlaces

_SHOWN_CHARS = 30
"""So many characters of what was not understood are shown (our choice)."""


@dataclass
class Gathering:
    """What was found so far.

    Attributes:
        texts: The paragraphs of the plan's own texts.
        row_owners: For an entry the owners of its row, where nobody can tell which of them is its own.
        seen: Lines whose words are understood although no node holds them: headings, lead-ins.
        captions: Lines of the headers of tables.
        heard: Words that were understood and stand in no node as they are written: amounts, times in cells.
        dated: Words of entries with the time of their own that heads them, as the line has both.
    """

    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    pieces: dict[tuple[str, str], list[tuple[int, Place]]] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    budget: list[BudgetItem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, list[str]] = field(
        default_factory=lambda: {"preamble": [], "retrospect": [], "ideology": [], "closing": []}
    )
    signature: Signature = field(default_factory=Signature)
    total: str | None = None
    unread: list[Unread] = field(default_factory=list)
    row_owners: dict[str, str] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    captions: frozenset[int] = frozenset()
    heard: list[str] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    _counted: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def place(self, node: str, name: str, runs: RunPlaces) -> None:
        """Remember where a field stands; the first field of a node is where the node stands."""
        key = (node, name)
        found = [(offset, Place(line=line, column=column)) for offset, line, column in runs]
        self.places.setdefault((node, ""), found[0][1])
        self.places[key] = found[0][1]
        if len(found) > 1:
            self.pieces[key] = found

    def place_named(self, name: str, runs: RunPlaces) -> None:
        """Remember where words stand that name or sign the plan; the plan itself stands where its title does."""
        self.places["P", name] = Place(line=runs[0][1], column=runs[0][2])
        self.pieces["P", name] = [(offset, Place(line=line, column=column)) for offset, line, column in runs]

    def put(self, node: str, name: str, item: RawItem, start: int = 0) -> None:
        """Remember that a field is an item's text from an offset on."""
        self.place(node, name, item.runs_from(start))

    def join(self, key: tuple[str, str], before: Sequence[str], item: RawItem) -> None:
        """Remember where a paragraph of a text stands that follows others of it, a line each."""
        start = self._start_after(key, before)
        found = [(start + at, Place(line=line, column=column)) for at, line, column in item.runs_from(0)]
        self.places.setdefault(key, found[0][1])
        self.pieces.setdefault(key, []).extend(found)

    def _start_after(self, key: tuple[str, str], before: Sequence[str]) -> int:
        """Where the next paragraph of a text begins; what was counted once is not counted again."""
        count, start = self._counted.get(key, (0, 0))
        if count > len(before):
            count, start = 0, 0
        start += sum(len(before[at]) + 1 for at in range(count, len(before)))
        self._counted[key] = (len(before), start)
        return start

    def say(self, kind: str, item: RawItem) -> None:
        """Add a paragraph to one of the plan's own texts."""
        texts = self.texts[kind]
        self.join(("I1", "text") if kind == "ideology" else ("P", kind), texts, item)
        texts.append(item.text)

    def tell(self, line: int | None, text: str, why: str, why_en: str) -> None:
        """Remember what could not be understood."""
        self.unread.append(Unread(line=line, text=text[:_SHOWN_CHARS], why=why, why_en=why_en))

    def source_map(self) -> SourceMap:
        """Where everything stood."""
        return SourceMap(places=self.places, pieces={key: tuple(found) for key, found in self.pieces.items()})
