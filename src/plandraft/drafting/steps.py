"""The steps of a draft: what each of them asks first, and what it asks for where only a part came.

How much is asked for at once is halved with every cut reply that held nothing whole: parts one at a time, half the
goals, half the measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.inputs import (
    FRAME_PARTS,
    WHOLE_PARTS,
    AreaShare,
    FrameInputs,
    FramePart,
    MeasuresInputs,
    OpenInputs,
    ResizeInputs,
    ReviewInputs,
    WholeInputs,
    WholePart,
    open_parts,
)
from plandraft.core.replies import FrameReply, MeasuresReply, OpenReply, ResizeReply, WholeReply
from plandraft.drafting.areas import shares_of, sizes_of
from plandraft.drafting.step_loop import DraftStep
from plandraft.drafting.step_state import Question, StepState
from plandraft.drafting.whole_result import NO_REPLY, WholeResult

MOST_WHOLE_ASKS = 4
"""Questions for everything at most (our choice: a list that is missing three times comes with the fourth)."""

NO_FRAME = FrameReply(opening="", ideology="", goals=[], budget=[], closing="")
NO_MEASURES = MeasuresReply(areas=[], measures=[])


def frame_parts(brief: Brief) -> tuple[FramePart, ...]:
    """What is asked of a frame: what the kind has, and money only where its split is ours to propose."""
    return tuple(name for name in FRAME_PARTS if _has(name, brief))


def whole_parts(brief: Brief) -> tuple[WholePart, ...]:
    """What is asked of a plan in one go."""
    return tuple(name for name in WHOLE_PARTS if _has(name, brief))


def _has(part: str, brief: Brief) -> bool:
    if part == "budget":
        return asks_for_money(brief)
    return part == "areas" or brief.kind.has(part)


def asks_for_money(brief: Brief) -> bool:
    """Whether a split of the money is to be proposed: a total is known, and the profile has no lines of its own."""
    budget = brief.profile.budget
    return bool(brief.spending) and budget is not None and not budget.lines


def frame_step(
    brief: Brief, *, kept: FrameReply = NO_FRAME, waiting: Sequence[str] | None = None
) -> DraftStep[FrameReply]:
    """Everything but the measures.

    Args:
        brief: Everything the prompts may know.
        kept: What is there.
        waiting: The parts to ask for; all where None.
    """
    sizes, areas, asked_at_all = sizes_of(brief), shares_of(brief), frame_parts(brief)

    def ask(state: StepState[FrameReply]) -> Question:
        asked = [name for name in asked_at_all if name in state.open]
        asked = asked[:1] if state.halvings else asked
        goals = state.kept.goals
        goal_count, goals_end = _portion(sizes.goal_count, len(goals), state.halvings - 1)
        inputs = FrameInputs(
            brief=brief,
            parts=tuple(asked),
            areas=areas,
            sizes=sizes,
            goal_count=goal_count,
            partial="goals" in asked and not goals_end,
            known_goals=tuple(goal.text for goal in goals),
        )
        return Question(prompt="frame", inputs=inputs, ends=not inputs.partial)

    lacking = tuple(name for name in asked_at_all if waiting is None or name in waiting)
    return DraftStep(name="frame", shape=FrameReply, begin=StepState(kept=kept, waiting=lacking), ask=ask)


def measures_step(
    brief: Brief, areas: Sequence[AreaShare], others: Sequence[AreaShare], *, kept: MeasuresReply = NO_MEASURES
) -> DraftStep[MeasuresReply]:
    """The measures of a group of areas, with their slice of the samples and a line about the others.

    Args:
        brief: Everything the prompts may know.
        areas: The group, with the number of measures each lacks.
        others: The areas of other questions.
        kept: What is there.
    """
    sizes, wanted = sizes_of(brief), sum(area.measure_count for area in areas)

    def ask(state: StepState[MeasuresReply]) -> Question | None:
        known = tuple(measure.title for measure in state.kept.measures)
        shown = _shown(areas, state) if state.terse else tuple(areas)
        if not shown:
            return None
        if len(shown) < len(areas):
            count, ends = sum(area.measure_count for area in shown), False
        else:
            count, ends = _portion(wanted, len(known), state.halvings)
        inputs = MeasuresInputs(
            brief=brief,
            areas=shown,
            others=tuple(others),
            samples=samples_for(brief.samples, areas),
            sizes=sizes,
            measure_count=count,
            partial=not ends,
            known=known,
        )
        return Question(prompt="measures", inputs=inputs, ends=ends)

    name = "、".join(area.name or "其他" for area in areas)
    begin = StepState(kept=kept, waiting=("measures",))
    return DraftStep(name=f"measures（{name}）", shape=MeasuresReply, begin=begin, ask=ask)


def whole_step(brief: Brief) -> DraftStep[WholeReply]:
    """Everything at once; where not all comes, the rest at once. A reply with nothing whole is left to other steps.

    Samples show how measures are written: they go along until there are some, or until an answer was of no use.
    """
    sizes, all_areas, asked_at_all = sizes_of(brief), shares_of(brief), whole_parts(brief)

    def ask(state: StepState[WholeReply]) -> Question:
        kept = state.kept
        parts = tuple(name for name in asked_at_all if name in state.open or name == "areas")
        areas = (kept.measures and WholeResult(reply=kept, waiting=parts).areas_left(all_areas)) or all_areas
        samples_help = "measures" in parts and not kept.measures and not state.reasks
        inputs = WholeInputs(
            brief=brief,
            samples=samples_for(brief.samples, areas) if samples_help else (),
            plan_areas=all_areas,
            areas=areas,
            sizes=sizes,
            goal_count=_portion(sizes.goal_count, len(kept.goals), 0)[0],
            measure_count=_portion(sizes.measure_count, len(kept.measures), 0)[0],
            parts=parts if "measures" in parts else tuple(name for name in parts if name != "areas"),
            known=None if kept == NO_REPLY else kept,
        )
        return Question(prompt="whole", inputs=inputs)

    waiting = tuple(name for name in asked_at_all if name != "areas")
    begin = StepState(kept=NO_REPLY, waiting=waiting)
    return DraftStep(
        name="whole",
        shape=WholeReply,
        begin=begin,
        ask=ask,
        most_asks=MOST_WHOLE_ASKS,
        halves=False,
        reasks_of_nothing=1,
    )


def open_step(inputs: OpenInputs) -> DraftStep[OpenReply]:
    """What the plan still lacks, in one small question."""

    def ask(_: StepState[OpenReply]) -> Question:
        return Question(prompt="open", inputs=inputs)

    begin = StepState(kept=OpenReply(measures=[], additions=[]), waiting=open_parts(inputs))
    return DraftStep(name="open", shape=OpenReply, begin=begin, ask=ask, most_asks=2)


def review_question(inputs: ReviewInputs) -> Question:
    """A whole plan, read once more; an answer that changes nothing is a whole answer."""
    return Question(prompt="review", inputs=inputs)


def resize_step(inputs: ResizeInputs) -> DraftStep[ResizeReply]:
    """Sentences of measures in another length."""

    def ask(_: StepState[ResizeReply]) -> Question:
        return Question(prompt="resize", inputs=inputs)

    begin = StepState(kept=ResizeReply(actions=[]), waiting=("actions",))
    return DraftStep(name="resize", shape=ResizeReply, begin=begin, ask=ask, most_asks=2)


def first_question(step: DraftStep[FrameReply] | DraftStep[WholeReply]) -> Question:
    """What a step asks where nothing is there."""
    question = step.ask(step.begin)  # type: ignore[arg-type]
    assert question is not None
    return question


def _shown(areas: Sequence[AreaShare], state: StepState[MeasuresReply]) -> tuple[AreaShare, ...]:
    """The areas that a short question is about: of those that are still open the first, fewer with every halving."""
    said = NO_REPLY.model_copy(update={"areas": state.kept.areas, "measures": state.kept.measures})
    left_open = WholeResult(reply=said, waiting=("measures",)).areas_left(areas, cut=bool(state.unended))
    left = tuple(area for area in left_open if area.matters or area.heading not in state.answered)
    return left[: max(1, ceil(len(left) / 2**state.halvings))]


def samples_for(samples: Iterable[SampleItem], areas: Iterable[AreaShare]) -> tuple[SampleItem, ...]:
    """The samples of these areas."""
    wanted = {area_id for area in areas for area_id in area.work_areas}
    return tuple(sample for sample in samples if sample.area in wanted)


def _portion(wanted: int, there: int, halvings: int) -> tuple[int, bool]:
    """How many to ask for, at least one; and whether they would be all."""
    missing = max(1, wanted - there)
    most = ceil(wanted / 2 ** max(0, halvings))
    return min(missing, most), missing <= most
