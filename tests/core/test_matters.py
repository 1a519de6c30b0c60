"""What a profile demands: each thing once, however often and in whatever words it is named."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.matter import Matter
from plandraft.core.matters import claimed_ids, matters_of, origin_kind, same_matter, time_demanded
from plandraft.core.profile import Profile


def demanded(**heads: Any) -> tuple[Matter, ...]:
    """The matters of a profile with these heads."""
    facts = {"name": "云岭试验单位工会", "sector": "enterprise", "period": "2027", **heads}
    return matters_of(Profile.model_validate(facts))


SAME = [
    ("母婴室改造后6月启用", "母婴室改造"),
    ("教工书吧寒假前开放", "教工书吧建设"),
    ("母婴室改造（未完成，6月底前）", "母婴室改造"),
    ("工资集体协议4月底前续签", "续签工资集体协议"),
    ("职工食堂改造", "完成职工食堂改造"),
    ("提案办结率达到95%", "提高提案办结率"),
    ("提案办结率", "职代会提案办结率达到95%"),
    ("职工之家建设", "建成职工之家"),
    ("召开职工代表大会", "职工代表大会"),
    ("三季度前完成心理咨询室装修", "心理咨询室建设"),
    ("困难职工档案尚未完成", "完成困难职工档案"),
    ("困难职工档案", "健全困难职工档案"),
    ("女职工专项集体合同签订", "续签女职工专项集体合同"),
    ("职工书屋启用", "职工书屋建设（推迟）"),
    ("春节前走访慰问", "走访慰问"),
    ("停车棚充电设施改造未完成", "停车棚充电设施改造"),
    ("办好职工运动会", "职工运动会"),
    ("第三届一次职代会", "职代会"),
    ("入会率提高到90%", "入会率达到90%"),
    ("建好户外劳动者驿站", "户外劳动者驿站投用"),
    ("班组长培训", "举办班组长培训"),
    ("活动室设备更新", "活动室更新设备"),
    ("心理关爱", "开展一线医护人员心理关爱"),
    ("国庆节前慰问一线职工", "慰问一线职工"),
    ("食堂", "食堂改造"),
    ("母婴室选址未定", "母婴室"),
]
OTHER = [
    ("夜班护士减压", "夜班护士健康餐"),
    ("职工食堂改造", "职工浴室改造"),
    ("教师节慰问", "教师节表彰"),
    ("工资集体协议续签", "女职工专项集体合同续签"),
    ("职工运动会", "职工趣味比赛"),
    ("护士节座谈会", "医师节座谈会"),
    ("春节慰问", "夏季慰问"),
    ("春节前慰问", "夏季慰问"),
    ("心理咨询室建设", "母婴室建设"),
    ("新职工培训", "班组长培训"),
    ("职工书屋建设", "职工之家建设"),
    ("一号楼电梯改造", "二号楼电梯改造"),
    ("东区食堂改造", "西区食堂改造"),
    ("入会率提高到90%", "提案办结率提高到90%"),
    ("困难职工帮扶档案", "困难职工子女助学"),
    ("困难职工慰问", "困难职工慰问档案"),
    ("安全生产月", "安全生产知识竞赛"),
    ("职代会", "职代会提案办结率"),
    ("劳动合同签订率", "劳动合同"),
    ("三八节活动", "五四活动"),
    ("职工体检", "职工疗休养"),
    ("工会换届", "工会财务检查"),
    ("会议", "活动"),
    ("职工服务", "职工保障"),
    ("", "职工食堂改造"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_one_matter(one: str, other: str) -> None:
    """Its state, its deadline, what is done with it and how much of it do not make it another."""
    assert same_matter(one, other)
    assert same_matter(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_matters_that_share_words(one: str, other: str) -> None:
    """Another object, another occasion or another thing that belongs to the same object."""
    assert not same_matter(one, other)
    assert not same_matter(other, one)


words = st.text(st.sampled_from("职工食堂改造夜班完成前6月底会提案办结率"), max_size=10)


@given(words, words)
def test_it_is_said_of_both_texts_alike(one: str, other: str) -> None:
    """And a state in brackets changes nothing."""
    same = same_matter(one, other)
    assert same == same_matter(other, one)
    assert same == same_matter(f"{one}（未完成）", f"{other}（6月底前）")


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_matter_under_two_heads_is_demanded_once(one: str, other: str) -> None:
    """It can be claimed by either id, and both places of the profile are named."""
    (found,) = demanded(priorities=[one], last_year={"unfinished": [other]})
    assert found.ids == ("P1", "U1")
    assert found.kinds == ("priority", "unfinished")
    assert found.sources == ("profile:/priorities/0", "profile:/last_year/unfinished/0")
    assert (found.text, *found.others) == (one, other)


@pytest.mark.parametrize(("one", "other"), [pair for pair in OTHER if all(pair)])
def test_two_matters_under_two_heads_stay_two(one: str, other: str) -> None:
    """None is lost by being taken for the other."""
    found = demanded(priorities=[one], last_year={"unfinished": [other]})
    assert [matter.id for matter in found] == ["P1", "U1"]


def test_two_items_of_one_head_are_two_matters_however_alike() -> None:
    """Whoever wrote them meant two."""
    found = demanded(priorities=["职工食堂改造", "完成职工食堂改造"], requirements=["职工食堂改造"])
    assert [matter.ids for matter in found] == [("P1", "R1"), ("P2",)]


def test_a_matter_under_all_heads_has_what_each_of_them_says() -> None:
    """The document of the requirement, owner and day of the event, and the strictest time."""
    (found,) = demanded(
        priorities=["职工运动会10月底前举办"],
        last_year={"unfinished": ["职工运动会（未完成）"]},
        requirements=[{"text": "开展职工运动会", "document": "县总工会通知"}],
        required_events=[{"title": "职工运动会", "date": "2027-09-18", "owner": "文体协会"}],
    )
    assert found.ids == ("P1", "U1", "R1", "E1")
    assert (found.document, found.owner) == ("县总工会通知", "文体协会")
    assert found.timing.date == dt.date(2027, 9, 18)


@pytest.mark.parametrize(
    ("period", "one", "other", "label"),
    [
        ("2027", "食堂改造9月底前完成", "食堂改造6月底前完成", "6月底前"),
        ("2027", "食堂改造", "食堂改造6月底前完成", "6月底前"),
        ("2027", "食堂改造10月完成", "食堂改造12月底前完成", "10月"),
        ("2026-2027", "食堂改造3月底前完成", "食堂改造11月底前完成", "11月底前"),
        ("2026-2027", "食堂改造12月底前完成", "食堂改造1月底前完成", "12月底前"),
        ("2027", "食堂改造上半年完成", "食堂改造三季度完成", "6月底前"),
    ],
)
def test_of_two_times_the_strictest_counts(period: str, one: str, other: str, label: str) -> None:
    """The earlier in the period, whichever head comes first."""
    for first, second in ((one, other), (other, one)):
        (found,) = demanded(period=period, priorities=[first], requirements=[second])
        assert found.timing.label == label


def test_an_event_at_another_time_is_another_matter() -> None:
    """The same thing is done twice: by its deadline, and in the month of the event."""
    found = demanded(priorities=["4月开展走访慰问"], required_events=[{"title": "走访慰问", "month": 1}])
    assert [(matter.id, matter.timing.months) for matter in found] == [("P1", (4,)), ("E1", (1,))]
    (one,) = demanded(priorities=["2月底前走访慰问"], required_events=[{"title": "走访慰问", "month": 1}])
    assert one.timing.months == (1,)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("工资集体协议4月底前续签", "4月底前"),
        ("9月前完成", "9月底前"),
        ("上半年完成", "6月底前"),
        ("三季度前建成", "9月底前"),
        ("二季度内办结", "6月底前"),
        ("整改持续到10月底", "10月底前"),
        ("3月、9月各办一次", "3、9月"),
        ("5月开展", "5月"),
        ("发放中秋月饼", ""),
        ("提高3月薪酬", ""),
        ("改造职工食堂", ""),
        ("完成2027年目标任务", ""),
    ],
)
def test_the_time_that_a_demand_names(text: str, label: str) -> None:
    """A deadline stays one; words that only look like months are none."""
    assert time_demanded(text).label == label


def test_an_event_has_the_time_that_the_profile_gives_it() -> None:
    """Not one that stands in its title, unless the profile gives none."""
    day, month, title = demanded(
        required_events=[
            {"title": "护士节座谈会", "date": "2027-05-12"},
            {"title": "职代会", "month": 3},
            {"title": "6月安全生产月启动", "owner": "保卫科"},
        ]
    )
    assert day.timing.date == dt.date(2027, 5, 12)
    assert month.timing.label == "3月"
    assert (title.timing.label, title.owner) == ("6月", "保卫科")


def test_claims_are_ids_in_any_dress_of_what_is_there() -> None:
    """Aliases count for the matter, unknown ids for nothing, and each matter once."""
    matters = demanded(priorities=["职工食堂改造", "办好职代会"], last_year={"unfinished": ["食堂改造"]})
    assert claimed_ids([" p1 ", "U1", "P2", "P9", "", "甲"], matters) == ("P1", "P2")


def test_where_a_node_comes_from_is_the_gravest_of_its_claims() -> None:
    """Requirement before unfinished before event before priority."""
    matters = {
        matter.id: matter
        for matter in demanded(
            priorities=["甲乙丙丁"],
            last_year={"unfinished": ["戊己庚辛"]},
            requirements=["壬癸子丑"],
            required_events=["寅卯辰巳"],
        )
    }
    order = ["R1", "U1", "E1", "P1"]
    kinds = ["requirement", "unfinished", "event", "priority"]
    for at, kind in enumerate(kinds):
        assert origin_kind(order[at:], matters) == kind
    assert origin_kind(["P9"], matters) is None


names = st.text(st.sampled_from("职工食堂改造夜班减压提案办结率培训书屋安全慰问"), min_size=3, max_size=9)


@given(
    st.lists(names, max_size=4, unique=True),
    st.lists(names, max_size=3, unique=True),
    st.lists(names, max_size=3, unique=True),
)
def test_no_item_of_a_profile_is_lost(priorities: list[str], unfinished: list[str], requirements: list[str]) -> None:
    """Each stands in exactly one matter, under an id of its own."""
    found = demanded(priorities=priorities, last_year={"unfinished": unfinished}, requirements=requirements)
    ids = [matter_id for matter in found for matter_id in matter.ids]
    assert len(set(ids)) == len(ids) == len(priorities) + len(unfinished) + len(requirements)
    assert len([source for matter in found for source in matter.sources]) == len(ids)
    said = {text for matter in found for text in (matter.text, *matter.others)}
    assert said == {*priorities, *unfinished, *requirements}
