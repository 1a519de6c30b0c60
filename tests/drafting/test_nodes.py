"""Shapes become nodes: ids, owners, times, lines, origins and figures are the code's."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.gap import gaps_in
from plandraft.core.plan import LINE_CHARS, Measure, Origin
from plandraft.core.replies import ActionShape, AreaShape, GoalShape
from plandraft.core.timing import Timing
from plandraft.drafting.nodes import (
    action_of,
    goals_of,
    ideology_of,
    leads_of,
    measure_of,
    measures_of,
)
from tests.drafting.shapes import BRIEF, action, shape


def made(**fields: Any) -> Measure:
    """The measure that such an answer becomes."""
    return measure_of(shape(**fields), BRIEF, number=1, areas=("民主管理",))


@pytest.mark.parametrize(
    ("owner", "partners", "title", "expected"),
    [
        ("总务科", ["总务科", "生产部"], "改造食堂", ("总务科", ("生产部",))),
        ("工会办", [], "走访困难职工", ("工会办公室", ())),
        ("外事处", ["外事处"], "走访困难职工", ("工会", ())),
        ("总务科", [], "审查工会经费收支", ("经费审查委员会", ())),
        ("女工委", ["工会办"], "女职工体检", ("女职工委员会", ("工会办公室",))),
    ],
)
def test_owners_are_bodies_that_there_are_and_that_may_own_the_work(
    owner: str, partners: list[str], title: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    """Under the name that a plan prints; who spends does not examine, and nobody is a partner of themselves."""
    found = made(owner=owner, partners=partners, title=title)
    assert (found.owner, found.partners) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("走访困难职工。", "走访困难职工"),
        ("一" * LINE_CHARS, "一" * LINE_CHARS),
        ("征集职代会提案，按部门汇总并逐件登记答复", "征集职代会提案"),
        ("召开职工代表大会（审议工资集体协议和财务报告）", "召开职工代表大会"),
        ("组织全体职工参加县总工会举办的职工技能竞赛", "组织全体职工参加县总工会举办的职工技能竞赛"),
        ("", ""),
        ("。", ""),
    ],
)
def test_a_line_that_is_too_long_is_cut_at_a_mark(line: str, expected: str) -> None:
    """Never inside a clause: what is still too long is for the checks to say."""
    assert action_of(action(line=line), BRIEF).line == expected


@given(st.text(st.sampled_from("走访困难职工，。；（）：一"), max_size=60))
def test_a_line_is_the_beginning_of_what_was_said(line: str) -> None:
    """Brackets apart; no mark is left at its end, and a short one stays whole."""
    found = action_of(action(line=line), BRIEF).line
    bare = line.replace("（", "").replace("）", "")
    assert found.replace("（", "").replace("）", "") in bare or not found or len(line) > LINE_CHARS
    assert not found or found[-1] not in "，。；：、 " or len(found) > LINE_CHARS
    assert len(found) <= len(line)


@pytest.mark.parametrize(
    ("when", "timing"),
    [
        ("3月", Timing.of(3)),
        ("3；6；9月", Timing.of(3, 6, 9)),
        ("6月底前", Timing(months=(6,), deadline=True)),
        ("5月12日", Timing.on(dt.date(2027, 5, 12))),
        ("4—6月", Timing.of(4, 5, 6)),
        ("每月", Timing(rhythm="monthly")),
        ("", Timing()),
        ("外事处", Timing(note="外事处")),
    ],
)
def test_times_are_read_as_they_are_written(when: str, timing: Timing) -> None:
    """A day has the period's year; what is no time is kept as words."""
    assert action_of(action(when=when), BRIEF).timing == timing


def test_a_measure_s_time_is_that_of_all_its_actions() -> None:
    """All their months, in one timing, whether they stand in the calendar or not."""
    found = made(actions=[action(when="3月"), action(when="9月", line="回访"), action(when="7月", line="")])
    assert found.timing == Timing.of(3, 7, 9)
    assert made(actions=[action(when="", line="走访"), action(when="适时", line="")]).timing.note == "适时"
    assert made(actions=[]).timing == Timing()


@pytest.mark.parametrize(
    ("claims", "known", "origin"),
    [
        (["P1"], ("P1",), Origin.PROFILE),
        (["U1"], ("U1",), Origin.CARRIED_OVER),
        (["R1"], ("R1",), Origin.REQUIRED),
        (["E1"], ("E1",), Origin.REQUIRED),
        (["P1", "U1", "R1"], ("P1", "U1", "R1"), Origin.REQUIRED),
        (["p1 ", "P1", "P9"], ("P1",), Origin.PROFILE),
        (["P9", "甲"], (), Origin.PRACTICE),
        ([], (), Origin.PRACTICE),
    ],
)
def test_where_a_measure_comes_from_follows_from_its_claims(
    claims: list[str], known: tuple[str, ...], origin: Origin
) -> None:
    """Nobody's word is taken for it; the places of the profile are named."""
    found = made(claims=claims)
    assert (found.claims, found.origin) == (known, origin)
    assert len(found.sources) == len(known)
    (goal,) = goals_of([GoalShape(text="甲", indicator="", claims=claims, area="")], BRIEF)
    assert (goal.claims, goal.origin, goal.sources) == (known, origin, found.sources)


@pytest.mark.parametrize(
    ("indicator", "text", "proposed"),
    [
        ("走访400人", "走访。", ()),
        ("走访37户", "走访。", ("indicator",)),
        ("有记录", "3月走访37户。", ("actions",)),
        ("走访37户", "走访37户。", ("indicator", "actions")),
        ("5月12日前完成", "2027年3月开会。", ()),
    ],
)
def test_a_figure_that_the_profile_does_not_have_is_a_proposal(
    indicator: str, text: str, proposed: tuple[str, ...]
) -> None:
    """Its headcount is a fact, times are no figures."""
    assert made(indicator=indicator, actions=[action(text)]).proposed == proposed


def test_a_goal_s_figures_are_looked_at_too() -> None:
    """In its sentence and in its sign of completion."""
    shapes = [
        GoalShape(text="办结率达到95%", indicator="", claims=[], area=""),
        GoalShape(text="400名职工参加", indicator="参加率80%", claims=[], area=""),
    ]
    assert [goal.proposed for goal in goals_of(shapes, BRIEF)] == [("text",), ("indicator",)]


def test_what_is_missing_is_a_named_gap() -> None:
    """Never an empty place, never a guess."""
    bare = measure_of(shape(area="", indicator=" 。", claims=["P1"]), BRIEF, number=4)
    assert (bare.id, gaps_in(bare.area)) == ("M4", ("工作领域",))
    assert bare.indicator == "", "what is reached stands in the goal for the same demand"
    assert made(area="").area == "民主管理"
    assert gaps_in(ideology_of("").text) == ("指导思想",)
    assert [gaps_in(goal.text) for goal in goals_of([], BRIEF)] == [("工作目标",)]
    assert goals_of([], BRIEF)[0].origin == Origin.PENDING


def test_ids_go_on_from_the_first_free_number() -> None:
    """In the order of the answer."""
    found = measures_of([shape(), shape(title="二")], BRIEF, first=7)
    assert [(m.id, m.title) for m in found] == [("M7", "走访困难职工"), ("M8", "二")]


def test_headings_without_measures_have_no_line() -> None:
    """Nor has one of which nothing is said; of two lines the last one counts."""
    shapes = [
        AreaShape(name=n, lead=lead) for n, lead in (("帮扶", "一"), ("帮扶", "二"), ("文体", "三"), ("财务", ""))
    ]
    measures = (made(), made(area="财务"))
    assert [(lead.area, lead.text) for lead in leads_of(shapes, measures)] == [("帮扶", "二")]


def test_what_comes_back_always_stands_in_the_calendar() -> None:
    """Also where an answer gave it no line: a promise that no month carries is none; its first words are the line."""
    visits = {"text": "五日内上门看望。", "when": "每月", "line": ""}
    once = {"text": "登记会员。", "when": "3月", "line": "登记会员"}
    made = measure_of(shape(title="看望会员", actions=[visits, once]), BRIEF, number=1)
    assert [action.line for action in made.actions] == ["五日内上门看望", "登记会员"]


@pytest.mark.parametrize(
    ("text", "when", "months", "said"),
    [
        ("2月定下方案，", "2月", (2,), "2月定下方案，"),
        ("5月检测空气。", "6月", (5,), "5月检测空气。"),
        ("11月与2月的登记比对。", "11月", (11,), "11月与2月的登记比对。"),
        ("4月起每周三开放。", "4—12月", tuple(range(4, 13)), "4月起每周三开放。"),
        ("新人自愿的，1—12月都在当月入会。", "1—12月", tuple(range(1, 13)), "新人自愿的，当月入会。"),
        ("全年随时看望。", "1—12月", tuple(range(1, 13)), "随时看望。"),
    ],
)
def test_a_sentence_may_say_its_time_itself(text: str, when: str, months: tuple[int, ...], said: str) -> None:
    """What is read aloud counts where it names other months; that something goes on all year is not said."""
    made = action_of(ActionShape(text=text, when=when, line=""), BRIEF)
    assert (made.timing.months, made.text) == (months, said)


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("会员住院、生育的，三天内看望。", None),
        ("新进人员报到当月办理入会。", None),
        ("到班组听意见。", "monthly"),
    ],
)
def test_what_follows_its_occasion_is_not_done_once_a_month(text: str, rhythm: str | None) -> None:
    """每月会员住院 is no sentence: it is done whenever somebody falls ill."""
    (only,) = made(actions=[action(text, "每月", "")]).actions
    assert only.timing.rhythm == rhythm
