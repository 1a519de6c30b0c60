"""The flags of one plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.sample import Flag, Line
from plandraft.core.sector import Sector
from plandraft.names.data import any_of, words
from plandraft.names.spans import NameSpan, one_each
from plandraft.samples.anonymize.debris import debris
from plandraft.samples.anonymize.finding import Names, found_in, names_of_texts, with_names
from plandraft.samples.anonymize.known import Known
from plandraft.samples.anonymize.wording import is_machine_rewritten, spun, stale, typos


def flags_of(
    lines: Sequence[Line], *, file: str, known: Known, names: Names | None = None, sector: Sector = Sector.OTHER
) -> list[Flag]:
    """Everything marked in the lines of one plan, one flag for each occurrence, in order.

    Args:
        lines: The plan's lines, its heading included where that is no running title.
        file: Name to show.
        known: What the knowledge files say (`known_of`).
        names: The plan's names (`names_in`), where they were gathered already.
        sector: What the plan is of, judged by its content; words of another trade are marked.

    Returns:
        Flags of every type but ``page_noise``, which whoever splits the page knows.
    """
    texts = [line.text for line in lines]
    whole = "\n".join(texts)
    names = names or names_of_texts(texts, known)
    ill, foreign = is_machine_rewritten(whole, known), strangers(whole, sector, known)
    flags: list[Flag] = []
    for at, line in enumerate(lines):
        text = line.text
        spans = [
            *with_names(text, found_in(text, known), names),
            *stale(text, known, whole),
            *typos(text, known),
            *spun(text, known, ill=ill),
            *_unpaired(debris(text), text, texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""),
            *giveaways(text, foreign),
        ]
        flags += [
            Flag(file=file, line=line.number, column=s.start + 1, text=text[s.start : s.end], type=s.type)
            for s in sorted(spans, key=lambda s: (s.start, s.end, s.type or ""))
            if s.type is not None
        ]
    return flags


_CLOSERS = {"”": "“", "》": "《", "）": "（", ")": "("}


def _unpaired(spans: list[NameSpan], text: str, before: str, after: str) -> list[NameSpan]:
    """Without the brackets whose partner stands on the next line: the line was broken, the bracket is in order."""
    kept = []
    for span in spans:
        char = text[span.start : span.end]
        closes = next((c for c, o in _CLOSERS.items() if o == char), None)
        over = closes is not None and after.count(closes) > after.count(char)
        back = char in _CLOSERS and before.count(_CLOSERS[char]) > before.count(char)
        if not over and not back:
            kept.append(span)
    return kept


_LEAST = 3
"""Fewer words of its own trade than this do not say what a plan is of (our choice)."""
_RARE = 6
"""A word that stands once for so many words of the plan's own trade was left behind (our choice)."""


def strangers(whole: str, sector: Sector, known: Known) -> re.Pattern[str] | None:
    """The words foreign to a plan, None where it is not clear what the plan is of.

    Args:
        whole: The plan's text.
        sector: Whose plan it seems to be.
        known: Words of the trades.
    """
    trades = words("industries")["trades"]
    own = {
        name: sum(whole.count(word) for word in {*trade["own"], *trade["giveaways"]}) for name, trade in trades.items()
    }
    mine = [name for name, count in own.items() if count >= _LEAST]
    main = next((s for s in sector.lineage if s in trades), None)
    if main is None or own[main] < _LEAST:
        return None
    kin = {frozenset(pair) for pair in words("industries")["kin"]}
    foreign = set(known.foreign.get(main, ()))
    for name, trade in trades.items():
        if name not in mine:
            foreign |= set(trade["giveaways"])
    for name in mine:
        foreign -= {*trades[name]["own"], *trades[name]["giveaways"]}
        for other in trades:
            if frozenset((name, other)) in kin and other == main:
                foreign -= set(trades[other]["giveaways"])
    rare = {word for word in foreign if 0 < whole.count(word) * _RARE <= own[main]}
    return re.compile(any_of(rare)) if rare else None


def giveaways(text: str, foreign: re.Pattern[str] | None) -> list[NameSpan]:
    """The foreign words of a line."""
    return (
        one_each(NameSpan(*m.span(), "sector_specific") for m in foreign.finditer(text)) if foreign is not None else []
    )
