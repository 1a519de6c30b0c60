"""The drafting flow: frame and measures side by side, what is open, length, check, fill; it waits for nobody.

It yields batches of asks and is sent the answers; threads, event loops and HTTP are the drivers' business.
A step that fails in the end leaves a named gap: a run yields a plan unless the endpoint itself is out of reach.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from plandraft.core.ask import Ask, Failed, Flow, Limits
from plandraft.core.brief import Brief
from plandraft.core.draft import Draft, Exchange
from plandraft.core.edits import made_of, remade
from plandraft.core.finding import Report
from plandraft.core.inputs import AreaShare, RepairInputs
from plandraft.core.missing import Why, in_words, missing_told
from plandraft.core.plan import Plan
from plandraft.core.replies import FrameReply, MeasuresReply, ReviewReply, Shape
from plandraft.core.stage import Stage
from plandraft.drafting import assemble, stages
from plandraft.drafting.answers import read_answer
from plandraft.drafting.areas import area_groups, shares_of
from plandraft.drafting.closing import with_closing_done
from plandraft.drafting.lost import frame_of, lost_areas, lost_parts, with_frame, with_measures
from plandraft.drafting.money import all_spent
from plandraft.drafting.options import DraftOptions
from plandraft.drafting.resizing import MOST_RESIZES, resized, resizing
from plandraft.drafting.reviewing import reviewed, under_review
from plandraft.drafting.sensible import organisation_words
from plandraft.drafting.spare import SpareModel, filled_by_spare, too_weak, weak_note
from plandraft.drafting.step_loop import DraftStep, MakeAsk, recorded, run_step, side_by_side
from plandraft.drafting.step_state import Question, StepState
from plandraft.drafting.steps import (
    first_question,
    frame_step,
    measures_step,
    open_step,
    resize_step,
    review_question,
    whole_step,
)
from plandraft.drafting.surplus import review_within
from plandraft.drafting.told import Told
from plandraft.drafting.whole_result import NO_REPLY, WholeResult
from plandraft.filling import FillResult, KnownFacts, Questioning, facts_of, fill_flow
from plandraft.filling.fill import REPAIR_TOKENS

_Shape = TypeVar("_Shape", bound=Shape)
Check = Callable[[Plan], Report]
_Groups = tuple[tuple[AreaShare, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What the flow is given instead of reaching for it.

    Attributes:
        make_ask: Makes the ask of a prompt.
        check: Looks at a plan.
        spare: Answers what the model could not; None where that is left a gap.
    """

    make_ask: MakeAsk
    check: Check
    spare: SpareModel | None = None


def draft_flow(brief: Brief, options: DraftOptions, tools: Tools) -> Flow[Draft]:
    """Draft, check and fill one plan.

    Args:
        brief: Everything the prompts may know.
        options: How it is to be made.
        tools: What asks and checks.
    """
    exchanges: list[Exchange] = []
    strategy = options.chosen_strategy(brief.profile.length_chars)
    result, told = WholeResult(), Told()
    if strategy == "whole":
        result = yield from recorded(_whole(brief, options, tools, told), exchanges)
        strategy = "sections" if result.waiting else "whole"
    plan = yield from recorded(Sections(brief, options, tools, result, told).plan(), exchanges)
    left = options if told.use.none is None else replace(options, fill_rounds=0)
    filled = yield from recorded(fill_plan(plan, brief, left, tools), exchanges)
    weak = too_weak(told.steps)
    if weak is not None and told.use.none is None:
        told.notes.insert(0, weak_note(*weak, is_filled=tools.spare is not None))
    made = filled.plan.model_copy(update={"made": made_of(filled.plan)})
    draft = _draft(made, filled, told, exchanges, strategy)
    return replace(draft, left_out=brief.left_out, too_weak=weak is not None)


def fill_plan(plan: Plan, brief: Brief, options: DraftOptions, tools: Tools) -> Flow[FillResult]:
    """Mend what the checks find in a plan: computed fixes first, then questions about the faulty nodes.

    Args:
        plan: The plan as it is.
        brief: Everything the prompts may know.
        options: How it is to be made.
        tools: What asks and checks.
    """
    limits = Limits(reply_tokens=min(REPAIR_TOKENS, options.reply_tokens))

    def make_repair(inputs: RepairInputs) -> Ask:
        return tools.make_ask("repair", inputs, limits)

    owners = brief.owner_choices
    questioning = Questioning(
        check=tools.check,
        make_ask=make_repair,
        known=KnownFacts(names={"partners": owners, "owner": owners}, facts=facts_of(brief.profile)),
        organisation=brief.profile.called,
        sector=brief.profile.sector,
        period_label=brief.profile.period.label,
    )
    return (
        yield from fill_flow(
            plan, questioning, rounds=options.fill_rounds, reply_tokens=limits.reply_tokens, spare=tools.spare
        )
    )


def fill_draft(plan: Plan, brief: Brief, options: DraftOptions, tools: Tools) -> Flow[Draft]:
    """``fill_plan`` with its asks and replies kept; what a draft of ours lacks as a whole is asked for first.

    Args:
        plan: The plan as it is.
        brief: Everything the prompts may know.
        options: How it is to be made.
        tools: What asks and checks.
    """
    exchanges: list[Exchange] = []
    told = Told()
    sections = Sections(brief, options, tools, WholeResult(), told)
    whole = yield from recorded(sections.regained(plan), exchanges)
    filled = yield from recorded(fill_plan(whole, brief, options, tools), exchanges)
    return _draft(remade(plan, filled.plan), filled, told, exchanges, "fill")


def _draft(plan: Plan, filled: FillResult, told: Told, exchanges: Sequence[Exchange], strategy: str) -> Draft:
    """The plan with all that is to be said of its making."""
    told.useless()
    missing = told.missing(filled.plan)
    return Draft(
        plan=plan,
        report=filled.report,
        exchanges=tuple(exchanges),
        strategy=strategy,
        notes=(*told.notes, *(missing_told(missing) if told.use.none is None else ())),
        missing=missing,
        useless=told.use.none,
        details=tuple(told.details),
        changes=filled.changes,
    )


def _whole(brief: Brief, options: DraftOptions, tools: Tools, told: Told) -> Flow[WholeResult]:
    """As much of a plan as comes in one go; the steps add the rest."""
    limits = Limits(reply_tokens=options.whole_tokens(brief.profile.length_chars))
    step, most = whole_step(brief), options.max_reasks
    state = yield from run_step(step, make_ask=tools.make_ask, limits=limits, max_reasks=most, use=told.use)
    told.step(step.name, state)
    if state.kept == NO_REPLY:
        told.notes.append("一次成稿未得到可用的回答，已改为分步起草")
    elif state.waiting:
        told.notes.append("一次成稿未得到的部分已分步补写")
    return stages.whole_result_of(state)


class Sections:
    """The steps that a plan still needs: frame and measures at the same time, then what is open, then its length."""

    def __init__(self, brief: Brief, options: DraftOptions, tools: Tools, result: WholeResult, told: Told) -> None:
        self._brief, self._options, self._tools, self._result, self._told = brief, options, tools, result, told

    def plan(self) -> Flow[Plan]:
        """The plan made of what the one question brought and what the steps add."""
        frame, came = yield from self._frame_and_measures()
        plan = stages.measured(assemble.framed(frame, self._brief), self._result, came, self._brief)
        plan = assemble.assembled(plan, self._brief)
        if not self._told.use.none:
            for further in (self._reviewed, self._completed, self._resized):
                yield Stage(plan)
                plan = yield from further(plan)
        plan = stages.without_headings(with_closing_done(all_spent(plan), self._brief.profile), self._brief)
        yield Stage(plan)
        return plan

    def regained(self, plan: Plan) -> Flow[Plan]:
        """A plan of ours with what it could not be given when it was drafted; the same where nothing is lacking."""
        frame, left = lost_parts(plan, self._brief), stages.lost_measures(plan)
        if not frame and not left:
            return plan
        steps = [frame_step(self._brief, kept=frame_of(plan), waiting=frame)] if frame else []
        groups = self._groups(lost_areas(left, shares_of(self._brief)))
        measures = [measures_step(self._brief, group, ()) for group in groups]
        state, came = yield from self._side_by_side(steps, measures, groups)
        if state is not None:
            plan = with_frame(plan, assemble.framed(state.kept, self._brief), frame)
        return with_measures(plan, left, came, self._brief)

    def _frame_and_measures(self) -> Flow[tuple[FrameReply, list[stages.Came]]]:
        brief, result = self._brief, self._result
        groups = self._groups(result.areas_left(shares_of(brief)))
        waiting = result.frame_waiting
        frames = [frame_step(brief, kept=result.frame, waiting=waiting)] if waiting else []
        measures = []
        for group in groups:
            others = [area for other in groups if other is not group for area in other]
            measures.append(measures_step(brief, group, others))
        state, came = yield from self._side_by_side(frames, measures, groups)
        return result.frame if state is None else state.kept, came

    def _side_by_side(
        self, frames: Sequence[DraftStep[FrameReply]], measures: Sequence[DraftStep[MeasuresReply]], groups: _Groups
    ) -> Flow[tuple[StepState[FrameReply] | None, list[stages.Came]]]:
        """The frame, where it is asked for, and the measures of each group, at the same time."""
        steps: list[DraftStep[Any]] = [*frames, *measures]
        states = yield from self._run(steps)
        frame: StepState[FrameReply] | None = states[0] if frames else None
        came: list[stages.Came] = [*zip(groups, states[len(frames) :], strict=True)]
        self._told.frame(frame)
        self._told.measures(came)
        return frame, came

    def _groups(self, areas: Sequence[AreaShare]) -> _Groups:
        return area_groups(areas, self._options.groups(self._brief.profile.length_chars)) if areas else ()

    def _reviewed(self, plan: Plan) -> Flow[Plan]:
        """The plan after a second reading as a whole; with its headings in order alone if the answer is of no use."""
        if not self._options.review or not stages.said_measures(plan):
            return plan
        question = review_question(under_review(plan, self._brief))
        limits = Limits(reply_tokens=self._options.reply_tokens)
        (answer,) = yield (self._tools.make_ask(question.prompt, question.inputs, limits),)
        read = read_answer(answer, ReviewReply, parts=question.parts, known=organisation_words(self._brief))
        if read.value is None:
            why: Why = answer.kind if isinstance(answer, Failed) else "unreadable"
            self._told.notes.append(f"全文没有再审一遍：{in_words(why)}。")
            self._told.detail("review", read.faults)
            return stages.demands_first(plan, self._brief)
        return reviewed(plan, review_within(read.value, self._brief), self._brief)

    def _completed(self, plan: Plan) -> Flow[Plan]:
        """The plan with what it lacked; a gap stands where nothing could be had before, and is asked about no more."""
        inputs = stages.lacking(plan, self._brief)
        if inputs is None:
            return plan
        (state,) = yield from self._run([open_step(inputs)])
        self._told.open(state)
        return stages.completed(plan, state.kept, inputs)

    def _resized(self, plan: Plan) -> Flow[Plan]:
        """The plan nearer to its wanted length, where it is far from it, in a few questions at most."""
        for _ in range(MOST_RESIZES):
            inputs = resizing(plan, self._brief)
            if inputs is None:
                break
            (state,) = yield from self._run([resize_step(inputs)])
            before, plan = plan, resized(plan, state.kept, inputs.measures, self._brief)
            if plan == before:
                break
            yield Stage(plan)
        return plan

    def _run(self, steps: Sequence[DraftStep[_Shape]]) -> Flow[tuple[StepState[_Shape], ...]]:
        limits, most = Limits(reply_tokens=self._options.reply_tokens), self._options.max_reasks
        make_ask, use, spare = self._tools.make_ask, self._told.use, self._tools.spare
        asking = [run_step(step, make_ask=make_ask, limits=limits, max_reasks=most, use=use) for step in steps]
        made = yield from side_by_side(asking, use)
        for step, state in zip(steps, made, strict=True):
            self._told.step(step.name, state)
        if spare is not None:
            both = zip(steps, made, strict=True)
            made = tuple(filled_by_spare(*one, spare, make_ask=make_ask, limits=limits) for one in both)
            self._told.filled(made)
        return made


def frame_question(brief: Brief) -> Question:
    """The question for the frame, as it is asked first."""
    return first_question(frame_step(brief))


def whole_question(brief: Brief) -> Question:
    """The question for everything at once, as it is asked first."""
    return first_question(whole_step(brief))
