"""Answers ``measures``: an area's demands become measures of their own, patterns fill the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, MeasuresInputs
from plandraft.core.knowledge import Pattern, WorkArea, look_up
from plandraft.core.matter import Matter
from plandraft.core.owners import rightful
from plandraft.core.plan import LINE_CHARS
from plandraft.core.replies import ActionShape, AreaShape, MeasureShape, MeasuresReply
from plandraft.models.offline.blanks import filled, staff
from plandraft.models.offline.demands import document_name, number_of, title_of
from plandraft.models.offline.overlap import core, kinship
from plandraft.models.offline.owners import owner_for, owner_of_text, partners_for
from plandraft.models.offline.phrases import CLOSINGS, EVENT_CLOSINGS, OPENINGS, manner_of
from plandraft.models.offline.spending import paid_by
from plandraft.models.offline.when import When, in_order, moved, spread, when_of_pattern, when_said, working

ALIKE = 0.5
"""From this kinship on, a demand is carried out by our own pattern for it (our choice)."""
_REFUSAL = re.compile(r"^(?:不再|不得|不要|不宜|不|避免|禁止|严禁|取消|停止)?(?:安排|组织|举办|开展|搞|使用|写|提)?")
_TIMES = {"quarterly": 4, "half_yearly": 2}
_STANDING = {"weekly": "每周", "monthly": "每月"}


def answer_measures(inputs: MeasuresInputs) -> MeasuresReply:
    """The measures of a group of areas: every demand is taken up exactly once."""
    made = [measure for area in inputs.areas for measure in measures_in(area, inputs.brief, inputs.variant)]
    new = [measure for measure in made if measure.title not in inputs.known]
    return MeasuresReply(
        areas=[AreaShape(name=area.heading, lead=_lead(area, inputs.brief)) for area in inputs.areas],
        measures=new[: inputs.measure_count] if inputs.partial else new,
    )


def measures_in(area: AreaShare, brief: Brief, variant: int = 0) -> list[MeasureShape]:
    """The measures of one area: its demands first, then what is usually done there, in another variant other things."""
    work_areas = [known for area_id in area.work_areas for known in brief.areas if known.id == area_id]
    left = [pattern for known in work_areas for pattern in _wanted(known, brief)]
    measures: list[MeasureShape] = []
    for matter in area.matters:
        pattern = _pattern_for(matter, left, brief)
        if pattern is not None:
            left.remove(pattern)
        measures.append(_from_matter(matter, pattern, area, left, brief))
    wanted = max(area.measure_count - len(measures), 0 if measures else 1)
    first = variant * wanted % max(1, len(left))
    usual = [*left[first:], *left[:first]][:wanted]
    measures += [_from_pattern(pattern, area, brief, n + variant) for n, pattern in enumerate(usual)]
    return measures or [_from_nothing(area, brief)]


def measure_for(matter: Matter, area: str, brief: Brief) -> MeasureShape:
    """The measure of one demand."""
    return _from_matter(matter, None, AreaShare(name=area, matters=(matter,)), [], brief)


def _lead(area: AreaShare, brief: Brief) -> str:
    known = next((known for known in brief.areas if known.id in area.work_areas[:1]), None)
    intent = look_up(known.intents, brief.profile.sector) if known else None
    return f"{filled(intent, brief.profile)}。" if intent else ""


def _wanted(area: WorkArea, brief: Brief) -> list[Pattern]:
    """The area's patterns that hold nothing the profile wants avoided."""
    profile = brief.profile
    unwanted = [_REFUSAL.sub("", text).strip("。，； ") for text in profile.avoid]
    return [
        pattern
        for pattern in area.patterns_for(profile.sector)
        if not any(len(word) > 1 and word in _said(pattern, brief) for word in unwanted)
    ]


def _said(pattern: Pattern, brief: Brief) -> str:
    return filled("".join((pattern.title, *pattern.actions, pattern.indicator, pattern.entry)), brief.profile)


def _pattern_for(matter: Matter, patterns: Sequence[Pattern], brief: Brief) -> Pattern | None:
    def likeness(pattern: Pattern) -> float:
        texts = (filled(text, brief.profile) for text in (pattern.title, pattern.entry) if text)
        return max((kinship(core(text), core(title_of(matter))) for text in texts), default=0.0)

    best = max(patterns, key=likeness, default=None)
    return best if best is not None and likeness(best) >= ALIKE else None


def _owner(title: str, actions: Iterable[str], words: Sequence[str], brief: Brief) -> str:
    """Whose the work is by law or custom, else whom its words point at."""
    rules, sector = brief.owner_rules, brief.profile.sector
    advice = rightful(f"{title}。{''.join(actions)}", brief.owners, rules, sector) if brief.owners else None
    return advice.owner if advice else owner_for(words, brief.profile)


def _from_pattern(pattern: Pattern, area: AreaShare, brief: Brief, number: int) -> MeasureShape:
    profile = brief.profile
    title = filled(pattern.title, profile)
    owner = _owner(title, pattern.actions, pattern.owner, brief)
    when = _said_when(when_of_pattern(pattern, brief.calendar), brief, number)
    line = filled(pattern.entry or pattern.title, profile)
    actions = [filled(action, profile, owner=owner) for action in pattern.actions]
    return MeasureShape(
        area=area.heading,
        title=title,
        claims=[],
        actions=[
            ActionShape(text=text, when=when, line=_short(line) if n == 0 else "") for n, text in enumerate(actions)
        ],
        owner=owner,
        partners=partners_for(pattern.partners or pattern.owner[1:], profile, owner=owner, most=1),
        indicator=filled(pattern.indicator, profile, owner=owner),
        budget=paid_by(title, brief),
    )


def _said_when(when: When, brief: Brief, number: int) -> str:
    """A time as answers write it; what comes back a few times a year is dealt out over the months."""
    if when.months:
        return _months(in_order(when.months, brief.calendar))
    if when.rhythm in _STANDING:
        return _STANDING[when.rhythm]
    order = working(brief.calendar)
    times = min(_TIMES.get(when.rhythm, 1), len(order))
    width = len(order) / times
    return _months([order[min(len(order) - 1, int(n * width + number % max(1, int(width))))] for n in range(times)])


def _months(months: Iterable[int]) -> str:
    return "、".join(map(str, dict.fromkeys(months))) + "月"


def _short(text: str) -> str:
    return text if len(text) <= LINE_CHARS else _first_clause(text)


def _first_clause(text: str) -> str:
    return re.split(r"[，。；：、]", text, maxsplit=1)[0]


def _from_matter(
    matter: Matter, pattern: Pattern | None, area: AreaShare, beside: Sequence[Pattern], brief: Brief
) -> MeasureShape:
    profile = brief.profile
    words = pattern.owner if pattern else tuple(w for p in beside[:1] for w in p.owner)
    title = title_of(matter)
    advised = _owner(title, (), (), brief) if brief.owners else ""
    owner = matter.owner or advised or owner_of_text(matter.text, words, profile)
    manner = manner_of(matter, brief.matters)
    indicator = filled(pattern.indicator, profile, owner=owner) if pattern else manner.indicator
    return MeasureShape(
        area=area.heading,
        title=title,
        claims=[matter.id],
        actions=list(_actions(matter, pattern, owner, brief)),
        owner=owner,
        partners=partners_for(words, profile, owner=owner),
        indicator=indicator,
        budget=paid_by(matter.text, brief),
    )


def _when(matter: Matter, pattern: Pattern | None, brief: Brief) -> When:
    """The profile's own months before all; then the words of the demand; then the pattern; then spread out."""
    if matter.timing.months and not matter.timing.deadline:
        return When(moved(matter.timing.months, brief.calendar))
    said = when_said(matter.text, brief.calendar)
    if said is not None:
        return said
    if pattern is not None and (pattern.observance or pattern.rhythm or "event" in matter.kinds):
        return when_of_pattern(pattern, brief.calendar)
    if "event" in matter.kinds:
        return When(moved((spread(brief, number_of(matter), early=False)[0],), brief.calendar))
    return When(spread(brief, number_of(matter), early="unfinished" in matter.kinds))


def _actions(matter: Matter, pattern: Pattern | None, owner: str, brief: Brief) -> Iterator[ActionShape]:
    """Opening, what is done, and how it ends: the first and the last of them stand in the calendar."""
    when, event = _when(matter, pattern, brief), "event" in matter.kinds
    order = in_order(when.months, brief.calendar) or working(brief.calendar)
    number, kind = number_of(matter), matter.kinds[0]
    openings = OPENINGS[kind]
    closings = EVENT_CLOSINGS if event else CLOSINGS
    at = brief.matters.index(matter) if matter in brief.matters else number
    ready = [
        openings[number % len(openings)],
        *(pattern.actions if pattern else (manner_of(matter, brief.matters).action,)),
    ]
    ready += [] if pattern else [closings[at % len(closings)]]
    title = title_of(matter)
    for n, text in enumerate(ready):
        written = _written(text, matter, order, owner, brief)
        if event or len(order) == 1:
            line = _short(title) if n == 0 else ""
            yield ActionShape(text=written, when=_months(order[:1] if event else order), line=line)
        elif n == 0:
            yield ActionShape(text=written, when=_months(order[:1]), line=_short(f"{title}：启动部署"))
        elif n == len(ready) - 1:
            yield ActionShape(text=written, when=_months(order[-1:]), line=_short(f"{title}：检查验收"))
        else:
            yield ActionShape(text=written, when=_months(order[1:-1] or order[:1]), line="")


def _written(action: str, matter: Matter, order: Sequence[int], owner: str, brief: Brief) -> str:
    words = {
        "{first}": str(order[0]),
        "{last}": str(order[-1]),
        "{staff}": staff(brief.profile.sector),
        "{owner}": owner,
        "{document}": f"按照{document_name(matter.document)}要求，" if matter.document else "按照上级要求，",
    }
    for blank, word in words.items():
        action = action.replace(blank, word)
    return filled(action, brief.profile).replace("{text}", matter.text)


def _from_nothing(area: AreaShare, brief: Brief) -> MeasureShape:
    """An area that nothing is known about: asked for ideas rather than left empty."""
    owner = owner_for((), brief.profile)
    first, *_, last = (*working(brief.calendar)[1:], *working(brief.calendar)[-1:])
    return MeasureShape(
        area=area.heading,
        title=f"推进{area.heading}",
        claims=[],
        actions=[
            ActionShape(
                text=f"就{area.heading}征求会员意见，列出任务清单。",
                when=f"{first}月",
                line=_short(f"征求{area.heading}意见"),
            ),
            ActionShape(text="对照清单核对完成情况，结果向会员公布。", when=f"{last}月", line=""),
        ],
        owner=owner,
        partners=[],
        indicator="任务清单1份，完成情况公布1次",
        budget="",
    )
