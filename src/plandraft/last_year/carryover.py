"""What becomes of last year, item by item: done, continued, raised, dropped or unfinished."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from plandraft.core.amounts import plain_sum
from plandraft.core.avoiding import planned
from plandraft.core.figures import numbers_in
from plandraft.core.matching import containment
from plandraft.core.matters import matters_of, same_matter
from plandraft.core.plan import Measure, Plan
from plandraft.core.profile import Profile
from plandraft.core.source_map import ReadPlan
from plandraft.core.timing import Timing
from plandraft.last_year.facts import OldFile
from plandraft.last_year.places import Places

CarryState = Literal["unfinished", "raised", "continued", "done", "dropped"]
_ENOUGH = 0.6
"""Share of the pairs of an item that a text must hold to speak of it (our choice)."""
_NUMBER = re.compile(
    r"(?P<n>(?<![\d.,])\d[\d,]{0,12}(?:\.\d{1,6})?)(?P<u>%|人次|场次|人|名|户|次|场|期|家|个|项|件|册|篇|份|小时|分|元|万元)"
)
_LEAST_SHARED = 2


@dataclass(frozen=True, kw_only=True)
class Raise:
    """A number that is another one now.

    Attributes:
        what: The words before it.
    """

    what: str
    old: str
    new: str
    higher: bool


@dataclass(frozen=True, kw_only=True)
class Carried:
    """One item of last year.

    Attributes:
        id: Its node in last year's plan; empty where it stands in a summary.
        text: What it was.
        where: Where it stands.
        state: What becomes of it.
        why: In a sentence.
        taken_up: What takes it up: measures of the new plan by id, demands of the profile by theirs.
        raises: Numbers that are others now.
    """

    id: str
    text: str
    where: str
    state: CarryState
    why: str
    taken_up: tuple[str, ...] = ()
    raises: tuple[Raise, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Item:
    id: str
    text: str
    whole: str
    where: str
    told: CarryState | None = None
    timing: Timing = field(default_factory=Timing)


@dataclass(frozen=True, kw_only=True)
class _Now:
    """Something of this year that may take an item up."""

    id: str
    name: str
    whole: str
    timing: Timing = field(default_factory=Timing)


def carry_over(
    old: OldFile, read: ReadPlan, places: Places, profile: Profile, plan: Plan | None = None
) -> tuple[Carried, ...]:
    """What becomes of each item of last year's plan or summary.

    Args:
        old: What was read of it.
        read: The same as a plan.
        places: Where its words stand.
        profile: This year's facts: what is done, what is unfinished, what is demanded.
        plan: This year's plan; without it the demands of the profile count.
    """
    now = list(_of_plan(plan)) if plan is not None else list(_of_profile(profile))
    return tuple(_carried(item, profile, now, plan) for item in _items(old, read, places))


def _items(old: OldFile, read: ReadPlan, places: Places) -> Iterator[_Item]:
    if old.sort == "summary":
        told: tuple[CarryState, ...] = ("unfinished", "done")
        for state, texts in zip(told, (old.unfinished, old.done), strict=True):
            for one in texts:
                yield _Item(id="", text=one.value, whole=one.value, where=one.where, told=state)
        return
    marked = {one.value: one for one in old.unfinished}
    for goal in read.plan.goals:
        at = places.at(goal.text, goal.id, goal.text)
        yield _Item(id=goal.id, text=goal.text, whole=f"{goal.text}{goal.indicator}", where=at.where)
    for measure in read.plan.measures:
        name = measure.title or next(iter(measure.texts), "")
        whole = "".join((measure.title, *measure.texts, measure.indicator))
        unfinished = any(text in whole for text in marked)
        at = places.at(name, measure.id, name)
        told_: CarryState | None = "unfinished" if unfinished else None
        yield _Item(id=measure.id, text=name, whole=whole, where=at.where, told=told_, timing=measure.timing)


def _of_plan(plan: Plan) -> Iterator[_Now]:
    for measure in plan.measures:
        yield _Now(id=measure.id, name=measure.title, whole=_all_of(measure, plan), timing=measure.timing)
    for goal in plan.goals:
        yield _Now(id=goal.id, name=goal.text, whole=f"{goal.text}{goal.indicator}")
    for entry in plan.schedule:
        if not entry.action:
            yield _Now(id=entry.id, name=entry.title, whole=entry.title, timing=entry.timing)


def _all_of(measure: Measure, plan: Plan) -> str:
    goals = "".join(goal.text for goal in plan.goals if goal.id in measure.goal_ids)
    return "".join((measure.title, *measure.texts, measure.indicator, goals))


def _of_profile(profile: Profile) -> Iterator[_Now]:
    for matter in matters_of(profile):
        yield _Now(id=matter.id, name=matter.text, whole="".join((matter.text, *matter.others)), timing=matter.timing)


def _carried(item: _Item, profile: Profile, now: Sequence[_Now], plan: Plan | None) -> Carried:
    taken = [one for one in now if _speaks_of(one, item)]
    raises = tuple(_raises(item, taken))
    ids = tuple(dict.fromkeys(one.id for one in taken))
    left = next((text for text in profile.last_year.unfinished if _is_it(text, item)), None)
    done = next((text for text in profile.last_year.done if _is_it(text, item)), None)
    state, why = _state(item, left, done, taken, raises, profile, plan)
    return Carried(id=item.id, text=item.text, where=item.where, state=state, why=why, taken_up=ids, raises=raises)


def _state(
    item: _Item,
    left: str | None,
    done: str | None,
    taken: Sequence[_Now],
    raises: Sequence[Raise],
    profile: Profile,
    plan: Plan | None,
) -> tuple[CarryState, str]:
    by = "、".join(f"{one.id}“{one.name[:20]}”" for one in taken[:2])
    if left is not None or item.told == "unfinished":
        said = f"概况记为未完成：{left}" if left is not None else "上年材料写明没有完成"
        return "unfinished", f"{said}；{f'由{by}接着办' if taken else '今年还没有安排'}"
    if taken:
        up = [one for one in raises if one.higher]
        if up:
            return "raised", f"{by}：" + "；".join(f"{one.what}{one.old} → {one.new}" for one in up)
        down = "；".join(f"{one.what}{one.old} → {one.new}" for one in raises)
        return "continued", f"由{by}继续" + (f"，数字降低：{down}" if down else "")
    if done is not None or item.told == "done":
        return "done", f"概况记为完成：{done}" if done is not None else "上年材料写明已做"
    avoided = next((one for one in profile.avoid if planned(one, item.whole)), None)
    if avoided is not None:
        return "dropped", f"概况 avoid 写明不安排“{avoided}”"
    return "dropped", "新计划里没有" if plan is not None else "概况里没有再提到"


def _is_it(text: str, item: _Item) -> bool:
    return (
        same_matter(text, item.text)
        or containment(text, item.whole) >= _ENOUGH
        or containment(item.text, text) >= _ENOUGH
    )


def _speaks_of(one: _Now, item: _Item) -> bool:
    """Whether something of this year is the item again: by its name, or because either holds most of the other."""
    if same_matter(one.name, item.text) or one.name == item.text:
        return True
    if containment(item.text, one.whole) >= _ENOUGH and len(item.text) > 3:
        return True
    return len(one.name) > 3 and containment(one.name, item.whole) >= _ENOUGH


def _raises(item: _Item, taken: Iterable[_Now]) -> Iterator[Raise]:
    """Numbers that both name of the same thing, where they differ; and how often something is done."""
    seen: set[str] = set()
    for one in taken:
        for what, unit, old in _numbers(item.whole):
            for other, same_unit, new in _numbers(one.whole):
                shared = _shared_end(what, other)
                if same_unit == unit and shared and old != new and shared + unit not in seen:
                    seen.add(shared + unit)
                    yield Raise(
                        what=shared, old=f"{plain_sum(old)}{unit}", new=f"{plain_sum(new)}{unit}", higher=new > old
                    )


def _numbers(text: str) -> Iterator[tuple[str, str, Decimal]]:
    """Each number with the words before it and its unit; dates are none."""
    known = numbers_in(text)
    for found in _NUMBER.finditer(text):
        number = found["n"].replace(",", "")
        if number in known or plain_sum(Decimal(number)) in known:
            before = re.split(r"[，。；、：\d%]", text[: found.start()])[-1]
            bare = re.sub(
                r"(?:不低于|不少于|不超过|至少|达到|达|为|约|共|各|全年|每年|计|提高到|增加到){1,5}$", "", before
            )
            yield bare, found["u"], Decimal(number)


def _shared_end(one: str, other: str) -> str:
    """What both end with, where that is a word: 参赛率."""
    at = 0
    while at < min(len(one), len(other)) and one[-1 - at] == other[-1 - at]:
        at += 1
    return one[len(one) - at :] if at >= _LEAST_SHARED else ""
