"""A plan as one HTML page that needs nothing else: to read, to print, to send. Every word of the plan is escaped."""

from __future__ import annotations

import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from plandraft.core.plan import Plan
from plandraft.rendering.escapes import paragraphs
from plandraft.rendering.prose import parts_of
from plandraft.rendering.signing import chinese_date
from plandraft.rendering.tasks import ANNEX, task_table

_GAP = re.compile(r"【待补[：:][^】]*】")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def make_html(plan: Plan) -> str:
    """The page; facts that are still to be had (【待补：…】) are marked."""
    loader = PackageLoader("plandraft.rendering", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["gaps"] = _with_gaps
    heads, rows = task_table(plan)
    page = environment.get_template("plan.html.j2").render(
        plan=plan,
        preamble=paragraphs(plan.preamble),
        parts=parts_of(plan),
        signature=[line for line in (plan.signature.organisation, chinese_date(plan.signature.date)) if line],
        annex=ANNEX,
        heads=heads,
        rows=rows,
    )
    return _FORBIDDEN.sub("", page)


def _with_gaps(text: str) -> Markup:
    """Escaped text with its gaps marked."""
    pieces, done = [], 0
    for found in _GAP.finditer(text):
        pieces += [escape(text[done : found.start()]), Markup("<mark>{}</mark>").format(found[0])]
        done = found.end()
    return Markup("").join([*pieces, escape(text[done:])])
