"""The Word file: page, fonts, table, and that an office program opens it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from plandraft.core.plan import Measure, Plan, Signature
from plandraft.rendering import render
from plandraft.rendering.gbt9704 import signature_indents
from tests.checks.base_plan import PLAN


def test_page_and_fonts_follow_the_standard() -> None:
    """A4, 37/35/28/26 mm, 三号 仿宋 with the East Asian font set."""
    document = docx.Document(io.BytesIO(render(PLAN, ".docx")))
    section = document.sections[0]
    assert [round(x.mm) for x in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(x.mm) for x in margins] == [37, 35, 28, 26]
    for name, font in (("Normal", "仿宋_GB2312"), ("Heading 1", "黑体"), ("Heading 2", "楷体_GB2312")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert not any("Theme" in key for key in fonts.attrib)


def test_all_words_and_the_task_table_are_there() -> None:
    """Prose and table come from the same graph."""
    document = docx.Document(io.BytesIO(render(PLAN, ".docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for word in (PLAN.title, PLAN.ideology.text, PLAN.goals[0].text, PLAN.closing):
        assert word in text
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["序号", "工作措施", "责任部门", "配合部门", "完成时间", "完成标志"]
    assert [row[1] for row in rows[1:]] == [measure.title for measure in PLAN.measures]


def test_characters_that_xml_forbids_do_no_harm() -> None:
    """A model can write anything."""
    plan = Plan(title="计\x00划\x0b", measures=(Measure(id="M1", title="甲\ud800", actions=("\x1b乙",)),))
    assert docx.Document(io.BytesIO(render(plan, ".docx"))).paragraphs[0].text == "计划"


def test_the_same_plan_gives_the_same_texts_and_dates() -> None:
    """The file's own data come from the plan, not from the clock."""
    plan = PLAN.model_copy(update={"drafting_date": PLAN.period.first_day if PLAN.period else None})
    created = docx.Document(io.BytesIO(render(plan, ".docx"))).core_properties.created
    assert created is not None
    assert created.year == 2027


def test_the_signature_is_shifted_by_two() -> None:
    """Both ways round, as GB/T 9704 7.3.5.2 has it."""
    assert signature_indents("甲校工会", "2026年12月20日")[1] == 2.0


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """Converted to PDF, the title and the table are on its pages."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice and pdftotext must be installed in CI")
        pytest.skip("LibreOffice or pdftotext is not installed")
    signed = PLAN.model_copy(update={"signature": Signature(organisation="青禾县医院工会", date=None)})
    (tmp_path / "plan.docx").write_bytes(render(signed, ".docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "plan.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "plan.pdf"), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert "工作计划" in text
    assert "任务分解表" in text
