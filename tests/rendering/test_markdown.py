"""Markdown that a person reads and that reads back to the same plan."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.plan import Entry, Goal, Ideology, Measure, Origin, Period, Plan, Signature
from plandraft.core.timing import Timing
from plandraft.errors import PlanError
from plandraft.rendering import from_json, from_markdown, to_json, to_markdown

words = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [
        "开好职代会。",
        "# 标题",
        "a --> b",
        "<!-- x -->",
        "（责任部门：甲）",
        "**粗**：x",
        "- 项",
        "1. 项",
        "两\n行",
        "&lt;",
        "【3月】x",
    ]
)
timings = st.builds(Timing.of, st.integers(1, 12)) | st.just(Timing()) | st.builds(lambda n: Timing(note=n), words)
origins = st.sampled_from(list(Origin))
plans = st.builds(
    lambda goals, measures, entries, texts, day: Plan(
        organisation=texts[0],
        period=Period(year=2027),
        drafting_date=day,
        title=texts[1],
        preamble=texts[2],
        ideology=Ideology(text=texts[3]),
        goals=tuple(Goal(id=f"G{n}", text=t, indicator=i, area=a) for n, (t, i, a) in enumerate(goals, 1)),
        measures=tuple(m.model_copy(update={"id": f"M{n}"}) for n, m in enumerate(measures, 1)),
        schedule=tuple(e.model_copy(update={"id": f"S{n}"}) for n, e in enumerate(entries, 1)),
        closing=texts[4],
        signature=Signature(organisation=texts[0], date=day),
    ),
    st.lists(st.tuples(words, words, words), max_size=3),
    st.lists(
        st.builds(
            Measure,
            id=st.just("M1"),
            area=words,
            title=words,
            actions=st.lists(words, max_size=3).map(tuple),
            owner=words,
            partners=st.lists(words, max_size=2).map(tuple),
            timing=timings,
            indicator=words,
            budget=st.none() | st.integers(0, 10**6),
            origin=origins,
            locked=st.booleans(),
        ),
        max_size=3,
    ),
    st.lists(st.builds(Entry, id=st.just("S1"), timing=timings, title=words, owner=words, origin=origins), max_size=3),
    st.tuples(words, words, words, words, words),
    st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)),
)


@settings(max_examples=150)
@given(plans)
def test_what_is_written_is_read_back_exactly(plan: Plan) -> None:
    """Whatever the texts hold, Markdown and JSON give the same plan."""
    plan = Plan.model_validate(plan.model_dump())
    read = from_markdown(to_markdown(plan))
    assert read is not None
    assert read.plan == plan
    assert from_json(to_json(plan), file="plan.json") == plan


def small() -> Plan:
    """A plan of one goal, measure and entry."""
    return Plan(
        title="青禾县医院工会2027年工作计划",
        period=Period(year=2027),
        goals=(Goal(id="G1", text="走访全覆盖", indicator="100%"),),
        measures=(
            Measure(id="M1", area="帮扶", title="走访", actions=("逐户登记。",), owner="办公室", goal_ids=("G1",)),
        ),
        schedule=(Entry(id="S1", title="走访", timing=Timing.of(1), measure_ids=("M1",)),),
    )


def test_an_edit_by_hand_counts() -> None:
    """The visible words win; ids and links stay."""
    edited = (
        to_markdown(small()).replace("责任部门：办公室", "责任部门：工会办公室").replace("逐户登记", "逐户走访登记")
    )
    read = from_markdown(edited)
    assert read is not None
    measure = read.plan.measures[0]
    assert (measure.owner, measure.actions, measure.goal_ids) == ("工会办公室", ("逐户走访登记。",), ("G1",))


def test_a_line_added_by_hand_gets_a_new_id() -> None:
    """One that was never used."""
    text = to_markdown(small()).replace("### 1月\n\n", "### 1月\n\n- 慰问值班职工\n")
    read = from_markdown(text)
    assert read is not None
    assert {entry.id: entry.title for entry in read.plan.schedule} == {"S1": "走访", "S2": "慰问值班职工"}


def test_somebody_elses_markdown_is_not_ours() -> None:
    """It is read by the samples room instead."""
    assert from_markdown("# 某单位工作计划\n\n一、指导思想\n") is None


def test_places_say_where_words_stand() -> None:
    """A finding in a Markdown plan names line and column."""
    text = to_markdown(small())
    read = from_markdown(text)
    assert read is not None
    place = read.source_map.place("M1", "owner")
    assert place is not None
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith("办公室")


def test_a_backslash_u_in_a_text_does_no_harm() -> None:
    """What looks like an escape is text."""
    plan = small().model_copy(update={"title": "甲\\u4e00乙\n"})
    read = from_markdown(to_markdown(plan))
    assert read is not None
    assert read.plan == plan


def test_windows_line_ends_and_a_byte_order_mark_are_read_over() -> None:
    """Editors leave both behind."""
    read = from_markdown("\ufeff" + to_markdown(small()).replace("\n", "\r\n"))
    assert read is not None
    assert read.plan == small()


def test_a_heading_added_by_hand_is_said_and_nothing_else_is_lost() -> None:
    """The signature below it stays."""
    plan = small().model_copy(update={"signature": Signature(organisation="甲工会", date=dt.date(2026, 12, 1))})
    read = from_markdown(to_markdown(plan).replace("\n---\n", "\n## 六、附则\n\n自印发之日起施行。\n\n---\n"))
    assert read is not None
    assert read.plan.signature == plan.signature
    assert any("附则" in text for text in read.not_understood)


def test_damaged_comments_are_an_error_and_no_traceback() -> None:
    """Our own file, but not as we wrote it."""
    text = to_markdown(small()).replace('"high_water":{', '"high_water":7,"x":{', 1)
    with pytest.raises(PlanError, match="damaged"):
        from_markdown(text)
