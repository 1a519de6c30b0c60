"""What is asked of an element of a page again and again."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

WebElement: TypeAlias = Any
"""An lxml element; lxml carries no types."""

_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BROKEN = re.compile(r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uf900-\uffef])")
_STYLE = re.compile(r"(?<![a-z-])([a-z-]{1,40})\s{0,60}+:\s{0,60}+([^;!]+)")


def tag(element: WebElement) -> str:
    """Its name in lower case; empty for a comment or an instruction."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def style(element: WebElement) -> dict[str, str]:
    """Its own CSS declarations."""
    return {key: value.strip() for key, value in _STYLE.findall((element.get("style") or "").lower())}


def element_words(element: WebElement) -> str:
    """All its words, blanks collapsed."""
    return collapsed("".join(str(part) for part in element.itertext())).strip()


def collapsed(text: str) -> str:
    """Blanks as a browser shows them; a line end between two Chinese characters is none."""
    return _SPACE.sub(" ", _BROKEN.sub("", text))
