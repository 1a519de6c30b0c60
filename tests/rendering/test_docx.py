"""The Word file: page, type, table, order of its XML, and that an office program opens it."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from plandraft.core.calendar_rows import calendar_rows
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure, Plan, Signature
from plandraft.core.timing import Timing
from plandraft.rendering import render, to_docx
from plandraft.rendering.docx_xml import ORDERS, put
from plandraft.rendering.gbt9704 import signature_indents, title_lines
from plandraft.rendering.layout import Layout
from tests.rendering.plans import busy_plan, full_plan, plans


def opened(plan: Plan, layout: Layout | None = None) -> Any:
    """The plan's Word file, read by python-docx."""
    return docx.Document(io.BytesIO(to_docx(plan, layout=layout)))


LIST = Layout(calendar="list")
"""The calendar in paragraphs, as every other format has it."""


def texts(document: Any) -> list[str]:
    """Its paragraphs that hold something."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def sixty() -> Plan:
    """A plan whose table runs over several pages."""
    measures = tuple(
        Measure(
            id=f"M{n}",
            area="民主管理",
            title=f"第{n}项任务",
            actions=("逐项落实责任，按月检查进度，年底汇总情况。",),
            owner="工会办公室",
            timing=Timing.of(n % 12 + 1),
            indicator="完成率100%，台账完整",
        )
        for n in range(1, 61)
    )
    return Plan(title="青禾县医院工会2027年工作计划", period=Period(year=2027), measures=measures)


def test_page_and_margins_follow_the_standard() -> None:
    """A4 and 37/35/28/26 mm to the hundredth of a millimetre or so; a grid of 22 lines."""
    section = opened(full_plan()).sections[0]
    assert [round(x.mm, 1) for x in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(x.mm, 1) for x in margins] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    assert len(opened(full_plan()).sections) == 1


@pytest.mark.parametrize(
    ("name", "font", "points", "pitch"),
    [
        ("Normal", "仿宋_GB2312", 16, 28.95),
        ("Title", "方正小标宋简体", 22, 28.95),
        ("Heading 1", "黑体", 16, 28.95),
        ("Heading 2", "楷体_GB2312", 16, 28.95),
        ("Footer", "宋体", 14, 14),
        ("表格文字", "仿宋_GB2312", 12, 17),
    ],
)
def test_each_style_has_its_face_size_and_exact_pitch(name: str, font: str, points: float, pitch: float) -> None:
    """For Latin and East Asian text alike, and never bold or coloured."""
    style = opened(full_plan()).styles[name]
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert fonts.get(qn("w:hint")) == "eastAsia"
    assert not any("Theme" in key for key in fonts.attrib)
    assert (style.font.size.pt, style.font.bold, str(style.font.color.rgb)) == (points, False, "000000")
    form = style.paragraph_format
    assert (form.line_spacing.pt, form.widow_control) == (pitch, False)
    assert form.line_spacing.pt >= style.font.size.pt


def test_paragraphs_have_real_styles_and_the_standards_numbers() -> None:
    """一、 then （一） then 1.; no direct fonts."""
    document = opened(full_plan())
    by_style = {p.style.name: p.text for p in reversed(document.paragraphs) if p.text}
    assert by_style["Heading 1"] == "一、指导思想"
    assert by_style["Heading 2"] == "（一）民主管理"
    assert by_style["Title"].replace("\n", "") == full_plan().title
    direct = [run for p in document.paragraphs for run in p.runs if run._r.rPr is not None and run.text]
    assert all("【待补" in run.text for run in direct)
    assert "1.教职工诉求件件有回音（指标：办结率不低于95%）。" in texts(document)


def test_paragraphs_of_a_text_stay_paragraphs() -> None:
    """Preamble, ideology and closing keep theirs."""
    found = texts(opened(full_plan()))
    for text in (full_plan().preamble, full_plan().ideology.text, full_plan().closing):
        at = found.index(text.split("\n")[0])
        assert found[at : at + 2] == text.split("\n")


def rows_of(table: Any) -> list[list[str]]:
    """What its cells say."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_money_is_shown_in_prose_and_tables() -> None:
    """What it is for with its sum, and in the annex from what a measure is paid; a column that is empty is left out."""
    document = opened(full_plan())
    found = texts(document)
    assert any("经费：3000元" in text for text in found)
    assert "本学年已定经费15000.5元，另有1项待定，安排如下：" in found
    _, money, tasks = map(rows_of, document.tables)
    assert money[0] == ["序号", "用途", "金额（元）", "说明"]
    assert money[1:] == [
        ["1", "教代会", "3000", "会务资料"],
        ["2", "文体活动", "12000.5", ""],
        ["3", "慰问", "待定", "见慰问办法"],
        ["", "合计", "15000.5", "不含待定项目"],
    ]
    assert tasks[0] == ["序号", "工作措施", "责任部门", "配合部门", "完成时间", "完成标志", "经费"]
    assert [row[-1] for row in tasks[1:]] == ["教代会3000元", "", ""]
    plain = opened(full_plan().model_copy(update={"measures": full_plan().measures[1:], "budget": ()}))
    assert rows_of(plain.tables[-1])[0] == ["序号", "工作措施", "责任部门", "完成时间"]


def test_sums_are_written_in_full() -> None:
    """No exponent, no needless zeros."""
    measure = full_plan().measures[0].model_copy(update={"budget": Decimal("1E+5")})
    assert any("经费：100000元" in text for text in texts(opened(Plan(measures=(measure,)))))


def test_months_run_in_the_order_of_the_school_year() -> None:
    """One heading a month."""
    heads = [p.text for p in opened(busy_plan(), LIST).paragraphs if p.style.name == "Heading 2"]
    assert heads[2:] == ["（一）9月", "（二）11月", "（三）1月", "（四）常年工作", "（五）时间待定"]


def test_a_thin_calendar_has_a_paragraph_a_month() -> None:
    """Without a heading."""
    found = texts(opened(full_plan(), LIST))
    at = found.index("四、活动安排")
    assert found[at + 1 : at + 3] == [
        "9月：10日教师节座谈会；下旬秋季登山（文体小组）。",
        "11月：11、3月教职工代表大会。",
    ]


def test_a_lead_stands_below_its_areas_heading() -> None:
    """Before the first measure."""
    found = texts(opened(full_plan()))
    at = found.index("（一）民主管理")
    assert found[at + 1 : at + 3] == full_plan().leads[0].text.split("\n")
    assert found[at + 3].startswith("1.开好教职工代表大会：1—2月会前")


def test_a_gap_stands_for_the_date() -> None:
    """Under the organisation."""
    plan = Plan(title="计划", signature=Signature(organisation="甲工会", note="【待补：签发日期】"))
    assert texts(opened(plan))[-2:] == ["甲工会", "【待补：签发日期】"]


def test_the_annex_is_named_before_the_signature_and_begins_a_page() -> None:
    """附件说明 (7.3.4) and annex (7.3.7) bear the same name; no paragraph holds a page break."""
    document = opened(full_plan())
    found = texts(document)
    assert found[found.index("附件：任务分解表") + 1 :][:2] == ["汀柳镇中心小学工会委员会", "2026年8月31日"]
    mark = next(p for p in document.paragraphs if p.text == "附件")
    assert mark.paragraph_format.page_break_before
    assert "任务分解表" in found[found.index("附件") :]
    assert not list(document.element.iter(qn("w:br")))[1:]
    bare = opened(Plan(title="计划", goals=(Goal(id="G1", text="甲"),)))
    assert texts(bare) == ["计划", "一、工作目标", "1.甲。"]
    assert not bare.tables


def test_the_table_is_as_wide_as_the_text_and_its_rows_stay_whole() -> None:
    """Grid and cells agree; the first row is repeated on each page."""
    for plan in (full_plan(), sixty()):
        table = opened(plan).tables[-1]
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert abs(sum(grid) - 156 / 25.4 * 1440) < 10
        for row in table.rows:
            assert [cell.width.twips for cell in row.cells] == grid
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True] + [False] * len(plan.measures)


def test_the_page_number_stands_one_character_in_from_the_outer_edge() -> None:
    """— 1 —, odd pages right, even pages left (7.5)."""
    document = opened(full_plan())
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert paragraph.style.name == "Footer"
        assert str(paragraph.alignment).startswith(side.upper())
        assert paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}")) == "280"
        assert [code.text for code in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]


def out_of_order(data: bytes) -> list[str]:
    """Property elements whose children stand in another order than the schema's, or which it does not know."""
    wrong = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for element in etree.fromstring(package.read(name)).iter(*(qn(f"w:{tag}") for tag in ORDERS)):
                    order = ORDERS[etree.QName(element).localname]
                    children = [etree.QName(child).localname for child in element]
                    places = [order.index(child) if child in order else -1 for child in children]
                    if -1 in places or (places != sorted(set(places)) and "Reference" not in children[0]):
                        wrong.append(f"{name}: {children}")
    return wrong


def test_the_xml_is_in_the_schemas_order() -> None:
    """Word drops or refuses what is not."""
    assert out_of_order(to_docx(full_plan())) == []
    assert out_of_order(to_docx(sixty())) == []


def test_the_test_of_order_can_fail() -> None:
    """A property at the wrong end is seen."""
    document = opened(full_plan())
    properties = document.paragraphs[0]._p.get_or_add_pPr()
    properties.insert(0, properties.makeelement(qn("w:jc"), {}))
    target = io.BytesIO()
    document.save(target)
    assert len(out_of_order(target.getvalue())) == 1
    properties.remove(properties[0])
    put(properties, "jc", val="center")
    put(properties, "snapToGrid", val="0")
    assert [etree.QName(child).localname for child in properties][-2:] == ["snapToGrid", "jc"]


def test_the_same_plan_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On any day: dates come from the plan, or are passed in."""
    first = to_docx(full_plan())
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((2031, 5, 6, 7, 8, 10, 1, 126, 0)))
    assert to_docx(full_plan()) == first == render(full_plan(), ".DOCX")
    other = to_docx(full_plan(), created=dt.date(2027, 1, 2))
    assert other != first
    for data, day in ((first, (2026, 8, 20)), (other, (2027, 1, 2))):
        assert docx.Document(io.BytesIO(data)).core_properties.created.date() == dt.date(*day)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert {info.date_time[:3] for info in package.infolist()} == {day}


def test_characters_that_xml_forbids_do_no_harm() -> None:
    """A model can write anything."""
    plan = Plan(title="计\x00划\x0b", measures=(Measure(id="M1", title="甲\ud800\n丁", actions=("\x1b乙",)),))
    found = texts(opened(plan))
    assert found[0] == "计划"
    assert "1.甲 丁：乙。" in found


@settings(max_examples=25, deadline=None)
@given(plans)
def test_any_plan_becomes_a_readable_file(plan: Plan) -> None:
    """Whatever the texts hold; each measure has its row."""
    document = opened(plan)
    rows = [len(calendar_rows(plan)) + 1] if calendar_rows(plan) else []
    rows += ([len(plan.budget) + 2] if plan.budget else []) + ([len(plan.measures) + 1] if plan.measures else [])
    assert sorted(len(table.rows) for table in document.tables) == sorted(rows)


def test_sentences_are_closed_and_parted() -> None:
    """Actions without a mark do not run into each other."""
    measure = Measure(id="M1", title="走访", actions=("逐户登记", "建立台账"), owner="办公室")
    entry = Entry(id="S1", title="团拜", timing=Timing.of(1), owner="办公室")
    found = texts(opened(Plan(measures=(measure,), schedule=(entry,)), LIST))
    assert "1.走访：逐户登记；建立台账。（责任：办公室）" in found
    assert "1月：团拜（办公室）。" in found


def test_what_is_empty_leaves_no_mark_behind() -> None:
    """No lonely full stop, no number before nothing, no blank title."""
    measure = Measure(id="M1", actions=("逐户登记。",))
    assert texts(opened(Plan(measures=(measure,))))[:2] == ["一、工作措施", "1.逐户登记。"]


@pytest.mark.parametrize(("length", "kept"), [(60, True), (600, False)])
def test_a_short_last_paragraph_goes_with_the_signature(length: int, kept: bool) -> None:
    """A long one stays, or half a page would be empty: office programs move it as a whole."""
    plan = Plan(title="计划", closing="办" * length, signature=Signature(organisation="甲工会"))
    last = next(p for p in opened(plan).paragraphs if p.text.startswith("办"))
    assert bool(last.paragraph_format.keep_with_next) is kept


def test_the_signature_is_shifted_by_two() -> None:
    """Both ways round, as GB/T 9704 7.3.5.2 has it."""
    assert signature_indents("甲校工会", "2026年12月20日") == (7.0, 2.0)
    document = opened(full_plan())
    name, date = [p for p in document.paragraphs if p.style.name == "落款"]
    twips = [p._p.pPr.find(qn("w:ind")).get(qn("w:right")) for p in (name, date)]
    assert twips == ["640", str(int((12 - 6.5) * 320))]
    assert name.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("甲校工会2027年工作计划", ["甲校工会2027年工作计划"]),
        ("汀柳镇中心小学工会委员会2026—2027学年工作计划", ["汀柳镇中心小学工会委员会", "2026—2027学年工作计划"]),
        ("青禾县第一人民医院工会委员会年度重点工作计划", ["青禾县第一人民医院工会委员会", "年度重点工作计划"]),
        ("一" * 50, ["一" * 50]),
    ],
)
def test_a_long_title_is_broken_at_a_word(title: str, lines: list[str]) -> None:
    """Before the year, else after the organisation; else the office program breaks it."""
    assert title_lines(title, "青禾县第一人民医院工会委员会") == lines


def pages_of(plan: Plan, folder: Path) -> list[str]:
    """The text of each page as LibreOffice lays it out."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice and pdftotext must be installed in CI")
        pytest.skip("LibreOffice or pdftotext is not installed")
    (folder / "plan.docx").write_bytes(to_docx(plan))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/plan.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    command = ["pdftotext", "-layout", str(folder / "plan.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return text.removesuffix("\f").split("\f")


def test_libreoffice_lays_it_out_as_the_standard_wants(tmp_path: Path) -> None:
    """22 lines a full page, a page number on each, the header of the table on each of its pages, no empty page."""
    plan = sixty().model_copy(
        update={"signature": Signature(organisation="青禾县医院工会", date=dt.date(2026, 12, 20))}
    )
    pages = pages_of(plan, tmp_path)
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    assert [re.sub(r"\s", "", found[-1]) for found in lines] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    annex = next(n for n, found in enumerate(lines) if found[0].strip() == "附件")
    assert annex >= 4
    assert {len(found) - 1 for found in lines[1 : annex - 1]} == {22}
    assert all("序号" in "".join(found) and "完成标志" in "".join(found) for found in lines[annex:])
    assert len(pages) - annex >= 2
    assert all(len(found) > 2 for found in lines)
    signed = next(found for found in lines if any("2026年12月20日" in re.sub(r"\s", "", line) for line in found))
    assert any("时间：" in line for line in signed)


def remarks_in(document: Any) -> dict[str, str]:
    """What our comments say, by the words they are about."""
    found = {}
    for comment in document.comments:
        number = str(comment.comment_id)
        own = [start for start in document.element.iter(qn("w:commentRangeStart")) if start.get(qn("w:id")) == number]
        words = ""
        for sibling in own[0].itersiblings():
            if sibling.tag == qn("w:commentRangeEnd") and sibling.get(qn("w:id")) == number:
                break
            words += "".join(text.text or "" for text in sibling.iter(qn("w:t")))
        found[words] = comment.text
    return found


def test_gaps_are_coloured_and_have_a_comment_and_so_have_proposals() -> None:
    """In paragraphs, in the calendar and under the plan; no word of it stands in the text."""
    plan = full_plan().model_copy(update={"signature": Signature(organisation="甲工会", note="【待补：签发日期】")})
    document = opened(plan)
    found = remarks_in(document)
    assert "缺：签发日期" in found["【待补：签发日期】"]
    assert "缺：日期" in found["【待补：日期】"]
    assert "建议" in found["文体活动每月不断"]
    assert "“文体活动”" in found["本学年已定经费15000.5元，另有1项待定，安排如下："]
    coloured = {
        "".join(text.text or "" for text in mark.getparent().getparent().iter(qn("w:t")))
        for mark in document.element.iter(qn("w:highlight"))
    }
    assert coloured == {"【待补：签发日期】", "【待补：日期】"}
    assert {(comment.author, str(comment.timestamp.date())) for comment in document.comments} == {
        ("plandraft", "2026-08-20")
    }
    assert "建议" not in "".join(texts(document))


def test_the_calendar_is_a_table_whose_months_stand_once() -> None:
    """In their first row, no line below it; the rows of a month stay together, the heads are on each page."""
    table = next(one for one in opened(full_plan()).tables if one.rows[0].cells[0].text == "月份")
    shown = [[cell.text for cell in row.cells] for row in table.rows]
    assert shown[:3] == [
        ["月份", "工作", "责任"],
        ["9月", "10日教师节座谈会", ""],
        ["", "下旬秋季登山", "文体小组"],
    ]
    assert ["11月", "11、3月教职工代表大会", "工会办公室"] in shown
    lines = [
        {side.tag.rpartition("}")[2] for side in row._tr.tc_lst[0].tcPr.find(qn("w:tcBorders"))}
        for row in table.rows[1:3]
    ]
    assert lines == [{"bottom"}, {"top"}]
    kept = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[1:4]]
    assert kept == [True, None, None]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
