"""Traditional script becomes simplified, one character for one character; simplified text stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from plandraft.core.sample import Document, Line

_DOCUMENT_EVIDENCE = 2
_LINE_EVIDENCE = 4
"""Traditional characters that make a document, or one line of a simplified document, traditional (our choice)."""


def simplified(document: Document) -> Document:
    """The document in simplified script, where the evidence says that it, or a line of it, is traditional.

    Nothing is converted without evidence: OpenCC would change rare characters of a simplified text as well
    (a surname 於). Lengths never change, so columns stay true.
    """
    text = "".join(line.text for line in document.lines)
    if not _unusual(text) or not _count(text, _traditional_only()):
        return document
    whole = _is_traditional(text, at_least=_DOCUMENT_EVIDENCE)
    lines = _all(document.lines) if whole else tuple(_line(line) for line in document.lines)
    return replace(document, lines=lines, converted=document.converted or lines != document.lines)


def _unusual(text: str) -> bool:
    """Whether it has Chinese characters that the standard of simplified script lacks; most texts have none.

    What is asked of OpenCC otherwise takes longer than reading the text.
    """
    return any("\u4e00" <= char <= "\u9fff" and not char.encode("gb2312", errors="ignore") for char in set(text))


def _all(lines: Sequence[Line]) -> tuple[Line, ...]:
    """All lines in one go, which is faster, or one by one where that would change a length."""
    texts = [line.text for line in lines]
    converted = _by_words("\n".join(texts)).split("\n")
    if [len(text) for text in converted] != [len(text) for text in texts]:
        converted = [_convert(text) for text in texts]
    return tuple(replace(line, text=text) for line, text in zip(lines, converted, strict=True))


def _line(line: Line) -> Line:
    return replace(line, text=_convert(line.text)) if _is_traditional(line.text, at_least=_LINE_EVIDENCE) else line


def _is_traditional(text: str, *, at_least: int) -> bool:
    """Far more characters that only traditional script has than ones that only simplified script has."""
    traditional = _count(text, _traditional_only())
    return traditional >= at_least and traditional > 2 * _count(text, _simplified_only())


def _count(text: str, characters: frozenset[str]) -> int:
    return sum(char in characters for char in text)


def _convert(text: str) -> str:
    """By words where that keeps the length (乾隆 stays, 乾淨 does not), else character by character."""
    whole = _by_words(text)
    if len(whole) == len(text):
        return whole
    return "".join(one if len(one := _by_words(char)) == 1 else char for char in text)


def _by_words(text: str) -> str:
    """Forms of Hong Kong and of Taiwan (衞, 隨著) as well."""
    return _converter("tw2s")(_converter("hk2t")(text))


@cache
def _converter(direction: str) -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(direction).convert
    return convert


@cache
def _traditional_only() -> frozenset[str]:
    """Characters that simplified script writes otherwise and that its standard (GB 2312) does not have."""
    return _changed("t2s", absent_from="gb2312")


@cache
def _simplified_only() -> frozenset[str]:
    """Characters that traditional script writes otherwise and that its standard (Big5) does not have."""
    return _changed("s2t", absent_from="big5")


def _changed(direction: str, *, absent_from: str) -> frozenset[str]:
    convert = _converter(direction)
    han = map(chr, range(0x4E00, 0xA000))
    return frozenset(c for c in han if not c.encode(absent_from, errors="ignore") and convert(c) != c)
