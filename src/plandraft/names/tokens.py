"""A text cut into words: where prose ends and a name begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TAIL_CHARS = 6
"""The first word of so many characters is found without what follows (our choice)."""


class Token(NamedTuple):
    """A word with its place and its part of speech (the tag set of jieba)."""

    start: int
    end: int
    text: str
    tag: str


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, in order and without holes."""
    import rjieba  # its dictionary costs a tenth of a second, and only reading samples needs it

    found: list[Token] = []
    at = 0
    for word, tag in rjieba.tag(text):
        found.append(Token(at, at + len(word), word, tag))
        at += len(word)
    return tuple(found)


@lru_cache(maxsize=65536)
def in_dictionary(word: str) -> bool:
    """Whether the segmenter's dictionary knows the word."""
    import rjieba  # as above

    return bool(rjieba.has_word(word))


def token_at(text: str, place: int) -> Token | None:
    """The word that a place in the text lies in."""
    index = _index(text, place)
    return tokens_of(text)[index] if index >= 0 else None


def is_word(token: Token) -> bool:
    """Whether a token is a word of the dictionary and nobody's name: the segmenter guesses at the others."""
    return len(token.text) > 1 and in_dictionary(token.text) and not token.tag.startswith("nr")


def word_cut_free(text: str, at: int) -> Token | None:
    """The longer verb that would begin at a place in the text if what stands before it were cut off (晶|核对)."""
    tail = tokens_of(text[at : at + _TAIL_CHARS])[:1]
    return tail[0] if tail and is_word(tail[0]) and tail[0].tag.startswith("v") else None


def tokens_in(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words that begin in a part of the text.

    Args:
        text: A line.
        start: First code point of the part.
        end: The one after the last.
    """
    first = _index(text, start)
    if first >= 0 and tokens_of(text)[first].start < start:
        first += 1
    return tokens_of(text)[max(first, 0) : _index(text, end - 1) + 1]


def tokens_before(text: str, place: int) -> Iterator[Token]:
    """The words that begin before a place in the text, the nearest first."""
    found = tokens_of(text)
    for index in range(_index(text, place - 1), -1, -1):
        yield found[index]


def begins_word(text: str, place: int) -> bool:
    """Whether a word begins at a place in the text."""
    token = token_at(text, place)
    return token is not None and token.start == place


def ends_word(text: str, place: int) -> bool:
    """Whether a word, or the text, ends at a place in the text."""
    return place >= len(text) or begins_word(text, place)


def _index(text: str, place: int) -> int:
    return (
        bisect_right(_starts(text), place) - 1
        if 0 <= place < len(text)
        else (-1 if place < 0 else len(_starts(text)) - 1)
    )


@lru_cache(maxsize=4096)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(token.start for token in tokens_of(text))
