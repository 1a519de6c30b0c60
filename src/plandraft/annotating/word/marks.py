"""New elements of a Word file's text, in the namespace that the file itself uses, signed and dated."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from lxml import etree

from plandraft.documents.word.runs import OURSELVES
from plandraft.documents.word.xml import Element, attribute, child, name

INITIALS = "PD"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_NUMBERED = ("ins", "del", "moveFrom", "moveTo", "comment", "rPrChange", "pPrChange", "bookmarkStart")


class MarkMaker:
    """Makes elements for one text.

    Attributes:
        namespace: That of the text: files by the strict form of the standard have another than most.
    """

    def __init__(self, root: Element, at: dt.datetime | None) -> None:
        """Begin numbering behind the revisions that the text has.

        Args:
            root: The text part.
            at: When the marks are made; None leaves them undated.
        """
        self.namespace: str = etree.QName(root).namespace or ""
        self._date = at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
        ids = (attribute(element, "id") for element in root.iter() if name(element) in _NUMBERED)
        self._last = max((int(one) for one in ids if one and one.isdecimal()), default=0)

    def element(self, kind: str, **attributes: str) -> Element:
        """An element of the text's namespace."""
        return etree.Element(self.tag(kind), {self.tag(key): value for key, value in attributes.items()})

    def tag(self, kind: str) -> str:
        """A name in the text's namespace."""
        return f"{{{self.namespace}}}{kind}"

    def signed(self, kind: str) -> Element:
        """A tracked change (``ins`` or ``del``)."""
        self._last += 1
        return self.element(kind, id=str(self._last), **self.signature)

    @property
    def signature(self) -> dict[str, str]:
        """Who and when."""
        return {"author": OURSELVES} | ({"date": self._date} if self._date else {})

    def run(self, text: str, like: Element | None = None) -> Element:
        """A run of words that look like those of another run."""
        made = self.element("r")
        looks = child(like, "rPr") if like is not None else None
        if looks is not None:
            made.append(copy.deepcopy(looks))
        made.append(self.text(text))
        return made

    def text(self, text: str) -> Element:
        """A run's words."""
        made = self.element("t")
        set_text(made, text)
        return made


def set_text(element: Any, text: str) -> None:
    """Set an element's words so that blanks at their ends stay."""
    element.text = text
    if text != text.strip():
        element.set(_PRESERVE, "preserve")
