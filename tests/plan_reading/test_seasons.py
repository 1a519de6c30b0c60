"""Festivals, seasons and terms are times, too."""

from __future__ import annotations

import pytest

from plandraft.plan_reading.clues import timing_of
from plandraft.plan_reading.seasons import months_of_season


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("春节前走访困难职工", (1, 2)),
        ("3.8妇女节座谈", (3,)),
        ("上半年完成换届", (1, 2, 3, 4, 5, 6)),
        ("暑期组织疗休养", (7, 8)),
        ("冬季送温暖", (1, 2, 12)),
        ("日常开放", tuple(range(1, 13))),
        ("职工住院3日内看望", tuple(range(1, 13))),
        ("每个法定假日前公布值班表", tuple(range(1, 13))),
        ("评选三八红旗手", ()),
        ("推荐五一劳动奖章人选", ()),
        ("组织活动", ()),
    ],
)
def test_words_of_time_without_a_month(text, months):
    """What can fall in two months counts as both; honours are no days."""
    assert months_of_season(text) == months
    assert timing_of(text).months == months


def test_a_named_month_says_more_than_a_season():
    """Months and rhythms come first, vague words last."""
    assert timing_of("春季运动会4月举行").months == (4,)
    assert timing_of("每季度慰问，夏季加一次").rhythm == "quarterly"
    assert timing_of("适时开展").note == "适时"
