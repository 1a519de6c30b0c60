"""Whether a plan is far from its length, which measures bring it nearer, and what of an answer is taken."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.plan import Action, BudgetItem, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.proportions import LEAST, MOST, SENTENCE_CHARS
from plandraft.core.replies import ResizeReply, SentenceShape
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing
from plandraft.drafting.resizing import LONGEST, SHORTEST, resized, resizing
from tests.drafting.briefs import brief_of

BRIEF = brief_of(length_chars=1000)


def measure(number: int, chars: int, **fields: object) -> Measure:
    """A measure whose actions have so many characters, the first with a line in March."""
    half = "一" * (chars // 2)
    actions = (Action(text=half, timing=Timing.of(3), line="走访"), Action(text="二" * (chars - chars // 2)))
    known = {"id": f"M{number}", "title": "走访", "actions": actions, "timing": Timing.of(3)}
    return Measure.model_validate(known | fields)


def plan(*chars: int, opening: int = 0) -> Plan:
    """A plan of measures so long."""
    measures = tuple(measure(n, each) for n, each in enumerate(chars, 1))
    return with_entries(Plan(period=BRIEF.profile.period, measures=measures, preamble="三" * opening))


def of_length(length: int, *chars: int) -> Plan:
    """A plan of these measures that has a length as it is printed."""
    return plan(*chars, opening=length - printed_length(plan(*chars)))


@pytest.mark.parametrize("length", [900, 1000, 1100])
def test_a_plan_that_is_near_enough_is_left_alone(length: int) -> None:
    """A tenth more or less costs no question."""
    assert resizing(of_length(length, 100, 200), BRIEF) is None


def test_of_a_plan_that_is_too_long_the_longest_measures_are_condensed() -> None:
    """As few as make up for it, in the plan's order; it is brought just within the band."""
    inputs = resizing(of_length(1260, 60, 300, 100, 400), BRIEF)
    assert inputs is not None
    assert [m.id for m in inputs.measures] == ["M2", "M4"]
    assert inputs.wanted == pytest.approx(inputs.chars - 210, abs=2)
    few = resizing(of_length(1110, 60, 300, 100, 400), BRIEF)
    assert few is not None
    assert [m.id for m in few.measures] == ["M4"]


def test_of_a_plan_that_is_too_short_the_shortest_measures_are_widened() -> None:
    """As few as make up for it."""
    inputs = resizing(of_length(850, 60, 300, 100, 90), BRIEF)
    assert inputs is not None
    assert [m.id for m in inputs.measures] == ["M1", "M3", "M4"]
    assert inputs.wanted == inputs.chars + 150


def test_no_measure_is_condensed_or_widened_beyond_reason() -> None:
    """Beyond it matter would be lost or padding come; the rest stays for the checks to say."""
    long, short = resizing(of_length(3000, 200, 200), BRIEF), resizing(of_length(500, 100, 100), BRIEF)
    assert long is not None
    assert short is not None
    assert long.wanted == long.chars * SHORTEST
    assert short.wanted == short.chars * LONGEST


def test_no_sentence_is_condensed_to_a_note() -> None:
    """Rather a plan that is somewhat too long."""
    inputs = resizing(of_length(1400, 60, 80), BRIEF)
    assert inputs is not None
    assert inputs.wanted >= SENTENCE_CHARS * len(inputs.measures)
    assert resizing(of_length(1400, SENTENCE_CHARS, SENTENCE_CHARS), BRIEF) is None


def test_what_is_locked_or_a_gap_is_not_written_anew() -> None:
    """A plan of nothing else is left alone."""
    locked = measure(1, 900, locked=True)
    bare = Measure(id="M2", title="【待补：走访的工作措施】")
    assert resizing(Plan(measures=(locked, bare), preamble="三" * 900), BRIEF) is None


@given(st.lists(st.integers(10, 600), min_size=1, max_size=10), st.integers(0, 4000))
def test_what_is_asked_for_brings_the_plan_nearer(chars: list[int], opening: int) -> None:
    """In the right direction, and never beyond the wanted length."""
    made = plan(*chars, opening=opening)
    length, inputs = printed_length(made), resizing(made, BRIEF)
    if LEAST * 1000 <= length <= MOST * 1000:
        assert inputs is None
        return
    if inputs is None:
        assert length > 1000
        assert max(chars) <= SENTENCE_CHARS
        return
    after = length + inputs.wanted - inputs.chars
    assert abs(after - 1000) <= abs(length - 1000)
    assert after >= 1049 if length > 1000 else after <= 1001
    assert inputs.chars * SHORTEST - 1 <= inputs.wanted <= inputs.chars * LONGEST + 1


def answer(**sentences: str) -> ResizeReply:
    """An answer with these sentences: ``M1_2`` stands for the second action of M1."""
    shapes = [SentenceShape(at=name.replace("_", "/"), text=text) for name, text in sentences.items()]
    return ResizeReply(actions=shapes)


def after(reply: ResizeReply) -> tuple[Measure, ...]:
    """Both measures of a plan after an answer to a question about the first."""
    made = plan(200, 300)
    return resized(made, reply, made.measures[:1], BRIEF).measures


def test_a_sentence_takes_the_place_of_the_old_one() -> None:
    """Also under an address in other letters; its time, its line and the other actions stay."""
    before = plan(200, 300).measures[0]
    found = after(ResizeReply(actions=[SentenceShape(at=" m1／1 ", text="逐户走访。")]))[0]
    assert found.texts == ("逐户走访。", before.texts[1])
    assert [(a.timing, a.line) for a in found.actions] == [(a.timing, a.line) for a in before.actions]


@pytest.mark.parametrize(
    "reply",
    [
        answer(M1_1=""),
        answer(M1_9="逐户走访。"),
        answer(M2_1="逐户走访。"),
        answer(M9_1="逐户走访。"),
        ResizeReply(actions=[SentenceShape(at="M1", text="逐户走访。")]),
        ResizeReply(actions=[SentenceShape(at="M1/+", text="逐户走访。")]),
        ResizeReply(actions=[]),
    ],
    ids=["no line", "no such action", "another measure", "unknown", "no action named", "more", "nothing"],
)
def test_an_answer_that_would_lose_something_is_not_taken(reply: ResizeReply) -> None:
    """A month of the calendar, or all actions; and only measures that were asked about change."""
    assert after(reply) == plan(200, 300).measures


@pytest.mark.parametrize("claims", [(), ("P1",)], ids=["everyday work", "a demand"])
def test_everyday_work_may_go_altogether(claims: tuple[str, ...]) -> None:
    """Where its month has something else; what takes up a demand stays, and nothing is paid for what is gone."""
    own = measure(1, 200, claims=claims)
    item = BudgetItem(id="B1", purpose="走访", measure_ids=("M1", "M2"))
    made = with_entries(Plan(period=BRIEF.profile.period, measures=(own, measure(2, 300)), budget=(item,)))
    found = resized(made, answer(M1_1="", M1_2=""), (own,), BRIEF)
    assert [m.id for m in found.measures] == (["M1", "M2"] if claims else ["M2"])
    assert found.budget[0].measure_ids == (("M1", "M2") if claims else ("M2",))


@pytest.mark.parametrize(
    ("timing", "elsewhere", "actions"),
    [
        (Timing.of(9), 9, 1),
        (Timing.of(9), 10, 2),
        (Timing(months=(9,), deadline=True), 9, 2),
        (Timing.on(dt.date(2027, 9, 9)), 9, 2),
    ],
    ids=["another stands there", "its month's only line", "a deadline", "a day"],
)
def test_a_lesser_action_may_go(timing: Timing, elsewhere: int, actions: int) -> None:
    """Where something else stands in its month, and it is neither a deadline nor a day."""
    both = (Action(text="走访。", timing=Timing.of(3), line="走访"), Action(text="回访。", timing=timing, line="回访"))
    own, other = measure(1, 200, actions=both), measure(2, 300, actions=(both[0], *_at(elsewhere)))
    made = with_entries(Plan(period=BRIEF.profile.period, measures=(own, other)))
    found = resized(made, answer(M1_2=""), (own,), BRIEF)
    assert len(found.measures[0].actions) == actions


def _at(month: int) -> tuple[Action, ...]:
    return (Action(text="查账。", timing=Timing.of(month), line="查账"),)


def test_a_figure_that_an_answer_brings_is_a_proposal() -> None:
    """The profile does not have it; where it is gone again, nothing is proposed."""
    made = plan(200)
    found = resized(made, answer(M1_1="走访37户。"), made.measures, BRIEF)
    assert found.measures[0].proposed == ("actions",)
    again = resized(found, answer(M1_1="走访。"), found.measures, BRIEF)
    assert again.measures[0].proposed == ()


def test_the_calendar_follows() -> None:
    """A line goes with its action; those that are left keep their ids."""
    both = (
        Action(text="走访。", timing=Timing.of(3), line="走访"),
        Action(text="回访。", timing=Timing.of(9), line="回访"),
    )
    made = with_entries(
        Plan(period=BRIEF.profile.period, measures=(measure(1, 200, actions=both), measure(2, 9, actions=_at(9))))
    )
    found = resized(made, answer(M1_2=""), made.measures[:1], BRIEF)
    assert [(entry.title, entry.timing.months) for entry in found.schedule] == [("走访", (3,)), ("查账", (9,))]
    assert {entry.id for entry in found.schedule} < {entry.id for entry in made.schedule}


def test_what_may_not_be_struck_out_does_not_keep_the_rest_from_being_shorter() -> None:
    """An answer strikes out the only thing of September and condenses March: March is condensed."""
    both = (
        Action(text="逐户走访并登记所需。", timing=Timing.of(3), line="走访"),
        Action(text="回访。", timing=Timing.of(9), line="回访"),
    )
    made = with_entries(Plan(period=BRIEF.profile.period, measures=(measure(1, 200, actions=both),)))
    found = resized(made, answer(M1_1="逐户走访。", M1_2=""), made.measures, BRIEF)
    assert [action.text for action in found.measures[0].actions] == ["逐户走访。", "回访。"]
