"""A plan nobody here wrote becomes a plan with the places of its words."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.core.source_map import Place
from plandraft.core.timing import Timing
from plandraft.documents import document_of, read_document
from plandraft.plan_reading.clues import timing_of
from plandraft.plan_reading.foreign import organisation_of, read_foreign
from plandraft.rendering import to_docx
from tests.rendering.plans import full_plan

PLAN = """青禾县人民医院工会2026年工作计划
为做好工作，制定计划如下：
一、指导思想
坚持服务职工。
二、工作目标
1.提案年内全部答复
三、工作措施
（一）民主管理
1.开好职代会。工会办公室牵头，3月底前完成。
2.院务公开每月更新。由院办公室负责
（二）走访慰问
春节前走访困难职工。
四、活动安排
1月：走访；体检
适时开展春游
五、工作要求
各科室抓好落实。
青禾县人民医院工会委员会
2026年1月8日
"""


def _read(text: str = PLAN):
    return read_foreign(document_of(text, file="a.txt"))


def test_every_part_is_read():
    """Title, organisation, period, the four parts, closing, signature and date."""
    plan = _read().plan
    assert plan.title == "青禾县人民医院工会2026年工作计划"
    assert (plan.organisation, str(plan.period)) == ("青禾县人民医院", str(plan.period))
    assert plan.preamble == "为做好工作，制定计划如下："
    assert plan.ideology.text == "坚持服务职工。"
    assert [g.text for g in plan.goals] == ["提案年内全部答复"]
    assert [(m.area, m.title) for m in plan.measures] == [
        ("民主管理", "开好职代会"),
        ("民主管理", "院务公开每月更新"),
        ("走访慰问", "走访慰问"),
    ]
    assert [e.title for e in plan.schedule] == ["走访", "体检", "适时开展春游"]
    assert plan.closing == "各科室抓好落实。"
    assert (plan.signature.organisation, plan.signature.date) == ("青禾县人民医院工会委员会", dt.date(2026, 1, 8))


def test_owner_and_time_are_read_from_the_words():
    """Who leads and until when; a rhythm is a time too."""
    first, second, third = _read().plan.measures
    assert (first.owner, first.timing) == ("工会办公室", Timing(months=(3,), deadline=True))
    assert (second.owner, second.timing) == ("院办公室", Timing(rhythm="monthly"))
    assert third.texts == ("春节前走访困难职工。",)


def test_standing_work_is_read_under_its_heading():
    """With its rhythm where it names one, else as going on all year; what has no time is said."""
    standing = "（二）常年工作\n1.每月，简报。\n2.热线开放。\n"
    text = f"四、活动安排\n（一）3月\n1.3、9月，开放日。\n{standing}（三）时间待定\n1.家访。\n"
    read = _read(f"某校工会2027年工作计划\n{text}")
    assert {entry.title: entry.timing.label for entry in read.plan.schedule} == {
        "开放日": "3、9月",
        "简报": "每月",
        "热线开放": "全年",
        "家访": "",
    }
    (hotline,) = (entry.id for entry in read.plan.schedule if entry.title == "热线开放")
    assert read.source_map.places[(hotline, "title")].line == 7


def test_places_point_into_the_file():
    """Line and column, from 1, of fields and entries."""
    places = _read().source_map
    assert places.place("M1", "title") == Place(line=9, column=3)
    assert places.place("M1", "actions/0", 2) == Place(line=9, column=11)
    assert places.place("M3", "actions/0") == Place(line=12, column=1)
    assert places.place("S2", "title") == Place(line=14, column=7)


def test_what_is_not_understood_is_said():
    """A second plan on the page."""
    body = "一、学习\n1、读书\n2、交流，做好全年各项工作。"
    (unread,) = _read(f"工会计划一\n{body}\n工会计划二\n{body}").not_understood
    assert str(unread) == "line 5: another plan begins: 工会计划二"


def test_no_text_of_a_measures_part_is_lost():
    """Prose that leads to points is said of the next measure; what follows the last is closing text."""
    plan = _read("二、工作措施\n1、学习为先。\n毓山小学结合实际，做到：\n一是学习；\n二是交流。\n要长期坚持下去。").plan
    assert plan.measures[0].texts[0] == "毓山小学结合实际，做到："
    assert "要长期坚持下去。" in "".join((*(a for m in plan.measures for a in m.texts), plan.closing))


def test_prose_between_an_areas_heading_and_its_points_is_its_lead():
    """It is no measure; below the heading of the whole part it is none."""
    read = _read(
        "三、工作措施\n（一）民主管理\n大事由职工一起定。\n1.开好职代会。\n2.公开院务。\n（二）走访\n春节前走访。"
    )
    assert [(lead.area, lead.text) for lead in read.plan.leads] == [("民主管理", "大事由职工一起定。")]
    assert [m.title for m in read.plan.measures] == ["开好职代会", "公开院务", "走访"]
    assert read.source_map.place("P", "leads/0", 2) == Place(line=3, column=3)


MONEY = "五、经费安排\n全年经费预算8万元，其中：\n" + (
    "序号\t用途\t金额（元）\t说明\n1\t慰问\t50,000\t两节\n2\t培训\t待定\t\n\t合计\t50000\t\n"
)


def test_rows_of_money_are_no_measures():
    """Purpose, amount and note; the sum is none of them, and other words of the part are not lost."""
    read = _read(f"三、工作措施\n1.走访。\n{MONEY}六、工作要求\n抓好落实。")
    assert [(b.purpose, b.amount, b.note) for b in read.plan.budget] == [("慰问", 50000, "两节"), ("培训", None, "")]
    assert [m.title for m in read.plan.measures] == ["走访"]
    assert read.plan.closing == "全年经费预算8万元，其中：\n抓好落实。"
    assert read.source_map.place("B1", "purpose") == Place(line=6, column=3)


def test_money_may_be_said_in_points():
    """A part that says how money is handled is one of measures."""
    read = _read("四、经费安排\n1.慰问困难职工，3.5万元。\n2.文体活动，20000元。")
    assert [b.amount for b in read.plan.budget] == [35000, 20000]
    read = _read("四、经费使用\n1.严格审批。\n2.按季公开。")
    assert (read.plan.budget, len(read.plan.measures)) == ((), 2)


def test_our_own_lines_of_no_month_are_read_as_such():
    """Work of the whole period has no month of its own; a time in front of a line wins over its month."""
    read = _read("四、活动安排\n1月：走访；【3、4月】体检。\n常年工作：【每月】读书会；信箱值守。\n时间待定：春游。")
    assert [(e.title, e.timing.label) for e in read.plan.schedule if e.timing.label] == [
        ("走访", "1月"),
        ("体检", Timing.of(3, 4).label),
        ("读书会", "每月"),
        ("信箱值守", Timing.of(*range(1, 13)).label),
    ]
    assert read.plan.schedule[-1].timing == Timing()
    assert read.source_map.place("S2", "title") == Place(line=2, column=13)


def test_our_own_word_file_says_the_same_when_it_comes_back(tmp_path):
    """Leads, measures, calendar and money each as what they are."""
    plan = full_plan()
    (tmp_path / "plan.docx").write_bytes(to_docx(plan))
    read = read_foreign(read_document(tmp_path / "plan.docx"))
    assert read.plan.leads == plan.leads
    assert {(m.title, m.owner, m.partners) for m in read.plan.measures} == {
        (m.title, m.owner, m.partners) for m in plan.measures
    }
    assert [(b.purpose, b.amount, b.note) for b in read.plan.budget] == [
        (b.purpose, b.amount, b.note) for b in plan.budget
    ]
    assert len(read.plan.schedule) == len(plan.schedule)
    assert (read.plan.closing, read.not_understood) == (plan.closing, ())


def test_our_own_bracket_behind_a_measure_is_read():
    """Also where no task table says it again."""
    tail = "（责任：工会；配合：院办、护理部；时间：4月；完成标志：答复率100%；经费：3000元）"
    measure = _read(f"三、工作措施\n1.开好职代会：3月征集。{tail}").plan.measures[0]
    assert (measure.title, measure.texts, measure.owner) == ("开好职代会", ("3月征集。",), "工会")
    assert (measure.partners, measure.timing) == (("院办", "护理部"), Timing.of(4))
    assert (measure.indicator, measure.budget) == ("答复率100%", 3000)


def test_paragraphs_of_one_text_keep_their_own_places():
    """An offset in the joined text points at the line its paragraph stood on."""
    read = _read("一、指导思想\n坚持服务职工。\n\n坚持依法办事。\n二、工作措施\n1、走访")
    assert read.plan.ideology.text == "坚持服务职工。\n坚持依法办事。"
    assert read.source_map.place("I1", "text", 10) == Place(line=4, column=3)


def test_an_annex_that_repeats_the_measures_adds_what_it_says_of_them():
    """A task table behind 附件 names owner and time of measures that were read; it makes none twice."""
    table = "附件：任务分解表\n青禾医院工会\n2026年1月8日\n附件\n任务分解表\n"
    rows = "序号\t工作措施\t责任部门\t完成时间\n1\t开好职代会\t院办公室\t3月\n"
    read = _read(f"青禾医院工会2026年工作计划\n二、工作措施\n1、开好职代会\n2、组织体检\n{table}{rows}")
    assert [(m.title, m.owner, m.timing.label) for m in read.plan.measures] == [
        ("开好职代会", "院办公室", "3月"),
        ("组织体检", "", ""),
    ]
    assert read.plan.signature.organisation == "青禾医院工会"
    assert read.not_understood == ()


def test_a_table_of_tasks_gives_owner_and_time():
    """Columns are told by their headings, in whatever order they come."""
    table = (
        "三、工作措施\n序号\t工作任务\t责任部门\t完成时限\t配合部门\n1\t开好职代会\t工会办公室\t3月底前\t院办、人事科\n"
    )
    measure = _read(table).plan.measures[0]
    assert (measure.title, measure.owner, measure.timing.label) == ("开好职代会", "工会办公室", "3月底前")
    assert measure.partners == ("院办", "人事科")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3月召开大会，9月回访", "3、9月"),
        ("5—6月组织体检", "5—6月"),
        ("一季度完成", "1—3月"),
        ("每季度学习一次", "每季度"),
        ("适时开展", "适时"),
        ("开展活动", ""),
        ("用12个月时间", ""),
    ],
)
def test_times(text, label):
    """Months, spans, rhythms; a vague word is kept as it is."""
    assert timing_of(text).label == label


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青禾县人民医院工会2026年工作计划", "青禾县人民医院"),
        ("2026年工会工作计划", ""),
        ("松谷公司工会工作要点", "松谷公司"),
        ("织云街道总工会2026年工作计划", "织云街道总工会"),
    ],
)
def test_the_organisation_is_named_by_the_title(title, name):
    """Its union's name goes off, except where the union is the organisation."""
    assert organisation_of(title) == name


def test_our_own_words_come_back_from_word_with_brackets_inside_brackets(tmp_path):
    """An owner's own bracket, an indicator's own bracket, a title with quotation marks; the annex makes no measure."""
    place = "合作点（甲、乙）"
    measure = Measure(
        id="M1",
        area="走访",
        title="走访“一线，后勤”职工",
        actions=("3月逐户登记。",),
        owner=place,
        partners=("院办", "护理部"),
        timing=Timing.of(3),
        indicator="到访率100%（含退休）",
        budget=3000,
    )
    plan = Plan(
        title="青禾医院工会2027年工作计划",
        period=Period(year=2027),
        goals=(Goal(id="G1", text="件件有答复", indicator="答复率100%（含书面）"),),
        measures=(measure,),
        schedule=(Entry(id="S1", title="走访职工", timing=Timing.of(3), owner=place),),
    )
    (tmp_path / "plan.docx").write_bytes(to_docx(plan))
    read = read_foreign(read_document(tmp_path / "plan.docx"))
    assert read.plan.measures == plan.measures
    assert read.plan.goals == plan.goals
    assert [(e.title, e.owner) for e in read.plan.schedule] == [("走访职工", place)]
    assert (read.plan.unplaced, read.not_understood) == ((), ())
