"""每季度1次 with lines in March and September."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.broken_promises import broken_promises
from plandraft.checks.content import Content, content_of
from plandraft.checks.dates import period_of
from plandraft.checks.promises import Promise, StatedTime, promises_in, stated_times, times_of, wanted_times
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.period import Period
from plandraft.core.plan import Action, Measure, Plan
from plandraft.core.timing import Timing

_HALF = 6
"""Months of a half-year, which is another one in a school year."""


class _Text(NamedTuple):
    """A field's words and where they stand."""

    node: str
    field: str
    words: str


class _Known(NamedTuple):
    """The plan's period, and how many months of it are working months."""

    period: Period | None
    working: int


class FrequencyContradicted(Rule):
    """A frequency or a month in the words of an action, an indicator or a goal that its times do not give.

    An action's words are held against its own time: 每季度 against two months, 全年2次 against four, 6月底前 against
    September. An indicator, and a goal with its indicator, are held against all times of their measures together:
    only what is promised beyond them counts, and a month that comes before every one of them. Standing monthly work
    counts the working months, weekly work 52; a span of months sets no number, and one month can hold several times.
    Where one of several frequencies in a text fits, the text passes, and so does a rhythm without a number (按月登记)
    in an action of one month: that is when it begins or ends.

    In a plan that names no links the calendar lines, or the months of the measure, that speak of what is promised are
    counted; where there are none, the work needs no line.

    Why: prose and calendar contradict each other, and nobody can tick what was promised.
    Source: arithmetic on the plan's own times.
    """

    code = "PD225"
    name = "frequency-contradicted"
    severity = Severity.WARNING
    askable = True
    message_zh = "写的是“{stated}”，安排的时间是{planned}"
    message_en = "the words say “{stated}”, the times are {planned}"
    suggestion = "使次数、月份与安排的时间一致"
    suggestion_en = "make the number and the months agree with the times"
    bad = (("M1", "actions", [{"text": "每季度走访一次。", "timing": {"months": [3, 9]}, "line": "走访"}]),)
    good = (("M1", "actions", [{"text": "每季度走访一次。", "timing": {"months": [3, 6, 9, 12]}, "line": "走访"}]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        working = len(context.calendar.working_months) if context.calendar is not None else 12
        if not context.links_read:
            yield from self._by_words(content_of(plan), working)
            return
        known = _Known(period_of(plan, context), working)
        for measure in plan.measures:
            for number, action in enumerate(measure.actions):
                if action.timing.is_set:
                    yield from self._action(_Text(measure.id, f"actions/{number}", action.text), action, known)
            yield from self._together(_Text(measure.id, "indicator", measure.indicator), [measure], known)
        for goal in plan.goals:
            own = [measure for measure in plan.measures if goal.id in measure.goal_ids]
            for field, text in (("text", goal.text), ("indicator", goal.indicator)):
                yield from self._together(_Text(goal.id, field, text), own, known)

    def _by_words(self, content: Content, working: int) -> Iterator[Finding]:
        for broken in broken_promises(content, working):
            clause, promise, given = broken.clause, broken.promise, broken.given
            at = (clause.start + promise.start, clause.start + promise.end)
            stated, planned = clause.whole[slice(*at)], Bilingual(f"{given}次", f"{given}")
            yield self.finding(clause.node, clause.field, text=clause.whole, found=at, stated=stated, planned=planned)

    def _action(self, text: _Text, action: Action, known: _Known) -> Iterator[Finding]:
        """An action's words against its own time."""
        wrong = _unkept(action, known.working)
        if wrong is not None:
            yield self._of(text, (wrong.start, wrong.end), [action.timing])
        yield from self._months(text, stated_times(text.words), [action.timing], known.period)

    def _together(self, text: _Text, measures: list[Measure], known: _Known) -> Iterator[Finding]:
        """What is promised of several times together: no more than they give, and not before the first of them."""
        times = [timing for measure in measures for timing in _times(measure)]
        promises = promises_in(text.words) if times else ()
        given = _given(measures, known.working) if promises else None
        if given is not None and not any(_within(promise, given, times, known.working) for promise in promises):
            yield self._of(text, (promises[0].start, promises[0].end), times)
        due = [stated for stated in stated_times(text.words) if stated.deadline] if times else []
        yield from self._months(text, due, times, known.period)

    def _months(
        self, text: _Text, stated: Sequence[StatedTime], times: Sequence[Timing], period: Period | None
    ) -> Iterator[Finding]:
        """Months in the words of which the times have none."""
        if period is not None and period.kind != "calendar_year":
            stated = [time for time in stated if len(time.months) < _HALF]
        if not stated or not all(timing.months for timing in times):
            return
        if not any(time.agrees(timing, period) for time in stated for timing in times):
            yield self._of(text, (stated[0].start, stated[0].end), times)

    def _of(self, text: _Text, at: tuple[int, int], times: Sequence[Timing]) -> Finding:
        labels = "、".join(dict.fromkeys(timing.label for timing in times))
        stated, planned = text.words[slice(*at)], Bilingual(labels, f"“{labels}”")
        return self.finding(text.node, text.field, text=text.words, found=at, stated=stated, planned=planned)


def _unkept(action: Action, working: int) -> Promise | None:
    """The first promise of an action's words where its time keeps none of them."""
    timing, promises = action.timing, promises_in(action.text)
    given = times_of(timing, working)
    if given is None or not promises:
        return None
    return None if any(_kept(promise, timing, given, working) for promise in promises) else promises[0]


def _kept(promise: Promise, timing: Timing, given: int, working: int) -> bool:
    wanted = wanted_times(promise, working)
    if promise.rhythm is not None and promise.rhythm == timing.rhythm:
        return True
    if given >= wanted and (promise.least or given == wanted):
        return True
    if promise.loose and given == 1:
        return True
    if promise.rhythm is not None or promise.whole:
        return False
    return wanted == 1 or _fits(promise, given)


def _fits(promise: Promise, given: int) -> bool:
    """Whether so many times can lie in so many months: two in each, any number in a single one."""
    return promise.count <= given or (not promise.whole and (given == 1 or promise.count <= 2 * given))


def _within(promise: Promise, given: int, times: Iterable[Timing], working: int) -> bool:
    """Whether a promise is no more than all times together give."""
    if promise.rhythm is not None:
        return wanted_times(promise, working) <= given or any(timing.rhythm == promise.rhythm for timing in times)
    return _fits(promise, given)


def _times(measure: Measure) -> list[Timing]:
    """The times of a measure's actions, else its own."""
    own = [action.timing for action in measure.actions if action.timing.is_set]
    return own or ([measure.timing] if measure.timing.is_set else [])


def _given(measures: list[Measure], working: int) -> int | None:
    """How often all actions of some measures happen together; None where one of them does not say."""
    given = 0
    for measure in measures:
        timed = [action for action in measure.actions if action.timing.is_set]
        if not timed:
            return None
        for action in timed:
            times = times_of(action.timing, working)
            if times is None:
                return None
            said = [promise.count for promise in promises_in(action.text + "；" + action.line)]
            given += max([times, *said])
    return given or None
