"""A demand as the composer speaks of it: its name and its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.offline.conftest import brief_of

from plandraft.core.matter import Matter
from plandraft.core.sector import Sector
from plandraft.offline.subject import subject_of


def matter(text: str, *others: str) -> Matter:
    """A priority."""
    return Matter(id="P1", text=text, others=others, kinds=("priority",))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("工资集体协议4月底前续签", "续签工资集体协议"),
        ("上半年完成女职工专项集体合同续签", "续签女职工专项集体合同"),
        ("离园护送轮班更合理", "优化离园护送轮班"),
        ("教职工心理室未启用", "启用教职工心理室"),
        ("网点母婴角没建成", "建成网点母婴角"),
        ("驾驶员如厕难问题", "解决驾驶员如厕难"),
        ("全年建成司机之家2处", "建成司机之家"),
        ("急诊值班室改造延期", "急诊值班室改造"),
        ("入会率提高到55%", "入会率提高到55%"),
        ("青年技工师带徒20对", "青年技工师带徒"),
    ],
)
def test_a_demand_has_a_name_as_a_chair_would_say_it(text: str, title: str) -> None:
    """What is done and to what, without its time and without the word that it failed."""
    assert subject_of(matter(text)).title == title


@pytest.mark.parametrize(
    ("text", "others", "said"),
    [
        ("入会率提高到55%", ("入会率目标未达成（42%，目标55%）",), "入会率由42%提高到55%"),
        ("体检参加率由89%提升至95%", (), "体检参加率由89%提升到95%"),
        ("暖新驿站增加到9个", (), "暖新驿站增加到9个"),
        ("师承结对15对", (), "15对"),
    ],
)
def test_its_numbers_are_kept_from_where_to_where(text: str, others: tuple[str, ...], said: str) -> None:
    """Also where it stands now, as far as the profile says so."""
    target = subject_of(matter(text, *others)).target
    assert target is not None
    assert target.said == said


def test_where_a_rate_stands_now_comes_from_last_years_figures() -> None:
    """90% is in the profile under another head."""
    profile = brief_of(Sector.HOSPITAL, last_year={"figures": [{"name": "职代会提案办结率", "value": "90%"}]}).profile
    target = subject_of(matter("提案办结率提高到96%"), profile).target
    assert target is not None
    assert target.start == "90%"


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_demand_has_a_name(text: str) -> None:
    """Whatever an office writes."""
    subject = subject_of(matter(text.strip()))
    assert subject.title
    assert subject.thing
    assert subject.place


@pytest.mark.parametrize(
    ("text", "said", "reached"),
    [
        ("民国档案数字化率由40%到60%", "民国档案数字化率由40%提高到60%", "民国档案数字化率达到60%"),
        ("退件率由9%到5%", "退件率由9%降低到5%", "退件率降到5%"),
        ("报表差错率降到1%", "报表差错率降到1%", "报表差错率降到1%"),
        ("取药等候时间缩短到12分钟", "取药等候时间缩短到12分钟", "取药等候时间降到12分钟"),
        ("入会率提高到55%", "入会率提高到55%", "入会率达到55%"),
    ],
)
def test_a_value_may_fall_or_have_no_verb(text: str, said: str, reached: str) -> None:
    """What becomes smaller is not reached upwards."""
    target = subject_of(matter(text)).target
    assert target is not None
    assert (target.said, target.reached) == (said, reached)


def test_a_fall_by_so_much_is_no_value_to_reach() -> None:
    """下降5% does not say how much is left."""
    assert subject_of(matter("水电消耗下降5%")).target is None


def test_a_least_count_is_called_without_the_words_for_it() -> None:
    """不少于 goes with its number into the goal, not into the title."""
    subject = subject_of(matter("每名党员报到服务不少于4次"))
    assert (subject.title, subject.target and subject.target.number) == ("每名党员报到服务", "不少于4次")
