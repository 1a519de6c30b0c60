"""Lines that a site or a printer put around a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from plandraft.core.sample import Line
from plandraft.shipped import read

_PRINTED = re.compile(
    r"\s{0,60}+(?:[-—–=*·.。~]{3,}|`{3,}\w{0,60}|第\s{0,60}+\d{1,15}\s{0,60}+页(?:\s{0,60}+[,，/]?\s{0,60}+共\s{0,60}+\d{1,15}\s{0,60}+页)?|共\s{0,60}+\d{1,15}\s{0,60}+页\s{0,60}+第\s{0,60}+\d{1,15}\s{0,60}+页|[-—–]\s{0,60}+\d{1,3}\s{0,60}+[-—–]"
    r"|page\s{0,60}+\d{1,15}(?:\s{0,60}+of\s{0,60}+\d{1,15})?|_{0,2}TAG_h\d_{0,2}|(?:版权所有|copyright|©).{0,80})\s{0,60}+",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(r"\s*以上(?:就是|内容|是).{0,40}(?:全部内容|希望|大家|整理|网友|参考).{0,30}")
LABEL_CHARS, SITE_CHARS = 90, 60
"""A line of a site is no longer than this after its label, or around its name (our choice)."""
_BOOKMARK = re.compile(r"\[(?:bookmark|_TAG_|_Toc|img|图片)[^\]]{0,30}\]", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)[\w.-]{1,100}\.[a-z]{2,}\S{0,300}|https?://\S{1,300}", re.IGNORECASE)
TEASER_CHARS = 30
"""A teaser repeats at least so many characters of the lines below it (our choice)."""
TEASER_LINES = 8
"""A teaser stands among the first lines of a page."""


def noise_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that are no text of any plan."""
    found = {line.number for line in lines if line.text.strip() and _is_noise(line.text)}
    filled = [line for line in lines if line.text.strip()]
    for at, line in enumerate(filled[:TEASER_LINES]):
        if is_teaser(line.text, [after.text for after in filled[at + 1 : at + 40]]):
            found.add(line.number)
    return frozenset(found)


def is_teaser(text: str, below: Sequence[str]) -> bool:
    """Whether a line runs together what the lines below it say one by one, as summaries on list pages do."""
    own = _letters(re.sub(r"(?:(?<!\.)\.{2,}+|(?<!…)…++)\s{0,60}+$", "", text))
    if len(own) < TEASER_CHARS or len(below) < 2:
        return False
    joined = _letters("".join(below))
    at = joined.find(own[:TEASER_CHARS])
    if at < 0 or not joined[at:].startswith(own[: max(TEASER_CHARS, int(len(own) * 0.9))]):
        return False
    return not any(_letters(line).startswith(own[:TEASER_CHARS]) for line in below)


def _is_noise(text: str) -> bool:
    if _PRINTED.fullmatch(text) or _AFTERWORD.fullmatch(text) or any(p.match(text) for p in _site_lines()):
        return True
    if _BOOKMARK.search(text) or _DOMAIN.search(text):
        return len(_letters(_DOMAIN.sub("", _BOOKMARK.sub("", text)))) <= TEASER_CHARS
    return False


@cache
def _site_lines() -> tuple[re.Pattern[str], ...]:
    labels, links, sites = (
        "|".join(map(re.escape, read("plandraft.plan_reading", "noise")[name])) for name in ("labels", "links", "sites")
    )
    return (
        re.compile(rf"\s*(?:{labels})\s*[：:>»].{{0,{LABEL_CHARS}}}$"),
        re.compile(rf"\s*(?:{links})(?![\u4e00-\u9fff]{{0,3}}[，、]).{{0,{SITE_CHARS}}}$"),
        re.compile(rf".{{0,{SITE_CHARS // 2}}}(?:{sites}).{{0,{SITE_CHARS}}}$"),
    )


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)
