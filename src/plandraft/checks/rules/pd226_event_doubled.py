"""护士节 beside 护士节表彰会."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.claims import claims_of, events_in
from plandraft.checks.days import is_beside
from plandraft.checks.foreign import bare_name
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import containment
from plandraft.core.patch import Change, Patch
from plandraft.core.plan import Entry, Plan
from plandraft.core.profile import RequiredEvent

_ALIKE = 0.8
"""Share of the event's character pairs that the other line holds (our choice)."""


class EventDoubled(Rule):
    """A required event that stands as a bare name beside a line of the same month that is the same event.

    The other line names the event, or belongs to a measure that claims it; what prepares it or follows it is another
    thing, and so are two steps of one measure. The bare line can be taken out where it is made from no action and all
    its measures stand elsewhere.

    Why: a measure that serves the event is the event; a second line says that there are two.
    Source: our choice, because the calendar is a view of what is done.
    """

    code = "PD226"
    name = "event-doubled"
    severity = Severity.WARNING
    needs = ("profile",)
    message_zh = "“{event}”单独列了一行，“{other}”已经是这项活动"
    message_en = "“{event}” has a line of its own, “{other}” is the event already"
    suggestion = "删去只有名称的一行"
    suggestion_en = "take out the line that is only a name"
    bad = (
        ("profile", "required_events", [{"title": "操作比赛", "month": 3}]),
        ("S1", "title", "操作比赛"),
        ("S1", "timing", {"months": [3]}),
    )
    good = (
        ("profile", "required_events", [{"title": "操作比赛", "month": 3}]),
        ("S1", "title", "操作比赛"),
        ("S1", "timing", {"months": [3]}),
        ("S2", "title", "护理操作比赛报名"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        profile = context.profile
        for event, ids in zip(profile.required_events, events_in(plan, profile), strict=True):
            claiming = {measure.id for measure in plan.measures if ids & claims_of(measure)}
            for entry in plan.schedule:
                if bare_name(entry.title) != bare_name(event.title):
                    continue
                other = next((e for e in plan.schedule if _is_it_too(e, entry, event, claiming)), None)
                if other is not None:
                    fix = _without(plan, entry)
                    yield self.finding(
                        entry.id, "title", text=entry.title, fix=fix, event=entry.title, other=other.title
                    )


def _is_it_too(other: Entry, entry: Entry, event: RequiredEvent, claiming: set[str]) -> bool:
    if bare_name(other.title) == bare_name(entry.title) or not _at_once(other, entry) or _are_steps(other, entry):
        return False
    if is_beside(other.title.replace(event.title, "")):
        return False
    return containment(event.title, other.title) >= _ALIKE or bool(claiming & set(other.measure_ids))


def _are_steps(one: Entry, other: Entry) -> bool:
    """Whether two lines are steps of one measure: what leads to the event, and the event."""
    return bool(one.maker) and one.maker == other.maker


def _at_once(one: Entry, other: Entry) -> bool:
    days = {day for day in (one.timing.date, other.timing.date) if day is not None}
    return len(days) < 2 and bool(set(one.timing.months) & set(other.timing.months))


def _without(plan: Plan, entry: Entry) -> Patch | None:
    """A patch that takes the entry out; None where its action would make it anew, or a measure has no other line."""
    others = {link for other in plan.schedule if other.id != entry.id for link in other.measure_ids}
    if entry.action or not set(entry.measure_ids) <= others:
        return None
    return Patch(changes=(Change(op="remove", node=entry.id, old=entry.model_dump(mode="json")),))
