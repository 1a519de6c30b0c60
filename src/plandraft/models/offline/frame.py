"""Answers ``frame``: everything but the measures, from the profile and the areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, FrameInputs
from plandraft.core.knowledge import look_up
from plandraft.core.matter import Matter, MatterKind
from plandraft.core.replies import BudgetShape, FrameReply, GoalShape
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.demands import document_name, number_of, title_of
from plandraft.models.offline.ideology import ideology
from plandraft.models.offline.when import months_in, working

_BUILT = re.compile(r"建设|建立|改造|完成|修订|制定|健全|搭建|更新|创建|建成")
_INDICATORS: dict[MatterKind, tuple[str, ...]] = {
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
_MOST_NAMED = 4
"""Demands and results that an opening names (our choice)."""


def answer_frame(inputs: FrameInputs) -> FrameReply:
    """The frame of a plan, from the profile's demands and the areas that were chosen."""
    brief, parts = inputs.brief, inputs.parts
    wanted = goals_for(brief, inputs.areas, inputs.goal_count + len(inputs.known_goals))
    goals = [goal for goal in wanted if goal.text not in inputs.known_goals]
    return FrameReply(
        opening=opening(brief) if "opening" in parts else "",
        ideology=ideology(brief) if "ideology" in parts else "",
        goals=(goals[: inputs.goal_count] if inputs.partial else goals) if "goals" in parts else [],
        budget=budget(brief) if "budget" in parts else [],
        closing=closing(brief) if "closing" in parts else "",
    )


def opening(brief: Brief) -> str:
    """The body's situation, what last year brought and left over, and what this period is about."""
    profile = brief.profile
    done, left = profile.last_year.done[:_MOST_NAMED], profile.last_year.unfinished[:_MOST_NAMED]
    figures = [f"{figure.name}{figure.value}" for figure in profile.last_year.figures[:_MOST_NAMED]]
    people = [
        f"职工{profile.headcount}人" if profile.headcount else "",
        f"会员{profile.members}人" if profile.members else "",
        f"女职工{profile.women}人" if profile.women else "",
    ]
    said = "、".join(part for part in people if part)
    sentences = [f"{profile.name}现有{said}。" if said else ""]
    if done or figures:
        sentences.append(f"上年{'，'.join([*done, *figures])}。")
    if left:
        sentences.append(f"尚未完成的有{'、'.join(left)}。")
    named = [title_of(matter) for matter in brief.matters if "event" not in matter.kinds][:_MOST_NAMED]
    if named:
        sentences.append(f"{profile.period.label}着重抓好{'、'.join(named)}，工作安排如下。")
    return "".join(sentences) or f"{profile.name}{profile.period.label}工作安排如下。"


def closing(brief: Brief) -> str:
    """Who leads, who helps, to whom progress is reported, and who checks."""
    profile, owners = brief.profile, brief.owners
    union = owners[0].name if owners else profile.called
    audit = next((owner.name for owner in owners if "经费审查" in owner.name or "经审" in owner.name), "")
    helping = "、".join(body.name for body in profile.departments[:3])
    _, this_end, next_year = (
        ("", "学年末", "下一学年") if profile.period.kind == "school_year" else ("", "年底", "下一年度")
    )
    parts = [f"本计划由{union}牵头落实{f'，{helping}等按分工配合' if helping else ''}。"]
    parts.append(
        f"牵头部门每季度向{profile.called}委员会报告一次进展"
        if "委员会" not in profile.called
        else f"牵头部门每季度向{profile.called}报告一次进展"
    )
    parts.append(f"，{audit}检查经费使用，收支向会员公布。" if audit and profile.budget else "。")
    parts.append(f"{this_end}由{union}逐项核对完成标志，未完成的写明原因，列入{next_year}计划。")
    return "".join(parts)


def budget(brief: Brief) -> list[BudgetShape]:
    """The usual split of the money as it is."""
    return [
        BudgetShape(id=item.id, purpose=item.purpose, amount=float(item.amount or 0), note=item.note)
        for item in brief.spending
    ]


def goals_for(brief: Brief, areas: Sequence[AreaShare], count: int) -> list[GoalShape]:
    """Goals from the demands, then from the areas that have none yet.

    Args:
        brief: The job's material.
        areas: The plan's areas.
        count: Wished number; every demand but events gets its goal even beyond it.
    """
    taken = [(area, matter) for area in areas for matter in area.matters if matter.kinds != ("event",)]
    taken.sort(key=lambda pair: brief.matters.index(pair[1]))
    goals = [_goal_of(matter, area, brief) for area, matter in taken]
    served = {goal.area for goal in goals}
    for area in (area for area in areas if area.heading not in served):
        if len(goals) >= max(count, 4):
            break
        goals += list(_own_goal(area, brief))[:1]
    return goals


def _goal_of(matter: Matter, area: AreaShare, brief: Brief) -> GoalShape:
    last = working(brief.calendar)[-1]
    said = bool(months_in(matter.text) or re.search(r"\d|[率度]达到|全覆盖", matter.text))
    ending = "完成并通过验收" if _BUILT.search(matter.text) else "完成全部任务并公布结果"
    text = matter.text if said else f"{matter.text}，{last}月底前{ending}"
    if matter.document:
        text = f"落实{document_name(matter.document)}，{text}"
    indicators = _INDICATORS[matter.kinds[0]]
    indicator = indicators[number_of(matter) % len(indicators)].replace("{last}", str(last))
    return GoalShape(text=text, indicator=indicator, claims=[matter.id], area=area.heading)


def _own_goal(area: AreaShare, brief: Brief) -> Iterator[GoalShape]:
    profile = brief.profile
    for known in (known for area_id in area.work_areas for known in brief.areas if known.id == area_id):
        pattern = look_up(known.goals, profile.sector)
        if pattern is not None:
            yield GoalShape(
                text=filled(pattern.text, profile),
                indicator=filled(pattern.indicator, profile),
                claims=[],
                area=area.heading,
            )
