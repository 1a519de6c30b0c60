"""The leak list: what a draft must not hold, kept apart from the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from plandraft.core.sample import Flag, LeakList, condensed, run_keys
from plandraft.names.data import word_set
from plandraft.names.naming import gazetteer
from plandraft.samples.anonymize.figures import figures
from plandraft.samples.anonymize.finding import NAMES, found_in
from plandraft.samples.anonymize.known import Known, bare_title

_LEAST = {"org": 3, "person": 2, "identifier": 4, "programme": 3, "document": 4, "place": 3}
"""Shorter names are found in ordinary words too often to be searched for (our choice)."""
_SMALL = re.compile(r"^\d[^\d.%％‰]*$")


def leak_list(flags: Iterable[Flag], lines: Iterable[str], known: Known) -> LeakList:
    """Names as strings, and hashed windows of the text around facts.

    Args:
        flags: What was marked in the plans.
        lines: The plans' lines.
        known: What the knowledge files say; their terms and titles are nobody's and are left out.
    """
    common = known.terms | known.titles | word_set("bodies", "national") | word_set("programmes", "national")
    common |= word_set("people", "known") | gazetteer()
    names = {
        flag.text.strip("《》 ")
        for flag in flags
        if flag.type in NAMES and len(flag.text.strip("《》 ")) >= _LEAST[flag.type]
    }
    keys: set[str] = set()
    for line in lines:
        keys |= _runs(line, known)
    return LeakList(
        strings=frozenset(name for name in names if name not in common and bare_title(name) not in common),
        runs=frozenset(keys),
    )


def _runs(line: str, known: Known) -> set[str]:
    """The windows of a line that carry a name, a date, money, or a figure that says something."""
    facts = [s for s in found_in(line, known) if s.type not in ("placeholder", "ordinal")]
    facts += [s for s in figures(line) if s.slot == "〔金额〕" or not _SMALL.match(line[s.start : s.end])]
    if not facts:
        return set()
    held = bytearray(len(line))
    for fact in facts:
        held[fact.start : fact.end] = b"\x01" * (fact.end - fact.start)
    letters, places = condensed(line)
    carries = list(accumulate((held[at] for at in places), initial=0))
    return {key for start, end, key in run_keys(letters) if carries[end] > carries[start]}
