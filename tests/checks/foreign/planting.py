"""Plans that nobody here drafted, the faults that are planted in them by hand, and what the checks say of each.

A plan is a text beside this file, with a ``.yaml`` of the same name: the day on which it is checked, its profile where
it has one, what the checks may rightly say of it as it is (``right``), and its faults. A fault is ``find`` and ``put``,
one or several codes that name it, and ``at``: words of the lines where the finding may stand, where that is not the
line that was changed (a contradiction has two ends). ``plan.docx.md`` is written as a Word file before it is read.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document as WordDocument
from ruamel.yaml import YAML

from plandraft import api
from plandraft.core.finding import Finding
from plandraft.core.profile import Profile
from plandraft.documents import read_document

PLANS = Path(__file__).parent / "plans"


@dataclass(frozen=True)
class Fault:
    """One fault and where it may be told."""

    codes: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]
    at: tuple[str, ...]
    anywhere: bool
    profile: Profile | None

    def __str__(self) -> str:
        return f"{'/'.join(self.codes)} {(self.changes[0][1] or self.changes[0][0])[-40:]!r}"


@dataclass(frozen=True)
class Said:
    """A finding with the words of the line it stands in; the line is empty for the plan as a whole."""

    finding: Finding
    line: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding in a plan with other faults."""
        return (self.finding.code, self.finding.message, self.finding.evidence)


@dataclass(frozen=True)
class ForeignPlan:
    """A plan as somebody else wrote it, and what is known of it."""

    name: str
    suffix: str
    text: str
    as_of: dt.date
    profile: Profile | None
    right: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]

    def with_faults(self, *faults: Fault) -> str:
        """The text with some faults in it.

        Raises:
            ValueError: A fault's words are not in the text.
        """
        text = self.text
        for find, put in (change for fault in faults for change in fault.changes):
            if find not in text:
                raise ValueError(f"{self.name}: {find!r} is not there")
            text = text.replace(find, put, 1)
        return text

    def says(self, text: str, folder: Path, profile: Profile | None = None) -> tuple[Said, ...]:
        """What the checks say of a text of this plan.

        Args:
            text: The plan's words, as they are or with faults in them.
            folder: Where the file is written that is checked.
            profile: Another profile than the plan's own.
        """
        file = folder / f"{self.name}{self.suffix}"
        _write(file, text)
        read = api.open_plan(file)
        report = api.check(read, profile=profile or self.profile, as_of=self.as_of)
        lines = {line.number: line.text for line in read_document(file).lines}
        places = [
            read.source_map.place(f.node, f.field, f.span.start if f.span is not None else 0) for f in report.findings
        ]
        return tuple(
            Said(finding, lines.get(place.line, "") if place is not None else "")
            for finding, place in zip(report.findings, places, strict=True)
        )

    def is_right(self, said: Said) -> bool:
        """Whether the checks may say this of the plan as it is."""
        return any(
            said.finding.code == code and words in said.line + said.finding.message for code, words in self.right
        )

    def is_at(self, said: Said, fault: Fault) -> bool:
        """Whether a finding stands where a fault was planted."""
        if fault.anywhere:
            return True
        if any(words in said.line for words in fault.at):
            return True
        here = _bare(said.line)
        changed = [line for change in fault.changes for line in _changed(self.text, *change)]
        if bool(here) and any(here == _bare(line) or here in _bare(line) for line in changed):
            return True
        return any(words in here for change in fault.changes for words in _put(*change))


def foreign_plans() -> Iterator[ForeignPlan]:
    """All of them, by name."""
    for file in sorted(PLANS.glob("*.yaml")):
        text = next(other for other in PLANS.glob(f"{file.stem}.*") if other != file)
        known = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        profile = known.get("profile")
        yield ForeignPlan(
            name=file.stem,
            suffix=text.suffixes[0],
            text=text.read_text(encoding="utf-8"),
            as_of=known["as_of"],
            profile=Profile.model_validate(profile) if profile else None,
            right=tuple((code, words) for code, words in known.get("right", ())),
            faults=tuple(_fault(fault) for fault in known["faults"]),
        )


def _fault(known: dict[str, Any]) -> Fault:
    codes = known["code"] if isinstance(known["code"], list) else [known["code"]]
    changes = ((known["find"], known["put"]), *((find, put) for find, put in known.get("also", ())))
    profile = known.get("profile")
    return Fault(
        codes=(*codes, *known.get("or", ())),
        changes=changes,
        at=tuple(known.get("at", ())),
        anywhere=known.get("anywhere", False),
        profile=Profile.model_validate(profile) if profile else None,
    )


def _changed(text: str, find: str, put: str) -> list[str]:
    """The lines that a change makes, as they stand in the text; words that were cut out are in the line they left."""
    before, after = text.splitlines(), text.replace(find, put, 1).splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [line for tag, _, _, b, e in matcher.get_opcodes() if tag != "equal" for line in after[b:e]]
    return [line for line in changed if line.strip()]


def _put(find: str, put: str) -> list[str]:
    """The words that a change puts in, with their neighbours: they tell the line whatever else stands in it."""
    matcher = difflib.SequenceMatcher(None, find, put, autojunk=False)
    spans = [(b, e) for tag, _, _, b, e in matcher.get_opcodes() if tag != "equal"]
    return [words for b, e in spans if len(words := _bare(put[max(0, b - 3) : e + 3])) >= 4]


def _bare(line: str) -> str:
    """A line's words without what marks its layout."""
    return re.sub(r"[\s#*|\-]+", "", line)


def _write(file: Path, text: str) -> None:
    if file.suffix == ".docx":
        _word(text).save(str(file))
    else:
        file.write_text(text, encoding="utf-8")


def _word(text: str) -> Any:
    """A Word file with headings, tables and paragraphs as the text marks them."""
    word, rows = WordDocument(), list[list[str]]()
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            _table(word, [row for row in rows if set("".join(row)) - set("-: ")])
            rows = []
        mark = re.match(r"(#+) ", line)
        if mark is not None:
            word.add_heading(line[mark.end() :], level=min(len(mark[1]) - 1, 3))
        elif line.strip():
            word.add_paragraph(line)
    return word


def _table(word: Any, rows: list[list[str]]) -> None:
    table = word.add_table(rows=len(rows), cols=max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
