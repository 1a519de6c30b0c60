"""Values of a profile that were taken from old files and not yet looked at: a mark in the comment says so."""

from __future__ import annotations

import re

UNCHECKED = "待核对"
"""What the comment behind such a value says."""
_COMMENT = re.compile(r"(?:^|\s)#")
_KEY = re.compile(r"^\s*(?:-\s*)?(?:\{\s*)?(?P<key>[A-Za-z_\u4e00-\u9fff]+)\s*[:：]")
_ITEM = re.compile(r"^\s*-\s")


def unchecked_in(text: str) -> tuple[tuple[int, str], ...]:
    r"""The lines of a profile that carry the mark, with the key at the margin that they stand under.

    >>> unchecked_in("name: 甲  # 待核对\nbodies:\n  - 乙  # 待核对｜去年.docx\n# 说明：待核对的先看")
    ((1, 'name'), (3, 'bodies'))
    """
    found: list[tuple[int, str]] = []
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            continue
        top = _KEY.match(line)
        if top is not None and not line[:1].isspace() and not _ITEM.match(line):
            key = top["key"]
        at = line.rfind(UNCHECKED)
        if key and at >= 0 and _COMMENT.search(line[:at]):
            found.append((number, key))
    return tuple(found)
