"""How the plans of others are built: titles, a part for the year before, labels below a name, places of words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plandraft.core.timing import Timing
from plandraft.documents import document_of, read_document
from plandraft.plan_reading.foreign import read_foreign

BODY = "\n一、指导思想\n坚持服务职工。\n二、工作措施\n1.走访职工。\n2.座谈交流。\n"


def _read(text: str, file: str = "a.md"):
    return read_foreign(document_of(text, file=file))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# 青禾医院工会2026年工作计划", "青禾医院工会2026年工作计划"),
        ("**青禾医院工会2026年工作计划**", "青禾医院工会2026年工作计划"),
        ("附件1\n青禾医院工会2026年工作计划", "青禾医院工会2026年工作计划"),
        ("好的，以下是为您起草的计划：\n\n# 青禾医院工会2026年工作计划", "青禾医院工会2026年工作计划"),
        ("青工〔2026〕3号\n各科室：\n青禾医院工会2026年工作要点", "青禾医院工会2026年工作要点"),
        (
            "各年级组：\n现将计划印发，请执行。\n青禾中学工会\n2026年1月8日\n青禾中学工会2026年工作计划",
            "青禾中学工会2026年工作计划",
        ),
        ("青禾县人民医院\n2026年工会工作安排", "青禾县人民医院2026年工会工作安排"),
        ("2026年度\n青禾医院工会工作计划", "2026年度青禾医院工会工作计划"),
        ("青禾医院工会工作计划范文", "青禾医院工会工作计划范文"),
        ("青禾医院工会2025年工作总结及2026年工作计划", "青禾医院工会2025年工作总结及2026年工作计划"),
        ("# 青禾医院工会的2026", "青禾医院工会的2026"),
    ],
)
def test_a_title_is_found(head, title):
    """With anything above it, behind marks, in two lines, and whatever kind of plan it names."""
    read = _read(head + BODY)
    assert read.plan.title == title
    assert [m.title for m in read.plan.measures] == ["走访职工", "座谈交流"]
    assert read.not_understood == ()


REVIEWED = """青禾医院工会2025年工作总结及2026年工作计划
一、2025年工作回顾
（一）民主管理
1.3月开好职代会，由工会负责。
（二）文体活动
5月：篮球赛
二、存在的问题
活动时间少。
三、2026年工作计划
（一）主要措施
1.走访职工。
（二）活动安排
1月：走访
"""


def test_the_period_before_is_a_part_of_its_own():
    """It has no measures and no months; its words are looked at all the same."""
    plan = _read(REVIEWED, "a.txt").plan
    assert [(m.area, m.title) for m in plan.measures] == [("", "走访职工")]
    assert [(e.title, e.timing.label) for e in plan.schedule] == [("走访", "1月")]
    assert "1.3月" not in plan.retrospect
    assert {"民主管理", "3月开好职代会，由工会负责。", "活动时间少。"} <= set(plan.retrospect.split("\n"))
    assert plan.period is not None
    assert plan.period.year == 2026


def test_what_is_summed_up_at_the_end_is_work():
    """A heading 工作总结 behind the measures is no part for the year before."""
    plan = _read("青禾医院工会2026年工作计划\n一、工作措施\n1、走访。\n二、工作总结\n1、年底总结表彰。\n", "a.txt").plan
    assert plan.retrospect == ""


def test_points_with_labels_are_one_measure():
    """When, who, how much and how well, each on a line below the measure's name."""
    text = "# 青禾医院工会2026年工作计划\n## 三、措施\n### （一）民主管理\n1. **开好职代会**\n"
    labels = "   - **时间**：3月\n   - 责任人：工会主席\n   - 主要内容：审议报告\n"
    labels += "   - 经费预算：2000元\n   - 预期目标：到会率95%\n"
    (measure,) = _read(text + labels).plan.measures
    assert (measure.area, measure.title, measure.texts) == ("民主管理", "开好职代会", ("主要内容：审议报告",))
    assert (measure.owner, measure.timing, measure.budget) == ("工会主席", Timing.of(3), 2000)
    assert measure.indicator == "到会率95%"


def test_a_short_lead_is_no_heading():
    """Between an area and its points, also where several areas have one and none ends with a mark."""
    text = "青禾医院工会2026年工作计划\n三、工作措施\n（一）民主管理\n大事一起定\n1.开好职代会。\n2.公开院务。\n"
    plan = _read(text + "（二）关爱职工\n难时有人上门\n1.走访职工。\n2.送清凉。\n", "a.txt").plan
    assert [(lead.area, lead.text) for lead in plan.leads] == [("民主管理", "大事一起定"), ("关爱职工", "难时有人上门")]
    assert [m.title for m in plan.measures] == ["开好职代会", "公开院务", "走访职工", "送清凉"]


def test_what_an_areas_heading_says_holds_for_its_measures():
    """An owner in its bracket, owner and time on the lines below it; a measure's own bracket wins."""
    text = "# 青禾医院工会2026年工作计划\n## 三、措施\n### （一）民主管理（责任部门：院办）\n"
    text += "1. 公开院务。\n2. 选举（人事科）：换届。\n"
    text += "### （二）慰问\n**责任部门：** 总务科\n**完成时间：** 3月\n1. 走访职工。\n2. 节日慰问。\n"
    assert [(m.title, m.owner, m.timing.label) for m in _read(text).plan.measures] == [
        ("公开院务", "院办", ""),
        ("选举", "人事科", ""),
        ("走访职工", "总务科", "3月"),
        ("节日慰问", "总务科", "3月"),
    ]


def test_points_far_below_are_what_is_done_for_their_measure():
    """（1）（2） below 1. below （一）."""
    points = "1.开好职代会\n（1）3月征集提案；\n（2）4月答复。\n2.公开院务。\n"
    text = f"青禾医院工会2026年工作计划\n一、措施\n（一）民主管理\n{points}"
    assert [(m.title, m.texts) for m in _read(text, "a.txt").plan.measures] == [
        ("开好职代会", ("3月征集提案；", "4月答复。")),
        ("公开院务", ()),
    ]


def test_a_calendar_by_name_alone_holds_measures():
    """工作安排 without any time, its points being sentences."""
    text = "青禾医院工会2026年工作计划\n一、工作安排\n1、组织全体职工认真学习有关法律法规和上级文件精神。\n2、走访。\n"
    read = _read(text + "3、切实做好困难职工的建档立卡和帮扶慰问等各项工作。\n", "a.txt")
    assert len(read.plan.measures) == 3
    assert read.plan.schedule == ()


def test_a_plan_of_nothing_but_paragraphs_has_measures():
    """Those behind the one that announces them; the last words close it."""
    text = "2027年工会工作计划\n我院工会将履行职责。现将主要工作安排如下：\n加强学习。每季度一次，由工会办公室负责。\n"
    text += "送温暖。春节前慰问困难职工。\n文体活动。3月举办运动会。\n总之，我们将扎实工作，开创新局面。\n"
    plan = _read(text, "a.txt").plan
    assert [(m.title, m.owner) for m in plan.measures] == [("加强学习", "工会办公室"), ("送温暖", ""), ("文体活动", "")]
    assert plan.preamble == "我院工会将履行职责。现将主要工作安排如下："
    assert plan.closing.startswith("总之")


def test_columns_of_a_table_of_everything():
    """What is done in a second column of work, the sum in the last row, weeks beside the time."""
    head = "| 序号 | 工作项目 | 主要内容 | 时间 | 责任人 | 经费（元） |\n|---|---|---|---|---|---|\n"
    rows = "| 1 | 慰问 | 春节慰问<br>高温慰问 | 1月、7月 | 工会 | 30000 |\n| | 合计 | | | | 30000 |\n"
    plan = _read(f"# 青禾医院工会2026年工作计划\n{head}{rows}").plan
    (measure,) = plan.measures
    assert (measure.title, measure.texts, measure.owner) == ("慰问", ("春节慰问；高温慰问",), "工会")
    assert (measure.budget, plan.budget_total) == (30000, 30000)
    weeks = "周次\t时间\t内容\t负责人\n第一周\t9月1日—5日\t制定计划\t王老师\n"
    read = _read(f"青禾中学工会2026—2027学年工作计划\n一、周次安排\n{weeks}", "a.txt")
    assert [(e.title, e.timing.months, e.owner) for e in read.plan.schedule] == [("制定计划", (9,), "王老师")]
    assert read.not_understood == ()


def test_a_heading_that_says_every_month_is_the_calendars():
    """And no measure."""
    plan = _read("青禾医院工会2026年工作计划\n一、每月安排\n3月：走访\n4月：春游\n", "a.txt").plan
    assert ([e.title for e in plan.schedule], plan.measures) == (["走访", "春游"], ())


def test_short_points_of_a_calendar_are_entries_without_a_time():
    """A rule says that their time is missing."""
    plan = _read("青禾医院工会2026年工作计划\n一、措施\n1、走访。\n二、活动安排\n1、春游\n2、秋游\n", "a.txt").plan
    assert [(e.title, e.timing) for e in plan.schedule] == [("春游", Timing()), ("秋游", Timing())]


def test_days_and_parts_of_months_of_a_calendar():
    """A day takes its year from the plan; a rhythm is no month."""
    days = "3月8日：座谈\n4月上旬：健步走\n每月：读书会\n九月：走访。十月：登山\n"
    text = f"青禾医院工会2026年工作计划\n一、活动安排\n{days}"
    assert [(e.title, e.timing) for e in _read(text, "a.txt").plan.schedule] == [
        ("座谈", Timing.on(dt.date(2026, 3, 8))),
        ("健步走", Timing(months=(4,), part="early")),
        ("读书会", Timing(rhythm="monthly")),
        ("走访", Timing.of(9)),
        ("登山", Timing.of(10)),
    ]


def test_points_that_begin_with_months_are_a_calendar():
    """Whatever the heading above them is; a line of a table may come back every month."""
    points = "- 1月：走访（工会）\n- 2月：座谈\n- 3月：体检\n"
    read = _read(f"# 青禾医院工会2026年工作计划\n## 三、措施\n1. 走访职工。\n## 四、全年大盘点\n{points}")
    assert [(e.title, e.owner) for e in read.plan.schedule] == [("走访", "工会"), ("座谈", ""), ("体检", "")]
    table = "| 月份 | 工作 |\n|---|---|\n| 1月 | 走访 |\n| 每月 | 读书会 |\n"
    entries = _read(f"# 青禾医院工会2026年工作计划\n## 四、月度安排\n{table}").plan.schedule
    assert [(e.title, e.timing.label) for e in entries] == [("走访", "1月"), ("读书会", "每月")]


def test_a_sentence_that_begins_with_a_month_is_no_calendar():
    """Below the heading of measures, or of the closing."""
    text = "青禾医院工会2026年工作计划\n一、措施\n（一）走访职工\n3月，逐户登记。\n二、安排\n3月：走访\n"
    plan = _read(f"{text}三、组织实施\n12月，逐项对账。\n", "a.txt").plan
    assert [(m.title, m.texts) for m in plan.measures] == [("走访职工", ("3月，逐户登记。",))]
    assert [e.title for e in plan.schedule] == ["走访"]
    assert plan.closing == "12月，逐项对账。"


def test_a_sentence_behind_the_last_month_closes_the_plan():
    """It is no entry of December; a heading that urges closes the plan, too."""
    months = "11月：体检\n12月：总结\n以上计划由工会委员会负责解释。\n"
    plan = _read(f"青禾医院工会2026年工作计划\n一、措施\n1、走访。\n二、安排\n{months}", "a.txt").plan
    assert [e.title for e in plan.schedule] == ["体检", "总结"]
    assert plan.closing == "以上计划由工会委员会负责解释。"
    urged = "青禾医院工会2026年工作计划\n一、措施\n1、走访。\n二、加强组织领导\n1、成立领导小组。\n2、每季通报。\n"
    plan = _read(urged, "a.txt").plan
    assert ([m.title for m in plan.measures], plan.closing) == (["走访"], "加强组织领导\n成立领导小组。\n每季通报。")


def test_any_body_may_sign_above_the_date():
    """A department's plan has no union below it."""
    plan = _read(
        "青禾医院护理部2026年工作计划\n一、措施\n1、查房。\n二、安排\n1月：查房\n青禾医院护理部\n2026年1月8日\n"
    ).plan
    assert plan.signature.organisation == "青禾医院护理部"
    assert [e.title for e in plan.schedule] == ["查房"]


def test_numbers_in_every_form():
    """A blank behind the number, digits before a numeral month, several on one line."""
    text = "青禾医院工会2026年工作计划\n一、措施\n1 、六月份开展党日。\n2 、走访；\n3、座谈。4、体检。\n"
    read = _read(text, "a.txt")
    assert [m.title for m in read.plan.measures] == ["六月份开展党日", "走访", "座谈", "体检"]
    assert [h.number for h in read.headings or () if h.level == 3] == [1, 2, 3, 4]


def test_a_signature_may_name_only_a_month():
    """It is kept as it is written."""
    signature = _read(f"青禾医院工会2026年工作计划{BODY}青禾医院工会\n2027年1月\n", "a.txt").plan.signature
    assert (signature.organisation, signature.date, signature.note) == ("青禾医院工会", None, "2027年1月")


def test_annex_rows_are_never_measures():
    """A row about a measure tells more of it; another is named."""
    annex = "附件\n任务分解表\n序号\t工作措施\t责任部门\t完成时间\n1\t走访职工\t院办\t3月\n2\t做好其他\t护理部\t5月\n"
    read = _read(f"青禾医院工会2026年工作计划{BODY}附件：任务分解表\n青禾医院工会\n2026年1月8日\n{annex}", "a.txt")
    assert [(m.title, m.owner) for m in read.plan.measures] == [("走访职工", "院办"), ("座谈交流", "")]
    assert [unread.text for unread in read.not_understood] == ["做好其他\t护理部"]


AWKWARD = (
    f"> 好的：\n\n# 青禾县人民医院\n\n# 2026年工会**工作**要点\n{BODY}"
    "3. **体检**：由`院办`负责，3月<br>办完。\\*\n\n"
    "## 三、安排\n| 月份 | 工作 | 责任 |\n|---|---|---|\n| 4月 | **走访**（工会） | 院办 |\n"
    "- **5月：** 座谈；*体检*\n## 四、经费\n| 用途 | 金额（元） | 说明 |\n|---|---|---|\n| 慰问 | 300 | 两节 |\n"
)


SIGNED = (
    f"# 关于印发青禾县人民医院工会2026年工作计划\n{BODY}三、安排\n7月：7—8月送清凉（工会）；7月15日座谈\n"
    "四、要求\n加强领导。\n\n青禾医院工会\n\n2027年1月\n"
)


AWKWARD_NODES = {("P", "title"), ("M1", "title"), ("M3", "owner"), ("S1", "owner"), ("B1", "note")}
SIGNED_NODES = {("P", "organisation"), ("S1", "title"), ("P", "signature/organisation"), ("P", "signature/note")}


@pytest.mark.parametrize(("file", "nodes"), [(AWKWARD, AWKWARD_NODES), (SIGNED, SIGNED_NODES)])
def test_every_character_of_every_field_has_its_place(file: str, nodes: set[tuple[str, str]]):
    """Through emphasis, line breaks, escapes and cells: what is found can be mended in the file itself."""
    document = document_of(file, file="a.md")
    read = read_foreign(document)
    lines = {line.number: line.text for line in document.lines}
    seen = set()
    for node, field, text in read.plan.strings():
        for offset, char in enumerate(text):
            place = read.source_map.place(node, field, offset)
            assert place is not None
            assert char in "；\n" or lines[place.line][place.column - 1] == char
            seen.add((node, field))
    assert nodes <= seen


@pytest.mark.parametrize("head", ["7—8月", "【7—8月】", "15日，", "7月15日：", "每月"])
def test_a_line_with_a_time_of_its_own_is_understood_whole(head: str):
    """Nothing of it is left over, and the entry has the words without the time."""
    read = _read(f"# 青禾医院工会2026年工作计划\n{BODY}三、安排\n7月：{head}送清凉慰问（工会）\n")
    assert [(e.title, e.owner) for e in read.plan.schedule] == [("送清凉慰问", "工会")]
    assert (read.plan.unplaced, read.not_understood) == ((), ())


def test_the_same_from_word(tmp_path: Path):
    """Tables and titles of a Word file are read as those of a text."""
    import docx

    document = docx.Document()
    document.add_paragraph("青禾县人民医院工会")
    document.add_paragraph("2026年工作计划")
    document.add_paragraph("一、工作安排")
    table = document.add_table(rows=0, cols=3)
    for row in (("时间", "内容", "责任部门"), ("1月", "走访\n慰问", "工会"), ("", "体检", "院办")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(tmp_path / "plan.docx")
    plan = read_foreign(read_document(tmp_path / "plan.docx")).plan
    assert plan.title == "青禾县人民医院工会2026年工作计划"
    assert [(e.title, e.timing.label, e.owner) for e in plan.schedule][-1] == ("体检", "1月", "院办")
    assert {e.owner for e in plan.schedule} == {"工会", "院办"}
