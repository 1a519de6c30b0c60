"""Marks of writing inside a line, such as emphasis and line breaks of Markdown, taken off; every place is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\w*])", r"(?![\w*])"
_BOLD = r"(?P<open>\*\*|__)(?=[^\s*_])(?P<bold>.+?)(?<=[^\s*_])(?P=open)"
_ALWAYS = (
    re.compile(rf"{_EDGE_BEFORE}{_BOLD}{_EDGE_AFTER}"),
    re.compile(r"</?(?:b|strong|em|i|u|font|span|p|div)(?:\s[^<>]*)?>", re.IGNORECASE),
    re.compile(r"&nbsp;|&emsp;|&ensp;"),
)
_MARKDOWN = (
    re.compile(r"(?P<open>\*\*)(?=[^\s*])(?P<bold>.+?)(?<=[^\s*])(?P=open)"),
    re.compile(rf"{_EDGE_BEFORE}(?P<open>\*)(?=[^\s*])(?P<bold>[^*]+?)(?<=[^\s*])(?P=open){_EDGE_AFTER}"),
    re.compile(r"(?P<open>`)(?P<bold>[^`]+)(?P=open)"),
    re.compile(r"\\(?=[-*_#.>|()\[\]~`!+])"),
    re.compile(r"(?<=^[-*+] )\[[ xX]\]\s*"),
)
_BREAK = re.compile(r"\s{0,60}+<br\s{0,60}+/?>\s{0,60}+", re.IGNORECASE)
_IS_MARKDOWN = re.compile(
    r"#{1,6}\s|[-*+]\s+(?:\*\*|\[[ xX]\])|\|\s*:?-{3,}|```|\*\*[^*]{1,40}\*\*\s*$|\d{1,2}\.\s+\*\*"
)


class Bare(NamedTuple):
    """A line without its marks; each of ``cuts`` is an offset in the text and the one in the line it comes from."""

    text: str
    cuts: tuple[tuple[int, int], ...]


def is_markdown(lines: Iterable[str]) -> bool:
    """Whether some line is written as Markdown writes headings, lists and tables.

    Elsewhere stars may stand for what was left out (健美**赛): there only those are emphasis that stand at the edge of
    words on both sides.
    """
    return any(_IS_MARKDOWN.match(line.strip()) for line in lines)


def without_marks(line: str, *, markdown: bool) -> Bare:
    """A line as a reader sees it; a line break inside it becomes ``；``.

    >>> without_marks("- **1月：** 走访", markdown=True)
    Bare(text='- 1月： 走访', cuts=((0, 0), (2, 4), (5, 9)))
    >>> without_marks("健美**赛和**杯", markdown=False).text
    '健美**赛和**杯'
    """
    if not any(mark in line for mark in "*_<`\\&["):
        return Bare(line, ((0, 0),))
    gone: dict[int, str] = {}
    for pattern in (*_ALWAYS, *(_MARKDOWN if markdown else ())):
        for found in pattern.finditer(line):
            for start, end in _marks_of(found):
                gone.update(dict.fromkeys(range(start, end), ""))
    for found in _BREAK.finditer(line):
        gone.update(dict.fromkeys(range(*found.span()), ""))
        gone[found.start()] = "" if line[found.start() - 1 : found.start()] in ("", "；", "。", "|", "\t") else "；"
    return _left(line, gone)


def _marks_of(found: re.Match[str]) -> list[tuple[int, int]]:
    """What a match takes away: the marks around the words it keeps, else all of it."""
    groups = found.groupdict()
    if "bold" not in groups:
        return [found.span()]
    return [(found.start(), found.start("bold")), (found.end("bold"), found.end())]


def _left(line: str, gone: dict[int, str]) -> Bare:
    text: list[str] = []
    cuts: list[tuple[int, int]] = []
    for at, char in enumerate(line):
        kept = gone.get(at, char)
        if not kept:
            continue
        if not cuts or at - len(text) != cuts[-1][1] - cuts[-1][0]:
            cuts.append((len(text), at))
        text.append(kept)
    return Bare("".join(text), tuple(cuts) or ((0, 0),))
