"""每季度1次 with lines in March and September."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plandraft.checks.base import Rule, Words
from plandraft.checks.dates import period_of
from plandraft.checks.promises import Promise, promises_in, stated_times, times_of, wanted_times
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Action, Measure, Plan
from plandraft.core.timing import Timing


class FrequencyContradicted(Rule):
    """A frequency or a month in the words of an action, an indicator or a goal that its times do not give.

    An action's words are held against its own time: 每季度 against two months, 全年2次 against four, 6月底前 against
    September. An indicator, and a goal with its indicator, are held against all times of their measures together:
    only what is promised beyond them counts, and a month that comes before every one of them. Standing monthly work
    counts the working months, weekly work 52; a span of months sets no number, and one month can hold several times.
    Where one of several frequencies in a text fits, the text passes.

    Why: prose and calendar contradict each other, and nobody can tick what was promised.
    Source: arithmetic on the plan's own times.
    """

    code = "PD225"
    name = "frequency-contradicted"
    severity = Severity.WARNING
    needs = ("links",)
    askable = True
    message_zh = "写的是“{stated}”，安排的时间是{planned}"
    message_en = "the words say “{stated}”, the times are {planned}"
    suggestion = "使次数、月份与安排的时间一致"
    suggestion_en = "make the number and the months agree with the times"
    bad = (("M1", "actions", [{"text": "每季度走访一次。", "timing": {"months": [3, 9]}, "line": "走访"}]),)
    good = (("M1", "actions", [{"text": "每季度走访一次。", "timing": {"months": [3, 6, 9, 12]}, "line": "走访"}]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        working = len(context.calendar.working_months) if context.calendar is not None else 12
        for measure in plan.measures:
            for number, action in enumerate(measure.actions):
                yield from self._action(plan, context, measure, number, working)
            times = _times(measure)
            yield from self._of_all(plan, context, measure.id, "indicator", measure.indicator, [measure], working, times)
        for goal in plan.goals:
            own = [measure for measure in plan.measures if goal.id in measure.goal_ids]
            times = [timing for measure in own for timing in _times(measure)]
            for field, text in (("text", goal.text), ("indicator", goal.indicator)):
                yield from self._of_all(plan, context, goal.id, field, text, own, working, times)

    def _action(
        self, plan: Plan, context: CheckContext, measure: Measure, number: int, working: int
    ) -> Iterator[Finding]:
        action = measure.actions[number]
        if not action.timing.is_set:
            return
        field, said = f"actions/{number}", _said([action.timing])
        wrong = _unkept(action, working)
        if wrong is not None:
            at = (wrong.start, wrong.end)
            yield self.finding(
                measure.id, field, text=action.text, found=at, stated=action.text[at[0] : at[1]], planned=said
            )
        yield from self._months(plan, context, measure.id, field, action.text, [action.timing])

    def _of_all(
        self,
        plan: Plan,
        context: CheckContext,
        node: str,
        field: str,
        text: str,
        measures: list[Measure],
        working: int,
        times: list[Timing],
    ) -> Iterator[Finding]:
        """What is promised of several times together: only more than they give, and nothing before its month."""
        given = _given(measures, working)
        promises = promises_in(text) if given else ()
        if given and promises and not any(_within(promise, given, times, working) for promise in promises):
            promise = promises[0]
            at = (promise.start, promise.end)
            yield self.finding(node, field, text=text, found=at, stated=text[at[0] : at[1]], planned=_said(times))
        yield from self._months(plan, context, node, field, text, times, late=True)

    def _months(
        self,
        plan: Plan,
        context: CheckContext,
        node: str,
        field: str,
        text: str,
        times: list[Timing],
        *,
        late: bool = False,
    ) -> Iterator[Finding]:
        """Months in the words that none of the times has; where they stand for several times only deadlines count."""
        period = period_of(plan, context)
        stated = [time for time in stated_times(text) if time.deadline or not late]
        timed = [timing for timing in times if timing.months]
        if not stated or not timed or len(timed) < len(times):
            return
        if period is not None and period.kind != "calendar_year":
            stated = [time for time in stated if len(time.months) == 1]
        if stated and not any(time.agrees(timing, period) for time in stated for timing in timed):
            at = (stated[0].start, stated[0].end)
            yield self.finding(node, field, text=text, found=at, stated=text[at[0] : at[1]], planned=_said(timed))


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


def _said(times: Iterable[Timing]) -> Words:
    """Several times as one phrase."""
    labels = "、".join(dict.fromkeys(timing.label for timing in times))
    return Words(labels, f"“{labels}”")
