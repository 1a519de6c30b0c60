r"""Foreign text in Markdown: every character shows as itself and is read back as itself.

Backslashes stand only where Markdown (CommonMark and GitHub's tables, strikethrough and formulas) would take a
character for a mark, so ordinary Chinese text stays as it is.
"""

from __future__ import annotations

import html
import re

from plandraft.core.texts import one_line

_MARKS = re.compile(r"[\\`*_\[\]<|~$]|&(?=#?\w{1,60};)|#(?=#{0,6}$)")
"""Marks that mean something wherever they stand."""
_LEAD = re.compile(r"(?:[#>=+-]|\d{1,9}(?=[.)]))")
"""Marks that mean something at the start of a line."""
_ESCAPED = re.compile(
    r"\\(?P<mark>[!-/:-@\[-`{-~])|(?P<bold>\*\*)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w+);)"
)


def on_one_line(text: str) -> str:
    r"""Text on one visible line, its blanks at both ends left out.

    >>> print(on_one_line("1. 甲*乙*<b>"))
    1\. 甲\*乙\*\<b>
    """
    line = _MARKS.sub(r"\\\g<0>", one_line(text))
    lead = _LEAD.match(line)
    if lead is None:
        return line
    at = lead.end() if line[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def meant(line: str) -> str:
    r"""The text behind a visible line; bold set by hand is taken away, for a plan has none.

    >>> print(meant(r"1\. 甲\*乙\*，**丙**"))
    1. 甲*乙*，丙
    """
    return unescape(line)[0].strip()


def unescape(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text behind a line, and where the two run apart.

    Returns:
        The text, and pairs (offset in the text, offset in the line): from there on they run side by side again.
    """
    parts: list[str] = []
    jumps: list[tuple[int, int]] = []
    done = length = 0
    for found in _ESCAPED.finditer(line):
        before, char = line[done : found.start()], _char(found)
        parts += (before, char)
        length += len(before)
        if found["mark"]:
            jumps.append((length, found.start() + 1))
        length += len(char)
        jumps.append((length, found.end()))
        done = found.end()
    return "".join((*parts, line[done:])), tuple(jumps)


def _char(found: re.Match[str]) -> str:
    if found["entity"]:
        return html.unescape(found["entity"])
    return found["mark"] or ""
