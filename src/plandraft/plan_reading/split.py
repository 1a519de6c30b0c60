"""Where the plans of a page begin, and which of its lines belong to no plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plandraft.core.sample import Document, Line
from plandraft.plan_reading.noise import noise_lines
from plandraft.plan_reading.structure.markers import without_marker
from plandraft.plan_reading.structure.numerals import number_of
from plandraft.plan_reading.structure.roles import TITLE_CHARS, is_title

_N = r"(?P<n>[一二三四五六七八九十百]{1,4}|\d{1,3})"
_KINDS = "计划|方案|要点|安排|总结|打算|思路|报告"
_ANNOUNCEMENTS = (
    re.compile(
        rf"(?P<stem>\S.{{0,38}}?(?:{_KINDS})(?:范文|模板|样本|精选|例文|书|表)?)\s{{0,60}}+[（(【\[]?\s{{0,60}}+(?:篇|第|之)?\s{{0,60}}+{_N}\s{{0,60}}+[篇章]?\s{{0,60}}+[)）】\]]?"
    ),
    re.compile(
        rf"(?P<stem>)[【\[（(]?\s{{0,60}}+(?:第?\s{{0,60}}+{_N}\s{{0,60}}+篇|篇\s{{0,60}}+(?P<m>[一二三四五六七八九十百]{{1,4}}|\d{{1,3}}))\s{{0,60}}+[】\]）)]?\s{{0,60}}+[：:、.]?\s{{0,60}}+(?P<title>\S.{{0,44}})?"
    ),
    re.compile(
        rf"(?P<stem>)(?:范文|例文|样本|模板|参考)\s{{0,60}}+[（(]?{_N}[)）]?\s{{0,60}}+[：:、]?\s{{0,60}}+(?P<title>\S.{{0,44}})?"
    ),
    re.compile(rf"(?P<stem>)[（(【\[]\s{{0,60}}+{_N}\s{{0,60}}+[)）】\]]"),
)
_COUNT = re.compile(
    r"[（(【\[](?:共|精选|通用|汇总|推荐|优秀|最新)?\s*\d+\s*篇[)）】\]]|(?:共|精选|通用|汇总)\s*\d+\s*篇"
)
"""``（19篇）`` says how many plans follow; it announces none."""
LEAST_BODY_CHARS = 5
"""An announcement with less than this below it is a line of a table of contents (our choice)."""
LEAST_PLAN_CHARS = 60
"""A title without a number splits a page only over a plan of at least this length (our choice)."""


class PlanLines(NamedTuple):
    """One plan's lines; the heading is None where the page is one plan without an announcement."""

    heading: Line | None
    lines: tuple[Line, ...]


class Page(NamedTuple):
    """A page: its plans, and the lines of the site around them."""

    parts: tuple[PlanLines, ...]
    noise: tuple[Line, ...]


def split(document: Document) -> Page:
    """Tell the plans of a page apart, and them from what the site put around them."""
    noise = noise_lines(document.lines)
    lines = [line for line in document.lines if line.number not in noise]
    heads = _heads(lines)
    around = [line for line in document.lines if line.number in noise]
    if not heads:
        return Page((PlanLines(None, tuple(lines)),), tuple(around))
    ends = [*heads[1:], len(lines)]
    parts = [PlanLines(lines[start], tuple(lines[start + 1 : end])) for start, end in zip(heads, ends, strict=True)]
    around += [line for line in lines[: heads[0]] if line.text.strip()]
    return Page(tuple(parts), tuple(sorted(around, key=lambda line: line.number)))


def _heads(lines: Sequence[Line]) -> list[int]:
    """Indexes of announcing lines, by number where the page numbers its plans, else by repeated titles."""
    numbered = _numbered(lines)
    return numbered if len(numbered) >= 2 else _titles(lines)


def _numbered(lines: Sequence[Line]) -> list[int]:
    families: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        found = _announced(line.text)
        if found is not None:
            families.setdefault(found[0], []).append((at, found[1]))
    return max((_rising(found, lines) for found in families.values()), key=len, default=[])


def _announced(text: str) -> tuple[str, int] | None:
    """The family and the number of an announcing line."""
    text = unmarked(text)
    if len(text) > TITLE_CHARS or _COUNT.search(text):
        return None
    for kind, pattern in enumerate(_ANNOUNCEMENTS):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        groups = found.groupdict()
        number = number_of(groups["n"] or groups.get("m") or "")
        title = groups.get("title")
        if number is None or (title and kind == 1 and not is_title(title)):
            continue
        return (found["stem"] or f"#{kind}", number)
    return None


def _rising(found: Sequence[tuple[int, int]], lines: Sequence[Line]) -> list[int]:
    """The announcements that have a plan below them and count upwards; of a repeated number the last wins."""
    chosen: dict[int, int] = {}
    end = len(lines)
    for at, number in reversed(found):
        body = sum(len(line.text.strip()) for line in lines[at + 1 : end])
        if body >= LEAST_BODY_CHARS:
            chosen.setdefault(number, at)
        end = at
    result: list[int] = []
    for _, at in sorted(chosen.items()):
        if not result or at > result[-1]:
            result.append(at)
    return result


def _titles(lines: Sequence[Line]) -> list[int]:
    """Titles that stand alone, each over a plan of its own; one title alone splits nothing."""
    found = [at for at, line in enumerate(lines) if _stands_alone(line.text)]
    ends = [*found[1:], len(lines)]
    whole = [at for at, end in zip(found, ends, strict=False) if _has_body(lines[at + 1 : end])]
    return whole if len(whole) >= 2 else []


def _stands_alone(text: str) -> bool:
    text = unmarked(text)
    return (
        bool(re.search("工会|年|学期", text))
        and without_marker(text).style is None
        and is_title(text)
        and not _COUNT.search(text)
        and not re.search("附件|附表|总结|年度工作总结", text)
        and len(text) >= 8
    )


def _has_body(lines: Sequence[Line]) -> bool:
    """Whether what follows a title is a plan: several points, not one paragraph or a table."""
    points = sum(without_marker(line.text).style is not None for line in lines)
    return points >= 3 and sum(len(line.text) for line in lines) >= LEAST_PLAN_CHARS


def unmarked(text: str) -> str:
    """A line without the marks of Markdown and the blanks around it."""
    return re.sub(r"^[#>*\s]+|[*\s]+$", "", text)
