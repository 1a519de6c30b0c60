"""Ordinary edits of our Markdown by hand: each is understood, or said not to be."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plandraft.core.plan import Action, BudgetItem, Entry, Lead, Measure, Plan, Signature
from plandraft.core.source_map import ReadPlan
from plandraft.core.timing import Timing
from plandraft.errors import PlanError
from plandraft.rendering import from_markdown, to_markdown
from tests.rendering.plans import busy_plan, full_plan

TEXT = to_markdown(full_plan())
BUSY = to_markdown(busy_plan())


def edited(*changes: tuple[str, str], text: str = TEXT) -> ReadPlan:
    """The full plan's Markdown with each of the words (once in it) replaced, read back."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    read = from_markdown(text)
    assert read is not None
    return read


def line_with(words: str, text: str = TEXT) -> str:
    """The whole line of the full plan that holds some words."""
    (found,) = (line for line in text.split("\n") if words in line)
    return found


def measure(read: ReadPlan, node_id: str) -> Measure:
    """A measure that must be there."""
    found = read.plan.node(node_id)
    assert isinstance(found, Measure)
    return found


def entry(read: ReadPlan, node_id: str) -> Entry:
    """An entry that must be there."""
    found = read.plan.node(node_id)
    assert isinstance(found, Entry)
    return found


def test_changed_words_count_and_the_rest_stays() -> None:
    """The visible words win; ids, links, locks and what was not touched stay."""
    read = edited(("会后逐条答复", "会后逐条书面答复"), ("责任：经审小组", "责任：经费审查小组"))
    assert measure(read, "M1").texts == ("会前征集提案。", "会后逐条书面答复。")
    assert measure(read, "M3").owner == "经费审查小组"
    before = full_plan().measures[0]
    first, second = before.actions
    reworded = (first, second.model_copy(update={"text": "会后逐条书面答复。"}))
    assert measure(read, "M1") == before.model_copy(update={"actions": reworded})
    assert read.not_understood == ()


def test_paragraphs_and_title_can_be_changed() -> None:
    """A new paragraph is one, a line an editor broke is none."""
    read = edited(
        ("教职工。\n", "教职工，服务\n家长。\n"), ("\n学年末逐项核对。\n", "\n学年末逐项核对。\n\n另行通报。\n")
    )
    assert read.plan.ideology.text == "围绕教学中心，服务教职工，服务家长。\n坚持一事一责、一月一结。"
    assert read.plan.closing == "各责任部门每月末报告进展。\n学年末逐项核对。\n另行通报。"
    assert edited(("# 汀柳镇", "# 沄柳镇")).plan.title == "沄柳镇中心小学工会委员会2026—2027学年工作计划"


def test_a_changed_area_heading_counts_for_all_its_lines() -> None:
    """Also where a line's comment holds more than the line shows."""
    plan = full_plan()
    odd = plan.measures[0].model_copy(update={"title": " 开好\n大会 "})
    text = to_markdown(plan.model_copy(update={"measures": (odd, *plan.measures[1:])}))
    read = from_markdown(text.replace("（一）民主管理", "（一）民主管理与公开"))
    assert read is not None
    assert {m.id: m.area for m in read.plan.measures} == {
        "M1": "民主管理与公开",
        "M2": "文体活动",
        "M3": "民主管理与公开",
    }
    assert measure(read, "M1").title == " 开好\n大会 "


@pytest.mark.parametrize("heading", ["### 文体协会", "### 二、文体协会", "### 2. 文体协会", "## （二）文体协会"])
def test_an_area_heading_may_be_numbered_in_any_way(heading: str) -> None:
    """Second-level marks are for parts of a plan: such a line is told."""
    read = edited(("### （二）文体活动", heading))
    if heading.startswith("## "):
        assert any("文体协会" in str(told) for told in read.not_understood)
    else:
        assert measure(read, "M2").area == "文体协会"


def test_a_deleted_line_takes_the_links_to_it_along() -> None:
    """What was linked to it stays, unlinked; its id is never used again."""
    read = edited(
        (line_with("开好教职工代表大会") + "\n", ""), (line_with("月教职工代表大会<!--") + "\n", "- 家长开放日\n")
    )
    assert [m.id for m in read.plan.measures] == ["M2", "M3"]
    assert entry(read, "S5").measure_ids == ()
    assert entry(read, "S4").measure_ids == ("M2",)
    assert entry(read, "S7").title == "家长开放日"
    assert read.plan.high_water.measures == 3


def test_links_that_led_nowhere_before_still_do() -> None:
    """Only deleting a line cuts links; a fault of the plan is for the checks."""
    plan = Plan(schedule=(Entry(id="S1", title="甲", measure_ids=("M9",)),))
    read = from_markdown(to_markdown(plan))
    assert read is not None
    assert entry(read, "S1").measure_ids == ("M9",)


@pytest.mark.parametrize(
    "line",
    [
        "3. **走访退休教师**：逐户登记需求。（责任部门：工会办公室；完成时间：10月；经费：0.2万元）",
        "3．走访退休教师：逐户登记需求。（责任部门：工会办公室；完成时间：10月；经费：2,000元）。",
        "3、走访退休教师：逐户登记需求。(责任部门:工会办公室；完成时间:10月；经费:2000元)",
        "- 走访退休教师：逐户登记需求。（责任部门：工会办公室；完成时间：10月；经费：2000）",
        "* **走访退休教师**：逐户登记需求。（责任部门：工会办公室；完成时间：10月；经费：2000元）。 ",
        "（3）走访退休教师：逐户登记\n需求。（责任部门：工会办公室；完成时间：10月；经费：2000元）",
    ],
)
def test_a_new_measure_without_a_comment_is_read(line: str) -> None:
    """In whichever way a person numbers and closes it."""
    last = line_with("公开经费账目")
    new = measure(edited((last, f"{last}\n{line}")), "M4")
    assert (new.title, new.texts, new.owner) == ("走访退休教师", ("逐户登记需求。",), "工会办公室")
    assert (new.timing, new.budget, new.area) == (Timing.of(10), Decimal(2000), "民主管理")


def test_a_new_goal_and_a_new_entry_are_read() -> None:
    """Each with the next id that was never used."""
    goal, event = line_with("文体活动每月不断"), line_with("慰问离岗教师")
    read = edited(
        (goal, f"{goal}\n3. 培训覆盖全员（指标：参训率100%）。"),
        (event, f"{event}\n- 【1月15日】团拜会（责任部门：办公室）。"),
    )
    assert (read.plan.goals[2].id, read.plan.goals[2].text, read.plan.goals[2].indicator) == (
        "G3",
        "培训覆盖全员",
        "参训率100%",
    )
    new = entry(read, "S7")
    assert (new.title, new.owner, new.timing.date) == ("团拜会", "办公室", dt.date(2027, 1, 15))
    assert [e.id for e in read.plan.schedule] == ["S1", "S7", "S2", "S3", "S4", "S5", "S6"]


def test_reordered_entries_stay_in_the_new_order() -> None:
    """The person's order wins over the plan's."""
    one, two = line_with("教师节座谈会").removeprefix("- 9月：").removesuffix("。").split("；")
    read = edited((f"{one}；{two}", f"{two}；{one}"))
    assert [e.id for e in read.plan.schedule] == ["S6", "S3", "S2", "S1", "S4", "S5"]
    assert entry(read, "S3") == full_plan().schedule[2]


def test_an_entry_moved_to_another_month_happens_then() -> None:
    """The heading says its time."""
    line = line_with("慰问离岗教师", BUSY)
    read = edited((line, ""), ("### 11月\n", f"### 11月\n\n{line}"), text=BUSY)
    assert entry(read, "S1").timing == Timing.of(11)
    assert read.not_understood == ()


@pytest.mark.parametrize("heading", ["12月", "12月份", "十二月", "（三）12月", "12月（总结月）"])
def test_a_changed_month_heading_counts(heading: str) -> None:
    """However a person writes a month."""
    read = edited(("### 1月\n", f"### {heading}\n"), text=BUSY)
    assert entry(read, "S1").timing == Timing.of(12)
    assert read.not_understood == ()


def test_a_heading_of_several_months_counts_for_its_lines() -> None:
    """A quarter is a time too."""
    assert entry(edited(("### 1月\n", "### 一季度\n"), text=BUSY), "S1").timing == Timing.of(1, 2, 3)


def test_a_heading_that_contradicts_an_entrys_own_day_is_told() -> None:
    """The day is the more exact of the two."""
    read = edited(("### 9月\n", "### 10月\n"), text=BUSY)
    assert entry(read, "S3").timing.date == dt.date(2026, 9, 10)
    told = [str(text) for text in read.not_understood if "9月10日" in str(text)]
    assert len(told) == 1
    assert told[0].startswith(f"line {BUSY.split(chr(10)).index(line_with('教师节座谈会', BUSY)) + 1}: ")


def test_a_heading_that_names_no_month_is_told() -> None:
    """Its entries stay, without a time."""
    read = edited(("### 1月\n", "### 机动\n"), text=BUSY)
    assert entry(read, "S1").timing == Timing()
    assert any("机动" in str(told) for told in read.not_understood)


def test_a_mark_before_a_title_is_no_time() -> None:
    """【重点】 belongs to the title."""
    assert entry(edited(("慰问离岗教师", "【重点】慰问离岗教师")), "S1").title == "【重点】慰问离岗教师"


def test_an_amount_that_is_none_is_told() -> None:
    """Never a silent loss of money."""
    read = edited(("经费：3000元", "经费：若干"))
    assert measure(read, "M1").budget is None
    assert any("若干" in str(told) for told in read.not_understood)


def test_a_heading_added_by_hand_is_told_and_nothing_else_is_lost() -> None:
    """The signature below it stays."""
    read = edited(("\n---\n", "\n## 七、附则\n\n自印发之日起施行。\n\n---\n"))
    assert read.plan == full_plan_read()
    assert any("附则" in str(text) for text in read.not_understood)


def full_plan_read() -> Plan:
    """The full plan as it is read without an edit."""
    read = from_markdown(TEXT)
    assert read is not None
    return read.plan


def test_a_renamed_part_is_still_that_part() -> None:
    """A heading is known by the word that matters."""
    read = edited(("## 二、工作目标", "## 二、主要目标"), ("## 三、工作措施", "## 三、重点任务"))
    assert read.plan == full_plan_read()


def test_a_line_between_items_is_told() -> None:
    """Neither heading nor item."""
    read = edited(("## 三、工作措施\n", "## 三、工作措施\n\n围绕目标抓好以下各项。\n"))
    assert read.plan == full_plan_read()
    assert any("围绕目标" in str(text) for text in read.not_understood)


def test_an_open_signature_and_a_new_date() -> None:
    """Both can be changed."""
    read = edited(("2026年8月31日", "2026年9月1日"))
    assert read.plan.signature == Signature(organisation="汀柳镇中心小学工会委员会", date=dt.date(2026, 9, 1))


@pytest.mark.parametrize("line", ["- 5月：春游（工会）", "- 5月：春游（责任部门：工会）。", "- 五月份：春游(工会)"])
def test_a_line_typed_into_a_thin_calendar_is_read(line: str) -> None:
    """It names its month, and in its last bracket who does it."""
    last = line_with("慰问离岗教师")
    new = entry(edited((last, f"{last}\n{line}")), "S7")
    assert (new.title, new.owner, new.timing) == ("春游", "工会", Timing.of(5))


@pytest.mark.parametrize("title", ["团拜（第2次）", "团拜（含讲座、游园）", "团拜（由各年级组的组长和副组长轮流主持）"])
def test_a_bracket_of_digits_marks_or_many_words_is_no_owner(title: str) -> None:
    """In a line that a person typed."""
    last = line_with("慰问离岗教师")
    new = entry(edited((last, f"{last}\n- 5月：{title}")), "S7")
    assert (new.title, new.owner) == (title, "")


@pytest.mark.parametrize(
    ("title", "owner"),
    [("团拜（迎春）", ""), ("团拜", "工会办公室、护理部"), ("团拜", "第3分工会"), ("团拜（迎春）", "工会")],
)
def test_an_edited_title_keeps_its_owner_apart(title: str, owner: str) -> None:
    """The comment says which bracket is which, also after an edit of the words before it."""
    plan = Plan(schedule=(Entry(id="S1", title=title, owner=owner, timing=Timing.of(1)),))
    read = from_markdown(to_markdown(plan).replace("团拜", "新春团拜"))
    assert read is not None
    assert (entry(read, "S1").title, entry(read, "S1").owner) == (f"新春{title}", owner)


def test_a_line_moved_to_another_month_of_a_thin_calendar() -> None:
    """The month before it is its time."""
    assert entry(edited(("- 1月：慰问", "- 12月：慰问")), "S1").timing == Timing.of(12)


def test_actions_that_were_not_touched_keep_their_time_and_line() -> None:
    """Whatever was put before, behind or between them; their calendar lines follow."""
    before = full_plan().measures[0].actions
    read = edited(("1—2月会前征集提案。", "二月发通知；1—2月会前征集提案。代表团讨论；"))
    new = measure(read, "M1").actions
    assert new == (Action(text="二月发通知"), before[0], Action(text="代表团讨论"), before[1])
    assert entry(read, "S2").action == "M1/3"
    swapped = edited(
        ("1—2月会前征集提案。11月和次年3月会后逐条答复。", "11月和次年3月会后逐条答复；1—2月会前征集提案。")
    )
    assert measure(swapped, "M1").actions == (before[1], before[0])
    assert entry(swapped, "S2").action == "M1/0"


def test_a_calendar_line_whose_action_was_deleted_stands_for_itself() -> None:
    """So it does when the whole measure is gone."""
    last = edited(("11月和次年3月会后逐条答复。", ""))
    assert (entry(last, "S2").action, measure(last, "M1").actions) == ("", full_plan().measures[0].actions[:1])
    gone = edited((line_with("开好教职工代表大会") + "\n", ""))
    assert (entry(gone, "S2").action, entry(gone, "S2").measure_ids) == ("", ())


def test_a_lead_can_be_changed_added_and_deleted() -> None:
    """It is what stands below the heading before the first measure."""
    read = edited(
        ("账目人人看得见。", "账目人人\n看得见、问得清。"),
        ("### （二）文体活动\n", "### （二）文体活动\n\n月月有赛事。\n"),
    )
    assert read.plan.leads == (
        Lead(area="民主管理", text="大事由教职工一起定，\n账目人人看得见、问得清。"),
        Lead(area="文体活动", text="月月有赛事。"),
    )
    assert edited(("大事由教职工一起定，\n\n账目人人看得见。\n", "")).plan.leads == ()
    renamed = edited(("### （一）民主管理", "### （一）民主协商"))
    assert renamed.plan.lead("民主协商") == full_plan().lead("民主管理")


def item(read: ReadPlan, node_id: str) -> BudgetItem:
    """A budget item that must be there."""
    found = read.plan.node(node_id)
    assert isinstance(found, BudgetItem)
    return found


def test_a_changed_cell_of_the_money_table_counts() -> None:
    """What the row does not show stays; a sum that was left as it was is told."""
    read = edited(("| 教代会 | 3000 |", "| 教代会会务 | 3,500元 |"))
    assert item(read, "B1").amount == Decimal(3500)
    assert (item(read, "B1").purpose, item(read, "B1").measure_ids) == ("教代会会务", ("M1",))
    assert item(read, "B2") == full_plan().budget[1]
    assert len([told for told in read.not_understood if "reckoned" in str(told)]) == 2


def test_rows_of_the_money_table_can_be_deleted_and_added() -> None:
    """A new one gets an id that was never used; the others keep theirs."""
    two = "| 2 | 文体活动 | 12000.5 |  |"
    read = edited((f"{two}\n", ""), ("| 见慰问办法 |\n", "| 见慰问办法 |\n| 4 | 培训 | 0.2万元 | 外请教师 |\n"))
    assert [(b.id, b.purpose, b.amount) for b in read.plan.budget] == [
        ("B1", "教代会", Decimal(3000)),
        ("B3", "慰问", None),
        ("B4", "培训", Decimal(2000)),
    ]


def test_an_amount_of_the_table_that_is_none_is_told() -> None:
    """With its line."""
    read = edited(("| 教代会 | 3000 |", "| 教代会 | 若干 |"))
    assert item(read, "B1").amount is None
    assert any("若干" in str(told) for told in read.not_understood)


def test_a_gap_stands_for_the_date_and_can_be_filled() -> None:
    """As a person writes a date."""
    gap = Signature(organisation="甲工会", note="【待补：签发日期】")
    text = to_markdown(Plan(signature=gap))
    read = from_markdown(text)
    assert read is not None
    assert read.plan.signature == gap
    filled = from_markdown(text.replace("【待补：签发日期】", "2027年1月8日"))
    assert filled is not None
    assert filled.plan.signature == Signature(organisation="甲工会", date=dt.date(2027, 1, 8))


def test_a_copied_line_is_a_line_of_its_own() -> None:
    """The second of two lines with one comment gets a new id."""
    line = line_with("慰问离岗教师")
    read = edited((line, f"{line}\n{line.replace('离岗', '新进')}"))
    assert [(e.id, e.title) for e in read.plan.schedule if e.timing == Timing.of(1)] == [
        ("S1", "慰问离岗教师"),
        ("S7", "慰问新进教师"),
    ]


def test_a_line_moved_to_another_part_is_told() -> None:
    """An entry among the measures is a new measure."""
    line = line_with("慰问离岗教师")
    read = edited((line, ""), ("### （二）文体活动\n", f"### （二）文体活动\n\n{line}\n"))
    assert any("S1" in str(told) for told in read.not_understood)
    assert "M4" in [m.id for m in read.plan.measures]


def test_words_after_a_comment_are_part_of_the_line() -> None:
    """Typed at the very end of the line."""
    assert entry(edited((line_with("秋季登山"), line_with("秋季登山") + "补记")), "S6").title.startswith("秋季登山")


def test_a_comment_of_somebody_else_is_told() -> None:
    """It is no text of the plan."""
    read = edited(("秋季登山", "秋季登山<!-- 待议 -->"))
    assert entry(read, "S6").title == "秋季登山"
    assert any("待议" in str(told) for told in read.not_understood)


def test_a_damaged_comment_of_a_line_is_told() -> None:
    """The visible words stay."""
    read = edited(('{"id":"S6"', '{"id:"S6"'))
    assert "秋季登山" in [e.title for e in read.plan.schedule]
    assert any("damaged" in str(told) for told in read.not_understood)


def test_somebody_elses_markdown_is_not_ours() -> None:
    """It is read by the samples room instead."""
    assert from_markdown("# 某单位工作计划\n\n一、指导思想\n") is None
    assert from_markdown("") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"high_water":{', '"high_water":7,"x":{', "line 1: .* damaged"),
        ('<!-- plandraft plan {"format', "<!-- plandraft plan {format", "line 1: .* damaged"),
        ('"id":"G1"', '"id":["G1"]', "line 16: .* damaged"),
        ('"format_version":2', '"format_version":9', "format_version 9"),
    ],
)
def test_damaged_comments_are_an_error_that_names_the_line(old: str, new: str, said: str) -> None:
    """Our own file, but not as we wrote it."""
    assert old in TEXT
    with pytest.raises(PlanError, match=said):
        from_markdown(TEXT.replace(old, new, 1))
    with pytest.raises(PlanError, match=r"^plan\.md: "):
        from_markdown(TEXT.replace(old, new, 1), file="plan.md")


def test_windows_line_ends_and_a_byte_order_mark_are_read_over() -> None:
    """Editors leave both behind."""
    read = from_markdown("\ufeff" + TEXT.replace("\n", "\r\n"))
    assert read is not None
    assert read.plan == full_plan_read()


def test_the_time_that_a_sentence_begins_with_is_its_time() -> None:
    """Changed by hand, it moves the action and leaves its words alone; so it does in a sentence that is new."""
    before = full_plan().measures[0].actions
    read = edited(("11月和次年3月会后逐条答复。", "4月底前会后逐条答复；5月代表团讨论。"))
    new = measure(read, "M1").actions
    assert new[0] == before[0]
    assert (new[1].text, new[1].timing) == ("会后逐条答复", Timing(months=(4,), deadline=True))
    assert (new[2].text, new[2].timing) == ("代表团讨论。", Timing.of(5))
