"""A reply that will never end is stopped before its limit is paid: by size, or by repeating itself."""

from __future__ import annotations

CHARS_A_TOKEN = 8
"""More than any tokenizer's tokens stand for in plan text (Chinese about 1.5, JSON and English 3 to 5)."""
_WRITTEN_CHARS_A_TOKEN = 4
"""As many as tokens stand for in a reply that is one: English JSON has 3 to 4 (our choice)."""
_SPARE_CHARS = 4_000
_TAIL, _EVERY = 1_600, 800
_LONGEST_UNIT = 200
"""Characters that are looked at, how often, and the longest unit of a repetition: our choices. Eight times the same
200 characters are no plan; indented JSON has runs of blanks of some dozens."""


def longest_reply(reply_tokens: int) -> int:
    """Characters of which a reply may have at most so many tokens: more is not looked at."""
    return reply_tokens * _WRITTEN_CHARS_A_TOKEN + _SPARE_CHARS


class Watch:
    """Looks at one kind of text of a reply while it comes in."""

    def __init__(self, reply_tokens: int) -> None:
        self._most = reply_tokens * CHARS_A_TOKEN + _SPARE_CHARS
        self._chars = 0
        self._tail = ""
        self._unseen = 0

    def see(self, piece: str) -> str:
        """What is wrong with the reply so far; empty where nothing is."""
        self._chars += len(piece)
        if self._chars > self._most:
            return f"the reply ran past {self._most} characters"
        self._tail = (self._tail + piece)[-_TAIL:]
        self._unseen += len(piece)
        if self._unseen < _EVERY:
            return ""
        self._unseen = 0
        return "the reply repeats itself without end" if repeats(self._tail) else ""


def repeats(text: str) -> bool:
    """Whether the last 1,600 characters are one short unit over and over."""
    tail = text[-_TAIL:]
    return len(tail) == _TAIL and _period(tail) <= _LONGEST_UNIT


def _period(text: str) -> int:
    """Length of the shortest unit that a text consists of, its last repetition perhaps cut (Knuth, Morris, Pratt)."""
    borders = [0] * len(text)
    for at in range(1, len(text)):
        length = borders[at - 1]
        while length and text[at] != text[length]:
            length = borders[length - 1]
        borders[at] = length + (text[at] == text[length])
    return len(text) - borders[-1]
