"""Things done in turn, each in its month."""

from __future__ import annotations

import pytest

from plandraft.core.period import Period
from plandraft.core.plan import Action
from plandraft.core.timing import Timing
from plandraft.drafting.turns import each_in_turn

GAMES = "文体活动"


def apart(text: str, *months: int, period: Period | None = None) -> list[tuple[str, str, tuple[int, ...]]]:
    """Words, line and months of what an action becomes."""
    actions = each_in_turn([Action(text=text, timing=Timing.of(*months), line=GAMES)], period)
    return [(action.text, action.line, action.timing.months) for action in actions]


@pytest.mark.parametrize(
    ("text", "months", "said"),
    [
        ("3、6月，在厂区依次办踢毽赛和迎新会，各分两场。", (3, 6), ["3月在厂区办踢毽赛，", "6月办迎新会，各分两场。"]),
        ("依次比焊接、装配赛", (4, 5), ["4月比焊接赛，", "5月比装配赛"]),
        ("1、6月，依次给951名会员发米油和粽子。", (1, 6), ["1月给951名会员发米油，", "6月发粽子。"]),
        (
            "3、5、9月，分场办跳绳赛、健步走、趣味会。",
            (3, 5, 9),
            ["3月分场办跳绳赛，", "5月办健步走，", "9月办趣味会。"],
        ),
    ],
    ids=["each its month", "what is contested in", "to whom", "as many events as months"],
)
def test_each_thing_has_its_month(text: str, months: tuple[int, ...], said: list[str]) -> None:
    """And its own line; where the first is done stands with the first, what holds for all with the last."""
    found = apart(text, *months)
    assert [one for one, _, _ in found] == said
    assert [when for _, _, when in found] == [(month,) for month in months]
    assert GAMES not in {line for _, line, _ in found}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("依次办踢毽赛、棋类赛和迎新会。", (3, 6)),
        ("3、6月，办踢毽赛和棋类赛。", (3, 6)),
        ("3、6、9月，检查消防、用电和食堂。", (3, 6, 9)),
        ("3、6月，会员依次增到820和880人。", (3, 6)),
        ("依次办踢毽赛和棋类赛。", (3,)),
    ],
    ids=["more than months", "two that are not in turn", "all of it each time", "figures", "one month"],
)
def test_what_is_not_in_turn_stays(text: str, months: tuple[int, ...]) -> None:
    """Which month is for what is never guessed."""
    assert apart(text, *months) == [(text, GAMES, months)]


def test_in_a_school_year_the_first_stands_in_autumn() -> None:
    """In the order of the period, in which the sentence names them."""
    school = Period(kind="school_year", year=2026)
    found = apart("11、4月，依次办健步走和踢毽赛。", 4, 11, period=school)
    assert [(line, when) for _, line, when in found] == [("健步走", (11,)), ("踢毽赛", (4,))]
