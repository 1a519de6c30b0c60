"""Which playbook a demand calls for: by what it is about, what is done to it, and where in its words that stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.core.sector import Sector
from plandraft.offline.playbooks import Playbook, load_playbooks
from plandraft.shipped import read

_VERB, _SECTOR, _LOOSE, _LATE = 2.0, 1.5, -20.0, 4.0
"""Worth of a verb, of a playbook for the sector, of one for anything, of a match at the very end (our choice)."""
_A_THING = 2
"""Characters behind a match from which on they are a thing of their own (our choice)."""
_JOINED = re.compile("^[和与及、，（(]")
_BEHIND = re.compile(read("plandraft.offline", "words")["behind"])
_AND = re.compile(r"^[^，。]{0,2}[和与及、][^，。]*$")
"""What stands between two things of one demand."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A playbook for a demand.

    Attributes:
        start, end: Where in the text it was found.
        second: The playbook for the other thing that the demand names: 嗓音 beside 腰背.
    """

    playbook: Playbook
    start: int
    end: int
    worth: float
    second: Playbook | None = None


def fits_for(
    text: str, sector: Sector, *, people: int | None, is_event: bool, among: Sequence[Playbook] | None = None
) -> list[Fit]:
    """The playbooks that a text calls for, best first; ``among`` some, else among all that ship."""
    unfit = "only" if not is_event else "never"
    found = [
        fit
        for playbook in (load_playbooks() if among is None else among)
        if playbook.events != unfit and playbook.fits(sector, people)
        if (fit := _fit(playbook, text, is_event)) is not None
    ]
    found.sort(key=lambda fit: -fit.worth)
    return [_with_second(fit, found, text) for fit in found]


def _fit(playbook: Playbook, text: str, is_event: bool) -> Fit | None:
    spans = [(found.start(), found.end()) for found in playbook.match_re.finditer(text)]
    if not spans or playbook.unless_re.search(text):
        return None
    start, end = spans.pop()
    while spans and start - spans[-1][1] <= 1:
        start = spans.pop()[0]
    if not playbook.loose and not is_event and _is_about_else(text[end:], playbook):
        return None
    worth = end - start + _LATE * end / len(text)
    worth += _VERB * bool(playbook.verb_re.search(text)) + _SECTOR * bool(playbook.sectors) + _LOOSE * playbook.loose
    return Fit(playbook=playbook, start=start, end=end, worth=worth)


def _is_about_else(rest: str, playbook: Playbook) -> bool:
    """Whether what follows a match is a thing of its own: 井下 says only where the 班中餐 is.

    What is done to a thing, how much of it, and words that stand behind any thing do not count.
    """
    if _JOINED.match(rest):
        return False
    bare = playbook.verb_re.sub("", rest) if playbook.verb else rest
    return len(re.sub(r"[^\u4e00-\u9fff]", "", _BEHIND.sub("", bare))) >= _A_THING


def _with_second(fit: Fit, found: Sequence[Fit], text: str) -> Fit:
    """Two things joined by 和 are two things to be done."""
    for other in found:
        if other.playbook.id == fit.playbook.id or other.playbook.loose or fit.playbook.loose:
            continue
        first, then = sorted((fit, other), key=lambda each: each.start)
        if first.end <= then.start and _AND.match(text[first.end : then.start]):
            return Fit(playbook=fit.playbook, start=first.start, end=then.end, worth=fit.worth, second=other.playbook)
    return fit
