"""Playbooks are fit to be written into a plan of any body, and there is one for what organisations really have."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.offline.conftest import brief_of

from plandraft.core.figures import CHECKABLE
from plandraft.core.plan import LINE_CHARS
from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED
from plandraft.knowledge import kinds_known, knowledge_for, load_knowledge
from plandraft.observances import load_observances
from plandraft.offline.fitting import fits_for
from plandraft.offline.playbooks import CUT, EDGES, PHASES, Playbook, load_playbooks
from plandraft.offline.playbooks.load import load_again
from plandraft.offline.slots import facts_for
from plandraft.offline.when import months_in, rhythm_in
from plandraft.shipped import data_files

UNION = tuple(playbook for playbook in load_playbooks() if "union" in playbook.kinds)
KINDS = [kind.id for kind in kinds_known(AS_SHIPPED)]
EACH = [pytest.param(playbook, id=playbook.id) for playbook in load_playbooks()]
BLANK = re.compile(r"\{(\w+)\}")
OF_A_DEMAND = {"agenda", "last", "made", "who", "all", "where", "thing", "place", "count", "to", "from", "head"}


def texts_of(playbook: Playbook) -> list[str]:
    """Everything that a playbook may print."""
    lines = [step.line for step in playbook.steps]
    said = [text for step in playbook.steps for text in step.all_said]
    return [*playbook.titles, *playbook.goal, playbook.sign, *lines, *said]


def test_there_are_playbooks_enough_for_all_fields() -> None:
    """Ninety and more, none twice, over all areas that unions' plans have and all sectors."""
    assert len(UNION) >= 90
    assert max(Counter(playbook.id for playbook in load_playbooks()).values()) == 1
    areas = {area.id for area in load_knowledge().areas}
    assert {playbook.area for playbook in UNION} <= areas | {""}
    assert len({playbook.area for playbook in UNION}) >= 18
    for sector in Sector:
        assert sum(playbook.fits(sector, 300) for playbook in UNION) >= 90


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_playbooks_in_all_its_fields(kind: str) -> None:
    """Fifteen and more that a demand can call for; each field with usual work; what every plan has can be had."""
    knowledge = knowledge_for(kind)
    own = [playbook for playbook in load_playbooks() if kind in playbook.kinds]
    assert sum(bool(playbook.match) for playbook in own) >= 15
    areas = {area.id for area in knowledge.areas}
    assert {playbook.area for playbook in own} <= areas | {""}
    usual = {playbook.area for playbook in own if playbook.usual or playbook.basic}
    assert usual <= areas
    if kind != "union":
        assert usual == areas
        assert {basic.id for basic in knowledge.basics} <= {p.basic for p in own if p.titles}


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_without_one_more_act(kind: str) -> None:
    """Each kind's own, for a month that is still empty; what it says names no other kind's bodies."""
    own = {again.area: again for again in load_again() if kind in again.kinds}
    assert own
    if kind != "union":
        assert set(own) == {area.id for area in knowledge_for(kind).areas}


@pytest.mark.parametrize("playbook", [p for p in load_playbooks() if "union" not in p.kinds], ids=lambda p: p.id)
def test_no_playbook_speaks_of_another_kinds_bodies(playbook: Playbook) -> None:
    """A nursing department has no 党小组, a party branch no 团课."""
    said = "".join(texts_of(playbook))
    others = [kind for kind in kinds_known(AS_SHIPPED) if kind.id not in playbook.kinds]
    assert [word for kind in others for word in kind.telling if word in said] == []


@pytest.mark.parametrize("playbook", EACH)
def test_a_playbook_is_whole(playbook: Playbook) -> None:
    """A step without which nothing is done, with a line; a sign one can tick; a goal, unless it is an event."""
    firsts = [step for step in playbook.steps if step.rank == 1]
    assert any(step.line for step in firsts)
    for part in (playbook.sign, playbook.sign.split("，")[0]):
        assert CHECKABLE.search(part)
    assert playbook.goal or playbook.events == "only" or playbook.match
    assert playbook.match or playbook.titles
    assert not playbook.usual or playbook.titles


@pytest.mark.parametrize("playbook", EACH)
def test_its_sentences_name_no_month_and_keep_their_rhythm(playbook: Playbook) -> None:
    """The time is the step's own; who reads the plan finds it before the sentence, once."""
    order = [PHASES.index(step.at) for step in playbook.steps if step.at in PHASES]
    assert order == sorted(order)
    known = {observance.id for observance in load_observances()}
    for step in playbook.steps:
        timed = rhythm_in(step.at) or months_in(step.at) or step.at.lstrip("<@") in known
        assert step.at in PHASES or step.at in EDGES or timed
        for text in step.all_said:
            assert not re.search(r"\d月", text)
            assert not text.endswith(("。", "，"))
            assert not rhythm_in(text) or rhythm_in(step.at)
            short = text.split(CUT)[0]
            assert len(BLANK.sub("职工", short)) >= 6


@pytest.mark.parametrize("playbook", EACH)
def test_its_blanks_are_known_and_its_lines_short(playbook: Playbook) -> None:
    """No blank that nobody fills, no line that the calendar would cut."""
    known = OF_A_DEMAND | set(facts_for(brief_of(Sector.OTHER)))
    assert {name for text in texts_of(playbook) for name in BLANK.findall(text)} <= known
    for step in playbook.steps:
        assert len(BLANK.sub("", step.line)) <= (LINE_CHARS - 4 if BLANK.search(step.line) else LINE_CHARS)


def test_no_sentence_stands_in_two_playbooks() -> None:
    """What two measures of one plan say, neither says."""
    said = Counter(text for playbook in load_playbooks() for step in playbook.steps for text in step.all_said)
    assert [text for text, times in said.items() if times > 1] == []


def test_a_norm_that_is_named_has_its_source() -> None:
    """Where a sentence speaks of limits that a law sets, the playbook says which."""
    limits = re.compile(r"℃|分贝|1小时哺乳|三分之二|10日内报送|300%")
    for playbook in load_playbooks():
        said = "".join(text for step in playbook.steps if step.rank < 3 for text in step.all_said)
        if limits.search(said) and playbook.id != "ventilation":
            assert playbook.source, playbook.id


def test_the_parsed_files_are_small() -> None:
    """The wheel grows by less than a megabyte."""
    from importlib.resources import files

    folder = files("plandraft.offline.playbooks") / "data"
    sizes = [len((folder / f"{name}.yaml").read_bytes()) for name in data_files("plandraft.offline.playbooks")]
    assert 2 * sum(sizes) < 1_000_000


@pytest.mark.parametrize(
    ("text", "sector", "wanted"),
    [
        ("急诊值班室改造", Sector.HOSPITAL, "rest_room"),
        ("职工小厨房通水", Sector.HOSPITAL, "kitchen"),
        ("凌晨作业班次的早餐供应", Sector.UTILITY, "meal_supply"),
        ("新院区通勤保障", Sector.HOSPITAL, "commute"),
        ("教工书吧寒假前开放", Sector.SCHOOL, "reading_room"),
        ("夜班护士减压", Sector.HOSPITAL, "mind"),
        ("夜间抢修人员轮休", Sector.UTILITY, "night_shift"),
        ("汛期值守人员关爱", Sector.GOVERNMENT, "duty_peaks"),
        ("弹性工时试行", Sector.ENTERPRISE, "flex_hours"),
        ("久坐颈腰健康", Sector.ENTERPRISE, "sitting"),
        ("推拿和药房职工腰肩劳损防治", Sector.HOSPITAL, "lifting"),
        ("暑期托管扩大到180名", Sector.UNIVERSITY, "childcare"),
        ("工资集体协议4月底前续签", Sector.ENTERPRISE, "wage_bargaining"),
        ("完成女职工专项集体合同续签", Sector.HOSPITAL, "women_contract"),
        ("平台派单规则协商", Sector.COMMUNITY, "platform"),
        ("焊接车间高温防护", Sector.ENTERPRISE, "heat"),
        ("煎药室通风降温改造", Sector.HOSPITAL, "ventilation"),
        ("空压站噪声治理", Sector.ENTERPRISE, "noise"),
        ("有限空间作业安全", Sector.UTILITY, "confined"),
        ("下村巡诊行车安全", Sector.HOSPITAL, "traffic"),
        ("骑手交通安全", Sector.COMMUNITY, "riders"),
        ("野外巡河安全", Sector.GOVERNMENT, "field_work"),
        ("高处作业和临边防护", Sector.ENTERPRISE, "high_work"),
        ("降低医护人员针刺伤", Sector.HOSPITAL, "biosafety"),
        ("入会率提高到55%", Sector.COMMUNITY, "recruiting"),
        ("提案办结率提高到96%", Sector.HOSPITAL, "proposals_rate"),
        ("提案网上跟踪系统上线", Sector.UNIVERSITY, "proposals_online"),
        ("青年技工师带徒20对", Sector.ENTERPRISE, "mentoring"),
        ("劳模创新工作室攻关", Sector.ENTERPRISE, "model_studio"),
        ("哺乳室6月底前启用", Sector.ENTERPRISE, "nursing_room"),
        ("女职工两癌筛查", Sector.HOSPITAL, "screening"),
        ("农民工工资按月到卡", Sector.ENTERPRISE, "arrears"),
    ],
)
def test_a_demand_is_taken_for_what_it_is(text: str, sector: Sector, wanted: str) -> None:
    """By its head noun, what is done to it, and the trade."""
    assert fits_for(text, sector, people=400, is_event=False, among=UNION)[0].playbook.id == wanted


def test_two_things_of_one_demand_are_both_dealt_with() -> None:
    """嗓音 beside 腰背."""
    best = fits_for("教师嗓音和腰背保护", Sector.SCHOOL, people=35, is_event=False, among=UNION)[0]
    assert best.second is not None
    assert {best.playbook.id, best.second.id} == {"voice", "lifting"}
    assert best.start == 2


@pytest.mark.parametrize("text", ["推进跨文化共融", "甲乙丙丁", "让老师们更有盼头"])
def test_what_nobody_knows_has_no_playbook(text: str) -> None:
    """Rather a gap than something that does not fit."""
    assert fits_for(text, Sector.SCHOOL, people=100, is_event=False, among=UNION) == []


@pytest.mark.parametrize(
    ("kind", "text", "is_event", "wanted"),
    [
        ("party-branch", "不动产登记窗口党员示范岗", False, "pb_posts"),
        ("party-branch", "预备党员按期转正2名", False, "pb_probation"),
        ("party-branch", "10月底前完成支委补选", False, "pb_election"),
        ("party-branch", "七一重温入党誓词", True, "pb_oath"),
        ("party-branch", "党员活动室改造", False, "room"),
        ("youth-league", "青年大学习参学率由71%提高到90%", False, "yl_online"),
        ("youth-league", "青年突击队管网抢修", False, "yl_taskforce"),
        ("youth-league", "新入职青年导师结对45对", False, "yl_newcomer"),
        ("youth-league", "入团仪式", True, "yl_oath"),
        ("hospital-department", "手卫生依从率由78%提高到85%", False, "hd_hand"),
        ("hospital-department", "呼吸机相关肺炎发生率下降", False, "hd_bundle"),
        ("hospital-department", "手术室分层培训", False, "hd_training_place"),
        ("hospital-department", "停电停氧应急演练", True, "hd_drill_event"),
        ("hospital-department", "护士节表彰", True, "hd_festival"),
        ("hospital-department", "近效期药品预警", False, "hd_stock"),
        ("general", "完成12个镇的档案进馆", False, "ge_archive_in"),
        ("general", "民国档案数字化率由40%到60%", False, "ge_digitize"),
        ("general", "库房空调更换", False, "room"),
        ("general", "服务对象座谈会", True, "ge_forum"),
        ("general", "12月底前完成食堂采购招标", False, "ge_tender"),
    ],
)
def test_a_demand_of_another_kind_is_taken_for_what_it_is(kind: str, text: str, is_event: bool, wanted: str) -> None:
    """By the playbooks of its own kind."""
    own = [playbook for playbook in load_playbooks() if kind in playbook.kinds]
    assert fits_for(text, Sector.OTHER, people=40, is_event=is_event, among=own)[0].playbook.id == wanted
