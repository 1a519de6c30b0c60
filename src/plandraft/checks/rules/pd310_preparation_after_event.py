"""筹备 in June for a meeting in May."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.dates import period_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import pairs
from plandraft.core.plan import Plan

_PREPARES = re.compile(
    r"^(?:做好|启动|开展|组织)?(?:筹备|准备|制定|拟定|征集|报名|动员|部署)|(?:筹备|准备|报名|动员|方案(?:制定|拟定)?)(?:工作)?$"
)
_TAIL = re.compile(r"(?:的)?(?:实施|活动|工作)?(?:方案|预案)?$")


class PreparationAfterEvent(Rule):
    """An entry that prepares something, later than every entry that carries it out.

    Two entries are about the same thing where the event's title holds 80 % of the character pairs of what is prepared
    (our choice). Events that come back (第二次, quarterly) have a later entry and pass.

    Why: it cannot be prepared when it is over.
    Source: our choice, because the order follows from the words.
    """

    code = "PD310"
    name = "preparation-after-event"
    severity = Severity.WARNING
    message_zh = "“{preparation}”（{month}月）排在“{event}”（{earlier}月）之后"
    message_en = "“{preparation}” (month {month}) comes after “{event}” (month {earlier})"
    suggestion = "把筹备提前，或推后活动"
    suggestion_en = "prepare it earlier, or hold it later"
    bad = (("S1", "title", "筹备护理操作比赛"), ("S1", "timing", {"months": [4]}))
    good = (("S1", "title", "筹备护理操作比赛"), ("S1", "timing", {"months": [3]}))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = period_of(plan, context)
        if period is None:
            return
        timed = [(e, [period.position(m) for m in e.timing.months]) for e in plan.schedule if e.timing.months]
        preparing = {entry.id for entry, _ in timed if _PREPARES.search(entry.title)}
        events = [(e, at, pairs(e.title)) for e, at in timed if e.id not in preparing] if preparing else []
        for entry, places in timed:
            what = _TAIL.sub("", _PREPARES.sub("", entry.title)) if entry.id in preparing else ""
            wanted = pairs(what)
            if len(what) < 4 or not wanted:
                continue
            about = [(event, at) for event, at, held in events if len(wanted & held) >= 0.8 * len(wanted)]
            if about and all(max(at) < min(places) for _, at in about):
                event = about[0][0]
                yield self.finding(
                    entry.id,
                    "title",
                    text=entry.title,
                    preparation=entry.title,
                    month=entry.timing.months[0],
                    event=event.title,
                    earlier=event.timing.months[-1],
                )
