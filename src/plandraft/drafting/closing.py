"""What code does to a plan's closing once everything was asked: names behind posts, paragraphs that a page can hold."""

from __future__ import annotations

import re

from plandraft.core.plan import Plan
from plandraft.core.profile import Profile

_MOST_CHARS = 112
"""Of a paragraph: four lines of GB/T 9704's 28 characters. A longer last one leaves the signature alone on its page, or
takes half a page along."""
_SENTENCES = re.compile(r"[^。！？]*[。！？]+[”’」』）)]*|[^。！？]+$")


def with_closing_done(plan: Plan, profile: Profile) -> Plan:
    """The plan whose closing calls leaders by their names, and is two paragraphs where it is long."""
    closing = _in_paragraphs(_with_names(plan, profile))
    return plan if closing == plan.closing else plan.model_copy(update={"closing": closing})


def _with_names(plan: Plan, profile: Profile) -> str:
    """The closing with the names of the leaders that it speaks of, unless any part of the plan has them.

    Models know posts alone where names do not leave the machine, and readers look for names. A post that the closing
    does not speak of brings no name in.
    """
    said = "\n".join(text for _, _, text in plan.strings())
    closing = plan.closing
    for leader in profile.leaders:
        if leader.post and leader.name and leader.name not in said:
            post = re.compile(rf"(?<![副原前]){re.escape(leader.post)}")
            closing = post.sub(leader.post + leader.name, closing, count=1)
    return closing


def _in_paragraphs(text: str) -> str:
    r"""A text of one long paragraph as two: the second begins with the sentence nearest to the middle.

    >>> _in_paragraphs("分工。" * 30 + "督查。" * 30).index("\n"), _in_paragraphs("分工。督查。")
    (90, '分工。督查。')
    """
    if len(text) <= _MOST_CHARS or "\n" in text:
        return text
    begins = [found.start() for found in _SENTENCES.finditer(text)][1:]
    fit = [at for at in begins if len(text) - at <= _MOST_CHARS]
    if not fit:
        return text
    at = min(fit, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:at]}\n{text[at:]}"
