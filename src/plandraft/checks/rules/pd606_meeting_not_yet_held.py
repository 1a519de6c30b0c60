"""A meeting or plan that has not been."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.citations import Citation, citations
from plandraft.checks.foreign import bare_name
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.horizon import latest, possible_since
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan

_TERM_MONTHS = 58
"""Before so many months a new congress, and with it the first plenum of its committee, cannot have been."""

_AWAITED = re.compile(r"下半年|[三四]季度|1[0-2]月|召开[后之]|会[议后]后|闭幕后|胜利召开|召开时")
"""Words of a sentence that waits for the meeting."""


class MeetingNotYetHeld(Rule):
    """A congress, plenum, session or five-year plan with a number above the latest one on the as-of date.

    贯彻党的二十一大精神 is wrong as long as there was none; 迎接党的二十一大 is not, nor 下半年学习党的二十一大精神.
    Where so much time has passed since the latest one known here that the next may have been held, it is a hint.

    Why: nobody can carry out what has not been decided.
    Source: the dated references of this package (会议日期晚于起草日的不得引用).
    """

    code = "PD606"
    name = "meeting-not-yet-held"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{what}”在 {day} {state}"
    message_en = "on {day} “{what}” {state}"
    suggestion = "换成最近一次已召开的会议，或改为“迎接……召开”"
    suggestion_en = "cite the latest one that was held, or say that it is awaited"
    bad = (("I1", "text", "深入贯彻党的二十一大精神。"),)
    good = (("I1", "text", "以优异成绩迎接党的二十一大胜利召开，评选二十一大类先进。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        for citation in citations(plan, context.knowledge):
            state = _state(citation, context.knowledge, context.as_of)
            if state is None or citation.looks_forward:
                continue
            if citation.series is not None and _AWAITED.search(citation.place.sentence):
                continue
            place, (sure, words) = citation.place, state
            yield self.finding_at(
                place,
                severity=None if sure else Severity.HINT,
                what=bare_name(place.text),
                day=context.as_of.isoformat(),
                state=words,
            )


def _state(citation: Citation, knowledge: Knowledge, day: dt.date) -> tuple[bool, Bilingual] | None:
    """Whether it is sure that it has not been, and how that is said; None where it has been."""
    series, number, reference = citation.series, citation.number, citation.reference
    if series is None:
        return None
    not_held = Bilingual("尚未召开或实施", "has not been held or begun")
    if reference is not None and reference.cite.since is not None:
        return (reference.verified, not_held) if day < reference.cite.since else None
    last, since, verified = latest(series, knowledge)
    if since is None or number <= last:
        return None
    if number[:-1] == last[:-1]:
        steps, possible = number[-1] - last[-1], possible_since(series, since, day)
    else:
        steps, possible = number[0] - last[0], _months(since, day) // _TERM_MONTHS
    if steps > possible:
        return verified, not_held
    until = knowledge.as_of.isoformat()
    return False, Bilingual(
        f"是否已召开，资料（截至 {until}）无法判断", f"may or may not have been held: known up to {until}"
    )


def _months(since: dt.date, day: dt.date) -> int:
    return max(0, (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day))
