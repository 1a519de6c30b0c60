"""Texts that make a pattern try the most: what its own repeats repeat, thousands of times, and then an end that fails.

A pattern that is slow on some text is slow because one of its repeats can be entered at every place of a long run, or
because two of them share a run. So the runs to try stand in the pattern: one character, or one passage, of what each
repeat repeats, behind what must stand before it, and what must stand before it over and over again.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

_CHARS = "0123456789aAzZ_一二十年月日的工会个元万、，。；：:（）()《》“” \u3000\t\n.…-—~<>!&/=\"'*●#|%+＋"
"""Characters that classes are asked for."""
_MANY = 8
"""A repeat of no more than so many is no run."""
_KINDS = 7
"""So many characters of a class are tried."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_SPACE, _DIGIT, _WORD = str.isspace, str.isdigit, lambda char: char.isalnum() or char == "_"
_CATEGORIES = {
    sre.CATEGORY_DIGIT: _DIGIT,
    sre.CATEGORY_NOT_DIGIT: lambda char: not _DIGIT(char),
    sre.CATEGORY_SPACE: _SPACE,
    sre.CATEGORY_NOT_SPACE: lambda char: not _SPACE(char),
    sre.CATEGORY_WORD: _WORD,
    sre.CATEGORY_NOT_WORD: lambda char: not _WORD(char),
}


class Attack(NamedTuple):
    """A text that grows: a beginning once, a passage as often as fits, and an end that most patterns do not take."""

    begins: str
    repeats: str
    ends: str

    def of_size(self, size: int) -> str:
        """The text with so many characters."""
        return (self.begins + self.repeats * (size // len(self.repeats) + 1))[:size] + self.ends


def attacks_on(pattern: re.Pattern[Any]) -> list[Attack]:
    """All texts to try, each once."""
    source, flags = pattern.pattern, pattern.flags
    if isinstance(source, bytes):
        source, flags = source.decode("latin-1"), flags & ~re.LOCALE
    found = dict.fromkeys(_runs(parser.parse(source, flags & ~re.DEBUG), ""))
    return [Attack(begins, repeats, ends) for begins, repeats in found for ends in ("\x00", "！")]


def _runs(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for at, (op, arg) in enumerate(tree):
        lead = before + _witness(tree[:at], 0)
        if op in _REPEATS:
            _, most, body = arg
            if most is sre.MAXREPEAT or most > _MANY:
                yield from _of_repeat(body, dict.fromkeys((lead, before + _witness(tree[:at], 1))))
            yield from _runs(body, lead)
        elif op is sre.SUBPATTERN:
            yield from _runs(arg[3], lead)
        elif op is sre.ATOMIC_GROUP or (op in (sre.ASSERT, sre.ASSERT_NOT) and arg[0] > 0):
            yield from _runs(arg if op is sre.ATOMIC_GROUP else arg[1], lead)
        elif op is sre.BRANCH:
            yield from chain.from_iterable(_runs(branch, lead) for branch in arg[1])


def _of_repeat(body: Any, leads: dict[str, None]) -> Iterator[tuple[str, str]]:
    one = _chars_of(*body[0])[:_KINDS] if len(body) == 1 else []
    for passage in dict.fromkeys(one or [_witness(body, pick) for pick in range(4)]):
        if not passage:
            continue
        yield "", passage
        for lead in leads:
            if lead:
                yield lead, passage
                yield "", lead + passage
                yield "", lead


def _witness(tree: Any, pick: int) -> str:
    """A text that the tree takes, look-arounds aside; ``pick`` chooses among branches and characters."""
    text = ""
    for op, arg in tree:
        if op in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            chars = _chars_of(op, arg)
            text += chars[pick % len(chars)]
        elif op in _REPEATS:
            text += _witness(arg[2], pick) * max(arg[0], pick % 2)
        elif op is sre.SUBPATTERN:
            text += _witness(arg[3], pick)
        elif op is sre.ATOMIC_GROUP:
            text += _witness(arg, pick)
        elif op is sre.BRANCH:
            text += _witness(arg[1][pick % len(arg[1])], pick)
    return text


def _chars_of(op: Any, arg: Any) -> list[str]:
    if op is sre.LITERAL:
        return [chr(arg)]
    if op is sre.NOT_LITERAL:
        return [char for char in _CHARS if ord(char) != arg]
    if op is sre.ANY:
        return ["a", "1"]
    if op is not sre.IN:
        return []
    own = [chr(bound) for kind, value in arg for bound in _bounds(kind, value)]
    return [char for char in dict.fromkeys([*_CHARS, *own]) if _takes(arg, char)] or ["a"]


def _bounds(kind: Any, value: Any) -> tuple[int, ...]:
    return (value,) if kind is sre.LITERAL else (value[0],) if kind is sre.RANGE else ()


def _takes(items: Any, char: str) -> bool:
    """Whether a class takes a character."""
    negated = any(kind is sre.NEGATE for kind, _ in items)
    inside = any(
        (kind is sre.LITERAL and ord(char) == value)
        or (kind is sre.RANGE and value[0] <= ord(char) <= value[1])
        or (kind is sre.CATEGORY and _CATEGORIES.get(value, lambda _: False)(char))
        for kind, value in items
    )
    return inside is not negated
