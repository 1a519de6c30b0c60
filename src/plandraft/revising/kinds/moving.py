"""Something is done at another time: another month, day or part of the year, sooner or later, or as often as said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plandraft.core.matters import same_matter
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.core.said_times import months_said
from plandraft.core.timing import Timing
from plandraft.core.when import read_when
from plandraft.revising.ground import Ground
from plandraft.revising.kinds.wording import elsewhere, in_another_month, names_days
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.targets import WORK, Sort, Spot, shown
from plandraft.revising.times import NoTime, Shift, said_time, shift_of

_LATER = "推迟|延迟|延期|延后|推后|顺延|后移|往后推|往后延|向后推|拖|缓|延"
_SOONER = "提前|提早|前移|往前提|往前移|向前移|往前赶"
_VERB = re.compile(
    rf"{_LATER}|{_SOONER}|推(?=[到至])|改期|改放|改定|改在|改到|改|挪动?|移动?|调整|变更|调|安排|放|定|换|错开|延长|缩短|集中"
)
_TO = re.compile(r"^(?:一下)?(?:到|至|在|为|成|于)?")
_AGAIN = r"(?:再|才|来|去)?(?:举行|举办|进行|开展|召开|完成|办完|组织|启动|实施|落实|办|搞|开|做)?"
_DONE_THEN = re.compile(rf"{_AGAIN}$")
_FROM = re.compile(r"(?:从|由|原定于?|原来在?|原)(?P<from>.{2,8})$")
_FIRST = re.compile(
    r"(?:在|于|争取)?(?P<w>.{2,10}?)(?:把|将)(?P<t>.{2,40}?)(?:全部)?(?:办完|做完|搞完|完成|办好|做好|办结|完)"
)
"""Where the time comes first: 十月之前把名册核对完."""
_THEN = re.compile(
    r"(?:把|将)?(?P<tw>.{1,60}?)(?:再|才)(?:来|去)?(?:举行|举办|进行|开展|召开|组织|启动|实施|办|搞|开|做)"
)
"""Where nothing stands between the thing and its time: 摄影展国庆后再办."""
_BY = re.compile(
    rf"(?:把|将)?(?P<t>.{{0,60}}?)的?(?:时间|日期|期限)?(?:统一|一律|都|全部?|也)?(?P<verb>{_LATER}|{_SOONER})(?P<w>.{{1,6}}?){_AGAIN}"
)
_OFTEN = re.compile(
    r"(?:把|将)?(?P<t>.{0,60}?)(?:从?(?:每.{1,3}[一1两2二三四]次))?的?(?:频次|频率|次数)?(?:改|调整?|变|定|固定)?(?:为|成|到)?"
    r"(?P<w>每隔?(?:个)?(?:周|星期|月|季度?|半年|学期|[两二2三3六6]个月|双月|单月)|每半年|按月|按季度?|逐月)"
    r"(?:举办|开展|组织|召开|安排|进行|集中|搞|办|开|做)*(?P<n>[一1]|两|二|三|四|[2-9])?(?:次|场|回|期)?"
)
_MONTHLY = re.compile("每(?:个?月|季度?|周|半年)|按月|按季度?")


@dataclass(frozen=True, kw_only=True)
class To:
    """Where something goes.

    Attributes:
        time: The time itself, or by how much.
        way: What the verb says of the direction.
        months: Months that were named as those in which it is now.
    """

    time: Timing | Shift
    way: Literal["later", "sooner", ""] = ""
    months: tuple[int, ...] = ()


class Moving:
    """``把技能竞赛推迟到十月``, ``职代会提前一个月``, ``十月的活动都改到国庆后``, ``例会改为每季度一次``."""

    among: Sequence[Sequence[Sort]] = (WORK, ("goal",))

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        sure = self._often(words, ground) or self._by(words) or self._to(words, ground)
        return sure or self._first(words, ground) or self._then(words, ground)

    def _often(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        found = _OFTEN.fullmatch(words)
        if found is None:
            return None
        if found["n"] and found["n"] not in "一1":
            return unclear(f"“{words}”：同一时段做几次，计划里的时间写不出来，请写明月份")
        timing = read_when(found["w"], period=ground.period, working=ground.working)
        return Order(kind=self, words=words, target=found["t"], value=To(time=timing)) if timing.is_set else None

    def _by(self, words: str) -> Order | OrderOutcome | None:
        found = _BY.fullmatch(words)
        shift = shift_of(found["w"]) if found else None
        if found is None:
            return None
        if shift is None:
            weeks = re.fullmatch(r"[\d一二两三四五六七八九十几半]{1,3}个?(?:周|星期|天|旬)", found["w"])
            return unclear(f"“{words}”：计划按月写时间，请写明改到哪个月或哪一天") if weeks else None
        way: Literal["later", "sooner"] = "sooner" if re.fullmatch(_SOONER, found["verb"]) else "later"
        value = To(time=Shift(months=shift.months * (-1 if way == "sooner" else 1)), way=way)
        return Order(kind=self, words=words, target=found["t"], value=value)

    def _to(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        for found in _VERB.finditer(words):
            said = _TO.sub("", words[found.end() :])
            named = said_time(said, ground) or said_time(_DONE_THEN.sub("", said), ground)
            if named is None:
                continue
            if isinstance(named, NoTime):
                return refused(f"{named.why}，未改")
            target, months = _without_from(words[: found.start()], ground)
            value = To(time=named, way=_way_of(found[0]), months=months)
            return Order(kind=self, words=words, target=target, value=value)
        return None

    def _first(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        found = _FIRST.fullmatch(words)
        named = said_time(found["w"], ground) if found else None
        if found is None or named is None:
            return None
        if isinstance(named, NoTime):
            return refused(f"{named.why}，未改")
        return Order(kind=self, words=words, target=found["t"], value=To(time=named))

    def _then(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        found = _THEN.fullmatch(words)
        both = found["tw"] if found else ""
        for at in range(1, len(both)):
            time = said_time(re.sub("^(?:到|在|等到?|放到?)", "", both[at:]), ground)
            if isinstance(time, NoTime):
                return refused(f"{time.why}，未改")
            if time is not None:
                return Order(kind=self, words=words, target=both[:at], value=To(time=time))
        return None

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """Each thing at its new time, one by one."""
        together: dict[str, list[int]] = {}
        for spot in spots:
            if spot.action is not None:
                together.setdefault(spot.node, []).append(spot.action)
        done: list[OrderOutcome] = []
        for spot in spots:
            at = together.get(spot.node, [])
            if len(at) > 1 and spot.action is not None:
                if spot.action == at[0]:
                    done.append(_several_moved(spot.node, at, order, plan, ground))
                continue
            done.append(_moved(spot, order, plan, ground))
        return done


def _without_from(target: str, ground: Ground) -> tuple[str, tuple[int, ...]]:
    """The words before the verb without the time that the thing is at now, and its months: 讲座从三月."""
    found = _FROM.search(target)
    time = said_time(found["from"], ground) if found else None
    if found is None or not isinstance(time, Timing):
        return target, ()
    return target[: found.start()], time.months


def _way_of(verb: str) -> Literal["later", "sooner", ""]:
    if re.fullmatch(_LATER, verb):
        return "later"
    return "sooner" if re.fullmatch(_SOONER, verb) else ""


def _moved(spot: Spot, order: Order, plan: Plan, ground: Ground) -> OrderOutcome:
    node, to = plan.node(spot.node), order.value
    if isinstance(node, Goal):
        return _goal_moved(node, to, plan, ground)
    if isinstance(node, Entry):
        return _entry_moved(node, to, plan, ground)
    assert isinstance(node, Measure)
    if not any(action.timing.is_set for action in node.actions):
        return _measure_moved(node, to, plan, ground)
    at = [spot.action] if spot.action is not None else main_actions(node, to.months, plan)
    if not at and isinstance(to.time, Shift) and not to.months:
        at = [n for n, a in enumerate(node.actions) if a.timing.months and not a.timing.rhythm]  # all of it, as it is
    if not at:
        times = "；".join(f"{a.line or a.text[:12]}（{a.timing.label}）" for a in node.actions if a.timing.is_set)
        return unclear(f"{shown(spot, plan)}有几步，时间不同：{times}。请写明改哪一步")
    return _actions_moved(node, at, to, plan, ground)


def _several_moved(node: str, at: Sequence[int], order: Order, plan: Plan, ground: Ground) -> OrderOutcome:
    """Several steps of one measure, that were all named."""
    measure = plan.node(node)
    assert isinstance(measure, Measure)
    return _actions_moved(measure, at, order.value, plan, ground)


def main_actions(measure: Measure, months: Sequence[int], plan: Plan) -> list[int]:
    """The actions that are the thing itself, and not what comes before or after it; none where nobody can tell.

    The only one with a time, those in the months named, the one under the name of the measure, the one at the time the
    profile demands it for, or all where all have one time.
    """
    timed = [at for at, action in enumerate(measure.actions) if action.timing.is_set]
    if months:
        return [at for at in timed if set(months) & set(measure.actions[at].timing.months)]
    if len(timed) == 1 or len({measure.actions[at].timing for at in timed}) == 1:
        return timed
    named = [at for at in timed if (line := measure.actions[at].line) and _is_named(line, measure.title)]
    if len(named) == 1:
        return named
    wanted = [m.timing for m in plan.matters if set(m.ids) & set(measure.claims) and "event" in m.kinds]
    there = [at for at in named or timed if any(measure.actions[at].timing.months == time.months for time in wanted)]
    return there if len(there) == 1 else []


def _is_named(line: str, title: str) -> bool:
    return line == title or same_matter(line, title) or line in title or title in line


def _actions_moved(measure: Measure, at: Sequence[int], to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    texts: list[str] = []
    changes: list[Change] = []
    notes: list[str] = []
    old = new = Timing()
    for number in at:
        action = measure.actions[number]
        found = _new(action.timing, to, ground)
        if not isinstance(found, Timing):
            return found
        old, new = action.timing, found
        if new == old:
            continue
        changes += set_field(plan, measure.id, f"actions/{number}/timing", new.model_dump(mode="json")).changes
        changes += _reworded(plan, measure, number, old, new)
        texts.append(f"{action.line or measure.title}：{old.label_in(plan.period)} → {new.label_in(plan.period)}")
        if names_days(action.text, old) or _is_said_otherwise(action.text, old, new):
            notes.append(f"{measure.id} 做法{number + 1}的句子里还写着原来的时间，请看一下")
    if not changes:
        return same(f"{measure.id}“{measure.title}”本来就在{old.label_in(plan.period)}")
    leads = main_actions(measure, (), plan) == [*at]  # a step that moves takes no other along
    for number, then in [] if len(at) > 1 else _followers(measure, at[0], old, new, ground.period):
        was = measure.actions[number].timing
        if then is None or not leads:
            if not _is_on_wrong_side(number, at[0], was, new, ground.period):
                continue
            step = measure.actions[number].line or measure.actions[number].text[:12]
            notes.append(f"“{step}”仍在{was.label_in(plan.period)}，与它的先后不对了，请看要不要改")
            continue
        changes += set_field(plan, measure.id, f"actions/{number}/timing", then.model_dump(mode="json")).changes
        changes += _reworded(plan, measure, number, was, then)
        step = measure.actions[number].line or measure.actions[number].text[:12]
        texts.append(f"前后相连的“{step}”：{was.label_in(plan.period)} → {then.label_in(plan.period)}")
    name = measure.actions[at[0]].line if len(measure.actions) > 1 and len(at) == 1 else measure.title
    told = {change.node for change in changes if not change.field.startswith("actions/")}
    changes += elsewhere(plan, name or measure.title, old, new, beside=told)
    changes += _titles(plan, measure, old, new)
    changes += _goals(plan, measure, at, old, new, known=changes)
    return Done(
        patch=Patch(changes=tuple(_once(changes))),
        said=f"{measure.id}“{measure.title}” {'；'.join(texts)}",
        notes=(*notes, *_resting(new, ground)),
        spoken_of=(measure.id,),
    )


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    """Each place once: the first word on it counts."""
    seen: set[tuple[str, str]] = set()
    for change in changes:
        if (change.node, change.field) not in seen:
            seen.add((change.node, change.field))
            yield change


def _reworded(plan: Plan, measure: Measure, number: int, old: Timing, new: Timing) -> Iterator[Change]:
    action = measure.actions[number]
    for field, text in ((f"actions/{number}", action.text), (f"actions/{number}/line", action.line)):
        said = in_another_month(text, old, new)
        if new.rhythm or (old.rhythm and not new.rhythm) or len(new.months) > 1:
            said = _often_said(text, old, new)
        if said != text:
            yield from set_field(plan, measure.id, field, said).changes


def _often_said(text: str, old: Timing, new: Timing) -> str:
    """A text that says how often, with the new rhythm; where both are one month nothing is said of it."""
    if not _MONTHLY.search(text) or old == new:
        return text
    words = {1: "每年", 2: "每半年", 4: "每季度", 6: "每两个月"}.get(len(new.months), "")
    word = {"monthly": "每月", "weekly": "每周", "quarterly": "每季度", "half_yearly": "每半年"}.get(
        new.rhythm or "", words
    )
    return _MONTHLY.sub(word, text, count=1) if word else text


def _titles(plan: Plan, measure: Measure, old: Timing, new: Timing) -> Iterator[Change]:
    for field in ("title", "indicator"):
        text = getattr(measure, field)
        said = in_another_month(text, old, new)
        if said != text:
            yield from set_field(plan, measure.id, field, said).changes


def _goals(
    plan: Plan, measure: Measure, at: Sequence[int], old: Timing, new: Timing, *, known: Sequence[Change]
) -> Iterator[Change]:
    """The goals that this measure alone serves and that are to be reached in the month that has moved."""
    said = {change.node for change in known}
    last = max((ground_month for n in at for ground_month in measure.actions[n].timing.months), default=0)
    for goal in plan.goals:
        serving = [one.id for one in plan.measures if goal.id in one.goal_ids]
        if goal.id in said or serving != [measure.id] or set(old.months) != {last}:
            continue
        text = in_another_month(goal.text, old, new)
        others = {m for n, a in enumerate(measure.actions) if n not in at for m in a.timing.months}
        if text != goal.text and last not in others:
            yield from set_field(plan, goal.id, "text", text).changes


def _followers(
    measure: Measure, at: int, old: Timing, new: Timing, period: Period
) -> Iterator[tuple[int, Timing | None]]:
    """The steps that would now stand on the wrong side of a moved one, moved as far as it; None where one cannot."""
    if not old.months or not new.months or old.rhythm or new.rhythm or len(new.months) > 2:
        return
    far = period.position(new.months[0]) - period.position(old.months[0])
    was, now = period.position(old.months[0]), period.position(new.months[0])
    for number, action in enumerate(measure.actions):
        timing = action.timing
        if number == at or not timing.months or timing.rhythm or timing.date or len(timing.months) > 2:
            continue
        first, last = (
            period.position(m)
            for m in (min(timing.months, key=period.position), max(timing.months, key=period.position))
        )
        before, after = number < at and last < was, number > at and first > was
        if (before and last >= now and far < 0) or (after and first <= now and far > 0):
            yield number, _shifted(timing, far, period)


def _is_on_wrong_side(number: int, at: int, step: Timing, moved: Timing, period: Period) -> bool:
    """Whether a step before something now comes after it, or the other way round; in the same month it may be."""
    places, now = [period.position(m) for m in step.months], period.position(moved.months[0])
    return max(places) > now if number < at else min(places) < now


def _new(old: Timing, to: To, ground: Ground) -> Timing | OrderOutcome:
    """The new time of something that has one."""
    period, time = ground.period, to.time
    label = old.label_in(period)
    if isinstance(time, Shift):
        some = set(to.months) & set(old.months)
        if some and some != set(old.months):
            part = _shifted(Timing.of(*some), time.months, period)
            if part is None or time.to_quarter:
                return refused(f"它现在在{label}，移不到计划期{period.label}以外")
            return Timing(months=tuple(sorted((set(old.months) - some) | set(part.months))), rhythm=old.rhythm)
        months = old.months
        if not months:
            return unclear(f"它的时间是“{label or '未定'}”，请写明改到哪个月")
        shift = time.months
        if time.to_quarter:
            quarter = (months[0] - 1) // 3 + time.to_quarter
            if not 0 <= quarter <= 3:
                return refused(
                    f"它现在在{label}，再往{'后' if time.to_quarter > 0 else '前'}就不在计划期{period.label}内了"
                )
            return Timing.of(*range(quarter * 3 + 1, quarter * 3 + 4))
        moved = _shifted(old, shift, period)
        if moved is None:
            way = "推迟" if shift > 0 else "提前"
            return refused(f"它现在在{label}，{way}{abs(shift)}个月就不在计划期{period.label}内了")
        return moved
    wanted = _turned(old, time, to, period)
    if not isinstance(wanted, Timing):
        return wanted
    if to.way and old.months and wanted.months and not old.rhythm:
        was, now = period.position(old.months[0]), period.position(wanted.months[0])
        if (to.way == "later" and now < was) or (to.way == "sooner" and now > was):
            said = "推迟" if to.way == "later" else "提前"
            return unclear(f"它现在在{label}，改到{wanted.label_in(period)}不是{said}，请再看一下")
    return wanted


def _turned(old: Timing, time: Timing, to: To, period: Period) -> Timing | OrderOutcome:
    """The time said, where it can stand for the whole old one; of several months the one that was named."""
    some = set(to.months) & set(old.months)
    if to.months and some and some != set(old.months):
        months = (set(old.months) - some) | set(time.months)
        return Timing(months=tuple(sorted(months)), rhythm=old.rhythm)
    if to.months and not some:
        return unclear(f"它现在在{old.label_in(period)}，不在{Timing.of(*to.months).label_in(period)}，请再看一下")
    if len(old.months) > 1 and len(time.months) == 1 and time.rhythm is None:
        return unclear(
            f"它现在在{old.label_in(period)}，请写明改哪一次（如“{old.months[0]}月的改到{time.months[0]}月”）"
        )
    if old.deadline and len(time.months) == 1 and not time.date and time.part in (None, "late"):
        return time.model_copy(update={"deadline": True, "part": None})
    return time


def _shifted(timing: Timing, by: int, period: Period) -> Timing | None:
    """A time so many months later; None where it leaves the period."""
    places = [period.position(month) + by for month in timing.months]
    if not all(0 <= place < 12 for place in places):
        return None
    months = tuple(sorted(period.months[place].month for place in places))
    if timing.date is not None:
        at = period.months[period.position(timing.date.month) + by]
        for day in range(timing.date.day, 0, -1):
            try:
                return timing.model_copy(update={"months": months, "date": dt.date(at.year, at.month, day)})
            except ValueError:
                continue
    return timing.model_copy(update={"months": months})


def _entry_moved(entry: Entry, to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    new = _new(entry.timing, to, ground) if entry.timing.is_set or isinstance(to.time, Shift) else to.time
    if not isinstance(new, Timing):
        return new
    if new == entry.timing:
        return same(f"{entry.id}“{entry.title}”本来就在{new.label_in(plan.period)}")
    changes = list(set_field(plan, entry.id, "timing", new.model_dump(mode="json")).changes)
    title = in_another_month(entry.title, entry.timing, new)
    if title != entry.title:
        changes += set_field(plan, entry.id, "title", title).changes
    for measure in plan.measures:
        if measure.id in entry.measure_ids and measure.timing == entry.timing:
            changes += set_field(plan, measure.id, "timing", new.model_dump(mode="json")).changes
    said = f"{entry.id}“{entry.title}” {entry.timing.label_in(plan.period) or '没有时间'} → {new.label_in(plan.period)}"
    return Done(patch=Patch(changes=tuple(changes)), said=said, notes=_resting(new, ground), spoken_of=(entry.id,))


def _measure_moved(measure: Measure, to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    """A measure whose actions have no times of their own, and the free lines of the calendar that say it."""
    old = measure.timing
    new = _new(old, to, ground) if old.is_set or isinstance(to.time, Shift) else to.time
    if not isinstance(new, Timing):
        return new
    changes: list[Change] = []
    if new != old:
        changes += set_field(plan, measure.id, "timing", new.model_dump(mode="json")).changes
        for at in range(len(measure.actions)):
            changes += _reworded(plan, measure, at, old, new)
        changes += _titles(plan, measure, old, new)
    for entry in plan.schedule:
        is_it = same_matter(entry.title, measure.title) or entry.title == measure.title
        if not entry.action and (measure.id in entry.measure_ids or is_it) and entry.timing in (old, Timing()):
            changes += set_field(plan, entry.id, "timing", new.model_dump(mode="json")).changes
    changes += elsewhere(plan, measure.title, old, new, beside=())
    if not changes:
        return same(f"{measure.id}“{measure.title}”本来就在{new.label_in(plan.period)}")
    was = old.label_in(plan.period) or "没有时间"
    return Done(
        patch=Patch(changes=tuple(_once(changes))),
        said=f"{measure.id}“{measure.title}” {was} → {new.label_in(plan.period)}",
        notes=_resting(new, ground),
        spoken_of=(measure.id,),
    )


def _goal_moved(goal: Goal, to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    months = sorted(months_said(goal.text))
    if len(months) != 1:
        return unclear(f"{goal.id} 里没有写一个明确的月份，请写明改哪几个字")
    old = Timing.of(*months)
    new = _new(old, to, ground)
    if not isinstance(new, Timing):
        return new
    text = in_another_month(goal.text, old, new)
    if text == goal.text:
        return (
            same(f"{goal.id} 本来就写{months[0]}月")
            if new == old
            else unclear(f"{goal.id} 的时间写到了日，请写明改成哪天")
        )
    return Done(patch=set_field(plan, goal.id, "text", text), said=f"{goal.id} 改为“{text}”", spoken_of=(goal.id,))


def _is_said_otherwise(text: str, old: Timing, new: Timing) -> bool:
    left = months_said(in_another_month(text, old, new)) & set(old.months)
    return bool(left) and not left & set(new.months)


def _resting(new: Timing, ground: Ground) -> tuple[str, ...]:
    resting = [month for month in new.months if ground.working and month not in ground.working]
    return (f"{'、'.join(map(str, resting))}月不在安排工作的月份里",) if resting else ()


MOVING = Moving()
