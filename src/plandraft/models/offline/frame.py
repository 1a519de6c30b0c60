"""Answers ``frame``: what guides the work, goals that can be ticked, the areas of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, FrameInputs
from plandraft.core.knowledge import WorkArea, look_up
from plandraft.core.replies import AreaShape, FrameReply, GoalShape
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.ideology import ideology
from plandraft.models.offline.items import Item, Kind, document_name, items_of
from plandraft.models.offline.share import Share, likeness, shares
from plandraft.models.offline.when import months_in, working

MOST_AREAS = 10
"""Areas a plan has at most; a longer plan says more in each (our choice)."""
CHARS_AN_AREA = 400
"""Characters of a plan that one area takes, headings and schedule included (our choice)."""
MORE_GOALS = 3
"""Goals beyond the wished number, so that no area of the plan is without one (our choice)."""
_LAST_FUNCTION = "组织"
_CENTRE = "centre"
"""What every plan serves anyway; an area of its own only where there is room, or no other like it."""
_BUILT = re.compile(r"建设|建立|改造|完成|修订|制定|健全|搭建|更新|创建|建成")
_INDICATORS: dict[Kind, tuple[str, ...]] = {
    "priority": (
        "任务清单完成率100%，{last}月验收材料齐全",
        "{last}月向会员公布完成情况，会员评议满意率不低于90%",
        "每季度有进展记录，{last}月提交书面报告",
        "台账完整，{last}月抽查合格率100%",
    ),
    "unfinished": ("{last}月底前办结销号并公布结果", "办理进度按季公布，{last}月底前销号"),
    "requirement": ("落实清单完成率100%，形成书面报告", "自查问题整改率100%，{last}月上报结果"),
    "event": ("如期举办，记录完整",),
}


def answer_frame(inputs: FrameInputs) -> FrameReply:
    """The frame of a plan, from the profile's demands and the areas its sector is expected to cover."""
    brief = inputs.brief
    lines = choose_areas(brief)
    wanted = goals_for(brief, lines, inputs.goal_count + len(inputs.known_goals))
    goals = [goal for goal in wanted if goal.text not in inputs.known_goals]
    areas = [AreaShape(name=line.name, intent=line.intent) for line in lines if line.name not in inputs.known_areas]
    return FrameReply(
        ideology=ideology(brief) if "ideology" in inputs.parts else "",
        goals=_part("goals", goals, inputs, inputs.goal_count),
        areas=_part("areas", areas, inputs, inputs.area_count),
    )


_Item = TypeVar("_Item")


def _part(name: str, items: list[_Item], inputs: FrameInputs, most: int) -> list[_Item]:
    """A part as far as it is asked for."""
    if name not in inputs.parts:
        return []
    return items[:most] if inputs.partial and most else items


def choose_areas(brief: Brief, *, most: int | None = None) -> tuple[AreaLine, ...]:
    """The plan's areas: one of each function and what all sectors require, then those with demands.

    Args:
        brief: Its areas come with the required ones first.
        most: Number of areas, by the plan's length (5–10) where None; required areas that the profile
            demands something of come on top.
    """
    profile = brief.profile
    room = most or max(5, min(MOST_AREAS, round(profile.length_chars / CHARS_AN_AREA)))
    ready = [area for area in brief.areas if area.patterns_for(profile.sector)]
    required = [area for area in ready if area.expected(profile.sector) == "required"]
    first = _one_of_each_function(required or ready)
    wanted = list(_demanded(brief, ready))
    common = sorted(required, key=lambda area: -sum(e == "required" for e in area.expect.values()))
    always = [area for area in common if set(area.expect.values()) <= {"required"}]
    always = [area for area in always if area.id != _CENTRE]
    ranked = dict.fromkeys(area.id for area in (*first, *always, *wanted, *common, *ready))
    pressing = {area.id for area in wanted if area in required}
    late = [area_id for area_id in list(ranked)[room:] if area_id in pressing]
    chosen = {*list(ranked)[:room], *late[: max(0, MOST_AREAS - room)]}
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
        if len(goals) >= room + (share.line.name not in served) * MORE_GOALS:
            break
        goals += list(_own_goal(share, brief))[:1]
    return goals


def _goal_of_item(item: Item, share: Share, brief: Brief) -> GoalShape:
    last = working(brief.calendar)[-1]
    said = bool(months_in(item.text) or re.search(r"\d|[率度]达到|全覆盖", item.text))
    ending = "完成并通过验收" if _BUILT.search(item.text) else "完成全部任务并公布结果"
    text = item.text if said else f"{item.text}，{last}月底前{ending}"
    if item.document:
        text = f"落实{document_name(item.document)}，{text}"
    indicators = _INDICATORS[item.kind]
    indicator = indicators[item.number % len(indicators)].replace("{last}", str(last))
    return GoalShape(text=text, indicator=indicator, area=share.line.name, origin=item.origin)


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
