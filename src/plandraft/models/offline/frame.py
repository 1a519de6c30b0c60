"""Answers ``frame``: what guides the work, goals that can be ticked, the areas of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, FrameInputs
from plandraft.core.knowledge import WorkArea, look_up
from plandraft.core.replies import AreaShape, FrameReply, GoalShape
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.ideology import ideology
from plandraft.models.offline.items import Item, document_name, items_of
from plandraft.models.offline.share import Share, likeness, shares
from plandraft.models.offline.when import months_in, working

CHARS_AN_AREA = 400
"""Characters of a plan that one area takes, headings and schedule included (our choice)."""
_LAST_FUNCTION = "组织"


def answer_frame(inputs: FrameInputs) -> FrameReply:
    """The frame of a plan, from the profile's demands and the areas its sector is expected to cover."""
    brief = inputs.brief
    lines = choose_areas(brief)
    return FrameReply(
        ideology=ideology(brief),
        goals=goals_for(brief, lines, inputs.goal_count),
        areas=[AreaShape(name=line.name, intent=line.intent) for line in lines],
    )


def choose_areas(brief: Brief, *, most: int | None = None) -> tuple[AreaLine, ...]:
    """The plan's areas: those with demands and one of each function first, then what most sectors require.

    Args:
        brief: Its areas come with the required ones first.
        most: Number of areas; by the plan's length (5–9) where None.
    """
    profile = brief.profile
    room = most or max(5, min(9, round(profile.length_chars / CHARS_AN_AREA)))
    ready = [area for area in brief.areas if area.patterns_for(profile.sector)]
    required = [area for area in ready if area.expected(profile.sector) == "required"]
    first = _one_of_each_function(required or ready)
    wanted = _demanded(brief, ready)
    common = sorted(required, key=lambda area: -sum(e == "required" for e in area.expect.values()))
    ranked = dict.fromkeys(area.id for area in (*first, *wanted, *common, *ready))
    chosen = set(list(ranked)[:room])
    kept = [area for area in ready if area.id in chosen]
    kept.sort(key=lambda area: area.function == _LAST_FUNCTION)
    return tuple(line_of(area, brief) for area in kept)


def line_of(area: WorkArea, brief: Brief) -> AreaLine:
    """A work area as an area of the plan."""
    profile = brief.profile
    intent = look_up(area.intents, profile.sector) or ""
    name = filled(area.name(profile.sector), profile)
    return AreaLine(name=name, intent=filled(intent, profile), work_area=area.id)


def _one_of_each_function(areas: Iterable[WorkArea]) -> list[WorkArea]:
    found: dict[str, WorkArea] = {}
    for area in areas:
        found.setdefault(area.function, area)
    return list(found.values())


def _demanded(brief: Brief, areas: Sequence[WorkArea]) -> Iterator[WorkArea]:
    sector = brief.profile.sector
    for item in items_of(brief.profile):
        best = max(areas, key=lambda area: likeness(item.text, area, sector), default=None)
        if best is not None and likeness(item.text, best, sector):
            yield best


def goals_for(brief: Brief, lines: Sequence[AreaLine], count: int) -> list[GoalShape]:
    """Goals from the demands, then from the areas that have none yet; at least four where there is matter.

    Args:
        brief: The job's material.
        lines: The plan's areas.
        count: Wished number; every priority gets its goal even beyond it.
    """
    by_area = shares(brief, lines)
    taken = [(share, item) for share in by_area.values() for item in share.items if item.kind != "event"]
    taken.sort(key=lambda pair: items_of(brief.profile).index(pair[1]))
    room = max(4, count)
    kept = [pair for at, pair in enumerate(taken) if pair[1].kind == "priority" or at < room - 2]
    goals = [_goal_of_item(item, share, brief) for share, item in kept]
    served = {goal.area for goal in goals}
    waiting = sorted(by_area.values(), key=lambda share: share.line.name in served)
    for share in waiting:
        if len(goals) >= room:
            break
        goals += list(_own_goal(share, brief))[:1]
    return goals


def _goal_of_item(item: Item, share: Share, brief: Brief) -> GoalShape:
    last = working(brief.calendar)[-1]
    said = bool(months_in(item.text) or re.search(r"\d|[率度]达到|全覆盖", item.text))
    text = item.text if said else f"{item.text}，{last}月底前完成并通过验收"
    if item.document:
        text = f"落实{document_name(item.document)}，{text}"
    indicators = {
        "priority": f"任务清单逐项完成，{last}月底前验收材料齐全",
        "unfinished": f"上年未完成事项办结并销号，{last}月底前向会员公布结果",
        "requirement": f"落实清单完成率100%，{last}月底前形成书面报告",
        "event": "如期举办，记录完整",
    }
    return GoalShape(text=text, indicator=indicators[item.kind], area=share.line.name, origin=item.origin)


def _own_goal(share: Share, brief: Brief) -> Iterator[GoalShape]:
    profile = brief.profile
    for area in share.work_areas:
        pattern = look_up(area.goals, profile.sector)
        if pattern is not None:
            yield GoalShape(
                text=filled(pattern.text, profile),
                indicator=filled(pattern.indicator, profile),
                area=share.line.name,
                origin="proposed",
            )
