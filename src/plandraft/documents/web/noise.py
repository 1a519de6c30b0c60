"""What of a page is no text of it: menus, advertisements, lists of links, hidden parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from plandraft.core.sample import Dropped
from plandraft.documents.limits import SHOWN_DROPPED_CHARS
from plandraft.documents.web.element import WebElement, element_words, style, tag

_CODE = {"script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "audio", "video", "head"}
_CONTROLS = {"button", "select", "textarea", "input", "dialog"}
_TAGS = {"nav": "menu", "menu": "menu", "footer": "page foot", "aside": "side column"}
_CLASSES = {
    reason: frozenset(words.split())
    for reason, words in (
        ("menu", "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs topbar toolbar"),
        ("advertisement", "ad ads adv advert advertisement adsbygoogle banner sponsor guanggao"),
        ("side column", "sidebar aside"),
        ("links", "related relate recommend recommended share pager pagination prevnext friendlink"),
        ("comments", "comment comments disqus"),
        ("page foot", "footer copyright"),
    )
}
"""Words that class names and ids are made of all over the web."""
_MOST = 0.5
"""A part with more than this share of the page's words is the text itself, whatever its class says (our choice)."""
_LINKED = 0.8
"""Share of linked words from which a part is a list of links (our choice; prose stays below a third)."""
_BLOCKS = {"ul", "ol", "dl", "div", "p", "table", "section", "header", "center", "td", "li", "span"}
_TURNING = re.compile(r"^(?:上一[篇页章]|下一[篇页章]|返回(?:首页|顶部|列表)|更多|查看更多|阅读全文)")
_TURNING_CHARS = 200
"""Links to the pages before and after, with their titles, are no longer than this (our choice)."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class _Extent(NamedTuple):
    """How much is in an element: characters without blanks, those of them in links, links, and whether headings."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    heads: bool = False


def take_out(root: WebElement) -> list[Dropped]:
    """Remove from a page what is no text of it; what was removed is told, in order."""
    dropped: list[Dropped] = []
    _remove(root, _code, [])
    _remove(root, _hidden, dropped)
    extents = _extents(root)
    _remove(root, lambda element: _furniture(element, extents[element], extents[root].chars), dropped)
    return dropped


def _remove(root: WebElement, reason_for: Callable[[WebElement], str | None], dropped: list[Dropped]) -> None:
    """From the outermost elements inwards; without recursion, since unclosed tags nest by the hundred."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        reason = reason_for(element)
        if reason is None:
            waiting += reversed(element)
            continue
        words = element_words(element) if tag(element) else ""
        if words:
            dropped.append(Dropped(reason=reason, text=words[:SHOWN_DROPPED_CHARS]))
        _cut(element.getparent(), element)


def _extents(root: WebElement) -> dict[WebElement, _Extent]:
    """The extent of every element, from the innermost outwards, each counted once."""
    found: dict[WebElement, _Extent] = {}
    for element in reversed(list(root.iter())):
        inside = [found[inner] for inner in element]
        chars = _chars(element.text) + sum(one.chars for one in inside) + sum(_chars(inner.tail) for inner in element)
        is_link = tag(element) == "a" and element.get("href") is not None
        found[element] = _Extent(
            chars=chars,
            linked=chars if is_link else sum(one.linked for one in inside),
            links=is_link + sum(one.links for one in inside),
            heads=tag(element) in ("h1", "h2", "h3") or any(one.heads for one in inside),
        )
    return found


def _chars(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _cut(parent: WebElement, element: WebElement) -> None:
    """Remove an element, not what follows it."""
    tail, before = element.tail, element.getprevious()
    parent.remove(element)
    if not tail:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def _code(element: WebElement) -> str | None:
    return "code" if not tag(element) or tag(element) in _CODE else None


def _hidden(element: WebElement) -> str | None:
    if tag(element) in ("del", "s", "strike"):
        return "struck out"
    own = style(element)
    unseen = own.get("display") == "none" or own.get("visibility") == "hidden" or own.get("font-size") in ("0", "0px")
    return "hidden text" if unseen or element.get("hidden") is not None else None


def _furniture(element: WebElement, extent: _Extent, total: int) -> str | None:
    reason = _by_name(element) or _by_links(element, extent)
    return None if extent.chars > _MOST * total else reason


def _by_name(element: WebElement) -> str | None:
    if tag(element) in _CONTROLS:
        return "form"
    if tag(element) in _TAGS:
        return _TAGS[tag(element)]
    if element.get("role") in ("navigation", "banner", "contentinfo", "search", "complementary"):
        return "menu"
    named = {word.lower() for word in _WORD.findall(f"{element.get('class') or ''} {element.get('id') or ''}")}
    return next((reason for reason, words in _CLASSES.items() if named & words), None)


def _by_links(element: WebElement, extent: _Extent) -> str | None:
    """Several links and hardly a word beside them; headings are left alone, and sentences with a link in them."""
    if tag(element) not in _BLOCKS or extent.heads or not extent.links or not extent.chars:
        return None
    if extent.chars <= _TURNING_CHARS and _TURNING.match(element_words(element)):
        return "links"
    return "links" if extent.links >= 2 and extent.linked >= _LINKED * extent.chars else None
