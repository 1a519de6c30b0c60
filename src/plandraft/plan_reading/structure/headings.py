"""Which segments are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.sample import SectionKind
from plandraft.plan_reading.structure.markers import Style
from plandraft.plan_reading.structure.roles import role_named, urges
from plandraft.plan_reading.structure.segments import Segment

_SENTENCE_CHARS = 66
"""A numbered heading that is a whole sentence is no longer than this (our choice)."""
_SHORT_CHARS = 20
"""A heading without number and without a known name is no longer than this (our choice)."""
_LEAD_IN = re.compile(r"以下|如下|下面|几[个点方项]|方面|做到|包括|主要有")
_ENDED = re.compile(r"[。；;！？，,、：:”）)]$")
_DEEPEST_NAME = Style.DIGIT_BRACKET


def split_name(segment: Segment) -> tuple[SectionKind, str, int] | None:
    """The role, the name and where the content begins, of a segment such as ``指导思想：以…``.

    A segment that is nothing but the name has its content at its end.
    """
    if segment.cells or (segment.style is not None and segment.style > _DEEPEST_NAME):
        return None
    head, mark, rest = _parted(segment.text)
    kind = role_named(head)
    if kind is None and not mark and _heads_all(segment) and urges(head):
        kind = "closing"
    if kind is None:
        return None
    if mark and rest and segment.style is not None and segment.style > Style.CHINESE_BRACKET:
        return None
    if mark == "。" and rest:
        return None
    return kind, head, len(segment.text) - len(rest)


def _heads_all(segment: Segment) -> bool:
    """Whether a heading is one of the outermost."""
    return segment.style in (Style.PART, Style.CHINESE)


def _parted(text: str) -> tuple[str, str, str]:
    found = re.match(r"([^：:。\s]{2,30}?)\s*([：:。])\s*", text)
    if found is None:
        return text.strip(), "", ""
    return found[1], found[2], text[found.end() :]


def like_heading(segment: Segment) -> bool:
    """Whether a numbered segment may head something: one sentence, not long; after 一是 without its full stop."""
    text = segment.text
    if len(text) > _SENTENCE_CHARS or "。" in text.rstrip("。") or text.endswith(("；", ";")):
        return False
    return segment.style is not Style.ORDER or not text.endswith("。")


def unnumbered_headings(found: Sequence[Segment]) -> frozenset[int]:
    """Headings that have neither a number nor a known name: short lines over text, at least two of a kind."""
    at = [n for n, segment in enumerate(found[:-1]) if _short(segment) and _over_text(found[n + 1])]
    at = [n for n in at if not (n and _is_led_by(found[n - 1], found[n + 1]))]
    return frozenset(at) if len(at) >= 2 else frozenset()


def _is_led_by(before: Segment, after: Segment) -> bool:
    """Whether a line between a numbered heading and its points is the lead of these."""
    if before.style is None or after.style is None or before.style >= after.style:
        return False
    return like_heading(before) and not _ENDED.search(before.text)


def _short(segment: Segment) -> bool:
    text = segment.text
    return (
        not (segment.numbered or segment.cells or segment.time)
        and 2 <= len(text) <= _SHORT_CHARS
        and not _ENDED.search(text)
        and not _LEAD_IN.search(text)
        and not re.search(r"\s", text)
    )


def _over_text(after: Segment) -> bool:
    return (
        not after.cells
        and after.time is None
        and (
            after.style in (Style.DIGIT, Style.DIGIT_BRACKET, Style.CHINESE_BRACKET)
            or (not after.numbered and len(after.text) > _SHORT_CHARS * 2)
        )
    )
