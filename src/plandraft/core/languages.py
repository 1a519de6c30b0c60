"""Other scripts and other languages in a text that should be Chinese in simplified script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plandraft.core.characters import plain_letters

_SCRIPTS = re.compile(
    "[\u3041-\u306d\u306f-\u3096\u30a1-\u30fa\uff66-\uff9f]|[\u3041-\u309f\u30a1-\u30fa\u31f0-\u31ff\uac00-\ud7af\u1100-\u11ff\u3131-\u318e\u0400-\u052f\u0530-\u058f\u0590-\u05ff"
    "\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u0f40-\u0fbc\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff\u1800-\u18aa]{2,}"
    "|[\u0370-\u03ff]{4,}|[\u3100-\u312f]{2,}"
)
"""Kana, Hangul, Cyrillic, Armenian, Hebrew, Arabic, Indic, Thai, Tibetan, Georgian, Ethiopic, Khmer, Mongolian; a
single one may be a sign (Д), of kana only の, and Greek letters are signs more often than words."""
_SCATTERED = re.compile("[\u3041-\u309f\uac00-\ud7af\u0400-\u052f\u0600-\u06ff\u0e00-\u0e7f]")
"""Letters of scripts that words in Chinese have one of at most."""
_FEWEST_SCATTERED = 2
_WORDS = re.compile(r"(?<![A-Za-z0-9'’@/._-])[A-Za-z][A-Za-z'’]*(?:[ ,.;:&/\"()-]{1,4}[A-Za-z][A-Za-z'’]*){3,}")
_SMALL = re.compile(r"(?<![A-Za-z])[a-z][a-z'’]+(?![A-Za-z])")
PAGE = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|(?<![\w.+-])[\w.+-]+@[\w.-]+")
"""The address of a page or of a letter."""
_PLACES = re.compile(rf"{PAGE.pattern}|(?<![A-Za-z0-9.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NAMES = re.compile(r"[A-Za-z][A-Za-z '’&.,-]*[A-Za-z]")
_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SENTENCE_WORDS = 2
"""Words in small letters that make four Latin words in a row a sentence, and not a row of abbreviations."""
_MOSTLY = 12
"""So many Latin letters, and more than Chinese characters, make a text another language's (our choice)."""


def foreign_words(text: str, known: str = "") -> Iterator[tuple[int, int]]:
    """Where a text is in another language, or in another script: start and end of each place.

    Addresses of pages and letters are none; nor is what is ``known``, such as the organisation's English name.

    >>> [*foreign_words("组织Carry out employee skills training")], [*foreign_words("用APP报名，开展PDCA培训")]
    ([(0, 36)], [])
    """
    for found in _SCRIPTS.finditer(text):
        if found[0] not in known:
            yield found.span()
    scattered = [found for found in _SCATTERED.finditer(text) if found[0] not in known]
    if len(scattered) >= _FEWEST_SCATTERED:
        yield (scattered[0].start(), scattered[-1].end())
        return
    text = plain_letters(text)
    if _LATIN.search(text) is None:
        return
    bare = _PLACES.sub(lambda found: " " * len(found[0]), text)
    bare = _NAMES.sub(lambda found: " " * len(found[0]) if found[0] in known else found[0], bare) if known else bare
    if _is_another_languages(bare) and text.strip() not in known:
        yield (0, len(text))
        return
    for found in _WORDS.finditer(bare):
        if len(_SMALL.findall(found[0])) >= _SENTENCE_WORDS and found[0].strip() not in known:
            yield found.span()


def _is_another_languages(text: str) -> bool:
    """Whether a text is in Latin letters altogether, or for the most part."""
    latin, chinese = len(_LATIN.findall(text)), len(_HAN.findall(text))
    words = _WORD.findall(text) if latin else []
    if not chinese:
        return any(char.islower() for char in text)
    return latin >= _MOSTLY and latin > chinese and sum(not word.isupper() for word in words) >= _SENTENCE_WORDS


def traditional(text: str) -> frozenset[str]:
    """The characters of a text that only traditional script has.

    >>> sorted(traditional("職工體檢")), sorted(traditional("毕昇与乾坤"))
    (['檢', '職', '體'], [])
    """
    return frozenset(text) & _traditional()


@cache
def _traditional() -> frozenset[str]:
    """The frequent characters of Big5 that GB 2312, the standard of simplified script, does not have.

    Source: Big5, level 1 (A440–C67E), less GB 2312; less those that names and brands bear in simplified script too.
    """
    rows = ((high, low) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    frequent = (bytes(pair).decode("big5", "ignore") for pair in rows)
    return frozenset(c for c in frequent if c and not c.encode("gb2312", "ignore")) - frozenset("昇喆堃囍甯昉煊")
