"""Whether a plan was cut off before its end."""

from __future__ import annotations

import re

from plandraft.plan_reading.structure import Outline, RawSection

_CUT = re.compile(
    r"(?:(?<!\.)\.{3,}+|(?<!…)…++|[，、：:（(“《])\s{0,60}+$|(?:未完|待续|点击(?:查看|阅读)全文|阅读全文)[^\n]{0,10}$"
)
_ENDED = re.compile(r"[。！？；.!?;”）)】》]\s*$")
_LONG_CHARS = 40
"""A last line of this length without a mark at its end was cut (our choice)."""


def is_truncated(found: Outline, text: str) -> bool:
    """A plan is cut where its last words break off or its last heading has nothing below it."""
    last = text.rstrip().rsplit("\n", 1)[-1].strip()
    if not last:
        return False
    if _CUT.search(last) or (
        len(last) >= _LONG_CHARS and not _ENDED.search(last) and "\t" not in last and "|" not in last
    ):
        return True
    return bool(found.sections) and _ends_in_heading(found.sections[-1], has_entries=bool(found.entries))


def _ends_in_heading(section: RawSection, *, has_entries: bool) -> bool:
    if section.sections:
        return _ends_in_heading(section.sections[-1], has_entries=has_entries)
    if section.kind == "schedule" and has_entries:
        return False
    return bool(section.heading) and section.kind != "title" and not (section.items or section.text)
