"""The numbers that a browser puts before the points of a list."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.documents.counting import number_text
from plandraft.documents.web.element import WebElement, style, tag

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHINESE = ("chineseCounting", "、")
_STYLES = {
    "decimal": ("decimal", ". "),
    "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-ideographic": _CHINESE,
    "simp-chinese-informal": _CHINESE,
    "trad-chinese-informal": _CHINESE,
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}


def markers(items: WebElement) -> Callable[[WebElement], str]:
    """A function that gives each point of a list, in order, what the browser writes before it."""
    if tag(items) != "ol":
        return _bullet
    kind, after = _kind(items)
    points = [inner for inner in items if tag(inner) == "li"]
    step = -1 if items.get("reversed") is not None else 1
    count = _whole(items.get("start"), len(points) if step < 0 else 1) - step

    def marker(point: WebElement) -> str:
        nonlocal count
        count = _whole(point.get("value"), count + step)
        return "" if kind == "none" else number_text(count, kind) + after

    return marker


def _bullet(point: WebElement) -> str:
    unmarked = "none" in (_listed(point), _listed(parent) if (parent := point.getparent()) is not None else "")
    return "" if unmarked else "• "


def _kind(items: WebElement) -> tuple[str, str]:
    listed = _listed(items)
    if listed == "none":
        return "none", ""
    return _STYLES.get(listed) or (_TYPES.get(items.get("type") or "1", "decimal"), ". ")


def _listed(element: WebElement) -> str:
    own = style(element)
    return own.get("list-style-type") or own.get("list-style", "").split(" ")[0]


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
