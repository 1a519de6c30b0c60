"""A required event on another day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.claims import claimants, events_in
from plandraft.checks.days import is_beside
from plandraft.checks.foreign import bare_name
from plandraft.checks.moving import retimed_action, retimed_entry
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import ENOUGH, containment, pairs
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.profile import RequiredEvent
from plandraft.core.timing import Timing, stands_in

_STANDING = ("weekly", "monthly")
_HOLDS = re.compile("举[办行]|召开|组织|开展|承办|主办|参加|开[幕赛]|进行")
"""Words that say that the event itself takes place."""
_PREPARES = re.compile(
    "[制拟修]定|[制修]订|规程|通知|秩序册|请示|审批|报批|彩排|[印下]发|草案|编排|抽签|征求|讨论|研究|预算|布置|裁判|训练|备赛"
)
"""Words that say that something is made ready for it."""


class RequiredEventAtAnotherTime(Rule):
    """A required event that the plan puts in another month or on another day than the profile.

    Where measures claim the event, one of their actions has its time, whatever it is called there (教代会, 教职工代表
    大会). In other plans it is the entry whose title holds 60 % of the event's character pairs (our choice); that is a
    warning, unless the title names the event in full. What prepares the event, or follows it, is not the event; of
    several entries the one that holds it is meant, and where several hold it none is moved. A day of a weekend may be
    kept on a working day near it.

    Why: the day is fixed by somebody else.
    Source: the profile.
    """

    code = "PD216"
    name = "required-event-at-another-time"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
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
        profile = context.profile
        lines = [(entry, pairs(entry.title)) for entry in plan.schedule if entry.timing.months]
        for event, ids in zip(profile.required_events, events_in(plan, profile), strict=True):
            if event.in_month is None:
                continue
            measures = [node for node in claimants(plan, ids) if isinstance(node, Measure)]
            timed = [measure for measure in measures if _times(plan, measure)]
            if timed:
                yield from self._claimed(plan, event, timed)
            elif not measures:
                yield from self._named(plan, event, lines)

    def _claimed(self, plan: Plan, event: RequiredEvent, measures: Sequence[Measure]) -> Iterator[Finding]:
        told = [
            (measure, number, action)
            for measure in measures
            for number, action in enumerate(measure.actions)
            if action.timing.is_set and _is_event(action.text, action.line, event=event)
        ]
        times = [action.timing for *_, action in told] or [
            time for measure in measures for time in _times(plan, measure)
        ]
        if any(_agrees(timing, event) for timing in times) or _is_held(measures, event):
            return
        wanted = _wanted(event)
        fix, node, field = None, measures[0].id, "actions"
        if told:
            holding = [one for one in told if _HOLDS.search(f"{one[2].text}{one[2].line}")]
            measure, number, action = (holding or told)[0]
            node, field, times = measure.id, f"actions/{number}/timing", [action.timing]
            fix = retimed_action(plan, measure, number, wanted) if len(holding) < 2 else None
        yield self.finding(node, field, fix=fix, event=event.title, wanted=_said(wanted), stated=_said(times[0]))

    def _named(self, plan: Plan, event: RequiredEvent, lines: list[tuple[Entry, frozenset[str]]]) -> Iterator[Finding]:
        asked = pairs(event.title)
        named = [entry for entry, held in lines if len(asked & held) >= ENOUGH * len(asked)]
        timed = [entry for entry in named if _is_event(entry.title, event=event)]
        if not timed or any(_agrees(entry.timing, event) for entry in timed):
            return
        holding = [entry for entry in timed if _HOLDS.search(entry.title)]
        entry, wanted = (holding or timed)[0], _wanted(event)
        yield self.finding(
            entry.id,
            "timing",
            fix=retimed_entry(plan, entry, wanted) if len(holding) < 2 else None,
            severity=Severity.ERROR if _in_full(entry, event) else Severity.WARNING,
            event=event.title,
            wanted=_said(wanted),
            stated=_said(entry.timing),
        )


def _times(plan: Plan, measure: Measure) -> list[Timing]:
    """The times of a measure's actions, else of its calendar lines, else its own."""
    own = [action.timing for action in measure.actions if action.timing.is_set]
    own = own or [entry.timing for entry in plan.schedule if measure.id in entry.measure_ids and entry.timing.is_set]
    return own or ([measure.timing] if measure.timing.is_set else [])


def _is_held(measures: Iterable[Measure], event: RequiredEvent) -> bool:
    """Whether an action stands at the event's very time, under whatever name, that neither prepares nor follows it."""
    actions = [action for measure in measures for action in measure.actions]
    there = [a for a in actions if a.timing.is_set and _stands(a.timing, event)]
    return any(not _is_beside(action.line or action.text, event) for action in there)


def _is_event(*texts: str, event: RequiredEvent) -> bool:
    """Whether one of the texts names the event, and not what leads up to it or follows it."""
    return any(containment(event.title, text) >= ENOUGH and not _is_beside(text, event) for text in texts)


def _is_beside(text: str, event: RequiredEvent) -> bool:
    beside = text.replace(event.title, "")
    ready = any(found[0] not in event.title for found in _PREPARES.finditer(beside))
    return ready or is_beside(beside)


def _in_full(entry: Entry, event: RequiredEvent) -> bool:
    return bare_name(event.title) in bare_name(entry.title)


def _wanted(event: RequiredEvent) -> Timing:
    return Timing.on(event.date) if event.date else Timing.of(event.in_month or 1)


def _stands(timing: Timing, event: RequiredEvent) -> bool:
    """Whether a time is the event's very time."""
    if event.date is not None:
        return timing.date is not None and stands_in(timing.date, event.date)
    return event.in_month in timing.months


def _agrees(timing: Timing, event: RequiredEvent) -> bool:
    if event.date is not None and timing.date is not None:
        return stands_in(timing.date, event.date)
    return event.in_month in timing.months or (not timing.months and timing.rhythm in _STANDING)


def _said(timing: Timing) -> Bilingual:
    if timing.date is not None:
        return Bilingual(timing.label, timing.date.isoformat())
    if not timing.months:
        return Bilingual(timing.label, f"its rhythm, “{timing.label}”")
    return Bilingual(timing.label, "month " + ", ".join(map(str, timing.months)))
