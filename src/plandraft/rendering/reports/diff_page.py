"""What stands between two plans as one HTML page that needs nothing else: each change word by word, all escaped."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.rendering.reports.edits import Edit, change_count_text, edits_in_patch

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_GROUPS = {"P": "全文", "I": "指导思想", "G": "工作目标", "M": "工作措施", "S": "活动安排", "B": "经费安排"}
_LEAST_ALIKE = 0.3
"""Texts that share less than this are shown whole, one after the other (our choice)."""
_MOST_CHARS = 3000
"""Longer texts are not compared character by character (our choice: that takes a time that grows with the square)."""


class ComparedWords(NamedTuple):
    """Words that stayed (``=``), went (``-``) or came (``+``)."""

    mark: str
    text: str


def diff_page(patch: Patch, before: Plan, after: Plan, *, names: tuple[str, str]) -> str:
    """The page.

    Args:
        patch: What stands between the plans.
        before: The first plan.
        after: The second, under the ids of the first.
        names: What they are called.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # the other forms do without it

    loader = PackageLoader("plandraft.rendering", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    edits = edits_in_patch(patch, before, after)
    groups = {
        name: [(edit, compared_words(edit)) for edit in edits if edit.node[:1] == letter]
        for letter, name in _GROUPS.items()
    }
    page = environment.get_template("diff.html.j2").render(
        groups={name: own for name, own in groups.items() if own},
        count=change_count_text(patch),
        names=names,
        title=after.title or before.title or "工作计划",
    )
    return _FORBIDDEN.sub("", page) + "\n"


def compared_words(edit: Edit) -> list[ComparedWords]:
    """The words of a change in one line, what went before what came.

    >>> edit = Edit(node="G1", place="", kind="set", before="走访40户", after="走访50户")
    >>> ["".join(words) for words in compared_words(edit)]
    ['=走访', '-4', '+5', '=0户']
    """
    old, new = edit.before, edit.after
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    is_short = len(old) + len(new) <= _MOST_CHARS
    if not (is_short and matcher.quick_ratio() >= _LEAST_ALIKE and matcher.ratio() >= _LEAST_ALIKE):
        return [piece for piece in (ComparedWords("-", old), ComparedWords("+", new)) if piece.text]
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(ComparedWords("=", old[a:b]))
        else:
            found += [piece for piece in (ComparedWords("-", old[a:b]), ComparedWords("+", new[c:d])) if piece.text]
    return found
