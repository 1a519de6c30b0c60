"""What a Word style says about numbering, heading level and hiding, with what it inherits."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.documents.word.xml import Element, attribute, child, children, integer, name, switched_on

_DEPTH = 15
"""Styles that are based on each other; Word itself allows no more than ten or so."""


class Styles:
    """The styles part; a file without one has no styles."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(s, "styleId"): s for s in children(root, "style")}
        defaults = (s for s in children(root, "style") if is_default(s))
        self._default = {attribute(s, "type"): attribute(s, "styleId") for s in defaults}

    def of_paragraph(self, properties: Element | None) -> str | None:
        """The id of a paragraph's style."""
        return attribute(child(properties, "pStyle"), "val") or self._default.get("paragraph")

    def numbering(self, style: str | None) -> Element | None:
        """The ``numPr`` of a style or of the nearest it is based on."""
        return next((n for s in self._chain(style) if (n := child(s, "pPr", "numPr")) is not None), None)

    def level(self, style: str | None) -> int | None:
        """The heading level from 1, by the outline level or the name ``heading N``."""
        for found in self._chain(style):
            outline = integer(child(found, "pPr", "outlineLvl"))
            if outline is not None:
                return outline + 1 if 0 <= outline < 9 else None
            title = (attribute(child(found, "name"), "val") or "").lower()
            if title.startswith("heading ") and title[8:].isdecimal():
                return int(title[8:])
        return None

    def hides(self, style: str | None) -> bool:
        """Whether text in this style is hidden."""
        for found in self._chain(style):
            vanish = child(found, "rPr", "vanish")
            if vanish is not None:
                return switched_on(vanish)
        return False

    def is_contents(self, style: str | None) -> bool:
        """Whether it is the style of a line in a table of contents."""
        return any(
            (attribute(child(s, "name"), "val") or "").lower().startswith(("toc ", "table of figures"))
            for s in self._chain(style)
        )

    def _chain(self, style: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style is not None and style not in seen and style in self._styles and len(seen) < _DEPTH:
            seen.add(style)
            found = self._styles[style]
            yield found
            style = attribute(child(found, "basedOn"), "val")


def is_default(style: Element) -> bool:
    """Whether a style is the default of its type."""
    return name(style) == "style" and attribute(style, "default") in ("1", "true", "on")
