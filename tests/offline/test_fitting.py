"""A demand is dealt with as what its head noun says; what stands before it says only where, when or for whom."""

from __future__ import annotations

import pytest

from plandraft.core.sector import Sector
from plandraft.offline.fitting import fits_for
from plandraft.offline.playbooks import load_playbooks


def best(kind: str, text: str, sector: Sector = Sector.ENTERPRISE, *, is_event: bool = False) -> str:
    """The id of the playbook that is taken; empty where none fits."""
    among = [playbook for playbook in load_playbooks() if kind in playbook.kinds]
    return next((f.playbook.id for f in fits_for(text, sector, people=300, is_event=is_event, among=among)), "")


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("union", "井下班中餐改善", "meal_supply"),
        ("union", "走教教师交通补助", "any_pay"),
        ("union", "工人宿舍空调", "any_kit"),
        ("union", "工地食堂卫生", "meals"),
        ("union", "行车安全百日竞赛", "labour_emulation"),
        ("union", "卡车司机疲劳驾驶防范", "traffic"),
        ("union", "年审忙季关怀", "busy_season"),
        ("hospital-department", "静脉治疗小组规范运行", "hd_iv"),
        ("hospital-department", "护理文书减负", "hd_lighten"),
        ("general", "用电量下降5%", "ge_thrift"),
        ("party-branch", "降低执法投诉", "any_fewer"),
        ("youth-league", "青年岗位能手选拔", "yl_skilled"),
    ],
)
def test_the_head_noun_decides(kind: str, text: str, wanted: str) -> None:
    """Not the first word that some playbook knows: 井下 is where the meal is eaten."""
    assert best(kind, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("叉车安全", "any_risk"),
        ("驾驶员血压管理", "any_illness"),
        ("柜员技能达标率", "any_skill"),
        ("群众安全监督员队伍建设", "any_team"),
        ("产业工人队伍建设改革自评", "any_check"),
        ("家属协管进区队", "any_spread"),
    ],
)
def test_what_is_not_known_by_name_is_known_by_its_kind(text: str, wanted: str) -> None:
    """A danger, an illness, a skill, a team, a check: dealt with as such, without a word on what nobody knows of it."""
    assert best("union", text) == wanted


def test_what_is_done_to_a_thing_is_no_thing_of_its_own() -> None:
    """Where, how far and by when may stand behind it."""
    for text in ("煎药室通风降温改造", "教工书吧寒假前开放", "农民工工资按月到卡", "入会率由42%提高到55%"):
        assert not best("union", text, Sector.OTHER).startswith("any_")


def test_the_name_of_an_event_is_taken_whole() -> None:
    """An event has a name of its own; a word behind the known one is part of it."""
    assert best("hospital-department", "停电停氧应急演练", is_event=True) == "hd_drill_event"
