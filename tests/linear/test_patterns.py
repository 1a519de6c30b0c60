"""The time of every pattern grows with the text, not with its square: texts are doubled three times."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.linear.attacks import Attack, attacks_on
from tests.linear.own_patterns import Own, own_patterns

SIZE = 4_000
"""Characters of the text that is looked at first."""
NOTICED_S = 0.002
"""A text on which a pattern takes a microsecond a character is worth a closer look; few are."""
NOTICED = 4.0
"""So is one that takes so many times as long as other texts do: a pattern of a hundred branches is slow on all."""
MOST_TEXTS = 120
"""Of a pattern of a thousand branches, so many texts are tried."""
STEEP = 24.0
"""Eight times the text takes eight times as long where time is linear, sixty-four times where it is square."""
PATIENCE_S = 2.0
"""A pattern that takes so long for some thousand characters is steep without a comparison."""

PATTERNS = own_patterns()


class _TooLong(Exception):
    pass


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    """Ends what is under way after so much time of the processor; the engine looks for signals."""

    def end(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _seconds(own: Own, attack: Attack, size: int) -> float:
    """The processor's time for one text: all that the pattern finds in it, or one try at its beginning."""
    text: Any = attack.of_size(size)
    if isinstance(own.pattern.pattern, bytes):
        text = text.encode()
    started = time.process_time()
    if own.anywhere:
        for _ in own.pattern.finditer(text):
            pass
    else:
        own.pattern.match(text)
        own.pattern.fullmatch(text)
    return time.process_time() - started


def _is_steep(own: Own, attack: Attack, noticed: float) -> bool:
    """Whether time grows faster than the text; the least of several tries counts, other work makes them longer."""
    try:
        with _patience(PATIENCE_S):
            if _seconds(own, attack, SIZE) < noticed or _seconds(own, attack, SIZE) < noticed:
                return False
            return all(_grows_steeply(own, attack) for _ in range(3))
    except _TooLong:
        return True


def _grows_steeply(own: Own, attack: Attack) -> bool:
    small, great = (min(_seconds(own, attack, size) for _ in range(2)) for size in (SIZE, 8 * SIZE))
    return great > STEEP * max(small, NOTICED_S)  # some clocks tell no less than a few milliseconds


def steep_attack(own: Own) -> Attack | None:
    """The first text that makes a pattern slow."""
    attacks = attacks_on(own.pattern)
    attacks = attacks[:: len(attacks) // MOST_TEXTS + 1]
    noticed = max(NOTICED_S, NOTICED * min(_seconds(own, Attack("", passage, ""), SIZE) for passage in ("a。", "年、")))
    return next((attack for attack in attacks if _is_steep(own, attack, noticed)), None)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system cannot end a search")
@pytest.mark.parametrize("part", range(16))
def test_no_pattern_is_slow_on_a_text_made_for_it(part: int) -> None:
    """A pattern that fails here: bound its repeats, or let none begin inside a run of what it repeats."""
    slow = [(own.place, found) for own in PATTERNS[part::16] if (found := steep_attack(own)) is not None]
    assert slow == []


def test_the_texts_find_what_is_slow() -> None:
    """The kinds that were there once: a run of digits, of blanks, of comments, and two repeats of one run."""
    import re

    for steep in (r"\d+元", r"\s*$", r"(?:<!--.*?-->\s*)*<html", r"(?:\d+|[一二]\d*)+元", r"<h1[^>]*>"):
        assert steep_attack(Own(re.compile(steep), "", anywhere=True)) is not None, steep
