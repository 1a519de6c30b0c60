"""Word's automatic numbers: each list counts its levels, restarts and overrides included."""

from __future__ import annotations

import re

from plandraft.documents.counting import number_text
from plandraft.documents.word.styles import Styles
from plandraft.documents.word.xml import Element, attribute, child, children, integer, switched_on

_LEVELS = 9
_BULLET = "•"
_CLOSING = ("、", "．", "。", "，", "：", "）", "】", "〕", "》")
"""Full-width signs that stand off what follows by themselves."""


class Numbering:
    """The numbering part, and how far each list has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {integer(a, "abstractNumId"): a for a in children(root, "abstractNum")}
        self._lists = {integer(n, "numId"): n for n in children(root, "num")}
        self._counters: dict[int, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def marker(self, properties: Element | None, style: str | None) -> str:
        """The number that stands before a paragraph, with the blank behind it; empty where there is none."""
        direct = child(properties, "numPr")
        inherited = self._styles.numbering(style)
        number = integer(child(direct, "numId")) if child(direct, "numId") is not None else None
        if number is None:
            number = integer(child(inherited, "numId"))
        if not number or number not in self._lists:
            return ""
        level = integer(child(direct, "ilvl"))
        if level is None:
            level = integer(child(inherited, "ilvl")) or self._level_of_style(number, style)
        return self._next(number, min(max(level, 0), _LEVELS - 1))

    def _level_of_style(self, number: int, style: str | None) -> int:
        """A level may name the style that it belongs to, instead of the style naming its level."""
        for level in range(_LEVELS):
            found = self._level(number, level)
            if style is not None and attribute(child(found, "pStyle"), "val") == style:
                return level
        return 0

    def _next(self, number: int, level: int) -> str:
        definition = self._level(number, level)
        if definition is None:
            return ""
        counters = self._counters.setdefault(self._abstract_id(number), {})
        self._restart(number, counters)
        counters[level] = counters[level] + 1 if level in counters else self._start(number, level)
        for deeper in [lower for lower in counters if lower > level]:
            if self._restarts_after(number, deeper, level):
                del counters[deeper]
        return self._written(number, definition, counters)

    def _restart(self, number: int, counters: dict[int, int]) -> None:
        """A list that overrides a start begins anew when it is first used."""
        for override in children(self._lists[number], "lvlOverride"):
            level = integer(override, "ilvl") or 0
            if child(override, "startOverride") is not None and (number, level) not in self._started:
                self._started.add((number, level))
                counters.pop(level, None)

    def _restarts_after(self, number: int, deeper: int, level: int) -> bool:
        restart = integer(child(self._level(number, deeper), "lvlRestart"))
        return restart is None or (restart > 0 and level < restart)

    def _written(self, number: int, definition: Element, counters: dict[int, int]) -> str:
        style = attribute(child(definition, "numFmt"), "val") or "decimal"
        text = attribute(child(definition, "lvlText"), "val") or ""
        if style == "bullet":
            return f"{_BULLET} " if text.strip() else ""
        plain = switched_on(child(definition, "isLgl"))

        def one(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            own = self._level(number, wanted)
            kind = "decimal" if plain else attribute(child(own, "numFmt"), "val") or "decimal"
            return number_text(counters.get(wanted, self._start(number, wanted)), kind)

        marker = re.sub(r"%([1-9])", one, text).strip()
        closed = not marker or marker.endswith(_CLOSING) or attribute(child(definition, "suff"), "val") == "nothing"
        return marker if closed else f"{marker} "

    def _start(self, number: int, level: int) -> int:
        override = self._override(number, level)
        start = integer(child(override, "startOverride"))
        if start is None:
            start = integer(child(self._level(number, level), "start"))
        return 1 if start is None else start

    def _level(self, number: int, level: int) -> Element | None:
        own = child(self._override(number, level), "lvl")
        if own is not None:
            return own
        abstract = self._abstract.get(self._abstract_id(number))
        return next((found for found in children(abstract, "lvl") if integer(found, "ilvl") == level), None)

    def _override(self, number: int, level: int) -> Element | None:
        overrides = children(self._lists.get(number), "lvlOverride")
        return next((found for found in overrides if integer(found, "ilvl") == level), None)

    def _abstract_id(self, number: int) -> int:
        """The definition behind a list; one that only links to a numbering style is followed, once."""
        found = integer(child(self._lists.get(number), "abstractNumId"))
        link = attribute(child(self._abstract.get(found), "numStyleLink"), "val")
        if link is not None:
            behind = integer(child(self._styles.numbering(link), "numId"))
            linked = integer(child(self._lists.get(behind), "abstractNumId"))
            found = linked if linked is not None else found
        return -1 if found is None else found
