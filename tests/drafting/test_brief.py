"""What the checks may know of other organisations: never what is the profile's own."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList, condensed, run_keys
from plandraft.core.timing import Timing
from plandraft.drafting import check_context
from plandraft.knowledge import load_knowledge
from tests.drafting.briefs import brief_of

OWN = "本院于2026年5月建成职工文体活动中心并向全体会员开放"
OTHER = "松谷公司于2021年9月投入38万元改造职工食堂和休息室"


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for _, _, key in run_keys(condensed(text)[0]))


def test_the_profile_s_own_words_are_no_leak():
    """Neither its names nor runs of its facts, though old plans of the same organisation hold them too."""
    profile = Profile.model_validate({"name": "青禾医院工会", "sector": "hospital", "period": "2027", "facts": [OWN]})
    leaks = LeakList(strings=frozenset({"青禾医院", "松谷公司"}), runs=_keys(OWN) | _keys(OTHER))
    context = check_context(as_of=dt.date(2026, 12, 1), knowledge=load_knowledge(), profile=profile, leaks=leaks)
    assert context.leaks is not None
    assert context.leaks.strings == {"松谷公司"}
    assert context.leaks.runs == _keys(OTHER)


@pytest.mark.parametrize(
    ("text", "timing"),
    [
        ("教工书吧寒假前开放", Timing(months=(1,), part="middle", deadline=True)),
        ("暑假前建好操场", Timing(months=(6,), deadline=True)),
        ("寒假值班安排", Timing()),
    ],
)
def test_before_the_holidays_is_a_deadline(text: str, timing: Timing) -> None:
    """Of a priority too; the holidays themselves are none."""
    (matter,) = brief_of(priorities=[text]).matters
    assert matter.timing == timing


@pytest.mark.parametrize(
    ("unfinished", "deadline"),
    [
        ("职工意见逐条答复", 4),
        ("食堂通风改造", 6),
        ("入会率目标未达成（42%，目标55%）", None),
        ("暖心驿站增加到9个", None),
    ],
)
def test_what_was_left_undone_is_done_as_soon_as_it_can_be(unfinished: str, deadline: int | None) -> None:
    """In the first third of the year; what is built by its middle; a value is raised over the whole of it."""
    (matter,) = brief_of(last_year={"unfinished": [unfinished]}).matters
    assert matter.timing == (Timing(months=(deadline,), deadline=True) if deadline else Timing())
