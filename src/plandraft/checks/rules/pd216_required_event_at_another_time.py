"""A required event on another day."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Words
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import ENOUGH, pairs
from plandraft.core.patch import set_field
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import RequiredEvent
from plandraft.core.timing import Timing


class RequiredEventAtAnotherTime(Rule):
    """A required event that the schedule puts in another month or on another day than the profile.

    Why: the day is fixed by somebody else.
    Source: the profile.
    """

    code = "PD216"
    name = "required-event-at-another-time"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "概况要求“{event}”在{wanted}，计划排在{stated}"
    message_en = "the profile wants “{event}” in {wanted}, the plan has it in {stated}"
    suggestion = "按概况的时间安排"
    suggestion_en = "put it where the profile wants it"
    bad = (
        ("profile", "required_events", [{"title": "举办护理操作比赛", "date": "2027-03-16"}]),
        ("S2", "timing", {"months": [3], "date": "2027-03-18"}),
    )
    good = (
        ("profile", "required_events", [{"title": "举办护理操作比赛", "date": "2027-03-16"}]),
        ("S2", "timing", {"months": [3]}),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        scheduled = [(entry, pairs(entry.title)) for entry in plan.schedule if entry.timing.months]
        for event in context.profile.required_events:
            asked = pairs(event.title)
            timed = [entry for entry, held in scheduled if len(asked & held) >= ENOUGH * len(asked)]
            if event.in_month is None or not timed or any(_agrees(entry.timing, event) for entry in timed):
                continue
            entry = timed[0]
            timing = Timing.on(event.date) if event.date else Timing.of(event.in_month)
            fix = set_field(plan, entry.id, "timing", timing.model_dump(mode="json"))
            yield self.finding(
                entry.id,
                "timing",
                fix=fix,
                event=event.title,
                wanted=_said(timing, plan.period),
                stated=_said(entry.timing, plan.period),
            )


def _agrees(timing: Timing, event: RequiredEvent) -> bool:
    if event.date is not None and timing.date is not None:
        return timing.date == event.date
    return event.in_month in timing.months


def _said(timing: Timing, period: Period | None) -> Words:
    if timing.date is not None:
        return Words(timing.label, timing.date.isoformat())
    return Words(timing.label_in(period), "month " + ", ".join(map(str, timing.months)))
