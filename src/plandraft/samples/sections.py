"""Headings, items and monthly entries of one plan, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plandraft.core.sample import Line, SectionKind
from plandraft.samples.markers import marked, pieces
from plandraft.samples.months import Months, months_of

_ROLES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("ideology", re.compile(r"指导思想|总体要求|总体思路|工作思路(?!和措施)|工作方针")),
    (
        "schedule",
        re.compile(r"(?:活动|工作|进度|时间|日程|月份|逐月)(?:内容)?安排|工作进度|月工作|行事历|日程表|大事|具体安排"),
    ),
    ("goals", re.compile(r"(?:工作|总体|主要|奋斗|具体)?目标(?:任务)?$|目标与任务|预期目标")),
    (
        "measures",
        re.compile(r"措施|主要工作|工作要点|工作内容|重点工作|工作重点|主要任务|工作任务|具体工作|任务"),
    ),
    ("closing", re.compile(r"(?:组织|保障|执行|工作)(?:实施|保障|要求)|保障措施$|组织领导")),
)
HEADING_CHARS = 30
"""A heading is no longer than this (our choice after plans of this kind)."""

SENTENCE_CHARS = 50
"""A heading that is a whole sentence is no longer than this (our choice)."""


@dataclass
class RawItem:
    """An item before cleaning."""

    line: int
    column: int
    marker: str | None
    text: str


@dataclass
class RawEntry:
    """A monthly entry before cleaning."""

    line: int
    months: Months
    text: str


@dataclass
class RawSection:
    """A section before cleaning."""

    kind: SectionKind
    heading: str
    line: int
    marker: str | None = None
    items: list[RawItem] = field(default_factory=list)


@dataclass
class Outline:
    """What a plan consists of."""

    sections: list[RawSection] = field(default_factory=list)
    entries: list[RawEntry] = field(default_factory=list)


def outline(lines: Iterable[Line]) -> Outline:
    """Read the lines of one plan."""
    found = Outline()
    months: Months | None = None
    filled = [line for line in lines if line.text.strip()]
    for at, line in enumerate(filled):
        after = filled[at + 1] if at + 1 < len(filled) else None
        text = line.text.strip().strip("#*").strip()
        if not text:
            continue
        timed = months_of(text)
        if timed is not None and (timed.months or timed.half):
            months = timed
            section = _section(found, line.number, "schedule")
            if section.kind != "schedule":
                section = _open(found, RawSection("schedule", "", line.number))
            found.entries += [RawEntry(line.number, timed, piece) for piece in _entries(timed.rest)]
            continue
        heading = _heading(text, line.number) or _sentence_heading(text, line.number, after)
        if heading is not None and (heading.kind != "other" or months is None):
            months = None
            _open(found, heading)
            rest = _rest(text)
            if rest and rest.rstrip("。") not in heading.heading:
                heading.items.append(RawItem(line.number, len(line.text) - len(rest) + 1, None, rest))
        elif months is not None:
            found.entries += [RawEntry(line.number, months, piece) for piece in _entries(text)]
        else:
            _add_items(_section(found, line.number, "preamble"), line)
    return found


def _heading(text: str, number: int) -> RawSection | None:
    marker, level, bare, _ = marked(text)
    head = re.split(r"[：:]", bare, maxsplit=1)[0].strip()
    short = len(head) <= HEADING_CHARS and not re.search(r"[。；，,]", head)
    role = next((kind for kind, pattern in _ROLES if pattern.search(head)), None) if short and len(head) <= 16 else None
    outer = level is not None and level <= 2 and short and bare.rstrip("：:。") == head
    if role is None and not outer:
        return None
    if role is not None and level is not None and level > 3:
        return None
    return RawSection(role or "measures", head, number, marker)


def _sentence_heading(text: str, number: int, after: Line | None) -> RawSection | None:
    """A numbered sentence of the outer levels is a heading where its own text or points follow it."""
    marker, level, bare, _ = marked(text)
    head = bare.rstrip("：:。")
    if after is None or level is None or level > 2 or len(head) > SENTENCE_CHARS or "。" in head:
        return None
    below = marked(after.text.strip()).level
    return RawSection("measures", head, number, marker) if below is None or below > level else None


def _rest(text: str) -> str:
    _, _, bare, _ = marked(text)
    parts = re.split(r"[：:]", bare, maxsplit=1)
    return parts[1].strip() if len(parts) == 2 else ""


def _add_items(section: RawSection, line: Line) -> None:
    for offset, piece in pieces(line.text):
        marker, _, text, inner = marked(piece)
        if text:
            section.items.append(RawItem(line.number, offset + inner + 1, marker, text))


def _section(found: Outline, line: int, kind: SectionKind) -> RawSection:
    return found.sections[-1] if found.sections else _open(found, RawSection(kind, "", line))


def _open(found: Outline, section: RawSection) -> RawSection:
    found.sections.append(section)
    return section


def _entries(text: str) -> Iterator[str]:
    """One numbered item, or one piece between blanks, is one entry."""
    for _, piece in pieces(text):
        bare = marked(piece).text
        for part in re.split(r"\s{1,}|(?<=[；;])", bare):
            if part.strip(" ；;。"):
                yield part.strip(" ；;")
