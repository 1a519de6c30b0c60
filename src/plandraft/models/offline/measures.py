"""Answers ``measures``: an area's demands become measures of their own, patterns fill the rest."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, MeasuresInputs
from plandraft.core.knowledge import Pattern
from plandraft.core.replies import MeasureShape, MeasuresReply
from plandraft.models.offline.blanks import filled, staff
from plandraft.models.offline.items import Item, document_name, items_of
from plandraft.models.offline.overlap import core, kinship
from plandraft.models.offline.owners import owner_for, owner_of_text, partners_for
from plandraft.models.offline.phrases import CLOSINGS, EVENT_CLOSINGS, OPENINGS, manner_of
from plandraft.models.offline.serves import link_goals
from plandraft.models.offline.share import Share, shares
from plandraft.models.offline.when import When, in_order, moved, spread, when_of_pattern, when_said, working

ALIKE = 0.5
"""From this kinship on, a demand is carried out by our own pattern for it (our choice)."""


def answer_measures(inputs: MeasuresInputs) -> MeasuresReply:
    """The measures of one area; with its neighbours' answers every demand is taken up exactly once."""
    lines = (inputs.area, *inputs.neighbours)
    share = shares(inputs.brief, lines)[inputs.area.name]
    measures = _measures(inputs.brief, share, inputs.measure_count + len(inputs.known))
    linked = link_goals(measures, inputs.goals, inputs.area, lines, inputs.brief)
    new = [measure for measure in linked if measure.title not in inputs.known]
    return MeasuresReply(measures=new[: inputs.measure_count] if inputs.partial else new)


def _measures(brief: Brief, share: Share, count: int) -> list[MeasureShape]:
    left = list(share.patterns)
    measures: list[MeasureShape] = []
    for item in share.items:
        pattern = _pattern_for(item, left, brief)
        if pattern is not None:
            left.remove(pattern)
        measures.append(_from_item(item, pattern, share, brief))
    wanted = max(count - len(measures), min(share.musts, count + 1), 1)
    measures += [_from_pattern(pattern, share, brief) for pattern in left[:wanted]]
    if not measures:
        measures.append(_from_intent(share.line, brief))
    return [m.model_copy(update={"ref": f"M{n}"}) for n, m in enumerate(measures, 1)]


def _pattern_for(item: Item, patterns: Sequence[Pattern], brief: Brief) -> Pattern | None:
    def likeness(pattern: Pattern) -> float:
        texts = (filled(text, brief.profile) for text in (pattern.title, pattern.entry) if text)
        return max((kinship(core(text), core(item.title)) for text in texts), default=0.0)

    best = max(patterns, key=likeness, default=None)
    return best if best is not None and likeness(best) >= ALIKE else None


def _from_pattern(pattern: Pattern, share: Share, brief: Brief) -> MeasureShape:
    profile = brief.profile
    owner = owner_for(pattern.owner, profile)
    when = when_of_pattern(pattern, brief.calendar)
    return MeasureShape(
        ref="M1",
        area=share.line.name,
        title=filled(pattern.title, profile, owner=owner),
        actions=[filled(action, profile, owner=owner) for action in pattern.actions],
        goals=[],
        owner=owner,
        partners=partners_for(pattern.partners or pattern.owner[1:], profile, owner=owner, most=1),
        months=list(when.months),
        rhythm=when.rhythm,
        indicator=filled(pattern.indicator, profile, owner=owner),
        origin="practice",
    )


def _from_item(item: Item, pattern: Pattern | None, share: Share, brief: Brief) -> MeasureShape:
    profile = brief.profile
    words = pattern.owner if pattern else tuple(w for p in share.patterns[:1] for w in p.owner)
    owner = item.owner or owner_of_text(item.text, words, profile)
    when = _when(item, pattern, brief)
    manner = manner_of(item, items_of(profile))
    indicator = filled(pattern.indicator, profile, owner=owner) if pattern else manner.indicator
    return MeasureShape(
        ref="M1",
        area=share.line.name,
        title=item.title,
        actions=_actions(item, pattern, when, owner, brief),
        goals=[],
        owner=owner,
        partners=partners_for(words, profile, owner=owner),
        months=list(when.months),
        rhythm=when.rhythm,
        indicator=indicator,
        origin=item.origin,
    )


def _when(item: Item, pattern: Pattern | None, brief: Brief) -> When:
    """The profile's own month before all; then the words of the demand; then the pattern; then spread out."""
    if item.month is not None:
        return When((item.month,))
    said = when_said(item.text, brief.calendar)
    if said is not None:
        return said
    if pattern is not None and (pattern.observance or pattern.rhythm or item.kind == "event"):
        return when_of_pattern(pattern, brief.calendar)
    if item.kind == "event":
        return When(moved((spread(brief, item.number, early=False)[0],), brief.calendar))
    return When(spread(brief, item.number, early=item.kind == "unfinished"))


def _actions(item: Item, pattern: Pattern | None, when: When, owner: str, brief: Brief) -> list[str]:
    order = in_order(when.months, brief.calendar) or working(brief.calendar)
    openings = OPENINGS[item.kind]
    opening = openings[item.number % len(openings)]
    manner = manner_of(item, items_of(brief.profile))
    middle = list(pattern.actions) if pattern else [manner.action]
    closings = EVENT_CLOSINGS if item.kind == "event" else CLOSINGS
    at = items_of(brief.profile).index(item)
    events = [f"{title}列入活动安排，提前两周落实人员和场地。" for title in item.events if title not in item.text]
    ready = [opening, *middle, *events, *([] if pattern else [closings[at % len(closings)]])]
    words = {
        "{first}": str(order[0]),
        "{last}": str(order[-1]),
        "{staff}": staff(brief.profile.sector),
        "{owner}": owner,
        "{document}": f"按照{document_name(item.document)}要求，" if item.document else "按照上级要求，",
    }
    return [_written(action, words, item, brief) for action in ready]


def _written(action: str, words: dict[str, str], item: Item, brief: Brief) -> str:
    for blank, word in words.items():
        action = action.replace(blank, word)
    return filled(action, brief.profile).replace("{text}", item.text)


def _from_intent(line: AreaLine, brief: Brief) -> MeasureShape:
    """An area that nothing is known about: asked for ideas rather than left empty."""
    owner = owner_for((), brief.profile)
    first, *_, last = (*working(brief.calendar)[1:], *working(brief.calendar)[-1:])
    return MeasureShape(
        ref="M1",
        area=line.name,
        title=f"推进{line.name}",
        actions=[
            f"{first}月底前由{owner}就{line.name}征求会员意见，列出任务清单。",
            f"{last}月对照清单核对完成情况，结果向会员公布。",
        ],
        goals=[],
        owner=owner,
        partners=[],
        months=sorted({first, last}),
        rhythm="once",
        indicator="任务清单1份，完成情况公布1次",
        origin="proposed",
    )
