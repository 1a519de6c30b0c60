"""Steps of a measure at another time: what hangs on them follows, what their sentences say as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.matters import same_matter
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.period import Period
from plandraft.core.plan import Measure, Plan
from plandraft.core.said_times import months_said
from plandraft.core.timing import Timing
from plandraft.revising.ground import Ground
from plandraft.revising.kinds.new_times import To, new_timing, resting_notes, shifted_timing
from plandraft.revising.kinds.wording import elsewhere, in_another_month, names_days
from plandraft.revising.outcomes import Done, OrderOutcome, same

_MONTHLY = re.compile("每(?:个?月|季度?|周|半年)|按月|按季度?")


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


def actions_moved(measure: Measure, at: Sequence[int], to: To, plan: Plan, ground: Ground) -> OrderOutcome:
    """Some steps of a measure at another time, with those before and after them, its texts and its goals."""
    texts: list[str] = []
    changes: list[Change] = []
    notes: list[str] = []
    old = new = Timing()
    for number in at:
        action = measure.actions[number]
        found = new_timing(action.timing, to, ground)
        if not isinstance(found, Timing):
            return found
        old, new = action.timing, found
        if new == old:
            continue
        changes += set_field(plan, measure.id, f"actions/{number}/timing", new.model_dump(mode="json")).changes
        changes += action_reworded(plan, measure, number, old, new)
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
        changes += action_reworded(plan, measure, number, was, then)
        step = measure.actions[number].line or measure.actions[number].text[:12]
        texts.append(f"前后相连的“{step}”：{was.label_in(plan.period)} → {then.label_in(plan.period)}")
    name = measure.actions[at[0]].line if len(measure.actions) > 1 and len(at) == 1 else measure.title
    told = {change.node for change in changes if not change.field.startswith("actions/")}
    changes += elsewhere(plan, name or measure.title, old, new, beside=told)
    changes += titles_reworded(plan, measure, old, new)
    changes += _goals(plan, measure, at, old, new, known=changes)
    return Done(
        patch=Patch(changes=tuple(each_place_once(changes))),
        said=f"{measure.id}“{measure.title}” {'；'.join(texts)}",
        notes=(*notes, *resting_notes(new, ground)),
        spoken_of=(measure.id,),
    )


def each_place_once(changes: Sequence[Change]) -> Iterator[Change]:
    """Each place once: the first word on it counts."""
    seen: set[tuple[str, str]] = set()
    for change in changes:
        if (change.node, change.field) not in seen:
            seen.add((change.node, change.field))
            yield change


def action_reworded(plan: Plan, measure: Measure, number: int, old: Timing, new: Timing) -> Iterator[Change]:
    """The sentence and the calendar line of an action that name the old time or how often, with the new."""
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


def titles_reworded(plan: Plan, measure: Measure, old: Timing, new: Timing) -> Iterator[Change]:
    """A measure's name and indicator with the new month in them."""
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
            yield number, shifted_timing(timing, far, period)


def _is_on_wrong_side(number: int, at: int, step: Timing, moved: Timing, period: Period) -> bool:
    """Whether a step before something now comes after it, or the other way round; in the same month it may be."""
    places, now = [period.position(m) for m in step.months], period.position(moved.months[0])
    return max(places) > now if number < at else min(places) < now


def _is_said_otherwise(text: str, old: Timing, new: Timing) -> bool:
    left = months_said(in_another_month(text, old, new)) & set(old.months)
    return bool(left) and not left & set(new.months)
