"""The actions of a measure are found again in its line, whatever was done to the others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.timing import Timing
from plandraft.rendering import from_markdown, to_markdown
from tests.rendering.plans import full_plan

MARCH, JUNE = Timing.of(3), Timing(months=(6,), deadline=True)
ACTIONS = (
    Action(text="逐户登记需求", timing=MARCH, line="登记"),
    Action(text="按户建立台账", timing=MARCH, line="建账"),
    Action(text="每户回访一次。", timing=JUNE, line="回访"),
)
LINE = "3月逐户登记需求；按户建立台账；6月底前每户回访一次。"


def plan_of(actions: tuple[Action, ...]) -> Plan:
    """One measure, and a calendar line of its last action."""
    entry = Entry(id="S1", title=actions[-1].line, timing=MARCH, measure_ids=("M1",), action=f"M1/{len(actions) - 1}")
    measure = Measure(id="M1", title="走访", actions=actions, owner="工会")
    return Plan.model_validate(Plan(measures=(measure,), schedule=(entry,)).model_dump())


def edited(old: str, new: str, actions: tuple[Action, ...] = ACTIONS) -> tuple[tuple[Action, ...], str]:
    """The actions after some words of their line were replaced, and the action of the calendar line."""
    text = to_markdown(plan_of(actions))
    assert text.count(old) == 1
    read = from_markdown(text.replace(old, new))
    assert read is not None
    return read.plan.measures[0].actions, read.plan.schedule[0].action


def test_actions_are_the_clauses_of_one_sentence() -> None:
    """Each with its time, unless the one before has it too; they come back as they were."""
    assert f"**走访**：{LINE}（责任：工会）" in to_markdown(plan_of(ACTIONS))
    assert edited(LINE, LINE) == (ACTIONS, "M1/2")


@pytest.mark.parametrize(
    ("line", "kept", "action"),
    [
        ("3月逐户登记需求；按户建立台账；6月底前每户回访一次；", "012", "M1/2"),
        ("3月逐户登记需求。按户建立台账。6月底前每户回访一次", "012", "M1/2"),
        ("3月逐户登记需求;按户建立台账；6月底前每户回访一次。", "012", "M1/2"),
        ("3月逐户登记需求；按户建立台账。", "01", ""),
        ("按户建立台账；6月底前每户回访一次。", "12", "M1/1"),
        ("6月底前每户回访一次；3月逐户登记需求；按户建立台账。", "201", "M1/0"),
        ("6月底前每户回访一次。", "2", "M1/0"),
    ],
)
def test_clauses_put_elsewhere_and_marks_that_changed_with_it_change_no_action(
    line: str, kept: str, action: str
) -> None:
    """The mark behind a clause is that of its place."""
    assert edited(LINE, line) == (tuple(ACTIONS[int(n)] for n in kept), action)


@pytest.mark.parametrize(
    ("line", "at", "text"),
    [
        ("张榜公布；" + LINE, 0, "张榜公布"),
        ("3月逐户登记需求；张榜公布；按户建立台账；6月底前每户回访一次。", 1, "张榜公布"),
        (LINE.removesuffix("。") + "；张榜公布。", 3, "张榜公布。"),
        (LINE + "张榜公布。", 3, "张榜公布。"),
    ],
)
def test_a_clause_that_was_typed_is_an_action_and_the_others_stay(line: str, at: int, text: str) -> None:
    """Wherever it stands."""
    found, action = edited(LINE, line)
    assert found[at] == Action(text=text)
    assert (*found[:at], *found[at + 1 :]) == ACTIONS
    assert found[int(action.removeprefix("M1/"))] == ACTIONS[-1]


@pytest.mark.parametrize(
    ("old", "new", "number", "text", "timing"),
    [
        ("逐户登记需求", "逐户登记并公布需求", 0, "逐户登记并公布需求", MARCH),
        ("按户建立台账", "按户建立台账并签字", 1, "按户建立台账并签字", MARCH),
        ("3月逐户", "5月逐户", 0, "逐户登记需求", Timing.of(5)),
        ("3月逐户", "5月上旬，逐户", 0, "逐户登记需求", Timing(months=(5,), part="early")),
        ("3月逐户", "全年，逐户", 0, "逐户登记需求", Timing.of(*range(1, 13))),
        ("6月底前每户回访一次", "6月底前逐户回访", 2, "逐户回访。", JUNE),
    ],
)
def test_a_reworded_clause_keeps_what_its_words_do_not_say(
    old: str, new: str, number: int, text: str, timing: Timing
) -> None:
    """Its line, and its time unless another stands before it."""
    found, action = edited(old, new)
    assert (found[number].text, found[number].line, action) == (text, ACTIONS[number].line, "M1/2")
    assert found[number].timing == timing
    assert (*found[:number], *found[number + 1 :]) == (*ACTIONS[:number], *ACTIONS[number + 1 :])


@pytest.mark.parametrize(
    "timing",
    [
        Timing(rhythm="monthly"),
        Timing.of(*range(1, 13)),
        Timing(months=(6, 7, 8), rhythm="weekly"),
        Timing.of(1, 2, 9),
        Timing.on(dt.date(2027, 3, 8)),
    ],
)
def test_the_time_before_a_reworded_clause_is_no_part_of_it(timing: Timing) -> None:
    """However it is printed; a day is read in the plan's period alone."""
    actions = (Action(text="走访会员", timing=timing, line="走访"), Action(text="建账"))
    (found, _), _ = edited("走访会员", "走访退休会员", actions)
    assert found == Action(text="走访退休会员", timing=timing, line="走访")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("3月逐户登记，当场建账；6月底前每户回访。", "012"),
        ("3月逐户登记；当场建账。", "01"),
        ("当场建账；6月底前每户回访；3月逐户登记。", "120"),
        ("先动员，3月逐户登记，当场建账；6月底前每户回访。", "先动员，012"),
        ("3月逐户登记，当场建账并签字；6月底前每户回访。", "0当场建账并签字2"),
        ("3月逐户登记并公布，当场建账；6月底前每户回访。", "逐户登记并公布，12"),
    ],
)
def test_a_clause_may_go_on_by_a_comma_of_its_own(line: str, found: str) -> None:
    """It keeps it, wherever it is put."""
    actions = (
        Action(text="逐户登记，", timing=MARCH, line="登记"),
        Action(text="当场建账", timing=MARCH),
        Action(text="每户回访", timing=JUNE, line="回访"),
    )
    printed = "3月逐户登记，当场建账；6月底前每户回访。"
    said, _ = edited(printed, line, actions)
    assert "".join(str(actions.index(one)) if one in actions else one.text for one in said) == found
    assert {one.timing for one in said if one not in actions} <= {Timing(), MARCH}


def test_actions_with_stops_of_their_own_are_sentences() -> None:
    """A mark inside one would part it."""
    actions = (Action(text="一查；二改", timing=MARCH, line="查"), Action(text="建账", timing=JUNE, line="账"))
    assert "：3月一查；二改。6月底前建账。（" in to_markdown(plan_of(actions))
    assert edited("3月一查；二改。", "先动员；再分工。3月一查；二改。", actions)[0] == (
        Action(text="先动员；再分工。"),
        *actions,
    )


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("1—2月，会前征集提案。", "1—2月，会前公开征集提案。", "会前公开征集提案。"),
        ("1—2月，会前征集提案。", "1—2月会前公开征集提案。", "会前公开征集提案。"),
        ("11、3月，会后逐条答复。", "11、3月，会后逐条答复。另行通报。", "会前征集提案。"),
    ],
)
def test_sentences_of_a_file_of_before_are_found_again(old: str, new: str, text: str) -> None:
    """They were printed with a stop behind each and a comma behind its time."""
    before = (Path(__file__).parent / "line_an_entry.md").read_text(encoding="utf-8")
    assert before.count(old) == 1
    read = from_markdown(before.replace(old, new))
    assert read is not None
    first, second = full_plan().measures[0].actions
    assert read.plan.measures[0].actions[:2] == (first.model_copy(update={"text": text}), second)


words = st.lists(
    st.sampled_from(["登记", "建账", "公布", "走访，", "3月", "*", "（二）", "每月"]), min_size=1, max_size=4
)
texts = words.map(lambda found: "".join(("办", *found)).rstrip("，"))
times = st.sampled_from([Timing(), MARCH, JUNE, Timing(rhythm="monthly"), Timing.of(1, 2, 9)])
actions = st.lists(
    st.builds(Action, text=texts, timing=times, line=st.sampled_from(["", "登记"])),
    min_size=2,
    max_size=5,
    unique_by=lambda action: action.text,
).map(tuple)


@given(actions, st.data())
def test_any_clause_can_be_deleted_or_typed(actions: tuple[Action, ...], data: st.DataObject) -> None:
    """All others stay what they were."""
    text = to_markdown(plan_of(actions))
    line = text[text.index("**走访**：") + len("**走访**：") : text.index("（责任")]
    clauses = line.removesuffix("。").split("；")
    assert len(clauses) == len(actions)
    at = data.draw(st.integers(0, len(clauses) - 1))
    kept = "；".join((*clauses[:at], *clauses[at + 1 :]))
    assert edited(line, f"{kept}。", actions)[0] == (*actions[:at], *actions[at + 1 :])
    typed = "；".join((*clauses[:at], "新增一事", *clauses[at:]))
    assert edited(line, f"{typed}。", actions)[0] == (*actions[:at], Action(text="新增一事"), *actions[at:])
