"""How well flags fit the marked documents: ``python -m tests.samples.anonymize.scoring`` prints the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from plandraft.core.sample import Flag, Line
from plandraft.knowledge import load_knowledge
from plandraft.plan_reading.sectors import sector_of
from plandraft.samples.anonymize import flags_of, known_of
from tests.samples.anonymize.marked import Mark, documents, look_alikes


@dataclass
class Score:
    """Counts by type: marks that were found, marks that were missed, flags that no mark asked for."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / (self.found.total() + self.missed.total())

    @property
    def precision(self) -> float:
        return self.found.total() / (self.found.total() + self.false.total())

    def add(self, name: str, lines: Sequence[str], marks: Sequence[Mark], flags: Sequence[Flag]) -> None:
        """Count one document; a flag hits a mark of its type that it overlaps."""
        used = set()
        for flag in flags:
            start, end = flag.column - 1, flag.column - 1 + len(flag.text)
            here = [m for m in marks if m.line == flag.line and m.start < end and start < m.end]
            hits = [m for m in here if m.type == flag.type]
            used |= set(hits)
            inside = any(m.start <= start and end <= m.end and m.type in {"document", "org", "programme"} for m in here)
            if not hits and not inside:
                self.false[flag.type] += 1
                self.remarks.append(f"{name}:{flag.line}:{flag.column} flagged {flag.type} {flag.text}")
        for mark in marks:
            counts = self.found if mark in used else self.missed
            counts[mark.type] += 1
            if mark not in used:
                text = lines[mark.line - 1][mark.start : mark.end]
                self.remarks.append(f"{name}:{mark.line}:{mark.start + 1} missed {mark.type} {text}")

    def table(self) -> str:
        """One row a type, and the sums."""
        types = sorted({*self.found, *self.missed, *self.false})
        rows = [f"{t:16} {self.found[t]:5} {self.missed[t]:6} {self.false[t]:5}" for t in types]
        head, foot = f"{'type':16} found missed false", f"recall {self.recall:.3f}  precision {self.precision:.3f}"
        return "\n".join([head, *rows, foot, *self.remarks])


def flags_in(lines: Sequence[str]) -> list[Flag]:
    """The flags of one plan, with the knowledge that ships."""
    knowledge = load_knowledge()
    numbered = [Line(number=number, text=text) for number, text in enumerate(lines, 1)]
    known = known_of(knowledge, knowledge.as_of)
    return flags_of(numbered, file="", known=known, sector=sector_of("\n".join(lines)))


def score() -> Score:
    """All marked documents of this folder."""
    result = Score()
    for name, lines, marks in documents():
        result.add(name, lines, marks, flags_in(lines))
    return result


def alarms() -> list[str]:
    """The look-alikes that were flagged."""
    return [phrase for phrase in look_alikes() if flags_in([phrase])]


if __name__ == "__main__":
    print(score().table())
    print(f"look-alikes flagged: {len(alarms())} of {len(look_alikes())} {alarms()}")
