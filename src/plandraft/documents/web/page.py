"""A web page as a document: one line a paragraph, point or table row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from plandraft.core.sample import Document, Line
from plandraft.documents.limits import MAX_CELLS, MAX_TAGS
from plandraft.documents.refusal import Unreadable
from plandraft.documents.texts import damage, decoded_text
from plandraft.documents.web.element import WebElement, collapsed, element_words, tag
from plandraft.documents.web.lists import markers
from plandraft.documents.web.noise import take_out
from plandraft.messages import tr

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,60}+=\s{0,60}+[\"']?\s{0,60}+([\w-]{1,30})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]+)")
_XML_START = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark q rb ruby samp small span strong
    sub sup time tt u var wbr o:p st1:chsdate st1:chmetcnv
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_PLAIN = ("font", "span", "b", "i", "u", "em", "strong", "small", "big")
"""Inline tags that tag soup opens and never closes; without them the page is as deep as it looks."""
_SILENT = {"rt", "rp", "title"}
_CELLS = {"td", "th"}


def web_document(data: bytes, *, file: str) -> Document:
    """A web page as a document; lines are paragraphs, points of lists and table rows, counted from 1.

    Left out and listed: menus, advertisements, lists of links, forms, comments, hidden parts. Scripts and styles are
    left out without a word, links keep their words and lose their address.

    Raises:
        Unreadable: Too large, binary, or without text.
    """
    declared = _CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:200])
    found = decoded_text(data, file=file, declared=declared[1].decode("ascii") if declared else "")
    if found.text.count("<") > MAX_TAGS:
        raise Unreadable(
            file, tr("it has more than {max_tags:,} parts", max_tags=MAX_TAGS), hint=tr("is it the right page?")
        )
    root = _parsed(found.text)
    if root is None:
        raise Unreadable(file, tr("it holds no text"), hint=tr("is it the right page?"))
    dropped = take_out(root)
    etree.strip_tags(root, *_PLAIN)
    lines = list(_Page().lines(root))
    if not lines:
        raise Unreadable(
            file, tr("it holds no text"), hint=tr("a page that is made by scripts must be saved from the browser")
        )
    return Document(
        file=file,
        lines=tuple(Line(number=n, text=text, level=level, row=row) for n, (text, level, row) in enumerate(lines, 1)),
        dropped=(*damage(found), *dropped),
        encoding=found.encoding,
    )


def _parsed(text: str) -> WebElement | None:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    # a lone surrogate or a NUL ends lxml's parsing: neither is text
    clean = _XML_START.sub("", text).replace("\0", "").encode("utf-8", errors="ignore")
    root = etree.fromstring(clean, parser)
    if any("depth" in entry.message for entry in parser.error_log):  # lxml would leave out what is deeper
        raise RecursionError
    return root


class _Page:
    """Collects the words of inline elements until a block begins or ends."""

    def __init__(self) -> None:
        self._words = ""
        self._marker = ""

    def lines(self, root: WebElement) -> Iterator[tuple[str, int | None, bool]]:
        """Text, heading level and whether it is a row, of each line."""
        yield from self._inside(root, None)
        yield from self._end(None)

    def _inside(self, element: WebElement, level: int | None) -> Iterator[tuple[str, int | None, bool]]:
        self._words += element.text or ""
        marker = markers(element) if tag(element) in ("ol", "ul", "menu", "dir") else None
        for inner in element:
            name = tag(inner)
            if name in _INLINE and name not in _SILENT:
                yield from self._inside(inner, level)
            elif name == "br":
                yield from self._end(level)
            elif name and name not in _SILENT:
                yield from self._end(level)
                if marker is not None and name == "li":
                    self._marker = marker(inner)
                yield from self._block(inner, level)
            self._words += inner.tail or ""

    def _block(self, element: WebElement, level: int | None) -> Iterator[tuple[str, int | None, bool]]:
        name = tag(element)
        if name == "table" and not _is_layout(element):
            yield from ((text, None, True) for text in _rows(element))
            return
        if name == "pre":
            texts = "".join(map(str, element.itertext())).split("\n")
            yield from ((text.rstrip(), None, False) for text in texts if text.strip())
            return
        own = _HEADINGS.get(name, level)
        yield from self._inside(element, own)
        yield from self._end(own)

    def _end(self, level: int | None) -> Iterator[tuple[str, int | None, bool]]:
        text = collapsed(self._words).strip()
        self._words = ""
        if text:
            marker, self._marker = self._marker, ""
            yield f"{marker}{text}", level, False


def _is_layout(table: WebElement) -> bool:
    """A table that only places things on the page: one cell a row, or a cell that holds headings or tables."""
    rows = [row for row in table.iter() if tag(row) == "tr"]
    if all(sum(tag(cell) in _CELLS for cell in row) < 2 for row in rows):
        return True
    return any(
        tag(inner) in _HEADINGS or tag(inner) == "table"
        for cell in table.iter()
        if tag(cell) in _CELLS
        for inner in cell.iterdescendants()
    )


def _rows(table: WebElement) -> Iterator[str]:
    """Cells separated by tabs; a cell that spans rows is repeated, so that each row can be read by itself."""
    spans: dict[int, tuple[int, str]] = {}
    cells = 0
    for row in (inner for inner in table.iter() if tag(inner) in ("tr", "caption")):
        if tag(row) == "caption":
            yield element_words(row)
            continue
        texts: list[str] = []
        for cell in (inner for inner in row if tag(inner) in _CELLS):
            _repeat(spans, texts)
            text = _cell(cell)
            if (height := _span(cell, "rowspan")) > 1:
                spans[len(texts)] = (height - 1, text)
            texts.append(text)
        _repeat(spans, texts)
        cells += len(texts)
        if cells > MAX_CELLS:
            return
        if any(texts):
            yield "\t".join(texts).rstrip("\t")


def _repeat(spans: dict[int, tuple[int, str]], texts: list[str]) -> None:
    """Fill in the cells of rows above that reach down to here."""
    while (here := spans.pop(len(texts), None)) is not None:
        left, text = here
        if left > 1:
            spans[len(texts)] = (left - 1, text)
        texts.append(text)


def _cell(cell: WebElement) -> str:
    return " ".join(text for text, _, _ in _Page().lines(cell))


def _span(cell: WebElement, name: str) -> int:
    try:
        return min(int(cell.get(name) or 1), 1000)
    except ValueError:
        return 1
