"""XML of a Word file, by local names: the transitional and the strict namespaces read the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An lxml element; lxml carries no types."""


def parse_xml(data: bytes, *, comments: bool = False) -> Element:
    """The root; entities are not expanded and nothing is fetched.

    Args:
        data: The XML.
        comments: Whether its comments are kept.

    Raises:
        etree.XMLSyntaxError: Damaged.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=not comments)
    return etree.fromstring(data, parser)


def name(element: Element) -> str:
    """Its name without a namespace; the empty text for a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, wanted: str) -> Iterator[Element]:
    """The children of a name."""
    return (child for child in (element if element is not None else ()) if name(child) == wanted)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of each name, step by step."""
    for step in path:
        element = next(children(element, step), None)
    return element


def attribute(element: Element | None, wanted: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == wanted), None)


def integer(element: Element | None, wanted: str = "val") -> int | None:
    """The same as a number, or None where it is none."""
    value = attribute(element, wanted)
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


def switched_on(element: Element | None) -> bool:
    """Whether a property such as ``<w:vanish/>`` is there and not set to false."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off")
