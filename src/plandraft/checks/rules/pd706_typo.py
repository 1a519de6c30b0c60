"""Known slips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.once import Once
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.core.usage import Wording


@dataclass(frozen=True, kw_only=True)
class _Typos:
    wrong: re.Pattern[str]
    guards: dict[str, re.Pattern[str]]


def _compile(knowledge: Knowledge) -> _Typos:
    wording = knowledge.wording
    words = sorted({*wording.typos, *wording.doubtful}, key=len, reverse=True)
    return _Typos(
        wrong=re.compile("|".join(map(re.escape, words)) or r"(?!)"),
        guards={wrong: re.compile(guard) for wrong, guard in wording.typo_guards.items() if guard},
    )


_compiled: Once[Knowledge, _Typos] = Once(_compile)


class Typo(Rule):
    """A word from the list of known slips, unless it is part of a longer word that is right (显著力 holds no 著力).

    Why: it is simply wrong.
    Source: the wording data of this package; slips with more than one right form are hints without a fix.
    """

    code = "PD706"
    name = "typo"
    severity = Severity.WARNING
    needs = ("knowledge",)
    message_zh = "“{wrong}”应为“{right}”"
    message_en = "“{wrong}” should be “{right}”"
    suggestion = "改正错字"
    suggestion_en = "mend the slip"
    bad = (("P", "closing", "坚决克服形成主义。"),)
    good = (("P", "closing", "成效显著力度加大，一是要要求各组按月检查。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        typos, wording = _compiled(context.knowledge), context.knowledge.wording
        for found, place in text_of(plan).finditer(typos.wrong):
            wrong = found[0]
            if _fine(place, typos.guards.get(wrong)):
                continue
            right = wording.typos.get(wrong)
            fix = text_fix(plan, place.node, place.field, _mend(place.whole, typos, wording)) if right else None
            yield self.finding_at(
                place,
                fix=fix,
                severity=None if right else Severity.HINT,
                wrong=wrong,
                right=right or wording.doubtful[wrong],
            )


def _fine(place: FieldPlace, guard: re.Pattern[str] | None) -> bool:
    """Whether the characters belong to a longer word."""
    if guard is None:
        return False
    first = max(0, place.start - 4)
    near = place.whole[first : place.end + 4]
    return any(first + m.start() <= place.start and place.end <= first + m.end() for m in guard.finditer(near))


def _mend(text: str, typos: _Typos, wording: Wording) -> str:
    def right(match: re.Match[str]) -> str:
        here = FieldPlace(node="", field="", whole=text, start=match.start(), end=match.end())
        return match[0] if _fine(here, typos.guards.get(match[0])) else wording.typos.get(match[0], match[0])

    return typos.wrong.sub(right, text)
