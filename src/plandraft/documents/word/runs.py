"""The words of one paragraph: what is deleted, hidden or a field's own business is left out and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plandraft.documents.word.styles import Styles
from plandraft.documents.word.xml import Element, attribute, child, children, name, switched_on

_SKIPPED = {"pPr", "rPr", "instrText", "delInstrText", "proofErr", "Fallback", "rt", "annotationRef", "docPr"}
_DELETED = {"del", "moveFrom"}
_BREAKS = {"br", "cr"}
_FIXED = {"noBreakHyphen": "-", "tab": "\t", "ptab": "\t"}
_NOTES = {"commentReference": "comment", "footnoteReference": "footnote", "endnoteReference": "endnote"}
NOTES = frozenset(_NOTES.values())
"""What stands beside the text; a paragraph with nothing but these still is one."""
_FIELDS = {"TOC": "table of contents", "INDEX": "index", "TOA": "table of contents"}
_FIELDS |= dict.fromkeys(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "SECTION"), "page number")
_FIELDS |= dict.fromkeys(("XE", "TC", "TA", "RD", "FILENAME", "FILESIZE", "PRIVATE"), "field")

OURSELVES = "plandraft"
"""Author of the comments and changes that we write into a file; no office need be told of them."""

Notes = Mapping[tuple[str, str | None], str]
"""Texts of comments and notes by their kind and id."""


@dataclass
class _Field:
    """A field that has begun: its instruction, and whether its result has."""

    instruction: str = ""
    result: bool = False

    @property
    def reason(self) -> str | None:
        words = self.instruction.split()
        return _FIELDS.get(words[0].upper()) if words else None


@dataclass
class Fields:
    """The fields that are open; they may run over many paragraphs."""

    open: list[_Field] = field(default_factory=list)

    def note(self, kind: str | None) -> None:
        """Go along with a ``fldChar``."""
        if kind == "begin":
            self.open.append(_Field())
        elif kind == "separate" and self.open:
            self.open[-1].result = True
        elif kind == "end" and self.open:
            self.open.pop()

    def instruct(self, text: str) -> None:
        """Go along with an ``instrText``."""
        if self.open and not self.open[-1].result:
            self.open[-1].instruction += text

    @property
    def reason(self) -> str | None:
        """Why words here are no text, or None; the words of an instruction are a field."""
        for one in self.open:
            if one.reason is not None or not one.result:
                return one.reason or "field"
        return None


@dataclass
class ParagraphWords:
    """One paragraph, taken apart.

    Attributes:
        text: Its words; a line feed where a soft break stands.
        spots: The elements that the words come from, each with where its own begin, in order.
        dropped: Reason and words of what was left out, in order.
        boxes: Contents of the text boxes anchored in it.
    """

    text: str = ""
    spots: list[tuple[int, Element]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def drop(self, reason: str, text: str) -> None:
        """Remember words that are left out; neighbours of one kind are one."""
        if self.dropped and self.dropped[-1][0] == reason and reason not in NOTES:
            text = self.dropped.pop()[1] + text
        if text:
            self.dropped.append((reason, text))


class WordRuns:
    """Takes paragraphs apart, one after the other."""

    def __init__(self, styles: Styles, notes: Notes, *, fields: bool = True) -> None:
        self._styles = styles
        self._notes = notes
        self._heed_fields = fields
        self.fields = Fields()

    def words(self, paragraph: Element) -> ParagraphWords:
        """The words of a paragraph."""
        words = ParagraphWords()
        style = self._styles.of_paragraph(child(paragraph, "pPr"))
        reason = "table of contents" if self._styles.is_contents(style) else None
        if reason is None and self._styles.hides(style):
            reason = "hidden text"
        self._inner(paragraph, words, reason)
        return words

    def _inner(self, element: Element, words: ParagraphWords, reason: str | None) -> None:
        for inner in element:
            self._one(inner, words, reason)

    def _one(self, element: Element, words: ParagraphWords, reason: str | None) -> None:
        kind = name(element)
        if kind == "r":
            self._inner(element, words, reason or self._hidden(element, reason))
        elif kind in _DELETED:
            self._inner(element, words, "deleted change")
        elif kind in ("t", "delText"):
            self._put(element.text or "", words, reason, element)
        elif kind in _BREAKS:
            self._break(element, words, reason)
        elif kind in _FIXED:
            self._put(_FIXED[kind], words, reason, element)
        elif kind == "sym":
            self._put(_symbol(element), words, reason, element)
        elif kind in _NOTES:
            words.drop(_NOTES[kind], self._notes.get((_NOTES[kind], attribute(element, "id")), ""))
        elif kind == "txbxContent":
            words.boxes.append(element)
        elif kind == "AlternateContent":
            self._inner(next((c for c in element if name(c) == "Choice"), element), words, reason)
        elif kind in ("fldChar", "instrText", "fldSimple"):
            self._field(element, kind, words, reason)
        elif kind not in _SKIPPED:
            self._inner(element, words, reason)

    def _hidden(self, run: Element, reason: str | None) -> str | None:
        properties = child(run, "rPr")
        vanish = child(properties, "vanish")
        if vanish is not None:
            return "hidden text" if switched_on(vanish) else reason
        return "hidden text" if self._styles.hides(attribute(child(properties, "rStyle"), "val")) else reason

    def _field(self, element: Element, kind: str, words: ParagraphWords, reason: str | None) -> None:
        if kind == "fldSimple":
            found = _Field(instruction=attribute(element, "instr") or "", result=True)
            self._inner(element, words, reason or found.reason)
        elif not self._heed_fields:
            return
        elif kind == "fldChar":
            self.fields.note(attribute(element, "fldCharType"))
        else:
            self.fields.instruct(element.text or "")

    def _break(self, element: Element, words: ParagraphWords, reason: str | None) -> None:
        if attribute(element, "type") not in ("page", "column"):
            self._put("\n", words, reason, element)

    def _put(self, text: str, words: ParagraphWords, reason: str | None, element: Element) -> None:
        reason = reason or self.fields.reason
        if reason is None:
            words.spots.append((len(words.text), element))
            words.text += text.replace("\xa0", " ")
        else:
            words.drop(reason, text)


def _symbol(element: Element) -> str:
    """A character of a symbol font; what only such a font can show becomes a bullet."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return "•" if code >= 0xE000 or code < 0x20 else chr(code)


def plain_text(element: Element) -> str:
    """All words below an element: of a comment, a note, a header."""
    paragraphs = ("".join(t.text or "" for t in p.iter() if name(t) == "t") for p in element.iter() if name(p) == "p")
    return " ".join(text.strip() for text in paragraphs if text.strip())


def notes_of(roots: Mapping[str, list[Element]]) -> dict[tuple[str, str | None], str]:
    """The texts of comments, footnotes and endnotes, by kind and id; what we have remarked ourselves is empty."""
    return {
        (kind, attribute(note, "id")): "" if attribute(note, "author") == OURSELVES else plain_text(note)
        for kind, parts in roots.items()
        for part in parts
        for note in children(part, kind)
    }
