"""A plan as one HTML page that needs nothing else: to read, to print, to send. Every word of the plan is escaped."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from plandraft.core.plan import Plan
from plandraft.core.printed import printed
from plandraft.rendering.tasks import ANNEX, task_table

_GAP = re.compile(r"【待补[：:][^【】]*】")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def make_html(plan: Plan) -> str:
    """The page; facts that are still to be had (【待补：…】) are marked."""
    return filled_template("plan.html.j2", plan=printed(plan), annex=ANNEX, tasks=task_table(plan))


def filled_template(template: str, **values: Any) -> str:
    """One of the templates with its values, all of them escaped; what no page may hold is left out."""
    return _FORBIDDEN.sub("", _environment().get_template(template).render(values))


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
    return made


def _with_gaps(text: str) -> Markup:
    """Escaped text with its gaps marked."""
    pieces, done = [], 0
    for found in _GAP.finditer(text):
        pieces += [escape(text[done : found.start()]), Markup("<mark>{}</mark>").format(found[0])]
        done = found.end()
    return Markup("").join([*pieces, escape(text[done:])])
