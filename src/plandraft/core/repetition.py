"""Whether a text says one short thing over and over: a reply that does will not end."""

from __future__ import annotations

TAIL_CHARS = 1_600
"""Characters that are looked at (our choice)."""
_LONGEST_UNIT = 200
"""The longest unit of a repetition (our choice): eight times the same 200 characters are no plan; indented JSON has
runs of blanks of some dozens."""


def repeats(text: str) -> bool:
    """Whether the last 1,600 characters are one short unit over and over."""
    tail = text[-TAIL_CHARS:]
    return len(tail) == TAIL_CHARS and _period(tail) <= _LONGEST_UNIT


def _period(text: str) -> int:
    """Length of the shortest unit that a text consists of, its last repetition perhaps cut (Knuth, Morris, Pratt)."""
    borders = [0] * len(text)
    for at in range(1, len(text)):
        length = borders[at - 1]
        while length and text[at] != text[length]:
            length = borders[length - 1]
        borders[at] = length + (text[at] == text[length])
    return len(text) - borders[-1]
