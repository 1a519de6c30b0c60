"""The calendar of a Word file of ours that was edited: which entry each part of a month's paragraph is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plandraft.core.period import Period
from plandraft.core.plan import Entry
from plandraft.core.wording import entry_words
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.lines import own_month
from plandraft.rendering.word_lines import WordLine, is_like

_PARTS = re.compile(r"(?:[（(][^（）()]*[）)]|[^；;])+")
"""What stands between two marks; a mark in brackets parts nothing."""


@dataclass
class EntryWords:
    """The words of an entry in its month's paragraph.

    Attributes:
        words: As they stand there.
        entry_id: Of the entry; empty for a new one.
        gap: After how many of the untouched entries of before it stands.
    """

    words: str
    entry_id: str
    gap: int


@dataclass
class MonthParagraph:
    """A month's paragraph.

    Attributes:
        line: The paragraph.
        label: Its month as it is written now; empty where none is.
        parts: Its entries in their order.
        missing: Entries of before whose words stand in it no more, by the gap in which they stood.
    """

    line: WordLine
    label: str
    parts: list[EntryWords] = field(default_factory=list)
    missing: dict[int, list[Entry]] = field(default_factory=dict)


def read_months(
    lines: Sequence[WordLine], entries: Mapping[str, Sequence[Entry]], period: Period | None
) -> dict[int, MonthParagraph]:
    """Each month's paragraph by the number of its line.

    Known are first the entries whose words are untouched, then those that were moved to another month, then the
    reworded ones.

    Args:
        lines: The paragraphs.
        entries: Those of before, by the key of their month's paragraph.
        period: The plan's.
    """
    months = [_untouched(line, entries.get(line.key, ()), period) for line in lines]
    elsewhere = [entry for key in entries.keys() - {line.key for line in lines} for entry in entries[key]]
    _moved(months, elsewhere)
    for month in months:
        _reworded(month, period)
    return {month.line.number: month for month in months}


def _untouched(line: WordLine, entries: Sequence[Entry], period: Period | None) -> MonthParagraph:
    head = own_month(line.text)
    text = line.text[head.end() if head else 0 :].rstrip().removesuffix("。")
    month = MonthParagraph(line=line, label=head[1].strip() if head else "")
    at = gap = 0
    for entry in entries:
        words = _words(entry, period)
        start = _place(text, words, at)
        if start is None:
            month.missing.setdefault(gap, []).append(entry)
            continue
        month.parts += [EntryWords(new, "", gap) for new in _between(text[at:start])]
        month.parts.append(EntryWords(words, entry.id, gap))
        at, gap = start + len(words), gap + 1
    month.parts += [EntryWords(new, "", gap) for new in _between(text[at:])]
    return month


def _between(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.findall(text) if part.strip()]


def _moved(months: Sequence[MonthParagraph], elsewhere: Sequence[Entry]) -> None:
    """An entry that is missing in its month and whose work stands in another."""
    homes = [(own, entry) for month in months for own in month.missing.values() for entry in own]
    homes += [([*elsewhere], entry) for entry in elsewhere]
    for part in (part for month in months for part in month.parts if not part.entry_id):
        found = next(((own, entry) for own, entry in homes if _same_work(part.words, entry)), None)
        if found is not None:
            own, entry = found
            part.entry_id = entry.id
            own.remove(entry)
            homes.remove(found)


def _reworded(month: MonthParagraph, period: Period | None) -> None:
    """New parts of a gap: as many as entries are missing there, or similar to one, they are those."""
    for gap, missing in month.missing.items():
        new = [part for part in month.parts if part.gap == gap and not part.entry_id]
        if len(new) == len(missing):
            pairs = [*zip(new, missing, strict=True)]
        else:
            pairs = []
            for part in new:
                found = next((one for one in missing if is_like(part.words, _words(one, period))), None)
                if found is not None:
                    pairs.append((part, found))
                    missing.remove(found)
        for part, entry in pairs:
            part.entry_id = entry.id


def _words(entry: Entry, period: Period | None) -> str:
    return printable(entry_words(entry, period, after_month=True))


def _place(text: str, words: str, at: int) -> int | None:
    """Where an entry's words stand between two marks."""
    start = text.find(words, at) if words else -1
    while start >= 0:
        before, behind = text[at:start].rstrip(), text[start + len(words) :].lstrip()
        if (not before or before[-1] in "；;") and (not behind or behind[0] in "；;"):
            return start
        start = text.find(words, start + 1)
    return None


def _same_work(words: str, entry: Entry) -> bool:
    title = printable(entry.title)
    return bool(title) and title in words and len(words) <= 2 * len(title) + len(entry.owner)
