"""Where the title of a measure ends and what is done for it begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from plandraft.plan_reading.clues import without_tail
from plandraft.plan_reading.who import only_names_who

_TITLE_CHARS = 30
"""What stands before the first mark is a measure's title up to this length (our choice)."""
_MARKS = "。，；：！!?？:;"
_OPENING, _CLOSING = "“‘《〈（([【「『", "”’》〉）)]】」』"
_ONLY_TIME = re.compile(
    r"[\d年月日号份底末初前后上中下旬至到—–\-~、和及\s]{1,80}|(?:[\u4e00-\u9fff]{1,4}[节日旦夕]前?后?期?间?[、和及]?){1,4}|(?:元旦|春节|两节)(?:期间|前夕|前后)?"
)


class Parted(NamedTuple):
    """A point in two: the title with its offset, and the rest with its own; the rest may be empty."""

    title: str
    at: int
    rest: str
    rest_at: int


def parted(text: str) -> Parted:
    """Cut a point at its first mark that stands in no quotation marks or brackets.

    A clause that only says who leads, or when, is no title: the next one is, the time with it.

    >>> parted("办公室牵头，3月安排检查，4月回访。").title
    '3月安排检查'
    >>> parted("响应“每天锻炼，健康工作”的号召，4月健步走").title
    '响应“每天锻炼，健康工作”的号召'
    """
    bare = without_tail(text)
    start = 0
    for end in _marks(bare):
        head = bare[start:end]
        if start == 0 and only_names_who(head) and bare[end + 1 :].strip():
            start = end + 1
            continue
        if _ONLY_TIME.fullmatch(head.strip()):
            continue
        rest = bare[end + 1 :].strip()
        if not rest or not 2 <= len(head.strip()) <= _TITLE_CHARS:
            break
        return Parted(head.strip(), start + _lead(head), rest, bare.index(rest, end + 1))
    title = bare[start:].rstrip("。；; ")
    return Parted(title.strip(), start + _lead(title), "", len(text))


def _marks(text: str) -> list[int]:
    """Offsets of the marks that end a clause, outside quotation marks and brackets that are closed again."""
    found: list[int] = []
    inside = _inside(text)
    for at, char in enumerate(text):
        if char in _MARKS and not inside[at] and not _between_digits(text, at):
            found.append(at)
    return found


def _inside(text: str) -> list[bool]:
    inside = [False] * len(text)
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING and opened:
            start = opened.pop()
            inside[start : at + 1] = [True] * (at + 1 - start)
    return inside


def _between_digits(text: str, at: int) -> bool:
    return text[at] in ":：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())
