"""The drafting flow: frame, measures, schedule, check, fill; it waits for nobody.

It yields batches of asks and is sent the answers; threads, event loops and HTTP are the drivers' business.
A step that fails in the end leaves a named gap: a run yields a plan unless the endpoint itself is out of reach.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plandraft.core.ask import Ask, Flow, Limits
from plandraft.core.brief import Brief
from plandraft.core.draft import Draft, Exchange
from plandraft.core.finding import Report
from plandraft.core.inputs import (
    AreaLine,
    FrameInputs,
    MeasuresInputs,
    RepairInputs,
    ScheduleInputs,
    WholeInputs,
)
from plandraft.core.plan import Goal, Measure, Plan
from plandraft.core.replies import WholeReply
from plandraft.drafting import assemble, stages
from plandraft.drafting.asking import MakeAsk, Question, ask_all, recorded
from plandraft.drafting.options import DraftOptions
from plandraft.filling import FillResult, fill_flow

Check = Callable[[Plan], Report]
REPAIR_TOKENS = 800
"""Most tokens of an answer that mends one node (our choice: twice the longest measure)."""


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What the flow is given instead of reaching for it."""

    make_ask: MakeAsk
    check: Check


def draft_flow(brief: Brief, options: DraftOptions, tools: Tools) -> Flow[Draft]:
    """Draft, check and fill one plan."""
    exchanges: list[Exchange] = []
    strategy = options.chosen_strategy(brief.profile.length_chars)
    notes: list[str] = []
    plan = None
    if strategy == "whole":
        plan = yield from recorded(_whole(brief, options, tools), exchanges)
        if plan is None:
            notes.append("一次成稿未得到可用的回答，已改为分步起草")
            strategy = "sections"
    if plan is None:
        plan = yield from recorded(_sections(brief, options, tools, notes), exchanges)
    filled = yield from recorded(fill_plan(plan, brief, options, tools), exchanges)
    return Draft(
        plan=filled.plan,
        report=filled.report,
        exchanges=tuple(exchanges),
        strategy=strategy,
        left_out=brief.left_out,
        notes=tuple(notes),
    )


def fill_plan(plan: Plan, brief: Brief, options: DraftOptions, tools: Tools) -> Flow[FillResult]:
    """Mend what the checks find in a plan: computed fixes first, then one question a faulty node."""
    limits = Limits(reply_tokens=min(REPAIR_TOKENS, options.reply_tokens))

    def make_repair(inputs: RepairInputs) -> Ask:
        return tools.make_ask("repair", inputs, limits)

    return (
        yield from fill_flow(
            plan,
            check=tools.check,
            make_ask=make_repair,
            choices={"owner": brief.profile.owners},
            organisation=brief.profile.called,
            sector=brief.profile.sector,
            period_label=brief.profile.period.label,
            rounds=options.fill_rounds,
        )
    )


def fill_draft(plan: Plan, brief: Brief, options: DraftOptions, tools: Tools) -> Flow[Draft]:
    """``fill_plan`` with its asks and replies kept."""
    exchanges: list[Exchange] = []
    filled = yield from recorded(fill_plan(plan, brief, options, tools), exchanges)
    return Draft(plan=filled.plan, report=filled.report, exchanges=tuple(exchanges), strategy="fill")


def _sections(brief: Brief, options: DraftOptions, tools: Tools, notes: list[str]) -> Flow[Plan]:
    limits = Limits(reply_tokens=options.reply_tokens)

    def ask(questions: list[Question]) -> Flow[tuple[object, ...]]:
        reads = yield from ask_all(questions, make_ask=tools.make_ask, limits=limits, max_reasks=options.max_reasks)
        notes.extend(f"{q.prompt}：{'；'.join(r.faults)}" for q, r in zip(questions, reads, strict=True) if r.faults)
        return tuple(read.value for read in reads)

    (frame,) = yield from ask([frame_question(brief)])
    plan, areas = stages.framed(frame, brief)
    answers = yield from ask(measures_questions(brief, plan.goals, areas))
    plan = stages.measured(plan, areas, answers)
    placed = assemble.place_events(brief.profile, plan.measures)
    (schedule,) = yield from ask([schedule_question(brief, plan.measures, placed)])
    return assemble.complete(plan, stages.scheduled(plan, schedule, placed), brief)


def _whole(brief: Brief, options: DraftOptions, tools: Tools) -> Flow[Plan | None]:
    limits = Limits(reply_tokens=options.reply_tokens)
    (read,) = yield from ask_all(
        [whole_question(brief)], make_ask=tools.make_ask, limits=limits, max_reasks=min(1, options.max_reasks)
    )
    reply = read.value
    if not isinstance(reply, WholeReply):
        return None
    plan, entries = stages.whole(reply, brief)
    return assemble.complete(plan, entries, brief)


def frame_question(brief: Brief) -> Question:
    """The first step's question."""
    inputs = FrameInputs(brief=brief, goal_count=_goal_count(brief))
    return Question(prompt="frame", inputs=inputs)


def measures_questions(brief: Brief, goals: tuple[Goal, ...], areas: tuple[AreaLine, ...]) -> list[Question]:
    """One question an area, each with its slice of the samples and a line about its neighbours."""
    length = round(brief.profile.length_chars * MEASURES_SHARE / max(1, len(areas)))
    return [
        Question(
            prompt="measures",
            inputs=MeasuresInputs(
                brief=brief,
                goals=goals,
                area=area,
                neighbours=tuple(a for a in areas if a != area),
                samples=tuple(s for s in brief.samples if s.area == area.work_area),
                length_chars=length,
                measure_count=max(2, min(5, round(length / CHARS_A_MEASURE))),
            ),
        )
        for area in areas
    ]


def schedule_question(brief: Brief, measures: tuple[Measure, ...], placed: tuple[object, ...]) -> Question:
    """The question for the entries; those with a date are placed already."""
    inputs = ScheduleInputs.model_validate({"brief": brief, "measures": measures, "placed": placed})
    return Question(prompt="schedule", inputs=inputs)


def whole_question(brief: Brief) -> Question:
    """The question for everything at once."""
    sector = brief.profile.sector
    count = _area_count(brief)
    inputs = WholeInputs(
        brief=brief,
        samples=brief.samples,
        areas=tuple(AreaLine(name=a.name(sector), work_area=a.id) for a in brief.areas[:count]),
        goal_count=_goal_count(brief),
        measure_count=max(8, min(30, round(brief.profile.length_chars * MEASURES_SHARE / CHARS_A_MEASURE))),
    )
    return Question(prompt="whole", inputs=inputs)


MEASURES_SHARE = 0.6
"""Share of a plan's characters that measures take (our choice, after plans of this kind)."""
CHARS_A_MEASURE = 130
"""Characters of a measure with owner, time and indicator (our choice)."""


def _goal_count(brief: Brief) -> int:
    return max(4, min(10, round(brief.profile.length_chars / 500)))


def _area_count(brief: Brief) -> int:
    return max(4, min(10, round(brief.profile.length_chars / 450)))
