"""Wording from before a reform."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, graded
from plandraft.checks.foreign import bare_name
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.core.usage import DatedPhrase

_patterns: Once[Knowledge, tuple[tuple[DatedPhrase, re.Pattern[str]], ...]] = Once(
    lambda knowledge: tuple((phrase, re.compile(phrase.pattern)) for phrase in knowledge.usage.dated_phrases)
)


class DatedWording(Rule):
    """The union's duties worded as before 2018: 维护、建设、参与、教育 as the basic duties, 突出维护职能.

    The four functions may still be named; the basic duty is 维护职工合法权益、竭诚服务职工群众.

    Why: it is the first line a superior union reads.
    Source: 工会法 (2021) art. 6; the dated phrases of this package; unverified ones give hints only.
    """

    code = "PD610"
    name = "dated-wording"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{what}”是 {until} 以前的提法，现为“{say}”"
    message_en = "“{what}” is wording from before {until}; it is now “{say}”"
    suggestion = "改用现行表述"
    suggestion_en = "use the present wording"
    bad = (("I1", "text", "发挥工会维护、建设、参与、教育四项基本职能。"),)
    good = (("I1", "text", "履行维护职工合法权益、竭诚服务职工群众的基本职责，发挥维护、建设、参与、教育作用。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        for phrase, pattern in _patterns(context.knowledge):
            if context.as_of < phrase.until:
                continue
            for found, place in text_of(plan).finditer(pattern):
                if phrase.unless and re.search(phrase.unless, place.sentence):
                    continue
                yield self.finding_at(
                    place,
                    severity=graded(phrase, self.severity),
                    what=bare_name(found[0]),
                    until=phrase.until.isoformat(),
                    say=phrase.say,
                )
