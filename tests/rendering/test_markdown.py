"""Markdown that a person reads and that reads back to the same plan."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Lead, Measure, Plan
from plandraft.core.timing import Timing
from plandraft.rendering import from_json, from_markdown, to_json, to_markdown
from tests.rendering.plans import busy_plan, full_plan, plans


class MarkdownFile(SingleFileSnapshotExtension):
    """A snapshot as a Markdown file of its own, to be read in review."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@settings(max_examples=200)
@given(plans)
def test_what_is_written_is_read_back_exactly(plan: Plan) -> None:
    """Whatever the texts hold, Markdown and JSON give the same plan, also through a file."""
    text = to_markdown(plan)
    read = from_markdown(text.encode("utf-8").decode("utf-8"))
    assert read is not None
    assert read.plan == plan
    assert read.not_understood == ()
    assert to_markdown(read.plan) == text
    assert from_json(to_json(plan), file="plan.json") == plan


@settings(max_examples=100)
@given(plans)
def test_without_their_comments_all_lines_are_still_read(plan: Plan) -> None:
    """Without ids and links each line that shows something is still a goal or a measure."""
    mark = re.compile(r"^(?:\d+\.|-) (.*?) ?<!-- plandraft node .*-->$")
    lines = to_markdown(plan.model_copy(update={"schedule": ()})).split("\n")
    filled = [line for line in lines if (found := mark.match(line)) and found[1].strip()]
    bare = "\n".join(re.sub(r" <!-- plandraft node .*-->$", "", line) for line in lines)
    read = from_markdown(bare)
    assert read is not None
    assert len((*read.plan.goals, *read.plan.measures)) == len(filled)


def test_a_full_plan_reads_as_a_plan_does(snapshot: SnapshotAssertion) -> None:
    """The whole text, for review."""
    assert to_markdown(full_plan()) == snapshot(extension_class=MarkdownFile)


def headings(text: str) -> list[str]:
    """Third-level headings in order."""
    return [line[4:] for line in text.split("\n") if line.startswith("### ")]


def test_a_school_year_runs_from_september_to_august() -> None:
    """Each month has one heading; an entry of several months stands under the first of them in the period."""
    text = to_markdown(busy_plan())
    assert headings(text)[2:] == ["9月", "11月", "1月", "常年工作", "时间待定"]
    assert "### 11月\n\n- 11、3月教职工代表大会" in text
    assert "### 9月\n\n- 9月10日教师节座谈会" in text
    assert "；时间：9—10、1—2月；" in text


def test_a_calendar_year_runs_from_january_to_december() -> None:
    """The same entries, another order."""
    text = to_markdown(full_plan().model_copy(update={"period": Period(year=2026)}))
    assert re.findall(r"(?m)^- (\w+)：", text) == ["1月", "3月", "9月", "常年工作", "时间待定"]


def test_entries_in_any_order_stand_in_one_line_a_month() -> None:
    """The plan's own order comes back all the same."""
    times = (5, 1, 5, 3, 1, 3, 5)
    schedule = tuple(Entry(id=f"S{n}", title=f"事项{n}", timing=Timing.of(m)) for n, m in enumerate(times, 1))
    plan = Plan(period=Period(year=2027), schedule=schedule)
    text = to_markdown(plan)
    assert re.findall(r"(?m)^- (\w+)：", text) == ["1月", "3月", "5月"]
    assert re.findall(r"事项\d", text) == ["事项2", "事项5", "事项4", "事项6", "事项1", "事项3", "事项7"]
    read = from_markdown(text)
    assert read is not None
    assert read.plan == Plan.model_validate(plan.model_dump())


def test_an_area_has_one_heading_though_its_measures_stand_apart() -> None:
    """Measures are gathered by area."""
    assert headings(to_markdown(full_plan()))[:2] == ["（一）民主管理", "（二）文体活动"]


def test_paragraphs_stay_paragraphs() -> None:
    """Preamble, ideology and closing keep theirs."""
    text = to_markdown(full_plan())
    assert "制定本计划。\n\n本计划经教代会主席团讨论。\n" in text
    assert "服务教职工。\n\n坚持一事一责、一月一结。\n" in text
    assert "报告进展。\n\n学年末逐项核对。\n" in text


def test_a_thin_calendar_has_one_line_a_month() -> None:
    """Without a heading, each entry with its comment right behind it; work of the whole period stands at the end."""
    text = to_markdown(full_plan())
    assert headings(text) == ["（一）民主管理", "（二）文体活动"]
    months = text[text.index("## 四、活动安排") : text.index("## 五、")]
    assert re.sub(r"<!-- .*? -->", "<!---->", months).split("\n")[2:-2] == [
        "- 9月：10日教师节座谈会<!---->；下旬秋季登山（文体小组）<!---->。",
        "- 11月：11、3月教职工代表大会<!---->。",
        "- 1月：慰问离岗教师（工会办公室）<!---->。",
        "- 常年工作：【每月】每月一赛<!---->。",
        "- 时间待定：家访慰问【待补：日期】<!---->。",
    ]


def test_an_area_has_its_lead_below_its_heading() -> None:
    """Paragraph by paragraph, before its measures; also one that looks like an item."""
    assert "### （一）民主管理\n\n大事由教职工一起定，\n\n账目人人看得见。\n\n1. " in to_markdown(full_plan())
    lead = Lead(area="甲", text="1、先急后缓。\n（2）件件落实")
    plan = Plan(leads=(lead,), measures=(Measure(id="M1", area="甲", title="走访"),))
    read = from_markdown(to_markdown(plan))
    assert read is not None
    assert (read.plan.leads, [m.title for m in read.plan.measures]) == ((lead,), ["走访"])


def test_money_stands_in_a_table_with_its_sum() -> None:
    """After the calendar; an amount that is not settled is no zero."""
    text = to_markdown(full_plan())
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert rows == [
        "| 序号 | 用途 | 金额（元） | 说明 |",
        "| --- | --- | --- | --- |",
        "| 1 | 教代会 | 3000 | 会务资料 |",
        "| 2 | 文体活动 | 12000.5 |  |",
        "| 3 | 慰问 | 待定 | 见慰问办法 |",
        "|  | 合计 | 15000.5 | 不含待定项目 |",
    ]
    assert text.index("## 四、活动安排") < text.index("## 五、经费安排") < text.index("## 六、组织实施")


def test_comments_stay_out_of_sight() -> None:
    """What a reader of Markdown shows has no word of ours in it, and the table is one."""
    page = MarkdownIt("commonmark").enable("table").render(to_markdown(busy_plan()))
    seen = re.sub("<!--.*?-->", "", page, flags=re.DOTALL)
    assert "plandraft" not in seen
    assert "&lt;!--" not in seen
    assert seen.count("<tr>") == 5


def test_a_plan_of_the_first_format_is_read() -> None:
    """Its longer labels, bare texts of actions, and numbering."""
    read = from_markdown((Path(__file__).parent / "format1.md").read_text(encoding="utf-8"))
    assert read is not None
    assert read.not_understood == ()
    measure, entry = read.plan.measures[0], read.plan.node("S4")
    assert measure.texts == ("会前征集提案。", "会后逐条答复。")
    assert (measure.owner, measure.partners) == ("工会办公室", ("校长办公室", "总务处"))
    assert (measure.timing, measure.indicator) == (Timing.of(1, 2, 9, 10), "提案答复率100%")
    assert isinstance(entry, Entry)
    assert entry.timing == Timing(rhythm="monthly")
    assert [e.owner for e in read.plan.schedule][:1] == ["工会办公室"]


def test_sixty_measures() -> None:
    """A long plan is numbered on and read back."""
    measures = tuple(
        Measure(id=f"M{n}", area=f"领域{n // 2}", title=f"措施{n}", actions=("办。",), owner="办公室")
        for n in range(1, 61)
    )
    plan = Plan.model_validate(Plan(title="计划", measures=measures).model_dump())
    text = to_markdown(plan)
    assert headings(text)[-1] == "（三十一）领域30"
    read = from_markdown(text)
    assert read is not None
    assert read.plan == plan


def test_what_only_foreign_plans_hold_comes_back() -> None:
    """What they say of the year before, the sum they state, and text without a place: kept, though not printed."""
    more = {"retrospect": "上年办了三件事。", "budget_total": Decimal(70000), "unplaced": ("待上级通知", "备注")}
    plan = full_plan().model_copy(update=more)
    read = from_markdown(to_markdown(plan))
    assert read is not None
    assert read.plan == plan
    assert "retrospect" not in to_markdown(full_plan())
