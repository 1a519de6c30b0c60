"""Characters that no file format takes, that hide what a text says or act on a terminal, are taken out of a text."""

from __future__ import annotations

import json
import re
from typing import Any

from plandraft.core.readable import without_sequences

_UNSHOWN = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")
"""Characters that no line can hold: they become one blank."""
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)

_SPACED = re.compile(r"(?<!\S)[\u4e00-\u9fff](?: [^\sA-Za-z]){3,}")


def one_line(text: str) -> str:
    r"""Text on one line, its blanks at both ends left out.

    >>> one_line(" 甲\n乙 ")
    '甲 乙'
    """
    return _UNSHOWN.sub(" ", text).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    r"""The paragraphs of a text, each on one line, without empty ones.

    >>> paragraphs("甲\n\n乙")
    ('甲', '乙')
    """
    return tuple(line for line in map(one_line, text.splitlines()) if line)


def writable(text: str) -> str:
    r"""A text every format can hold: halves of a surrogate pair joined or marked, nothing that hides or acts.

    Gone are orders to a terminal, control characters, and characters that turn the order of words or show nothing.

    >>> writable("好\ud83d\ude00\x00")
    '好😀'
    >>> writable("\x1b[31m走\u200b访\x1b[0m")
    '走访'
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNWANTED.sub("", without_sequences(whole))


def closed_up(text: str) -> str:
    """A text without the blanks that some models put between all characters.

    >>> closed_up("走 访 困 难 职 工 ，每月一次"), closed_up("第一组 第二组")
    ('走访困难职工，每月一次', '第一组 第二组')
    """
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), text) if " " in text else text


def plain(text: str) -> str:
    r"""A text that does nothing to a terminal: lines stay, a character that does not print is shown by its number.

    >>> plain("好\x1b[31m\u202e红\u3000\n二")
    '好\\x1b[31m\\u202e红 \n二'
    """
    return "\n".join(map(_plain_line, text.split("\n")))


def json_shown(value: Any) -> str:
    r"""JSON for a terminal as well as for a program: ``plain`` leaves it as it is, and no character is lost.

    >>> print(json_shown(["好\u3000\x9b"]), end="")
    [
      "好\u3000\u009b"
    ]
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(map(_json_line, text.split("\n"))) + "\n"


def _json_line(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def _plain_line(line: str) -> str:
    return line if line.isprintable() else "".join(map(_plain_char, line))


def _plain_char(char: str) -> str:
    if char.isprintable() or char == "\t":
        return char
    if char in "\u3000\xa0" or (char.isspace() and char >= " "):
        return " "
    return char.encode("unicode_escape").decode("ascii")
