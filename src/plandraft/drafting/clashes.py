"""Where the parts of a plan that several have written do not fit each other, as far as code can see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import combinations

from plandraft.core.figures import numbers_in, numbers_of, plain_number
from plandraft.core.matching import containment
from plandraft.core.months import begins_at
from plandraft.core.period import Period
from plandraft.core.plan import Action, BudgetItem, Goal, Measure, Plan
from plandraft.core.profile import Figure
from plandraft.core.prompt_words import ReviewWords, Sequel, Unended
from plandraft.core.said_times import months_said

_ALIKE = 0.8
"""Share of a title's character pairs that another must hold, and the other way round, to say the same (our choice)."""
_SATURDAY = 5
_NOTHING = ReviewWords()
_COUNT = re.compile(r"(?<![\d.])(\d{1,9}(?:\.\d{1,4})?)(人次|场次|件|条|场|户|%)")
"""Numbers of what is counted over a year; other units mean too many things."""
_RATE, _RATE_NAME = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%"), re.compile("[\u4e00-\u9fff]{2}率$")
_MUCH, _RARE = 10000, 3
"""Yuan, and lines of the calendar: so much for no more occasions was named by readers (our choice)."""
_WORKING_DAY = re.compile("工作日|(?:星期|周)[一二三四五]")


def clashes_in(
    plan: Plan, known: Set[str] = frozenset(), words: ReviewWords = _NOTHING, figures: Iterable[Figure] = ()
) -> tuple[str, ...]:
    """In words, for who reads the plan again: what disagrees, what nothing leads to, what is twice or out of order.

    Args:
        plan: The plan.
        known: Numbers that the profile states; a goal may repeat them.
        words: What follows from something else in the plans of its kind, and which money is spent on occasions.
        figures: Those of last year.
    """
    found = [f"{g.id} 和 {m.id} 的时限不一致" for g in plan.goals for m in plan.measures if _disagree(g, m)]
    done = numbers_of(text for measure in plan.measures for text in measure.texts)
    for goal in plan.goals:
        alone = sorted(numbers_in(goal.text) - done - known)
        found += [f"{goal.id} 说的 {'、'.join(alone)} 在做法里没有"] if alone else []
    found += [said for g in plan.goals for m in plan.measures for said in _other_counts(g, m, known)]
    found += [f"{a.id} 和 {b.id} 像是同一件事，只留一条" for a, b in combinations(plan.measures, 2) if are_alike(a, b)]
    found += [said for measure in plan.measures for said in _off_their_day(measure)]
    found += [said for sequel in words.sequels for said in _late_sequels(plan, sequel)]
    found += [f"{m.id} {one.missing}" for one in words.unended for m in plan.measures if _ends_with(m, one)]
    found += [said for figure in figures for said in _fallen(plan, figure)]
    found += [said for item in plan.budget for said in _seldom(plan, item, words)]
    return (*found, *(f"{m.id} 的做法没有按时间先后排" for m in plan.measures if _is_out_of_order(m, plan.period)))


def are_alike(one: Measure, other: Measure) -> bool:
    """Whether two measures are the same thing under two headings: by their titles, or a line in the same month."""
    if min(containment(one.title, other.title), containment(other.title, one.title)) >= _ALIKE:
        return True
    return bool({*_lines(one)} & {*_lines(other)})


def _lines(measure: Measure) -> Iterator[tuple[str, int]]:
    yield from ((action.line, month) for action in measure.actions if action.line for month in action.timing.months)


def _disagree(goal: Goal, measure: Measure) -> bool:
    """Whether a goal names a last month, the measure for the same demand a deadline, and they are not the same."""
    said = months_said(goal.text)
    due = {month for action in measure.actions if action.timing.deadline for month in action.timing.months}
    return bool(set(goal.claims) & set(measure.claims) and said and due) and not said & due


def _other_counts(goal: Goal, measure: Measure, known: Set[str]) -> Iterator[str]:
    """Where a goal keeps to last year's count of something, and the measure below the same heading to another."""
    if goal.area != measure.area and not set(goal.claims) & set(measure.claims):
        return
    said, done = _counts(goal.text), _counts("，".join(measure.texts))
    for unit in said.keys() & done.keys():
        if said[unit] <= known and not said[unit] & done[unit] and (new := done[unit] - known):
            one, other = ("、".join(sorted(numbers)) + unit for numbers in (said[unit], new))
            yield f"{goal.id} 说的是 {one}，{measure.id} 说的是 {other}"


def _fallen(plan: Plan, figure: Figure) -> Iterator[str]:
    """Where a rate is to reach less than it was: a step on the way to more is above what there is."""
    name, before = _RATE_NAME.search(figure.name), _RATE.fullmatch(figure.value.strip())
    if not name or not before:
        return
    wanted = re.compile(rf"{re.escape(name[0])}[^，。；、0-9]{{0,6}}(\d+(?:\.\d+)?)%")
    said = [(f"{m.id}/{n}", text) for m in plan.measures for n, text in enumerate(m.texts, 1)]
    for number, text in (*said, *((goal.id, goal.text) for goal in plan.goals)):
        low = [rate for rate in wanted.findall(text) if float(rate) < float(before[1])]
        if low and figure.value.strip() not in text:
            yield f"{number} 的{name[0]}{'、'.join(low)}%低于上年的{figure.value.strip()}"


def _seldom(plan: Plan, item: BudgetItem, words: ReviewWords) -> Iterator[str]:
    """Where much money is spent on one or two occasions."""
    if item.amount is None or not words.busy or not re.search(words.busy, item.purpose):
        return
    lines = sum(bool({*item.measure_ids} & {*entry.measure_ids}) for entry in plan.schedule)
    if item.amount >= _MUCH and lines <= _RARE:
        yield f"{item.id} {item.purpose} {item.amount} 元在月历里只有 {lines} 行：再添一两样小型的，或把一样分批办"


def _counts(text: str) -> dict[str, set[str]]:
    """The numbers of a text by their unit."""
    counts: dict[str, set[str]] = {}
    for number, unit in _COUNT.findall(text):
        counts.setdefault(unit, set()).add(plain_number(number))
    return counts


def _ends_with(measure: Measure, what: Unended) -> bool:
    """Whether a measure begins something that it says nothing more of."""
    said = "".join(measure.texts)
    begun = [*re.finditer(what.first, said)]
    return bool(begun) and not re.search(what.then, said[begun[0].end() :])


def _off_their_day(measure: Measure) -> Iterator[str]:
    """Actions dated on a weekend whose words say that it is done on a working day."""
    for number, action in enumerate(measure.actions, 1):
        day = action.timing.date
        if day is not None and day.weekday() >= _SATURDAY and _WORKING_DAY.search(action.text):
            when = f"{day.month}月{day.day}日是星期{'六日'[day.weekday() - _SATURDAY]}"
            yield f"{measure.id}/{number} 说在工作日办，{when}：拆成两个做法，各写各的 when 和 line"


def _late_sequels(plan: Plan, sequel: Sequel) -> Iterator[str]:
    """Steps long after what they follow from, or before it; none where the plan does not have that."""
    first, then = re.compile(sequel.first), re.compile(sequel.then)
    steps = [(f"{m.id}/{n}", m.title, action) for m in plan.measures for n, action in enumerate(m.actions, 1)]
    follow = [step for step in steps if then.search(step[2].text)]
    begun = [step for step in steps if step not in follow and first.search(f"{step[1]}：{step[2].text}")]
    places = {at for _, _, action in begun for at in _places(action, plan.period)}
    for number, _, action in follow if places else ():
        if not all(any(0 <= at - place <= sequel.within for place in places) for at in _places(action, plan.period)):
            yield f"{number} 要在 {'、'.join(at for at, _, _ in begun)} 之后 {sequel.within} 个月以内"


def _places(action: Action, period: Period | None) -> list[int]:
    """The places of an action's months in the period, from 0."""
    return [period.position(month) if period else month - 1 for month in action.timing.months]


def _is_out_of_order(measure: Measure, period: Period | None) -> bool:
    firsts = [at for action in measure.actions if (at := begins_at(action.timing, period)) is not None]
    return firsts != sorted(firsts)
