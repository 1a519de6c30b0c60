"""Something is done at another time: another month, day or part of the year, sooner or later, or as often as said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from plandraft.core.matters import same_matter
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.core.said_times import months_said
from plandraft.core.timing import Timing
from plandraft.core.when import read_when
from plandraft.revising.ground import Ground
from plandraft.revising.kinds.new_times import To, new_timing, resting_notes
from plandraft.revising.kinds.steps import (
    action_reworded,
    actions_moved,
    each_place_once,
    main_actions,
    titles_reworded,
)
from plandraft.revising.kinds.wording import elsewhere, in_another_month
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.spots import WORK, Sort, Spot, shown
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
    return actions_moved(node, at, to, plan, ground)


def _several_moved(node: str, at: Sequence[int], order: Order, plan: Plan, ground: Ground) -> OrderOutcome:
    """Several steps of one measure, that were all named."""
    measure = plan.node(node)
    assert isinstance(measure, Measure)
    return actions_moved(measure, at, order.value, plan, ground)


def _entry_moved(entry: Entry, to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    new = new_timing(entry.timing, to, ground) if entry.timing.is_set or isinstance(to.time, Shift) else to.time
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
    return Done(patch=Patch(changes=tuple(changes)), said=said, notes=resting_notes(new, ground), spoken_of=(entry.id,))


def _measure_moved(measure: Measure, to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    """A measure whose actions have no times of their own, and the free lines of the calendar that say it."""
    old = measure.timing
    new = new_timing(old, to, ground) if old.is_set or isinstance(to.time, Shift) else to.time
    if not isinstance(new, Timing):
        return new
    changes: list[Change] = []
    if new != old:
        changes += set_field(plan, measure.id, "timing", new.model_dump(mode="json")).changes
        for at in range(len(measure.actions)):
            changes += action_reworded(plan, measure, at, old, new)
        changes += titles_reworded(plan, measure, old, new)
    for entry in plan.schedule:
        is_it = same_matter(entry.title, measure.title) or entry.title == measure.title
        if not entry.action and (measure.id in entry.measure_ids or is_it) and entry.timing in (old, Timing()):
            changes += set_field(plan, entry.id, "timing", new.model_dump(mode="json")).changes
    changes += elsewhere(plan, measure.title, old, new, beside=())
    if not changes:
        return same(f"{measure.id}“{measure.title}”本来就在{new.label_in(plan.period)}")
    was = old.label_in(plan.period) or "没有时间"
    return Done(
        patch=Patch(changes=tuple(each_place_once(changes))),
        said=f"{measure.id}“{measure.title}” {was} → {new.label_in(plan.period)}",
        notes=resting_notes(new, ground),
        spoken_of=(measure.id,),
    )


def _goal_moved(goal: Goal, to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    months = sorted(months_said(goal.text))
    if len(months) != 1:
        return unclear(f"{goal.id} 里没有写一个明确的月份，请写明改哪几个字")
    old = Timing.of(*months)
    new = new_timing(old, to, ground)
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


MOVING = Moving()
