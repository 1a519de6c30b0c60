"""Pages are made from templates: every word that is put in is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

_GAP = re.compile(r"【待补[：:][^【】]*】")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def filled_template(template: str, **values: Any) -> str:
    """One of the templates with its values, all of them escaped; what no page may hold is left out."""
    return _FORBIDDEN.sub("", _environment().get_template(template).render(values))


def template_source(name: str) -> str:
    """The text of a file that lies among the templates, as it is."""
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("plandraft.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["gaps"] = _with_gaps
    made.filters["groupby_in_order"] = _grouped
    return made


def _with_gaps(text: str) -> Markup:
    """Escaped text with its gaps marked."""
    pieces, done = [], 0
    for found in _GAP.finditer(text):
        pieces += [escape(text[done : found.start()]), Markup("<mark>{}</mark>").format(found[0])]
        done = found.end()
    return Markup("").join([*pieces, escape(text[done:])])


def _grouped(values: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Values by one of their attributes, in the order in which it first takes each value."""
    found: dict[Any, list[Any]] = {}
    for value in values:
        found.setdefault(getattr(value, name), []).append(value)
    return list(found.items())
